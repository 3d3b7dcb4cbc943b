import { z } from 'zod';
import { leadAttributes, notePost, severalKnownText } from '../../domain/leads/for-crm.js';
import { knownIn, matchOf, type Known, type Match } from '../../domain/leads/matching.js';
import { HubError } from '../../hub/errors/hub-error.js';
import type { LeadEvent } from '../../hub/events/topics.js';
import type { EspoRecord } from '../../systems/espocrm/espocrm.js';
import type { EntityId } from '../../systems/espocrm/records.js';
import type { LeadContext, LeadResult, Subject } from './context.js';
import { knownPeople, withSharedFlags } from './known-people.js';
import type { LeadMemory } from './lead-memory.js';
import type { LeadRun } from './lead-run.js';
import { runOnLead } from './run-on-lead.js';

/**
 * Brings a lead into the CRM: as a note on the one record that has its e-mail or phone, or as a Lead of its own. The intent is
 * committed before the POST and searched for after a crash, so that nothing makes a second one.
 */
export function recordLead(context: LeadContext, { lead_id, decision }: LeadEvent): Promise<LeadResult> {
  return runOnLead(context, lead_id, { name: 'Ins CRM übernehmen', concerns: () => true, take: (run) => record(run, decision) });
}

async function record(run: LeadRun, decision: LeadEvent['decision']): Promise<LeadResult> {
  const { memory } = run;
  if (memory.state === 'recorded') return { kind: 'unchanged', lead_id: run.id };
  const made = memory.sent === null ? [] : await run.found(memory.sent);
  const [madeId] = made;
  if (memory.sent !== null && madeId !== undefined) return adopt(run, memory.sent, madeId);
  const known = await knownPeople(run.context.espocrm, run.lead);
  const match = decided(decision) ?? matchOf(known);
  switch (match.kind) {
    case 'none': return createLead(run, known);
    case 'one': return addNote(run, { entity: match.record.entity, id: match.record.id as EntityId });
    case 'several': return askPerson(run, match.records);
  }
}

function decided(decision: LeadEvent['decision']): Match | undefined {
  if (decision === undefined) return undefined;
  return decision === 'new' ? { kind: 'none' } : { kind: 'one', record: { ...decision, isConverted: false } };
}

/** What an interrupted run has made; a note says itself on whose record it stands. */
async function adopt(run: LeadRun, entity: 'Lead' | 'Note', id: EntityId): Promise<LeadResult> {
  if (entity === 'Lead') return recorded(run, { entity, id }, { entity, id });
  const answer = await run.context.espocrm.read('Note', id);
  const parent = answer.kind === 'found' ? parentSchema.safeParse(answer.record).data : undefined;
  if (!parent) throw new HubError('internal', `EspoCRM, Note ${id}: Die Notiz der Anfrage ${run.id} steht an keinem Eintrag.`, { retryable: true });
  return recorded(run, { entity, id }, { entity: parent.parentType, id: parent.parentId as EntityId });
}

const parentSchema = z.object({ parentType: z.enum(knownIn), parentId: z.string().min(1) });

async function createLead(run: LeadRun, known: readonly Known[]): Promise<LeadResult> {
  const attributes = { ...leadAttributes(run.lead, run.facts), ...await withSharedFlags(run.context.espocrm, run.lead, known) };
  await run.remember({ state: 'new', sent: 'Lead' });
  const first = await run.create('Lead', attributes, 'Anfrage der Website; im CRM hat niemand diese E-Mail oder Nummer.');
  if (first.kind === 'created') return recordedLead(run, first.record.id);
  const same = first.matches.filter((match) => hasAddress(match, run.lead.email));
  // Not there when it was looked for: whose it is must be looked at anew.
  if (known.length === 0 && same.length > 0) return askPerson(run, same.map(({ id }) => ({ entity: 'Lead', id, isConverted: false })));
  const why = 'Anfrage der Website; wer im CRM so heißt, hat weder diese E-Mail noch diese Nummer, oder ein Mensch hat entschieden.';
  return recordedLead(run, await run.createDecided('Lead', attributes, why));
}

const hasAddress = ({ emailAddress }: EspoRecord, email: string): boolean => email !== '' && typeof emailAddress === 'string' && emailAddress.toLowerCase() === email;

const recordedLead = (run: LeadRun, id: EntityId): Promise<LeadResult> => recorded(run, { entity: 'Lead', id }, { entity: 'Lead', id });

/** The record itself is left alone: what was entered is for people to take over. */
async function addNote(run: LeadRun, subject: Subject): Promise<LeadResult> {
  await run.remember({ state: 'new', sent: 'Note' });
  const attributes = { type: 'Post', post: notePost(run.lead, run.facts), parentType: subject.entity, parentId: subject.id };
  const id = await run.createDecided('Note', attributes, `Anfrage der Website von jemandem, der im CRM schon als ${subject.entity} ${subject.id} steht.`);
  return recorded(run, { entity: 'Note', id }, subject);
}

async function recorded(run: LeadRun, record: Recorded['record'], subject: Subject): Promise<LeadResult> {
  await run.remember({ state: 'recorded', record, subject, task: 'open', newsletter: 'open' });
  return { kind: record.entity === 'Lead' ? 'created' : 'noted', lead_id: run.id, subject };
}

type Recorded = Extract<LeadMemory, { readonly state: 'recorded' }>;

/** Whose it is is a person's to say, and is asked once. When they merge the records the next try finds one. */
async function askPerson(run: LeadRun, records: readonly Known[]): Promise<LeadResult> {
  const shown = records.map(({ entity, id }) => ({ entity, id }));
  const occasion = ['several', ...shown.map(({ entity, id }) => `${entity}/${id}`).sort()];
  await run.announce(run.notice(occasion, severalKnownText(run.lead, run.facts, run.id, shown)));
  return { kind: 'undecided', lead_id: run.id, records: shown };
}
