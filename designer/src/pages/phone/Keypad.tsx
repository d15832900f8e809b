import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keyOf, keypad, lettersOf, type Key } from '../../core/keypad';

interface KeypadProps {
  readonly disabled: boolean;
  readonly onPress: (key: Key) => void;
}

/** The twelve keys, by mouse, touch and keyboard. Typing in a field of the page is never taken for a key. */
export function Keypad({ disabled, onPress }: KeypadProps) {
  const { t } = useTranslation();
  const [lit, setLit] = useState<Key | null>(null);

  useEffect(() => {
    if (disabled) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const key = keyOf(event.key);
      const inField = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]');
      if (!key || inField || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      setLit(key);
      onPress(key);
      window.setTimeout(() => setLit(null), 160);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [disabled, onPress]);

  return (
    <div className="keypad" role="group" aria-label={t('phone.keypad')}>
      {keypad.map((key) => (
        <Button key={key} disabled={disabled} className={lit === key ? 'lit' : ''} onClick={() => onPress(key)} aria-label={key}>
          <span className="keypad-digit">{key}</span>
          <span className="keypad-letters">{lettersOf(key)}</span>
        </Button>
      ))}
    </div>
  );
}
