import { widened, windowAround } from '../../domain/calendar/window.js';
import { sameValue, type Undo } from '../../domain/journal/undo.js';
import { HubError } from '../../hub/errors/hub-error.js';
import type { Topic } from '../../hub/events/topics.js';
import type { JsonObject } from '../../hub/json.js';
import { keys } from '../../hub/redis/keys.js';
import type { Kuerzel } from '../../systems/advoware/employees.js';
import type { BetNr } from '../../systems/advoware/records.js';
import type { EntityId } from '../../systems/espocrm/records.js';
import { versionOf } from '../beteiligte/beteiligter-run.js';
import { checkEvent } from '../beteiligte/check-event.js';
import type { DeskContext } from './context.js';

/** The record on which a write is taken back. */
export interface UndoPlace {
  /** The lock of the runs that work on it. */
  readonly lockKey: string;
  /** Reads it, and answers the write once it is certain that what was written still stands. Throws HubError `conflict`. */
  prepare(): Promise<() => Promise<{ readonly kind: 'updated' | 'moved_on' | 'gone' | 'suppressed' }>>;
  /** The run that carries the result to the other side, unless nothing is linked to it any more. */
  readonly next?: { readonly topic: Topic; readonly payload: unknown };
}

type Possible = Extract<Undo, { kind: 'possible' }>;

/** Throws HubError `invalid` for an appointment that is no longer synced. */
export async function placeOf(context: DeskContext, undo: Possible): Promise<UndoPlace> {
  const { target } = undo;
  if (target.kind === 'advoware_appointment') return await appointmentPlace(context, target.frNr, undo);
  if (target.kind === 'crm_beteiligter') return { prepare: () => inCrm(context, target.entityId, undo), ...runOn(context, target.entityId) };
  const prepare = (): ReturnType<UndoPlace['prepare']> => inAdvoware(context, target, undo);
  const link = await context.hub.ledger.findByRight('beteiligter', String(target.betNr));
  return link ? { prepare, ...runOn(context, link.leftId) } : { prepare, lockKey: keys.beteiligteLock(String(target.betNr)) };
}

const runOn = ({ hub }: DeskContext, entityId: string): Pick<UndoPlace, 'lockKey' | 'next'> =>
  ({ lockKey: keys.beteiligteLock(entityId), next: { topic: 'vmh.beteiligte.sync_check', payload: checkEvent(hub, entityId, 'manual') } });

async function inCrm({ espocrm }: DeskContext, entityId: string, { expected, wanted }: Possible): ReturnType<UndoPlace['prepare']> {
  const answer = await espocrm.readBeteiligter(entityId as EntityId);
  if (answer.kind === 'gone' || !stands(answer.record, expected)) throw changedSince();
  return () => espocrm.update('CBeteiligte', entityId as EntityId, wanted, versionOf(answer.record));
}

type InAdvoware = Extract<Possible['target'], { betNr: number }>;

async function inAdvoware({ advoware }: DeskContext, target: InAdvoware, { expected, wanted }: Possible): ReturnType<UndoPlace['prepare']> {
  const answer = await advoware.readBeteiligter(target.betNr as BetNr);
  if (answer.kind === 'gone') throw changedSince();
  if (target.kind === 'advoware_beteiligter') {
    if (!stands(answer.record, expected)) throw changedSince();
    return () => advoware.updateBeteiligter({ ...answer.record, ...wanted });
  }
  const entry = answer.record.kommunikation?.find(({ id }) => id === target.entryId);
  if (!entry || !stands(entry as JsonObject, expected)) throw changedSince();
  const { tlf, bemerkung, online, rowId } = { ...entry, ...wanted };
  return () => advoware.updateKommunikation(target.betNr as BetNr, target.entryId, {
    tlf: tlf ?? '', bemerkung: bemerkung ?? '', online: online === true, ...(rowId ? { rowId } : {}),
  });
}

async function appointmentPlace(context: DeskContext, frNr: number, { expected, wanted }: Possible): Promise<UndoPlace> {
  const { advoware, hub: { effects } } = context;
  const kuerzel = await calendarOf(context, frNr);
  if (kuerzel === undefined) throw new HubError('invalid', 'Der Termin wird nicht mehr abgeglichen; bitte in Advoware selbst ändern.');
  return {
    lockKey: keys.calendarLock(kuerzel),
    async prepare() {
      const today = effects.now().toZonedDateTimeISO('Europe/Berlin').toPlainDate();
      // Advoware reads no appointment by its number.
      const { from, to } = widened(windowAround(today));
      const record = (await advoware.listAppointments(kuerzel as Kuerzel, { from: from.toString(), to: to.toString() })).find((each) => Number(each.frNr) === frNr);
      if (!record || !stands(record, expected)) throw changedSince();
      return () => advoware.updateAppointment(record, wanted);
    },
    next: { topic: 'calendar_sync_employee', payload: { kuerzel, source: 'manual', timestamp: effects.now().toString() } },
  };
}

/** Whose calendar a number is linked in. */
async function calendarOf({ hub: { ledger: { calendars } } }: DeskContext, frNr: number): Promise<string | undefined> {
  for (const { kuerzel } of await calendars.overview()) {
    const { pairs } = await calendars.read(kuerzel);
    if (pairs.some((pair) => pair.state === 'linked' && pair.frNr === frNr)) return kuerzel;
  }
  return undefined;
}

const stands = (record: JsonObject, expected: Possible['expected']): boolean => Object.entries(expected).every(([name, value]) => sameValue(record[name] as typeof value, value));

export const changedSince = (): HubError => new HubError('conflict', 'Der Wert wurde seitdem geändert; er wird nicht überschrieben.');
