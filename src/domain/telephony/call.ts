import { lineOf } from './numbers.js';

/** Who tells of calls: the hub itself (an order), 3CX's live events, a bridge's webhook, 3CX's call log, the CRM template's report. */
export type Source = 'hub' | 'callcontrol' | 'webhook' | 'log' | 'template';

/** A time as a source knows it; `at_latest`: it was found out after a gap, the event itself lies before. ISO, UTC. */
export interface Moment { readonly at: string; readonly known: 'exactly' | 'at_latest' }
export interface Entity { readonly type: string; readonly id: string }

/** What one source has said of one call until now. */
export interface Told {
  /** The source's own name for the call; no two calls of one source share it. */
  readonly ref: string;
  /** 3CX's id of the call where the source knows it. */
  readonly pbxId: string | null;
  readonly direction: 'inbound' | 'outbound';
  /** The outside number as the source writes it; empty when it is withheld. */
  readonly number: string;
  /** Every extension that rang or spoke, sorted. */
  readonly extensions: readonly string[];
  /** The one that speaks, or was meant. */
  readonly speaker: string | null;
  readonly started: Moment;
  readonly ended: Moment | null;
  readonly answered: 'yes' | 'no' | 'unknown';
  readonly talkSeconds: number | null;
  readonly transferred: boolean;
  /** Whom the source takes the other side for. */
  readonly entity: Entity | null;
  /** When it was said, by the hub's clock or the source's: the later word on the speaker counts. */
  readonly saidAt: string;
}

export interface CallReport { readonly source: Source; readonly told: Told }

/** One call of the real world with everything that was told of it. */
export interface Call {
  readonly id: string;
  /** The outside number in one form; empty when it is withheld. Kept once it is known. */
  readonly line: string;
  readonly told: Readonly<Partial<Record<Source, Told>>>;
}

/** The call with one more report: in whatever order and however often reports come, the call is the same in the end. */
export function withReport(call: Call, { source, told }: CallReport): Call {
  const before = call.told[source];
  return { ...call, line: call.line === '' ? lineOf(told.number) : call.line, told: { ...call.told, [source]: before ? joined(before, told) : told } };
}

/** Over as soon as one source says so. */
export const isOver = (call: Call): boolean => Object.values(call.told).some(({ ended }) => ended !== null);

/** 3CX's id of the call; what a bridge calls it only where nobody knows better. */
export const pbxIdOf = ({ told }: Call): string | null => told.hub?.pbxId ?? told.callcontrol?.pbxId ?? told.webhook?.pbxId ?? null;

/** The hub asked for it, and nobody has heard it ring. */
export const isOrderOnly = (call: Call): boolean => Object.keys(call.told).every((source) => source === 'hub');

function joined(a: Told, b: Told): Told {
  const [older, newer] = isNewer(a, b) ? [b, a] : [a, b];
  return {
    ref: newer.ref,
    pbxId: newer.pbxId ?? older.pbxId,
    direction: newer.direction,
    number: newer.number === '' ? older.number : newer.number,
    extensions: [...new Set([...older.extensions, ...newer.extensions])].sort(),
    speaker: newer.speaker ?? older.speaker,
    started: earlier(older.started, newer.started),
    ended: older.ended && newer.ended ? earlier(older.ended, newer.ended) : older.ended ?? newer.ended,
    answered: [older.answered, newer.answered].find((word) => word === 'yes') ?? [older.answered, newer.answered].find((word) => word === 'no') ?? 'unknown',
    talkSeconds: older.talkSeconds === null || newer.talkSeconds === null ? older.talkSeconds ?? newer.talkSeconds : Math.max(older.talkSeconds, newer.talkSeconds),
    transferred: older.transferred || newer.transferred,
    entity: newer.entity ?? older.entity,
    saidAt: newer.saidAt,
  };
}

/** The end is the last word; else the later one; else, so that the order of arrival decides nothing, any fixed one. */
function isNewer(a: Told, b: Told): boolean {
  if ((a.ended === null) !== (b.ended === null)) return a.ended !== null;
  if (a.saidAt !== b.saidAt) return a.saidAt > b.saidAt;
  return JSON.stringify(a) > JSON.stringify(b);
}

/** An exact time beats a bound; of two alike the earlier one counts, since a bound only sinks and a repeated event comes later. */
function earlier(a: Moment, b: Moment): Moment {
  if (a.known !== b.known) return a.known === 'exactly' ? a : b;
  return a.at <= b.at ? a : b;
}
