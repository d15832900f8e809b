/** The keys of a telephone in their usual order. */
export const keypad = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;
export type Key = (typeof keypad)[number];

const letters: Partial<Record<Key, string>> = {
  '2': 'ABC',
  '3': 'DEF',
  '4': 'GHI',
  '5': 'JKL',
  '6': 'MNO',
  '7': 'PQRS',
  '8': 'TUV',
  '9': 'WXYZ',
};

export function lettersOf(key: Key): string {
  return letters[key] ?? '';
}

/** The telephone key a keyboard key stands for, if it is one. */
export function keyOf(keyboardKey: string): Key | null {
  return keypad.find((key) => key === keyboardKey) ?? null;
}

/** Telephone numbers are compared and sent without what people write between the digits. */
export function plainNumber(text: string): string {
  return text.replace(/[\s\-()]/g, '');
}

/** Whether a text can be dialled: digits, optionally with a leading plus, 2 to 20 of them. */
export function isDialable(text: string): boolean {
  return /^\+?\d{2,20}$/.test(plainNumber(text));
}
