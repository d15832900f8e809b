import { Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Shows nothing for the blink of an eye, so that quick pages do not flicker, and a skeleton for what takes longer. */
export function PageSkeleton({ rows = 6, delay = 400 }: { readonly rows?: number; readonly delay?: number }) {
  const { t } = useTranslation();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setLate(true), delay);
    return () => window.clearTimeout(timer);
  }, [delay]);
  if (!late) return null;
  return (
    <div className="page" role="status" aria-label={t('common.loading')}>
      <Skeleton active paragraph={{ rows }} />
    </div>
  );
}
