import { z } from 'zod';
import type { Advoware } from './advoware.js';
import { suppressible, type Api } from './api.js';

type KommunikationClient = Pick<Advoware, 'createKommunikation' | 'updateKommunikation'>;

const createdSchema = z.looseObject({ id: z.int() });

/** @param path the resource path of the Beteiligte, without slashes around */
export function createKommunikationClient(api: Api, path: string): KommunikationClient {
  return {
    createKommunikation: (betNr, entry) => suppressible(async () => {
      const answer = await api({ method: 'POST', path: `${path}/${betNr}/Kommunikationen`, body: entry, operation: 'POST Kommunikationen', record: String(betNr) });
      if (answer.isGone()) return { kind: 'gone' as const };
      // What a POST answers is not documented: the entry, a list with it, or nothing.
      const body = answer.json();
      const entryOf = createdSchema.safeParse(Array.isArray(body) ? body[0] : body);
      return { kind: 'created' as const, ...(entryOf.success ? { id: entryOf.data.id } : {}) };
    }),
    updateKommunikation: (betNr, id, { tlf, bemerkung, online, rowId }) => suppressible(async () => {
      const answer = await api({
        method: 'PUT', path: `${path}/${betNr}/Kommunikationen/${id}`, body: { tlf, bemerkung, online, ...(rowId === undefined ? {} : { rowId }) }, operation: 'PUT Kommunikationen', record: `${betNr}/${id}`,
      });
      if (answer.isGone()) return { kind: 'gone' as const };
      if (answer.isMovedOn()) return { kind: 'moved_on' as const };
      answer.accepted();
      return { kind: 'updated' as const };
    }),
  };
}
