import { z } from 'zod';
import { UpstreamError } from '../http/upstream-error.js';
import { MovedOn } from '../http/with-retries.js';
import type { Advoware } from './advoware.js';
import { suppressible, type Api } from './api.js';
import { manyOf, oneOf } from './one-of.js';
import { beteiligterSchema, type AdvowareBeteiligter, type BetNr } from './records.js';

type BeteiligteClient = Pick<Advoware, 'readBeteiligter' | 'searchBeteiligte' | 'createBeteiligter' | 'updateBeteiligter'>;

// A loose object of a JSON body is a JSON object, which the inferred type cannot know.
const recordSchema = beteiligterSchema as unknown as z.ZodType<AdvowareBeteiligter>;
const createdSchema = z.looseObject({ betNr: z.int().positive().transform((value) => value as BetNr) });

/** @param path the resource path, without slashes around */
export function createBeteiligteClient(api: Api, path: string): BeteiligteClient {
  async function readBeteiligter(betNr: BetNr): ReturnType<Advoware['readBeteiligter']> {
    const operation = 'GET Beteiligte';
    const answer = await api({ method: 'GET', path: `${path}/${betNr}`, operation, record: String(betNr) });
    if (answer.isGone()) return { kind: 'gone' };
    const record = answer.as(oneOf(recordSchema));
    if (record.betNr === betNr) return { kind: 'found', record };
    throw new UpstreamError('upstream_unreadable', { system: 'advoware', operation, record: String(betNr), retryable: true, reason: 'another betNr' });
  }

  async function update(record: AdvowareBeteiligter): Promise<{ readonly kind: 'updated' | 'moved_on' | 'gone' }> {
    const { betNr, rowId } = record;
    const stillAsSeen = async (): Promise<boolean> => {
      const current = await readBeteiligter(betNr);
      return current.kind === 'found' && current.record.rowId === rowId;
    };
    const answer = await api({ method: 'PUT', path: `${path}/${betNr}`, body: record, operation: 'PUT Beteiligte', record: String(betNr), stillAsSeen });
    if (answer.isGone()) return { kind: 'gone' };
    if (answer.isMovedOn()) return { kind: 'moved_on' };
    answer.accepted();
    return { kind: 'updated' };
  }

  return {
    readBeteiligter,
    async searchBeteiligte({ name, vorname }) {
      const query = new URLSearchParams({ name, ...(vorname === undefined ? {} : { vorname }) });
      const answer = await api({ method: 'GET', path: `${path}?${query}`, operation: 'GET Beteiligte search' });
      if (answer.isGone()) return [];
      const same = (a: string | null | undefined, b: string): boolean => (a ?? '').trim() === b.trim();
      return answer.as(manyOf(recordSchema)).filter((one) => same(one.name, name) && (vorname === undefined || same(one.vorname, vorname)));
    },
    createBeteiligter: (body) => suppressible(async () => {
      const answer = await api({ method: 'POST', path, body, operation: 'POST Beteiligte' });
      return { kind: 'created' as const, betNr: answer.as(oneOf(createdSchema)).betNr };
    }),
    updateBeteiligter: (record) => suppressible(async () => {
      try {
        return await update(record);
      } catch (error) {
        if (error instanceof MovedOn) return { kind: 'moved_on' as const };
        throw error;
      }
    }),
  };
}
