import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Dropdown, Flex, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { endSupervision, supervise, supervisionModes, type ContactDetail, type SupervisionMode } from '../../api/contacts';
import { isDialable } from '../../core/keypad';

type Wanted = SupervisionMode | 'Stop';

function useSupervision(contactId: string, phone?: string) {
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: Wanted) => (wanted === 'Stop' ? endSupervision(contactId) : supervise(contactId, wanted, phone)),
    onError: (error) => void message.error(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: ['contact', contactId] }),
  });
}

/** How a team lead follows the talk of this contact: listen, whisper to the agent, join in, and stop. */
export function SuperviseCard({ contact }: { readonly contact: ContactDetail }) {
  const { t } = useTranslation();
  const [phone, setPhone] = useState('');
  const follow = useSupervision(contact.id, phone.trim());
  const { supervision } = contact;
  const isWrong = phone.trim() !== '' && !isDialable(phone);
  return (
    <Card size="small" title={t('supervision.title')} style={{ marginTop: 16 }} data-supervision={supervision?.mode ?? 'none'}>
      <p className="muted" role="status">
        {supervision ? t(supervision.answered ? `supervision.now.${supervision.mode}` : 'supervision.rings', { by: supervision.by }) : t('supervision.nobody')}
      </p>
      {supervision ? null : (
        <Input
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
          placeholder={t('supervision.phone')}
          aria-label={t('supervision.phone')}
          {...(isWrong ? { status: 'error' as const } : {})}
          style={{ marginBottom: 12 }}
        />
      )}
      <Flex gap={8} wrap>
        {supervisionModes.map((mode) => (
          <Button
            key={mode}
            type={supervision?.mode === mode ? 'primary' : 'default'}
            aria-pressed={supervision?.mode === mode}
            disabled={isWrong}
            loading={follow.isPending && follow.variables === mode}
            onClick={() => follow.mutate(mode)}
          >
            {t(`supervision.modes.${mode}`)}
          </Button>
        ))}
        {supervision ? (
          <Button danger loading={follow.isPending && follow.variables === 'Stop'} onClick={() => follow.mutate('Stop')}>
            {t('supervision.stop')}
          </Button>
        ) : null}
      </Flex>
    </Card>
  );
}

/** The same from a list, at the team lead's own phone. */
export function SuperviseMenu({ contactId, agentName }: { readonly contactId: string; readonly agentName: string }) {
  const { t } = useTranslation();
  const follow = useSupervision(contactId);
  const items = [
    ...supervisionModes.map((mode) => ({ key: mode as Wanted, label: t(`supervision.modes.${mode}`) })),
    { key: 'Stop' as Wanted, label: t('supervision.stop'), danger: true },
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => follow.mutate(key as Wanted) }}>
      <Button size="small" type="text" loading={follow.isPending} aria-label={`${t('supervision.title')} ${agentName}`}>
        {t('supervision.title')}
      </Button>
    </Dropdown>
  );
}
