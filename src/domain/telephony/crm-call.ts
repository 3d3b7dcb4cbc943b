import { Temporal } from 'temporal-polyfill';
import { espoText } from '../beteiligte/clocks.js';
import type { Entity } from './call.js';
import type { CallSummary } from './summary.js';

/** The record of the CRM on the other side of a call. */
export interface Party extends Entity { readonly name: string }

export interface CrmCallFacts {
  readonly callId: string;
  /** The user whose extension it is, or who stands in for one that nobody has. */
  readonly assignedUserId: string;
  readonly party: Party | undefined;
  /** Where the recording plays; undefined: there is none, null: not any more. */
  readonly recordingUrl: string | null | undefined;
}

export type CrmAttributes = Readonly<Record<string, string | null>>;

/** A finished call as EspoCRM's `Call` (espocrm.md, Telling people): it knows no missed call, only `Not Held`. */
export function crmCall(summary: CallSummary, { callId, assignedUserId, party, recordingUrl }: CrmCallFacts): CrmAttributes {
  const end = summary.endedAt ?? summary.startedAt;
  return {
    name: `${titleOf(summary)} ${party?.name ?? shown(summary.number)}`.slice(0, 249),
    status: summary.answered ? 'Held' : 'Not Held',
    direction: summary.direction === 'inbound' ? 'Inbound' : 'Outbound',
    dateStart: espoText(Temporal.Instant.from(summary.startedAt)),
    dateEnd: espoText(Temporal.Instant.from(end)),
    description: descriptionOf(summary),
    assignedUserId,
    ...(party ? { parentType: party.type, parentId: party.id } : {}),
    cCallId: callId,
    ...(recordingUrl === undefined ? {} : { cRecordingUrl: recordingUrl }),
  };
}

/** What is to be written over a record that stands as it was written last: a person's own edit of a field is kept. */
export function changedAttributes(wanted: CrmAttributes, written: CrmAttributes, standing: Readonly<Record<string, unknown>>): CrmAttributes {
  const untouched = ([name, value]: readonly [string, string | null]): boolean => (standing[name] ?? null) === (written[name] ?? null) && (standing[name] ?? null) !== value;
  return Object.fromEntries(Object.entries(wanted).filter(untouched));
}

function titleOf({ direction, answered }: CallSummary): string {
  if (direction === 'outbound') return answered ? 'Anruf an' : 'Nicht erreicht:';
  return answered ? 'Anruf von' : 'Verpasster Anruf von';
}

const shown = (number: string): string => (number === '' ? 'unbekannt' : number);

function descriptionOf({ number, extension, seconds }: CallSummary): string {
  const minutes = seconds === null ? undefined : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return [
    `Nummer: ${shown(number)}`,
    ...(extension === null ? [] : [`Nebenstelle: ${extension}`]),
    ...(minutes === undefined ? [] : [`Gesprächsdauer: ${minutes} Minuten`]),
  ].join('\n');
}

/** The to-do that a missed call from somebody the firm knows leaves behind; undefined when there is nothing to do. */
export function followUp(summary: CallSummary, party: Party | undefined, assignedUserId: string): CrmAttributes | undefined {
  if (summary.direction !== 'inbound' || summary.answered || party === undefined) return undefined;
  const at = Temporal.Instant.from(summary.endedAt ?? summary.startedAt).toZonedDateTimeISO('Europe/Berlin');
  const when = `${String(at.day).padStart(2, '0')}.${String(at.month).padStart(2, '0')}. um ${at.toPlainTime().toString({ smallestUnit: 'minute' })} Uhr`;
  return {
    name: `Rückruf: ${party.name}`.slice(0, 249),
    status: 'Not Started',
    description: `Verpasster Anruf am ${when} von ${shown(summary.number)}.`,
    assignedUserId, parentType: party.type, parentId: party.id,
  };
}
