import {
  ControlOutlined,
  NotificationOutlined,
  ApartmentOutlined,
  CheckSquareOutlined,
  CustomerServiceOutlined,
  DashboardOutlined,
  ExperimentOutlined,
  HomeOutlined,
  PartitionOutlined,
  PhoneOutlined,
  SettingOutlined,
} from '@ant-design/icons';
import { lazy, type ComponentType, type LazyExoticComponent, type ReactNode } from 'react';
import type { Role, Session } from '../api/session';

export type AreaKey = 'home' | 'tasks' | 'announcements' | 'workspace' | 'processes' | 'designer' | 'runs' | 'migrations' | 'simulations' | 'pilots' | 'floor' | 'phone' | 'settings';

/** One place of the product. A later area joins by one entry here and its label under `areas` in the texts. */
export interface Area {
  readonly key: AreaKey;
  readonly path: string;
  /** What is below `path` belongs to the area too. */
  readonly pattern: string;
  readonly icon: ReactNode;
  /** Who may see it; everybody when absent. Administrators see everything but what is one's own. */
  readonly roles?: readonly Role[];
  /** Only for those who hold one of the roles themselves: it shows their own work. */
  readonly isOwn?: boolean;
  /** False for a place that is reached from others only. */
  readonly inNavigation: boolean;
  readonly element: LazyExoticComponent<ComponentType>;
}

const StudioPage = lazy(() => import('../pages/designer/StudioPage'));

export const areas: readonly Area[] = [
  {
    key: 'home',
    path: '/',
    pattern: '/',
    icon: <HomeOutlined aria-hidden />,
    inNavigation: true,
    element: lazy(() => import('../pages/home/HomePage')),
  },
  {
    key: 'workspace',
    path: '/workspace',
    pattern: '/workspace/*',
    icon: <CustomerServiceOutlined aria-hidden />,
    roles: ['Agent'],
    isOwn: true,
    inNavigation: true,
    element: lazy(() => import('../pages/workspace/WorkspacePage')),
  },
  {
    key: 'tasks',
    path: '/tasks',
    pattern: '/tasks/*',
    icon: <CheckSquareOutlined aria-hidden />,
    inNavigation: true,
    element: lazy(() => import('../pages/tasks/TasksPage')),
  },
  {
    key: 'announcements',
    path: '/announcements',
    pattern: '/announcements/*',
    icon: <NotificationOutlined aria-hidden />,
    roles: ['Agent'],
    isOwn: true,
    inNavigation: true,
    element: lazy(() => import('../pages/announcements/AnnouncementsPage')),
  },
  {
    key: 'processes',
    path: '/processes',
    pattern: '/processes/*',
    icon: <PartitionOutlined aria-hidden />,
    roles: ['ProcessOwner', 'TeamLead'],
    inNavigation: true,
    element: lazy(() => import('../pages/processes/ProcessesPage')),
  },
  {
    key: 'simulations',
    path: '/designer/simulations',
    pattern: '/designer/simulations/:simulationId?',
    icon: <ApartmentOutlined aria-hidden />,
    roles: ['ProcessOwner', 'TeamLead'],
    inNavigation: false,
    element: lazy(() => import('../pages/simulations/SimulationsPage')),
  },
  {
    key: 'designer',
    path: '/designer',
    pattern: '/designer/:definitionId?',
    icon: <ApartmentOutlined aria-hidden />,
    roles: ['ProcessOwner'],
    inNavigation: true,
    element: StudioPage,
  },
  {
    key: 'migrations',
    path: '/runs/migrations',
    pattern: '/runs/migrations/:migrationId?',
    icon: <ControlOutlined aria-hidden />,
    roles: ['ProcessOwner'],
    inNavigation: false,
    element: lazy(() => import('../pages/migrations/MigrationsPage')),
  },
  {
    key: 'runs',
    path: '/runs',
    pattern: '/runs/:instanceId?',
    icon: <ControlOutlined aria-hidden />,
    roles: ['ProcessOwner'],
    inNavigation: true,
    element: StudioPage,
  },
  {
    key: 'pilots',
    path: '/pilots',
    pattern: '/pilots/*',
    icon: <ExperimentOutlined aria-hidden />,
    roles: ['ProcessOwner', 'TeamLead', 'QualityReviewer'],
    inNavigation: true,
    element: lazy(() => import('../pages/pilots/PilotsPage')),
  },
  {
    key: 'floor',
    path: '/floor',
    pattern: '/floor/*',
    icon: <DashboardOutlined aria-hidden />,
    roles: ['TeamLead', 'ProcessOwner', 'QualityReviewer'],
    inNavigation: true,
    element: lazy(() => import('../pages/floor/FloorPage')),
  },
  {
    key: 'phone',
    path: '/phone',
    pattern: '/phone',
    icon: <PhoneOutlined aria-hidden />,
    roles: ['ProcessOwner', 'TeamLead'],
    inNavigation: false,
    element: lazy(() => import('../pages/phone/PhonePage')),
  },
  {
    key: 'settings',
    path: '/settings',
    pattern: '/settings/*',
    icon: <SettingOutlined aria-hidden />,
    roles: [],
    inNavigation: true,
    element: lazy(() => import('../pages/settings/SettingsPage')),
  },
];

export function mayEnter(area: Area, session: Session): boolean {
  if (!area.roles || (session.roles.includes('Administrator') && area.isOwn !== true)) return true;
  return area.roles.some((role) => session.roles.includes(role));
}

/** Whether somebody may do what is for a role; administrators do everything that is not one's own. */
export function mayRole(session: Session, role: Role): boolean {
  return session.roles.includes(role) || session.roles.includes('Administrator');
}

export function areaOf(path: string): Area | undefined {
  // The first that fits: an area below another's path stands before it.
  return areas.find((area) => area.path !== '/' && (path === area.path || path.startsWith(`${area.path}/`))) ?? (path === '/' ? areas[0] : undefined);
}
