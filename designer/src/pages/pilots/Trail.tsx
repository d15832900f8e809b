import { Breadcrumb } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePageTitle } from '../../shell/PageBar';
import { pilotsPath } from './PilotsPage';

/** Names the page in the bar, with the way back to its list. */
export function useTrail(list: 'list' | 'rollouts' | 'announcements', name: string): void {
  const { t } = useTranslation();
  usePageTitle(useMemo(() => <Breadcrumb items={[{ title: <Link to={`${pilotsPath}/${list}`}>{t(`pilots.tabs.${list}`)}</Link> }, { title: name }]} />, [t, list, name]));
}
