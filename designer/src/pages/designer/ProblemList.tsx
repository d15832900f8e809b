import { CloseCircleFilled, WarningFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { listProblems, type DefinitionProblem } from '../../api/definitions';
import { Loaded } from '../../parts/Loaded';
import { Notice } from '../../parts/Notice';
import { colors } from '../../theme';

/** What the house rules find in the flow as it is saved now, errors first. */
export function ProblemList({ definitionId }: { readonly definitionId: string }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['problems', definitionId],
    queryFn: ({ signal }) => listProblems(definitionId, signal),
    refetchInterval: 4000,
  });
  return (
    <Loaded query={query}>
      {(page) =>
        page.items.length === 0 ? (
          <Notice kind="well" title={t('problems.none')}>
            {t('problems.noneAdvice')}
          </Notice>
        ) : (
          <ul className="problem-list">
            {[...page.items].sort(errorsFirst).map((problem, index) => (
              <ProblemRow key={`${problem.rule}-${problem.nodeId}-${index}`} problem={problem} />
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

const errorsFirst = (a: DefinitionProblem, b: DefinitionProblem): number => Number(b.severity === 'Error') - Number(a.severity === 'Error');

function ProblemRow({ problem }: { readonly problem: DefinitionProblem }) {
  const { t } = useTranslation();
  const isError = problem.severity === 'Error';
  return (
    <li>
      {isError ? <CloseCircleFilled style={{ color: colors.error }} aria-hidden /> : <WarningFilled style={{ color: colors.warning }} aria-hidden />}
      <div>
        <div>{problem.message}</div>
        <div className="muted problem-facts">
          <Tag color={isError ? 'red' : 'gold'}>{t(`problems.${problem.severity}`)}</Tag>
          {problem.property ? <span>{t('problems.property', { name: problem.property })}</span> : null}
          <code>{problem.rule}</code>
        </div>
      </div>
    </li>
  );
}
