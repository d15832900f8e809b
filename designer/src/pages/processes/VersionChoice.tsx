import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { EmptyState } from '../../parts/EmptyState';
import { useProcess } from './ProcessContext';

/** Which version a tab shows: the address says it, else the latest. */
export function VersionChoice({ children }: { readonly children: (number: number) => React.ReactNode }) {
  const { t } = useTranslation();
  const { versions } = useProcess();
  const [params, setParams] = useSearchParams();
  const number = Number(params.get('version')) || versions[0]?.number;
  if (number === undefined) return <EmptyState title={t('processes.version.none')} advice={t('processes.version.noneAdvice')} />;
  return (
    <>
      <Select
        value={number}
        aria-label={t('processes.version.number')}
        style={{ width: 220, margin: '0 8px 16px 0' }}
        options={versions.map((version) => ({
          value: version.number,
          label: `${t('processes.versionNumber', { number: version.number })} · ${t(`processes.statuses.${version.status}`)}`,
        }))}
        onChange={(next: number) => setParams({ version: String(next) }, { replace: true })}
      />
      {children(number)}
    </>
  );
}
