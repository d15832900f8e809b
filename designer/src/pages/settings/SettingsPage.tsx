import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { AddressTabs } from '../../parts/AddressTabs';

const RetentionTab = lazy(() => import('./RetentionTab'));
const AuditTab = lazy(() => import('./AuditTab'));

export default function SettingsPage() {
  const { t } = useTranslation();
  return (
    <AddressTabs
      path="/settings"
      tabs={[
        { key: 'retention', label: t('settings.tabs.retention'), element: RetentionTab },
        { key: 'audit', label: t('settings.tabs.audit'), element: AuditTab },
      ]}
    />
  );
}
