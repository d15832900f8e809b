import { LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet, useLocation } from 'react-router';
import { PageSkeleton } from '../parts/PageSkeleton';
import { Boundary } from '../parts/Boundary';
import { areaOf, areas, mayEnter } from './areas';
import { LanguageSwitch } from './LanguageSwitch';
import { PageBarProvider, usePageBarState } from './PageBar';
import { useLanguageChoice, useSession, useSignOut } from './session';

export function Shell() {
  const { t } = useTranslation();
  const session = useSession();
  const location = useLocation();
  const bar = usePageBarState();
  const chooseLanguage = useLanguageChoice();
  const area = areaOf(location.pathname);
  const areaName = area ? t(`areas.${area.key}`) : '';

  useEffect(() => {
    document.title = areaName ? `${areaName} · CallCenter.Workflows` : 'CallCenter.Workflows';
  }, [areaName]);

  return (
    <PageBarProvider value={{ actionsPlace: bar.actionsPlace, setTitle: bar.setTitle }}>
      <a className="skip-link" href="#content">
        {t('shell.skip')}
      </a>
      <div className="shell">
        <nav className="rail" aria-label={t('shell.navigation')}>
          <div className="rail-brand">
            <img src="/favicon.svg" width={28} height={28} alt="CallCenter.Workflows" />
          </div>
          {areas
            .filter((entry) => entry.inNavigation && mayEnter(entry, session))
            .map((entry) => (
              <NavLink key={entry.key} to={entry.path} end={entry.path === '/'} className={({ isActive }) => `rail-item${isActive ? ' active' : ''}`}>
                {entry.icon}
                <span>{t(`areas.${entry.key}`)}</span>
              </NavLink>
            ))}
        </nav>
        <header className="topbar">
          <div className="topbar-title">{bar.title ?? areaName}</div>
          <div className="topbar-actions" ref={bar.setActionsPlace} />
          <LanguageSwitch onChange={chooseLanguage} />
          <UserMenu />
        </header>
        <main id="content" className="content" tabIndex={-1}>
          <Boundary key={area?.key}>
            <Suspense fallback={<PageSkeleton />}>
              <Outlet />
            </Suspense>
          </Boundary>
        </main>
      </div>
    </PageBarProvider>
  );
}

function UserMenu() {
  const { t } = useTranslation();
  const session = useSession();
  const leave = useSignOut();
  const roleNames = session.roles.map((role) => t(`roles.${role}`)).join(' · ');
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'who', disabled: true, label: `${session.userName} — ${roleNames}` },
          { type: 'divider' },
          { key: 'leave', icon: <LogoutOutlined aria-hidden />, label: t('shell.signOut'), onClick: () => leave.mutate() },
        ],
      }}
    >
      <Button type="text" icon={<UserOutlined aria-hidden />}>
        {session.displayName}
      </Button>
    </Dropdown>
  );
}
