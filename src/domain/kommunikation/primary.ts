import type { Draft, Link } from './draft.js';
import { changeEspoCrm, conflict, report } from './steps.js';
import { primaryDiffersText } from './texts.js';

/**
 * The one place that says: `primary` in EspoCRM ⇔ `online` in Advoware (assumed).
 *
 * EspoCRM always has exactly one primary, Advoware may tick any number of entries. The hub moves a tick only when somebody moved
 * the primary on one of the sides; ticks beside the primary's stay, and no tick at all contradicts nothing, so that a person's
 * ticking and unticking is never undone. Only where the primary's entry is unticked while another one is ticked, and nobody is
 * known to have changed it, EspoCRM wins and that is reported.
 */
export function settlePrimary(draft: Draft): PrimaryOutcome {
  const seats = seatsOf(draft);
  const holder = seats.find((seat) => seat.link.item.primary);
  const move = holder === undefined ? withoutHolder(draft, seats) : decide(draft, seats, holder);
  const isAllowed = move === undefined || mayMove(draft, move);
  if (move !== undefined && isAllowed) apply(draft, seats, move);
  const kept = draft.items.filter((item) => !item.removed);
  const primary = kept.find((item) => item.primary) ?? (draft.espoCrmWhy.length > 0 ? kept[0] : undefined);
  for (const placement of draft.placements) {
    if (isNew(placement.item.link)) placement.online = placement.item === primary;
  }
  return isAllowed ? { kind: 'settled', primary: primary?.valueKey ?? null } : { kind: 'waits' };
}

/** `waits`: this run's direction forbids the move, so the base must keep what it says. */
export type PrimaryOutcome = { readonly kind: 'settled'; readonly primary: string | null } | { readonly kind: 'waits' };

/** A link as the primary sees it; `wasOnline` is undefined where the base does not know the link. */
interface Seat { readonly link: Link; readonly online: boolean; readonly wasOnline: boolean | undefined }

interface Move { readonly to: Seat; readonly untick: readonly Seat[]; readonly by: 'espocrm' | 'advoware'; readonly lost?: Seat; readonly isUnexplained?: true }

function seatsOf(draft: Draft): readonly Seat[] {
  const known = Object.values(draft.base?.entries ?? {}).filter((base) => base.role !== 'extra');
  return draft.items.flatMap(({ link, removed }) => (link === undefined || removed ? [] : [{
    link, online: link.entry?.read.online ?? false, wasOnline: known.find((base) => base.key === link.agreed)?.online,
  }]));
}

function isNew(link: Link | undefined): boolean {
  return link?.entry === undefined;
}

/** The CRM's primary is gone in this very plan, or stands for nothing in Advoware. */
function withoutHolder(draft: Draft, seats: readonly Seat[]): Move | undefined {
  if (draft.items.some((item) => item.primary && !item.removed)) return undefined;
  const to = newlyTicked(draft, seats)[0] ?? seats.find((seat) => seat.online);
  return to === undefined || draft.espoCrmWhy.length === 0 ? undefined : { to, untick: [], by: 'advoware' };
}

function decide(draft: Draft, seats: readonly Seat[], holder: Seat): Move | undefined {
  const ticked = seats.filter((seat) => seat.online);
  const wish = wishOfAdvoware(draft, seats, holder);
  const former = formerPrimary(draft, seats, holder);
  const others = former.seat === undefined ? [] : [former.seat];
  if (wish !== undefined && wish !== holder) {
    if (former.kind !== 'moved') return { to: wish, untick: [holder], by: 'advoware' };
    return { to: holder, untick: [...others, wish], by: 'espocrm', lost: wish };
  }
  if (former.kind !== 'stays') return { to: holder, untick: others, by: 'espocrm' };
  if (ticked.length === 0 || holder.online) return undefined;
  return { to: holder, untick: ticked, by: 'espocrm', isUnexplained: true };
}

function newlyTicked(draft: Draft, seats: readonly Seat[]): readonly Seat[] {
  return draft.base === undefined ? [] : seats.filter((seat) => seat.online && seat.wasOnline !== true);
}

/** A new tick, or another tick left when the primary's was taken away. */
function wishOfAdvoware(draft: Draft, seats: readonly Seat[], holder: Seat): Seat | undefined {
  const ticked = newlyTicked(draft, seats);
  if (ticked.length > 0) return ticked.includes(holder) ? holder : ticked[0];
  return holder.wasOnline === true && !holder.online && !isNew(holder.link) ? seats.find((seat) => seat.online) : undefined;
}

/**
 * Whether the primary moved in the CRM. `promoted`: its former primary was deleted and EspoCRM took the next, which is
 * nobody's wish and only counts where Advoware used its tick.
 */
function formerPrimary(draft: Draft, seats: readonly Seat[], holder: Seat): { readonly kind: 'stays' | 'moved' | 'promoted'; readonly seat?: Seat } {
  const { base, medium } = draft;
  const was = base?.[medium].primary ?? null;
  if (base === undefined || was === null || holder.link.agreed === was) return { kind: 'stays' };
  const seat = seats.find((candidate) => candidate.link.agreed === was);
  if (seat !== undefined) return { kind: 'moved', seat };
  const wasTicked = Object.values(base.entries).some((known) => known.key === was && known.role !== 'extra' && known.online);
  return { kind: wasTicked ? 'promoted' : 'stays' };
}

function mayMove(draft: Draft, move: Move): boolean {
  return (move.to.link.item.primary || draft.toEspoCrm) && (move.by === 'advoware' || draft.toAdvoware);
}

function apply(draft: Draft, seats: readonly Seat[], move: Move): void {
  const { item, entry } = move.to.link;
  if (!item.primary) {
    for (const other of draft.items) other.primary = other === item;
    changeEspoCrm(draft, 'primary_moved');
  }
  for (const seat of seats) {
    if (seat === move.to) tick(seat.link, 'on');
    else if (move.untick.includes(seat)) tick(seat.link, 'off');
  }
  const lost = move.lost?.link;
  if (lost?.entry !== undefined) conflict(draft, lost.entry, { rule: 'primary_moved', espocrmValue: item.value, advowareValue: lost.item.value, winner: 'espocrm' });
  if (move.isUnexplained && entry !== undefined) {
    report(draft, { code: 'primary_differs', key: `primary:${draft.medium}:${item.valueKey}`, entryId: entry.id, text: primaryDiffersText(draft.medium, item.value) });
  }
}

function tick(link: Link, state: 'on' | 'off'): void {
  const online = state === 'on';
  if (link.placement !== undefined) link.placement.online = online;
  if (link.entry === undefined || link.entry.freed || link.entry.next.online === online) return;
  link.entry.next = { ...link.entry.next, online };
  link.entry.rule ??= 'primary_moved';
}
