import type { BaseEntry, BaseList, KommunikationBase } from './base.js';
import type { Draft, Entry, Link } from './draft.js';
import type { Operation, Plan } from './plan.js';
import type { PrimaryOutcome } from './primary.js';

/** What one medium will have agreed on when its operations are done. `idOf`: the entry a placement goes to. */
export function nextBaseOf(draft: Draft, primary: PrimaryOutcome, idOf: (link: Link) => string | undefined): { readonly entries: Record<string, BaseEntry>; readonly list: BaseList } {
  const entries: Record<string, BaseEntry> = {};
  keepMissing(draft, entries);
  for (const entry of draft.entries) {
    const kept = keptEntry(entry);
    if (kept !== undefined) entries[String(entry.id)] = kept;
  }
  for (const { link, removed } of draft.items) {
    if (link === undefined || removed) continue;
    const id = idOf(link);
    const agreed = agreedOf(link, primary);
    if (id !== undefined && agreed !== undefined) entries[id] = agreed;
  }
  const keys = draft.items.filter((item) => !item.removed).map((item) => item.valueKey);
  return { entries, list: { keys, primary: primary.kind === 'settled' ? primary.primary : draft.base?.[draft.medium].primary ?? null } };
}

/**
 * The base to commit, once every effect of the plan is confirmed: posted entries under the ids Advoware gave them (by index of the
 * operation). After anything less the old base stays; the markers tell the next run what was done.
 */
export function baseAfter(plan: Plan, created: ReadonlyMap<number, number>): KommunikationBase {
  const entries = Object.entries(plan.nextBase.entries).flatMap(([id, entry]) => {
    if (!id.startsWith(posted)) return [[id, entry] as const];
    const given = created.get(Number(id.slice(posted.length)));
    return given === undefined ? [] : [[String(given), entry] as const];
  });
  return { ...plan.nextBase, entries: Object.fromEntries(entries) };
}

/** The name of an entry that has no id yet. */
export function idOfOperation(operation: Operation, index: number): string {
  return operation.kind === 'post' ? `${posted}${index}` : String(operation.entryId);
}

const posted = 'new:';

/** An entry that was not in the listing, and whose value the CRM still has, has been missing once. */
function keepMissing(draft: Draft, entries: Record<string, BaseEntry>): void {
  for (const [id, base] of Object.entries(draft.base?.entries ?? {})) {
    const isHeld = draft.items.some((item) => item.held && item.key === base.key);
    if (isHeld && base.role !== 'extra' && !draft.presentIds.has(Number(id))) entries[id] = { ...base, role: 'missing' };
  }
}

/** Entries without a link: further ones of a value are remembered, so that they are not taken for new later. */
function keptEntry(entry: Entry): BaseEntry | undefined {
  if (entry.role === 'twin') return { role: 'extra', key: entry.key, kommKz: entry.kommKz, online: entry.next.online };
  const isUndecided = entry.role === 'done' && !entry.freed;
  return isUndecided && entry.base !== undefined && entry.base.role !== 'extra' ? { ...entry.base, role: 'linked' } : undefined;
}

function agreedOf(link: Link, primary: PrimaryOutcome): BaseEntry | undefined {
  const { entry, placement, item } = link;
  const online = onlineOf(link, primary);
  if (link.held) {
    return entry?.agreed === undefined ? undefined : { role: 'linked', key: entry.agreed, kommKz: entry.kommKz, online };
  }
  return { role: 'linked', key: item.valueKey, kommKz: entry === undefined ? placement.kommKz : placement?.kommKz ?? entry.markerKommKz, online };
}

/** While a move of the primary waits, the base must go on telling who moved it. */
function onlineOf({ entry, placement }: Link, primary: PrimaryOutcome): boolean {
  if (primary.kind === 'waits' && entry?.base !== undefined && entry.base.role !== 'extra') return entry.base.online;
  return entry === undefined ? placement.online : placement?.online ?? entry.next.online;
}
