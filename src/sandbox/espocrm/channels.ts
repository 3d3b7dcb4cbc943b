import type { Json, JsonObject } from '../json.js';
import type { ChannelLink, ChannelRow } from './state.js';

/** E-mail addresses and phone numbers work alike; this is where they differ. */
export type Channel = {
  readonly field: 'emailAddress' | 'phoneNumber';
  readonly keyOf: (value: string) => string;
  readonly typed: boolean;
};

export const emailChannel: Channel = { field: 'emailAddress', keyOf: (value) => value.toLowerCase(), typed: false };
export const phoneChannel: Channel = { field: 'phoneNumber', keyOf: (value) => value, typed: true };

export type Rows = Record<string, ChannelRow>;
/** One item of a written array, its value already in the stored form. */
export type ChannelItem = { value: string; primary: boolean; optOut: boolean; invalid: boolean; type: string };

const DEFAULT_TYPE = 'Mobile';

/** The array as a single GET shows it, primary first. */
export function dataOf(channel: Channel, rows: Rows, links: readonly ChannelLink[]): JsonObject[] {
  const ordered = [...links].sort((left, right) => Number(right.primary) - Number(left.primary));
  return ordered.flatMap(({ key, primary }) => {
    const row = rows[key];
    if (row === undefined) return [];
    const flags = { primary, optOut: row.optOut, invalid: row.invalid };
    return [channel.typed ? { phoneNumber: row.value, type: row.type, ...flags } : { emailAddress: row.value, lower: key, ...flags }];
  });
}

/** The flat attributes: the primary entry and its flags. */
export function flatOf(channel: Channel, rows: Rows, links: readonly ChannelLink[]): JsonObject {
  const key = links.find((link) => link.primary)?.key;
  const row = key === undefined ? undefined : rows[key];
  const { field } = channel;
  return { [field]: row?.value ?? null, [`${field}IsOptedOut`]: row?.optOut ?? false, [`${field}IsInvalid`]: row?.invalid ?? false };
}

/** Reads one item of a request; flags and type left out become false and the default: they are *not* kept. */
export function itemOf(item: JsonObject, value: string): ChannelItem {
  const flag = (flagValue: Json | undefined): boolean => flagValue === true || flagValue === 1 || flagValue === 'true';
  return {
    value,
    primary: flag(item['primary']),
    optOut: flag(item['optOut']),
    invalid: flag(item['invalid']),
    type: typeof item['type'] === 'string' ? item['type'] : DEFAULT_TYPE,
  };
}

/** Replaces all entries of a record. The flags are written to the shared rows, whoever else has them. */
export function writeAll(channel: Channel, rows: Rows, before: readonly ChannelLink[], items: readonly ChannelItem[]): ChannelLink[] {
  const merged = new Map<string, ChannelItem>();
  for (const item of items) merged.set(channel.keyOf(item.value), item);
  for (const [key, item] of merged) rows[key] = { value: item.value, optOut: item.optOut, invalid: item.invalid, type: item.type };
  const primary = primaryOf(channel, merged, before, items);
  return [...merged.keys()].map((key) => ({ key, primary: key === primary }));
}

/**
 * First when none is named, last when several are. A doubled entry whose last mention is not primary leaves the record
 * without any primary, unless it was primary before (observed twice on 9.3.10).
 */
function primaryOf(channel: Channel, merged: ReadonlyMap<string, ChannelItem>, before: readonly ChannelLink[], items: readonly ChannelItem[]): string | undefined {
  const first = items[0];
  if (first !== undefined && !items.some((item) => item.primary)) return channel.keyOf(first.value);
  const named = [...merged].filter(([, item]) => item.primary).map(([key]) => key);
  return named.at(-1) ?? before.find((link) => link.primary && merged.has(link.key))?.key;
}

/** Writes the flat attribute alone: replaces the primary and keeps the others; null leaves the others without a primary. */
export function writeFlat(channel: Channel, rows: Rows, before: readonly ChannelLink[], value: string | null): ChannelLink[] {
  const others = before.filter((link) => !link.primary);
  if (value === null) return others;
  const key = channel.keyOf(value);
  const wasPrimary = before.some((link) => link.primary && link.key === key);
  const known = rows[key];
  if (wasPrimary && known !== undefined) known.value = value;
  else rows[key] = { value, optOut: false, invalid: false, type: known?.type ?? DEFAULT_TYPE };
  return [{ key, primary: true }, ...others.filter((link) => link.key !== key)];
}
