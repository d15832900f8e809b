import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';

interface SearchBoxProps {
  readonly value: string;
  readonly onSearch: (text: string) => void;
  readonly label: string;
}

/** Searches a moment after the last key, at once on Enter. */
export function SearchBox({ value, onSearch, label }: SearchBoxProps) {
  const [text, setText] = useState(value);
  const timer = useRef<number | undefined>(undefined);
  const [shown, setShown] = useState(value);
  if (shown !== value) {
    setShown(value);
    setText(value);
  }
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const change = (next: string) => {
    setText(next);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => onSearch(next.trim()), 350);
  };
  const now = (next: string) => {
    window.clearTimeout(timer.current);
    onSearch(next.trim());
  };
  return (
    <Input.Search allowClear placeholder={label} aria-label={label} value={text} onChange={(event) => change(event.target.value)} onSearch={now} style={{ width: 280 }} />
  );
}
