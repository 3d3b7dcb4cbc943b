import { z } from 'zod';
import type { JsonObject } from '../../hub/json.js';
import { UpstreamError } from '../http/upstream-error.js';
import { MovedOn } from '../http/with-retries.js';
import { suppressible, type Api } from './api.js';
import { appointmentSchema, type AdvowareAppointmentRecord, type AdvowareAppointments, type Days, type FrNr } from './appointments.js';
import type { Kuerzel } from './employees.js';
import { manyOf, oneOf } from './one-of.js';

// A loose object of a JSON body is a JSON object, which the inferred type cannot know.
const recordSchema = appointmentSchema as unknown as z.ZodType<AdvowareAppointmentRecord>;
const listSchema = manyOf(recordSchema);
const createdSchema = oneOf(z.looseObject({ frNr: z.int().positive().transform((value) => value as FrNr) }));

/** @param path the resource path, without slashes around */
export function createAppointmentsClient(api: Api, path: string): AdvowareAppointments {
  const listAppointments = (kuerzel: Kuerzel, days: Days): Promise<readonly AdvowareAppointmentRecord[]> => list(api, path, kuerzel, days);

  async function update(seen: AdvowareAppointmentRecord, changes: JsonObject): Promise<{ readonly kind: 'updated' | 'moved_on' | 'gone' }> {
    const { frNr, rowId, anwalt } = seen;
    const body = { ...seen, ...changes, frNr, rowId };
    const stillAsSeen = async (): Promise<boolean> => {
      const found = await listAppointments(anwalt as Kuerzel, spanOf(seen, body));
      return found.some((one) => one.frNr === frNr && one.rowId === rowId);
    };
    const answer = await api({ method: 'PUT', path: `${path}/${frNr}`, body, operation: 'PUT appointments', record: String(frNr), stillAsSeen });
    if (answer.isGone()) return { kind: 'gone' };
    if (answer.isMovedOn()) return { kind: 'moved_on' };
    answer.accepted();
    return { kind: 'updated' };
  }

  return {
    listAppointments,
    createAppointment: (kuerzel, fields) => suppressible(async () => {
      const answer = await api({ method: 'POST', path, body: { ...fields, anwalt: kuerzel }, operation: 'POST appointments' });
      return { kind: 'created' as const, frNr: answer.as(createdSchema).frNr };
    }),
    updateAppointment: (seen, changes) => suppressible(async () => {
      try {
        return await update(seen, changes);
      } catch (error) {
        if (error instanceof MovedOn) return { kind: 'moved_on' as const };
        throw error;
      }
    }),
    deleteAppointment: (frNr) => suppressible(async () => {
      const answer = await api({ method: 'DELETE', path: `${path}/${frNr}`, operation: 'DELETE appointments', record: String(frNr) });
      if (answer.isGone()) return { kind: 'gone' as const };
      answer.accepted();
      return { kind: 'deleted' as const };
    }),
  };
}

async function list(api: Api, path: string, kuerzel: Kuerzel, { from, to }: Days): Promise<readonly AdvowareAppointmentRecord[]> {
  const operation = 'GET appointments';
  const answer = await api({ method: 'GET', path: `${path}?${new URLSearchParams({ kuerzel, from, to })}`, operation, record: kuerzel });
  const found = answer.as(listSchema);
  // A server that passes over the filter would show one person's appointments in another's calendar.
  if (found.every(({ anwalt }) => anwalt.trim() === kuerzel)) return found;
  throw new UpstreamError('upstream_unreadable', { system: 'advoware', operation, record: kuerzel, retryable: true, reason: 'another anwalt' });
}

/** The days where the record is to be found, whether the write happened or not; there is no read by id. */
function spanOf(...records: readonly JsonObject[]): Days {
  const dates = records.flatMap(({ datum, datumBis }) => [datum, datumBis])
    .flatMap((value) => (typeof value === 'string' ? [value.slice(0, 'YYYY-MM-DD'.length)] : []))
    .filter((date) => /^\d{4}-\d\d-\d\d$/.test(date) && date > '0001-01-01').sort();
  return { from: dates[0] ?? '', to: dates.at(-1) ?? '' };
}
