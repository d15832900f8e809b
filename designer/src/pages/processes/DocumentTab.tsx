import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { documentOf } from '../../api/processes';
import { useProcess } from './ProcessContext';
import { VersionChoice } from './VersionChoice';

/** The document of a version as it reads and prints: made from the drawings and the step table, in the reader's language. */
export default function DocumentTab() {
  return <VersionChoice>{(number) => <Document number={number} />}</VersionChoice>;
}

function Document({ number }: { readonly number: number }) {
  const { t, i18n } = useTranslation();
  const { head } = useProcess();
  const frame = useRef<HTMLIFrameElement>(null);
  return (
    <>
      <Space style={{ marginLeft: 12 }}>
        <Button icon={<PrinterOutlined aria-hidden />} onClick={() => frame.current?.contentWindow?.print()}>
          {t('processes.document.print')}
        </Button>
        <Button icon={<DownloadOutlined aria-hidden />} href={documentOf(head.id, number, 'markdown', i18n.language)} download>
          Markdown
        </Button>
      </Space>
      <iframe ref={frame} className="process-document" title={t('processes.page.document')} src={documentOf(head.id, number, 'html', i18n.language)} />
    </>
  );
}
