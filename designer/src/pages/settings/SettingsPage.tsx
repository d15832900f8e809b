import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { AddressTabs } from '../../parts/AddressTabs';

const RetentionTab = lazy(() => import('./RetentionTab'));

export default function SettingsPage() {
  const { t } = useTranslation();
  return <AddressTabs path="/settings" tabs={[{ key: 'retention', label: t('settings.tabs.retention'), element: RetentionTab }]} />;
}
