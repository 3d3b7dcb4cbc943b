/** One filled field of a form, by the name that the form gave it; nested ones have a path with dots. */
export interface FormField { readonly name: string; readonly text: string }
export type Body = Readonly<Record<string, unknown>>;

const deepest = 6;

/** Every filled value below a value, with its path. Ticked boxes are one field. */
export function flatten(value: unknown, path = '', depth = 0): readonly FormField[] {
  if (isScalar(value)) return [{ name: path, text: String(value).trim() }];
  if (typeof value !== 'object' || value === null) return [];
  if (depth >= deepest) return [{ name: path, text: JSON.stringify(value) }];
  if (isDateTime(value)) return [{ name: path, text: value.value }];
  if (Array.isArray(value) && value.every(isScalar)) return value.length === 0 ? [] : [{ name: path, text: value.join(', ') }];
  return Object.entries(value).flatMap(([name, each]) => flatten(each, path === '' ? name : `${path}.${name}`, depth + 1));
}

export const isObject = (value: unknown): value is Body => typeof value === 'object' && value !== null && !Array.isArray(value);

const isScalar = (value: unknown): value is string | number | boolean =>
  (typeof value === 'string' && value.trim() !== '') || typeof value === 'number' || typeof value === 'boolean';

/** A date as WPForms sends it. */
const isDateTime = (value: object): value is { readonly value: string } =>
  'value' in value && 'unix' in value && typeof value.value === 'string' && Object.keys(value).length === 2;
