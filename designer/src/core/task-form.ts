/** A field of a task's form, in the person's language. */
export interface TaskField {
  readonly name: string;
  readonly kind: 'text' | 'multiline' | 'choice' | 'number' | 'integer' | 'boolean' | 'date' | 'date-time' | 'agent';
  readonly title: string;
  readonly description: string | null;
  readonly required: boolean;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly min: number | null;
  readonly max: number | null;
  readonly initial: unknown;
}

type Schema = Readonly<Record<string, unknown>>;

/** The fields of a form, in the order in which its schema has them. The server keeps the rules; this only shows them. */
export function readTaskForm(schema: unknown, language: string): readonly TaskField[] {
  if (!isObject(schema) || !isObject(schema.properties)) return [];
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(schema.properties).flatMap(([name, field]) => (isObject(field) ? [readField(name, field, required.includes(name), language)] : []));
}

function readField(name: string, field: Schema, required: boolean, language: string): TaskField {
  const english = language.startsWith('en');
  const said = (word: string) => (english ? text(field[`x-${word}-en`]) : null) ?? text(field[word]);
  return {
    name,
    kind: kindOf(field),
    title: said('title') ?? name,
    description: said('description'),
    required,
    choices: choicesOf(field, english),
    min: number(field.minimum) ?? number(field.minLength),
    max: number(field.maximum) ?? number(field.maxLength),
    initial: field.default,
  };
}

function kindOf(field: Schema): TaskField['kind'] {
  if (Array.isArray(field.enum)) return 'choice';
  if (field.type === 'number' || field.type === 'integer' || field.type === 'boolean') return field.type;
  const format = text(field.format);
  return format === 'date' || format === 'date-time' || format === 'multiline' || format === 'agent' ? format : 'text';
}

function choicesOf(field: Schema, english: boolean): TaskField['choices'] {
  if (!Array.isArray(field.enum)) return [];
  const labels: readonly unknown[] = english && Array.isArray(field['x-enum-en']) ? (field['x-enum-en'] as readonly unknown[]) : [];
  return field.enum.map((value, index) => ({ value: String(value), label: text(labels[index]) ?? String(value) }));
}

/** How a value that was filled in reads. */
export function showTaskValue(field: TaskField, value: unknown, words: { readonly yes: string; readonly no: string }): string {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  return field.choices.find((choice) => choice.value === value)?.label ?? String(value as string | number);
}

function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function number(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
