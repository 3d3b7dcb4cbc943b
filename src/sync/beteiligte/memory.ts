import { z } from 'zod';
import type { Base } from '../../domain/beteiligte/reconcile.js';
import type { OnTheWay } from '../../domain/beteiligte/on-the-way.js';
import { fields } from '../../domain/beteiligte/stammdaten.js';
import type { Seen } from '../../domain/beteiligte/echo.js';
import { readBase, type KommunikationBase } from '../../domain/kommunikation/base.js';
import type { JsonObject } from '../../hub/json.js';
import type { Link } from '../../hub/ledger/ledger.js';
import type { BetNr } from '../../systems/advoware/records.js';

/** What the ledger knows of one Beteiligter. */
export type Memory =
  /** `sent`: the creation that may have reached Advoware; `known`: the ids that the search before it had found. */
  | { readonly state: 'new'; readonly sent: JsonObject | null; readonly known: readonly number[]; readonly seen: Seen | null }
  /** `onTheWay`: what a run was about to write when it was last heard of. `emptySlots`: of the communication entries.
   * `lastSuccess`: the CRM record's `advowareLastSync` at the end of the last run that came through. `goneAt`: since when Advoware lacks it. */
  | {
    readonly state: 'linked'; readonly betNr: BetNr; readonly base: Base; readonly kommunikation: KommunikationBase | undefined;
    readonly emptySlots: number; readonly lastSuccess: string | null; readonly onTheWay: OnTheWay | null; readonly seen: Seen | null;
    readonly goneAt?: string;
  }
  /** `gone`: the number under which Advoware had it, where that is why. */
  | { readonly state: 'closed'; readonly gone?: BetNr };

const past = z.object({ espo: z.string(), advoware: z.string() });
const baseSchema = z.object({
  name: past, vorname: past, rechtsform: past, anrede: past, geburtsdatum: past, handelsregisterNummer: past,
}).partial();
const conflict = z.object({ field: z.enum(fields), espo: z.string(), advoware: z.string() });
const linkedSchema = z.object({
  stammdaten: baseSchema, onTheWay: z.object({ art: z.enum(['person', 'firma']), toAdvoware: baseSchema, toEspo: baseSchema, conflicts: z.array(conflict) }).nullable(),
  kommunikation: z.json(), emptySlots: z.int().nonnegative(), lastSuccess: z.string().nullable().default(null),
});
const nothingKnown = { stammdaten: {}, onTheWay: null, kommunikation: null, emptySlots: 0, lastSuccess: null };
const seenSchema = z.object({
  versionNumber: z.int().nullable(), modifiedAt: z.string().nullable(), modifiedById: z.string().nullable(),
  rowId: z.string().nullable(), entries: z.string().nullable(), settled: z.boolean(),
}).nullable();
const intentSchema = z.object({ sent: z.record(z.string(), z.json()).nullable(), known: z.array(z.int()), seen: seenSchema });

/** The ledger's link in the terms of this sync. A closed link knows next to nothing: a record that comes back starts anew. */
export function memoryOf(link: Link | undefined): Memory {
  if (!link) return { state: 'new', sent: null, known: [], seen: null };
  switch (link.state) {
    case 'creating': return { state: 'new', ...intentSchema.parse(link.intent) };
    case 'linked': {
      const { stammdaten, onTheWay, kommunikation, emptySlots, lastSuccess } = linkedSchema.parse(link.base ?? nothingKnown);
      return {
        state: 'linked', betNr: Number(link.rightId) as BetNr, base: stammdaten as Base, onTheWay: onTheWay as OnTheWay | null,
        kommunikation: readBase(kommunikation), emptySlots, lastSuccess, seen: seenSchema.parse(link.seen), ...goneOf(link),
      };
    }
    case 'closed': return link.goneAt !== undefined && link.rightId !== null ? { state: 'closed', gone: Number(link.rightId) as BetNr } : { state: 'closed' };
  }
}

/** The link to store for what is known; a closed one says why and with whom it was linked. */
export function linkOf(leftId: string, memory: Exclude<Memory, { state: 'closed' }>): Link {
  switch (memory.state) {
    case 'new': return { state: 'creating', leftId, intent: { sent: memory.sent, known: memory.known, seen: memory.seen as JsonObject | null } };
    case 'linked': return {
      state: 'linked', leftId, rightId: String(memory.betNr), seen: memory.seen as JsonObject | null, ...goneOf(memory),
      base: {
        stammdaten: memory.base, onTheWay: memory.onTheWay as unknown as JsonObject | null,
        kommunikation: memory.kommunikation ?? null, emptySlots: memory.emptySlots, lastSuccess: memory.lastSuccess,
      },
    };
  }
}

const goneOf = ({ goneAt }: { readonly goneAt?: string }): { readonly goneAt?: string } => (goneAt === undefined ? {} : { goneAt });
