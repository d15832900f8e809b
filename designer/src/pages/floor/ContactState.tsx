import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { isContactState, type ContactStateName } from '../../core/contact';

const stateColors: Record<ContactStateName, string> = {
  Ringing: 'gold',
  InFlow: 'cyan',
  Queued: 'orange',
  Talking: 'green',
  Ended: 'default',
};

export function ContactState({ state }: { readonly state: string }) {
  const { t } = useTranslation();
  if (!isContactState(state)) return <Tag>{state}</Tag>;
  return <Tag color={stateColors[state]}>{t(`contacts.states.${state}`)}</Tag>;
}
