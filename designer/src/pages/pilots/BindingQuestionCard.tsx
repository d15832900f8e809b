import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Card, Form, Input, Select, Timeline } from 'antd';
import { useTranslation } from 'react-i18next';
import { askBinding, type BindingQuestion } from '../../api/bindings';
import { usePilotChoices, usePilotWords } from './usePilotWords';

/** "Which version would this group get for this process at that time, and why?" */
export function BindingQuestionCard() {
  const { t } = useTranslation();
  const words = usePilotWords();
  const { data } = usePilotChoices();
  const ask = useMutation({
    mutationFn: (question: BindingQuestion) => askBinding({ ...question, at: question.at ? new Date(question.at).toISOString() : undefined }),
  });
  const processes = [...new Map((data?.versions ?? []).map((version) => [version.process, words.processName(version)])).entries()];
  return (
    <Card size="small" title={t('bindings.question')}>
      <Form<BindingQuestion> layout="vertical" onFinish={(question) => ask.mutate(question)} className="pilot-form-row">
        <Form.Item name="process" label={t('bindings.process')} rules={[{ required: true, message: t('pilots.required') }]} style={{ width: 190 }}>
          <Select options={processes.map(([value, label]) => ({ value, label }))} placeholder={t('pilots.choose')} />
        </Form.Item>
        <Form.Item name="group" label={t('pilots.group')} style={{ width: 150 }}>
          <Select allowClear options={(data?.groups ?? []).map((group) => ({ value: group.id, label: group.name }))} placeholder={t('bindings.anyGroup')} />
        </Form.Item>
        <Form.Item name="agent" label={t('pilots.agent')} style={{ width: 160 }}>
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={(data?.agents ?? []).map(({ id, name }) => ({ value: id, label: name }))} placeholder={t('bindings.anyAgent')} />
        </Form.Item>
        <Form.Item name="entry" label={t('bindings.entry')} style={{ width: 200 }}>
          <Select allowClear options={(data?.lines ?? []).map(({ id, name }) => ({ value: id, label: `${name} ${id}` }))} placeholder={t('bindings.anyEntry')} />
        </Form.Item>
        <Form.Item name="at" label={t('bindings.at')}>
          <Input type="datetime-local" style={{ width: 200 }} />
        </Form.Item>
        <Form.Item label=" ">
          <Button type="primary" htmlType="submit" loading={ask.isPending}>
            {t('bindings.ask')}
          </Button>
        </Form.Item>
      </Form>
      {ask.isError ? <Alert type="error" showIcon title={ask.error.message} /> : null}
      {ask.data ? (
        <>
          <Alert
            type={ask.data.version ? 'success' : 'warning'}
            showIcon
            title={ask.data.version ? t('bindings.answer', { version: words.versionName(ask.data.version) }) : t('bindings.noAnswer')}
            style={{ marginBottom: 16 }}
          />
          <Timeline items={ask.data.because.map((why, index) => ({ key: index, content: words.say(why) }))} />
        </>
      ) : null}
    </Card>
  );
}
