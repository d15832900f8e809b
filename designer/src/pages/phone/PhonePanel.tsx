import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listLines, type Line } from '../../api/lines';
import { EmptyState } from '../../parts/EmptyState';
import { Loaded } from '../../parts/Loaded';
import { CallPad } from './CallPad';
import { DialForm } from './DialForm';
import { LiveFlow } from './LiveFlow';
import { useCall } from './useCall';
import './phone.css';

interface PhonePanelProps {
  /** The flow to try; every line may be dialled when absent. */
  readonly definitionId?: string;
}

/** A phone to call the centre with, beside the flow that answers. */
export default function PhonePanel({ definitionId }: PhonePanelProps) {
  const { t } = useTranslation();
  const lines = useQuery({ queryKey: ['lines'], queryFn: ({ signal }) => listLines(signal), refetchInterval: 5000 });
  return (
    <Loaded query={lines}>
      {(page) => {
        const usable = definitionId ? page.items.filter((line) => line.definitionId === definitionId) : page.items;
        if (usable.length > 0) return <Phone lines={usable} />;
        return (
          <div style={{ padding: 48 }}>
            <EmptyState title={t(definitionId ? 'phone.noLine' : 'phone.noLines')} advice={t('phone.noLineAdvice')} />
          </div>
        );
      }}
    </Loaded>
  );
}

function Phone({ lines }: { readonly lines: readonly Line[] }) {
  const control = useCall();
  const [chosen, setChosen] = useState<string | null>(null);
  const to = chosen ?? lines.find((line) => line.definitionId)?.number ?? lines[0]?.number ?? '';
  const line = lines.find((entry) => entry.number === (control.call?.to ?? to));
  const error = control.error instanceof Error ? control.error.message : null;
  return (
    <div className="phone">
      <LiveFlow definitionId={line?.definitionId ?? null} visits={control.visits} />
      <section className="phone-set">
        {control.call ? (
          <CallPad control={control} call={control.call} />
        ) : (
          <DialForm lines={lines} to={to} onTo={setChosen} placing={control.placing} error={error} onCall={(from) => control.place(from, to)} />
        )}
      </section>
    </div>
  );
}
