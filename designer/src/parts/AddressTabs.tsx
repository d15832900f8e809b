import { Tabs } from 'antd';
import { Suspense, type ComponentType, type LazyExoticComponent } from 'react';
import { Navigate, useLocation, useNavigate } from 'react-router';
import { PageSkeleton } from './PageSkeleton';

export interface AddressTab {
  readonly key: string;
  readonly label: string;
  readonly element: LazyExoticComponent<ComponentType>;
}

interface AddressTabsProps {
  /** Where the tabs live; a tab's address is its key below it. */
  readonly path: string;
  readonly tabs: readonly [AddressTab, ...AddressTab[]];
}

/** A page of tabs with an address each. An address that names none leads to the first. */
export function AddressTabs({ path, tabs }: AddressTabsProps) {
  const navigate = useNavigate();
  const key = useLocation().pathname.slice(path.length + 1);
  const current = tabs.find((tab) => tab.key === key);
  if (!current) return <Navigate to={`${path}/${tabs[0].key}`} replace />;
  const Tab = current.element;
  return (
    <div className="page">
      <Tabs activeKey={current.key} onChange={(next) => void navigate(`${path}/${next}`)} items={tabs.map(({ key, label }) => ({ key, label }))} />
      <Suspense fallback={<PageSkeleton />}>
        <Tab />
      </Suspense>
    </div>
  );
}
