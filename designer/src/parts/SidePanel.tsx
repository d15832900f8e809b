import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface SidePanelProps {
  readonly title: string;
  readonly width: number;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A panel over the right of the page that leaves the rest in use. Escape closes it. */
export function SidePanel({ title, width, onClose, children }: SidePanelProps) {
  const { t } = useTranslation();
  const headingId = useId();
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    close.current?.focus();
  }, []);
  return (
    <aside
      className="side-panel"
      style={{ width }}
      aria-labelledby={headingId}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <div className="side-panel-head">
        <span id={headingId}>{title}</span>
        <span className="grow" />
        <Button ref={close} type="text" size="small" icon={<CloseOutlined aria-hidden />} aria-label={t('common.close')} onClick={onClose} />
      </div>
      <div className="side-panel-body">{children}</div>
    </aside>
  );
}
