import { Breadcrumb } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

export function SimulationTrail({ here }: { readonly here?: string }) {
  const { t } = useTranslation();
  const list = t('areas.simulations');
  return (
    <Breadcrumb
      items={[
        { title: <Link to="/designer">{t('areas.designer')}</Link> },
        { title: here === undefined ? list : <Link to="/designer/simulations">{list}</Link> },
        ...(here === undefined ? [] : [{ title: <span className="bar-name">{here}</span> }]),
      ]}
    />
  );
}
