import { CheckCircleOutlined, ExclamationCircleOutlined, LockOutlined, SearchOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';

interface NoticeProps {
  readonly kind: 'problem' | 'forbidden' | 'missing' | 'well';
  readonly title: string;
  readonly children?: ReactNode;
  /** What can be done about it. */
  readonly action?: ReactNode;
}

const icons = { problem: <ExclamationCircleOutlined aria-hidden />, forbidden: <LockOutlined aria-hidden />, missing: <SearchOutlined aria-hidden />, well: <CheckCircleOutlined aria-hidden /> };

/** Stands where a page or a part of it cannot be shown. */
export function Notice({ kind, title, children, action }: NoticeProps) {
  return (
    <div className="notice" role={kind === 'problem' ? 'alert' : undefined}>
      <span className={`notice-icon ${kind}`}>{icons[kind]}</span>
      <h2>{title}</h2>
      <div className="muted">{children}</div>
      {action ? <div className="notice-action">{action}</div> : null}
    </div>
  );
}
