import { CloseCircleFilled, WarningFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { checkDesign, listProblems, type DefinitionProblem, type DesignFinding } from '../../api/definitions';
import { Loaded } from '../../parts/Loaded';
import { Notice } from '../../parts/Notice';
import { colors } from '../../theme';

interface ProblemListProps {
  readonly definitionId: string;
  readonly onSelect: (activityId: string) => void;
}

/** What is found in the flow as it is saved now: what keeps it from being published, and what the rules of the house say of its design. */
export function ProblemList({ definitionId, onSelect }: ProblemListProps) {
  const { t } = useTranslation();
  const problems = useQuery({ queryKey: ['problems', definitionId], queryFn: ({ signal }) => listProblems(definitionId, signal), refetchInterval: 4000 });
  const design = useQuery({ queryKey: ['design-check', definitionId], queryFn: ({ signal }) => checkDesign(definitionId, signal), refetchInterval: 4000 });
  return (
    <>
      <Loaded query={problems}>{(page) => <Rows items={page.items} none={t('problems.none')} advice={t('problems.noneAdvice')} onSelect={onSelect} />}</Loaded>
      <h3 className="problem-heading">{t('problems.design')}</h3>
      <p className="muted">{t('problems.designAdvice')}</p>
      <Loaded query={design}>{(page) => <Rows items={page.items} none={t('problems.designNone')} onSelect={onSelect} />}</Loaded>
    </>
  );
}

interface RowsProps {
  readonly items: readonly (DefinitionProblem | DesignFinding)[];
  readonly none: string;
  readonly advice?: string;
  readonly onSelect: (activityId: string) => void;
}

function Rows({ items, none, advice, onSelect }: RowsProps) {
  if (items.length === 0) {
    return (
      <Notice kind="well" title={none}>
        {advice}
      </Notice>
    );
  }
  return (
    <ul className="problem-list">
      {[...items].sort(errorsFirst).map((problem, index) => (
        <ProblemRow key={`${problem.rule}-${problem.nodeId}-${index}`} problem={problem} onSelect={onSelect} />
      ))}
    </ul>
  );
}

const errorsFirst = (a: DefinitionProblem, b: DefinitionProblem): number => Number(b.severity === 'Error') - Number(a.severity === 'Error');

function ProblemRow({ problem, onSelect }: { readonly problem: DefinitionProblem | DesignFinding; readonly onSelect: (activityId: string) => void }) {
  const { t } = useTranslation();
  const isError = problem.severity === 'Error';
  const { activityId } = problem;
  return (
    <li>
      {isError ? <CloseCircleFilled style={{ color: colors.error }} aria-hidden /> : <WarningFilled style={{ color: colors.warning }} aria-hidden />}
      <div>
        {activityId ? (
          <button type="button" className="problem-link" title={t('problems.show')} onClick={() => onSelect(activityId)}>
            {problem.message}
          </button>
        ) : (
          <div>{problem.message}</div>
        )}
        {'quotes' in problem ? <blockquote className="problem-quote">{problem.quotes.words}</blockquote> : null}
        <div className="muted problem-facts">
          <Tag color={isError ? 'red' : 'gold'}>{t(`problems.${problem.severity}`)}</Tag>
          {problem.property ? <span>{t('problems.property', { name: problem.property })}</span> : null}
          <code>{problem.rule}</code>
        </div>
      </div>
    </li>
  );
}
