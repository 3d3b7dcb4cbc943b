import { adoptable, recoverable, searchOf, searchOfSent } from '../../domain/beteiligte/matching.js';
import { reconcile } from '../../domain/beteiligte/reconcile.js';
import { stateAfterSuccess } from '../../domain/beteiligte/status.js';
import { perhapsCreatedText, severalMatchesText } from '../../domain/beteiligte/texts.js';
import { HubError } from '../../hub/errors/hub-error.js';
import type { JsonObject } from '../../hub/json.js';
import type { AdvowareBeteiligter, BetNr } from '../../systems/advoware/records.js';
import type { CBeteiligte } from '../../systems/espocrm/records.js';
import { lastSyncOf, seenOf, type BeteiligterRun } from './beteiligter-run.js';
import { closeDeleted } from './close-deleted.js';
import { planKommunikation, writeEntries, type EntriesRead } from './kommunikation-part.js';
import { noteConflict } from './note-failure.js';
import { again, type Step } from './step.js';
import { syncLinked } from './sync-linked.js';

/**
 * A CRM record without a link: found again after an interrupted creation, adopted where exactly one record in Advoware
 * is the same, or created. The intent is committed before the POST, so that no crash can lead to a second one.
 */
export async function createOrAdopt(run: BeteiligterRun, record: CBeteiligte): Promise<Step> {
  const found = await run.context.advoware.searchBeteiligte(searchOf(record));
  const { sure, doubtful } = await interrupted(run);
  const [match, ...others] = await free(run, sure.length > 0 ? sure : adoptable(record, found));
  if (match === undefined) {
    const perhaps = await free(run, doubtful);
    return perhaps.length > 0 ? noteConflict(run, record, { code: 'conflict', message: perhapsCreatedText(perhaps) }) : create(run, record, found);
  }
  if (others.length > 0) return noteConflict(run, record, { code: 'conflict', message: severalMatchesText([match, ...others]) });
  return syncLinked(run, record, match as BetNr, 'adopted');
}

interface Interrupted { readonly sure: readonly number[]; readonly doubtful: readonly number[] }

/** What an interrupted creation has made; in doubt where a record of that name is new and somebody may have changed it since. */
async function interrupted(run: BeteiligterRun): Promise<Interrupted> {
  const { memory } = run;
  if (memory.state !== 'new' || !memory.sent) return { sure: [], doubtful: [] };
  const { sent, known } = memory;
  const found = await run.context.advoware.searchBeteiligte(searchOfSent(sent));
  return { sure: recoverable(sent, known, found), doubtful: found.map(({ betNr }) => betNr).filter((betNr) => !known.includes(betNr)) };
}

async function free(run: BeteiligterRun, candidates: readonly number[]): Promise<readonly number[]> {
  const found: number[] = [];
  for (const betNr of candidates) {
    if (!(await isTaken(run, betNr))) found.push(betNr);
  }
  return found;
}

/** Linked in the ledger, or, should the ledger be lost, by the number in another CRM record. */
async function isTaken(run: BeteiligterRun, betNr: number): Promise<boolean> {
  const link = await run.context.hub.ledger.findByRight('beteiligter', String(betNr));
  return link?.state === 'linked' ? link.leftId !== run.id : isNamedByAnother(run, betNr);
}

/** Whether another record of the CRM has this number. */
export async function isNamedByAnother(run: BeteiligterRun, betNr: number): Promise<boolean> {
  const holders = run.context.espocrm.list('CBeteiligte', { where: [{ type: 'equals', attribute: 'betnr', value: betNr }], select: ['betnr'], limit: 2 });
  for await (const page of holders) {
    if (page.some(({ id }) => id !== run.id)) return true;
  }
  return false;
}

/** A record that was created just now has no entries. */
const nothingYet: EntriesRead = { kommunikation: [] };

async function create(run: BeteiligterRun, record: CBeteiligte, found: readonly AdvowareBeteiligter[]): Promise<Step> {
  const { advoware, hub } = run.context;
  const plan = reconcile(record, {}, {}, 'espocrm');
  const body: JsonObject = plan.toAdvoware;
  const intent = { system: 'advoware', operation: 'POST Beteiligte', recordId: run.id, before: {}, after: body, why: 'In EspoCRM angelegt, in Advoware nicht vorhanden.' } as const;
  if (advoware.writeProtected) {
    await run.noteSuppressed(intent);
    return { kind: 'suppressed', toAdvoware: plan.fieldsToAdvoware };
  }
  const seen = run.memory.state === 'new' ? run.memory.seen : null;
  await run.remember({ state: 'new', sent: body, known: found.map(({ betNr }) => betNr), seen });
  const created = await run.write(
    intent, () => advoware.createBeteiligter(body),
    (answer) => (answer.kind === 'created' ? { kind: 'done', recordId: String(answer.betNr) } : { kind: 'suppressed' }),
  );
  if (created.kind === 'suppressed') throw new HubError('internal', 'Advoware, POST Beteiligte: zurückgehalten ohne Schreibschutz.');
  const linked = { state: 'linked', betNr: created.betNr, base: plan.base, emptySlots: 0, lastSuccess: null, onTheWay: null } as const;
  await run.remember({ ...linked, kommunikation: undefined, seen: null });
  const attributes: JsonObject = { ...plan.espoFollowing, ...stateAfterSuccess(record, created.betNr, hub.effects.now()) };
  const answer = await run.updateEspo(record, attributes, `In Advoware als Beteiligter ${created.betNr} angelegt.`);
  if (answer.kind === 'moved_on') return again;
  if (answer.kind === 'gone') return closeDeleted(run);
  const contacts = planKommunikation(run, record, nothingYet);
  const entries = await writeEntries(run, created.betNr, nothingYet, contacts);
  if (entries.kind === 'moved_on') return again;
  const seenNow = seenOf(answer.record, { rowId: null, entries: entries.entries, settled: entries.isSettled }, 'hub');
  await run.remember({ ...linked, kommunikation: entries.base, lastSuccess: lastSyncOf(answer.record), seen: seenNow });
  return {
    kind: 'created', betNr: created.betNr, toAdvoware: plan.fieldsToAdvoware, toEspocrm: [], conflicts: [],
    ...(entries.result ? { kommunikation: entries.result } : {}),
  };
}
