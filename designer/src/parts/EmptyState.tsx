import { Empty } from 'antd';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly title: string;
  /** What to do so that it is no longer empty. */
  readonly advice?: string;
  readonly children?: ReactNode;
}

export function EmptyState({ title, advice, children }: EmptyStateProps) {
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <>
          <div className="empty-title">{title}</div>
          {advice ? <div className="muted">{advice}</div> : null}
        </>
      }
    >
      {children}
    </Empty>
  );
}
