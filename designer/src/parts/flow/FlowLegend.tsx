import { useTranslation } from 'react-i18next';
import { toneColors, type Tone } from './tones';

const shown = ['running', 'waiting', 'done', 'failed'] as const satisfies readonly Tone[];

/** Colours never speak alone: this names them. */
export function FlowLegend({ name, version }: { readonly name: string; readonly version: number }) {
  const { t } = useTranslation();
  return (
    <div className="flow-legend">
      <strong>{name}</strong>
      <span className="muted">{t('flow.version', { version })}</span>
      {shown.map((tone) => (
        <span key={tone}>
          <i style={{ background: toneColors[tone].fill, borderColor: toneColors[tone].stroke }} />
          {t(`flow.tones.${tone}`)}
        </span>
      ))}
    </div>
  );
}
