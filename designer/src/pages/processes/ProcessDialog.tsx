import { useMutation } from '@tanstack/react-query';
import { App, Form, Input, InputNumber, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { addProcess, changeProcess, inputKinds, outputKinds, processClasses, type AxisValue, type KindAndText, type Process, type ProcessChoices, type ProcessSettings } from '../../api/processes';
import { shownTarget, storedTarget } from '../../core/process';
import { FormDialog } from '../../parts/FormDialog';
import { useSession } from '../../shell/session';
import { KindLines } from './KindLines';
import { KpiTargets } from './KpiTargets';
import { pathOf, useAxes, useChoices, useNames, useRefresh } from './useProcesses';
import '../settings/settings.css';

/** What a gap of the coverage map asks for. */
export type ProcessReach = Pick<ProcessSettings, 'serviceKinds' | 'channels' | 'customers'>;

interface ProcessDialogProps {
  readonly open: boolean;
  /** Null for a new one. */
  readonly process: Process | null;
  /** What a new one is to cover. */
  readonly reach?: ProcessReach | null;
  readonly onClose: () => void;
}

type Fields = Omit<ProcessSettings, 'expected' | 'inputs' | 'outputs'> & {
  readonly id?: string;
  readonly inputs?: readonly KindAndText[];
  readonly outputs?: readonly KindAndText[];
  readonly benefitPerYear?: number | null;
  readonly costOnce?: number | null;
  readonly costPerYear?: number | null;
};

/** All that is said of a process, but for what is decided and scored apart. */
export function ProcessDialog({ open, process, reach, onClose }: ProcessDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const session = useSession();
  const refresh = useRefresh();
  const choices = useChoices();
  const nameOf = useNames();
  const [form] = Form.useForm<Fields>();
  const known = useMemo(() => {
    if (process) return fieldsOf(process, choices.data);
    const owners = choices.data?.owners ?? [];
    const owner = owners.find((choice) => choice.userName === session.userName) ?? owners[0];
    return { class: 'KeyUser' as const, ...(owner ? { owner: owner.userName } : {}), ...reach };
  }, [process, reach, choices.data, session.userName]);
  const save = useMutation({
    mutationFn: ({ id, ...fields }: Fields) => {
      const settings = settingsOf(fields, choices.data);
      return process ? changeProcess(process.head.id, process.head.revision, settings) : addProcess(id ?? '', settings);
    },
    onSuccess: (saved) => {
      void message.success(t('processes.saved', { name: nameOf(saved.head) }));
      refresh();
      onClose();
      if (!process) void navigate(pathOf(saved.head.id));
    },
  });
  return (
    <FormDialog<Fields> open={open} width={820} form={form} title={process ? nameOf(process.head) : t('processes.add')} known={known} save={save} onClose={onClose}>
      <Identity isNew={process === null} choices={choices.data} />
      <Reach />
      <Form.Item name="goals" label={t('processes.goals')} extra={t('processes.goalsAdvice')}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['\n']} />
      </Form.Item>
      <div className="form-pair">
        <Form.Item label={t('processes.inputs')}>
          <KindLines name="inputs" kinds={inputKinds} />
        </Form.Item>
        <Form.Item label={t('processes.outputs')}>
          <KindLines name="outputs" kinds={outputKinds} />
        </Form.Item>
      </div>
      <KpiTargets choices={choices.data} />
      <div className="form-three">
        {(['benefitPerYear', 'costOnce', 'costPerYear'] as const).map((name) => (
          <Form.Item key={name} name={name} label={t(`processes.${name}`)}>
            <InputNumber min={0} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        ))}
      </div>
    </FormDialog>
  );
}

function Identity({ isNew, choices }: { readonly isNew: boolean; readonly choices: ProcessChoices | undefined }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="form-pair">
        <Form.Item name="name" label={t('processes.chineseName')} rules={[{ required: true, whitespace: true, message: t('groups.nameMissing') }]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="englishName" label={t('processes.englishName')}>
          <Input maxLength={60} />
        </Form.Item>
        {isNew ? (
          <Form.Item name="id" label={t('processes.id')} extra={t('processes.idAdvice')} rules={[{ required: true, pattern: /^[a-z0-9-]{1,40}$/, message: t('processes.idInvalid') }]}>
            <Input maxLength={40} placeholder="repair-report" />
          </Form.Item>
        ) : null}
        <Form.Item name="class" label={t('processes.class')}>
          <Select options={processClasses.map((value) => ({ value, label: t(`processes.classes.${value}`) }))} />
        </Form.Item>
        <Form.Item name="owner" label={t('processes.owner')} rules={[{ required: true, message: t('processes.ownerMissing') }]}>
          <Select options={(choices?.owners ?? []).map((owner) => ({ value: owner.userName, label: owner.displayName }))} />
        </Form.Item>
      </div>
      <Form.Item name="description" label={t('processes.description')}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </>
  );
}

/** Whom it serves, by which ways, with what. */
function Reach() {
  const { t } = useTranslation();
  const axes = useAxes();
  const nameOf = useNames();
  const field = (name: 'customers' | 'channels' | 'serviceKinds' | 'serviceItems', values: readonly AxisValue[] | undefined) => (
    <Form.Item name={name} label={t(`processes.${name}`)}>
      <Select mode="multiple" options={(values ?? []).map((value) => ({ value: value.id, label: nameOf(value) }))} showSearch={{ optionFilterProp: 'label' }} />
    </Form.Item>
  );
  return (
    <div className="form-pair">
      {field('customers', axes.data?.axes.customers)}
      {field('channels', axes.data?.axes.channels)}
      {field('serviceKinds', axes.data?.axes.serviceKinds)}
      {field('serviceItems', axes.data?.axes.serviceItems)}
    </div>
  );
}

const unitOf = (choices: ProcessChoices | undefined, id: string) => choices?.kpis.find((kpi) => kpi.id === id)?.unit ?? 'Number';

function fieldsOf({ content }: Process, choices: ProcessChoices | undefined): Partial<Fields> {
  const { expected, kpis, ...rest } = content;
  return {
    ...rest,
    kpis: kpis.map(({ kpi, target }) => ({ kpi, target: shownTarget(unitOf(choices, kpi), target) })),
    benefitPerYear: expected?.benefitPerYear ?? null,
    costOnce: expected?.costOnce ?? null,
    costPerYear: expected?.costPerYear ?? null,
  };
}

function settingsOf(fields: Omit<Fields, 'id'>, choices: ProcessChoices | undefined): ProcessSettings {
  const { benefitPerYear, costOnce, costPerYear, kpis, ...rest } = fields;
  const isExpected = [benefitPerYear, costOnce, costPerYear].some((amount) => typeof amount === 'number');
  return {
    ...rest,
    mainGoal: rest.mainGoal ?? null,
    inputs: rest.inputs ?? [],
    outputs: rest.outputs ?? [],
    kpis: (kpis ?? []).map(({ kpi, target }) => ({ kpi, target: storedTarget(unitOf(choices, kpi), target) })),
    expected: isExpected ? { benefitPerYear: benefitPerYear ?? 0, costOnce: costOnce ?? 0, costPerYear: costPerYear ?? 0 } : null,
  };
}
