import { Breadcrumb } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** The way back to the runs and the migrations. */
export function Trail({ here }: { readonly here: string }) {
  const { t } = useTranslation();
  return (
    <Breadcrumb
      items={[
        { title: <Link to="/runs">{t('areas.runs')}</Link> },
        { title: <Link to="/runs/migrations">{t('areas.migrations')}</Link> },
        { title: <span className="bar-name">{here}</span> },
      ]}
    />
  );
}
