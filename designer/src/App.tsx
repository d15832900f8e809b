import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useTranslation } from 'react-i18next';
import { createBrowserRouter, Link, RouterProvider } from 'react-router';
import { ApiError } from './api/client';
import { ErrorState } from './parts/ErrorState';
import { Notice } from './parts/Notice';
import { PageSkeleton } from './parts/PageSkeleton';
import { SignInPage } from './pages/SignInPage';
import { areas, mayEnter, type Area } from './shell/areas';
import { SessionProvider, useSession, useSessionQuery } from './shell/session';
import { Shell } from './shell/Shell';
import { theme } from './theme';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // What the server answered stays answered; only a missing answer is worth another try.
      retry: (count, error) => !(error instanceof ApiError) && count < 2,
      refetchOnWindowFocus: false,
      staleTime: 5000,
    },
  },
});

const router = createBrowserRouter([
  {
    element: <Shell />,
    children: [
      ...areas.map((area) => ({ path: area.pattern, element: <Entrance area={area} /> })),
      { path: '*', element: <NoSuchPage /> },
    ],
  },
]);

export function App() {
  const { i18n } = useTranslation();
  return (
    <ConfigProvider theme={theme} locale={i18n.language === 'zh-CN' ? zhCN : enUS} button={{ autoInsertSpace: false }}>
      <AntApp style={{ height: '100%' }}>
        <QueryClientProvider client={queries}>
          <Gate />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}

/** Nobody sees a page before the server has said who they are; the address stays, so signing in leads where one meant to go. */
function Gate() {
  const session = useSessionQuery();
  if (session.isError) return <ErrorState error={session.error} onRetry={() => void session.refetch()} />;
  if (session.data === undefined) return <PageSkeleton />;
  if (session.data === null) return <SignInPage />;
  return (
    <SessionProvider value={session.data}>
      <RouterProvider router={router} />
    </SessionProvider>
  );
}

function Entrance({ area }: { readonly area: Area }) {
  const session = useSession();
  const { t } = useTranslation();
  if (!mayEnter(area, session)) {
    return (
      <Notice kind="forbidden" title={t('errors.forbidden.title')} action={<Link to="/">{t('areas.home')}</Link>}>
        {t('errors.forbidden.advice')}
      </Notice>
    );
  }
  const Page = area.element;
  return <Page />;
}

function NoSuchPage() {
  const { t } = useTranslation();
  return (
    <Notice kind="missing" title={t('errors.notFound.title')} action={<Link to="/">{t('areas.home')}</Link>}>
      {t('errors.notFound.advice')}
    </Notice>
  );
}
