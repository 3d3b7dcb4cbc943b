import { isUnresolved } from './completeness.js';

/** A number of a node's configuration: the editor and the environment give text. Out of bounds or unreadable: the fallback. */
export function numberField(value: string | number, bounds: { readonly fallback: number; readonly min: number; readonly max: number }): number {
  const number = typeof value === 'number' ? value : isUnresolved(value) || value.trim() === '' ? Number.NaN : Number(value);
  return Number.isFinite(number) && number >= bounds.min && number <= bounds.max ? number : bounds.fallback;
}
