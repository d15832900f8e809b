import { Card, Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ContactVersion } from '../../api/contacts';
import { When } from '../../parts/When';
import { areas, mayEnter } from '../../shell/areas';
import { useSession } from '../../shell/session';
import { pathOf, useNames } from '../processes/useProcesses';

/** The process version that a contact counts to, whatever is bound meanwhile, and why it is that one. */
export function ContactVersionCard({ version }: { readonly version: ContactVersion }) {
  const { t, i18n } = useTranslation();
  const session = useSession();
  const nameOf = useNames();
  const mayProcesses = areas.some((area) => area.key === 'processes' && mayEnter(area, session));
  const name = `${nameOf(version)} v${version.number}`;
  const items = [
    { key: 'version', label: t('contacts.version'), children: mayProcesses ? <Link to={`${pathOf(version.process)}/versions`}>{name}</Link> : name },
    { key: 'group', label: t('contacts.group'), children: version.groupName ?? t('contacts.noGroup') },
    { key: 'resolved', label: t('contacts.resolvedAt'), children: <When at={version.resolvedAt} /> },
    ...(version.because.length > 0
      ? [
          {
            key: 'why',
            label: t('contacts.why'),
            children: (
              <div>
                {version.because.map((why) => (
                  <div key={why.en}>{i18n.language === 'zh-CN' ? why.zh : why.en}</div>
                ))}
              </div>
            ),
          },
        ]
      : []),
  ];
  return (
    <Card title={t('contacts.countsTo')} style={{ marginTop: 16 }}>
      <Descriptions column={1} size="small" items={items} styles={{ label: { width: 110 } }} />
    </Card>
  );
}
