import { espoText } from '../../domain/beteiligte/clocks.js';
import { undoOf } from '../../domain/journal/undo.js';
import type { HealthReport } from '../../hub/health/health-report.js';
import type { JournalRow } from '../../hub/ledger/ledger.js';
import { topics, type Topic } from '../../hub/events/topics.js';
import type { EspoRecord } from '../../systems/espocrm/espocrm.js';
import { syncStatuses } from '../../systems/espocrm/records.js';
import { calendarOverview } from '../calendar/calendar-overview.js';
import type { DeskContext } from './context.js';
import { heldGoneView, type HeldGone } from './held-gone.js';

/** The lights: every system with its state. */
export const healthView = ({ hub }: DeskContext): Promise<HealthReport> => hub.health();

export interface QueueRow { readonly topic: Topic; readonly waiting: number; readonly active: number; readonly delayed: number; readonly dead: number }
export interface DeadRow { readonly id: string; readonly topic: Topic; readonly record: string; readonly reason: string; readonly attempts: number; readonly failedAt: string }

const deadShown = 100;

/** The queue by topic, and the dead letters with why they are. */
export async function queueView({ hub: { events } }: DeskContext): Promise<{ readonly queues: readonly QueueRow[]; readonly dead: readonly DeadRow[] }> {
  const names = Object.keys(topics) as Topic[];
  const [queues, dead] = await Promise.all([
    Promise.all(names.map(async (topic) => {
      const { waiting, active, delayed, failed } = await events.counts(topic);
      return { topic, waiting, active, delayed, dead: failed };
    })),
    Promise.all(names.map((topic) => events.deadLetters(topic))),
  ]);
  const letters = dead.flat().toSorted((one, other) => other.failedAt.localeCompare(one.failedAt)).slice(0, deadShown);
  return { queues, dead: letters.map(({ id, topic, payload, reason, attempts, failedAt }) => ({ id, topic, record: recordOf(payload), reason, attempts, failedAt })) };
}

/** What a letter is about: the one id in its payload. */
function recordOf(payload: Readonly<Record<string, unknown>>): string {
  const id = ['entity_id', 'kuerzel', 'call_id', 'lead_id'].map((name) => payload[name]).find((value) => typeof value === 'string');
  return typeof id === 'string' ? id : '';
}

export interface StuckRow { readonly id: string; readonly name: string; readonly status: string; readonly message: string; readonly tries: number; readonly modifiedAt: string }

const stuckShown = 100;
const stuck = ['conflict', 'failed', 'permanently_failed'];

export interface BeteiligteView { readonly counts: Readonly<Record<string, number>>; readonly stuck: readonly StuckRow[]; readonly held: HeldGone | null }

/** Beteiligte by state, those that stick with what to do about them, and those that wait for a person's go-ahead. */
export async function beteiligteView(context: DeskContext): Promise<BeteiligteView> {
  const { espocrm } = context;
  const counts = await Promise.all(syncStatuses.map(async (status) => [status, await espocrm.count('CBeteiligte', [{ type: 'equals', attribute: 'syncStatus', value: status }])] as const));
  const rows: StuckRow[] = [];
  const select = ['name', 'syncStatus', 'syncErrorMessage', 'syncRetryCount', 'modifiedAt'];
  const where = [{ type: 'in', attribute: 'syncStatus', value: stuck }];
  for await (const page of espocrm.list('CBeteiligte', { where, select, orderBy: 'modifiedAt', order: 'desc', limit: stuckShown })) rows.push(...page.map(stuckRow));
  return { counts: Object.fromEntries(counts), stuck: rows, held: await heldGoneView(context) };
}

function stuckRow(record: EspoRecord): StuckRow {
  const tries = record['syncRetryCount'];
  return { id: record.id, name: textOf(record, 'name'), status: textOf(record, 'syncStatus'), message: textOf(record, 'syncErrorMessage'), tries: typeof tries === 'number' ? tries : 0, modifiedAt: textOf(record, 'modifiedAt') };
}

/** Every employee's calendar as the ledger knows it. */
export const calendarsView = (context: DeskContext): ReturnType<typeof calendarOverview> => calendarOverview(context);

export interface CallRow { readonly id: string; readonly name: string; readonly status: string; readonly direction: string; readonly startedAt: string; readonly seconds: number; readonly user: string }

const callsShown = 200;

/** Today's calls as they stand in the CRM, the newest first. */
export async function callsView({ espocrm, hub }: DeskContext): Promise<readonly CallRow[]> {
  const midnight = hub.effects.now().toZonedDateTimeISO('Europe/Berlin').startOfDay().toInstant();
  const rows: CallRow[] = [];
  const where = [{ type: 'greaterThanOrEquals', attribute: 'dateStart', value: espoText(midnight) }];
  for await (const page of espocrm.list('Call', { where, orderBy: 'dateStart', order: 'desc', limit: callsShown })) rows.push(...page.map(callRow));
  return rows;
}

function callRow(record: EspoRecord): CallRow {
  const seconds = record['duration'];
  return {
    id: record.id, name: textOf(record, 'name'), status: textOf(record, 'status'), direction: textOf(record, 'direction'), startedAt: textOf(record, 'dateStart'),
    seconds: typeof seconds === 'number' ? seconds : 0, user: textOf(record, 'assignedUserName'),
  };
}

export interface JournalEntry extends JournalRow { /** Why it cannot be taken back; null: it can. */ readonly fixed: string | null }

const journalShown = 100;

/** The last writes, of all records or of one, or those in which the words occur. */
export async function journalView({ hub: { ledger } }: DeskContext, query: { readonly search: string }): Promise<readonly JournalEntry[]> {
  const search = query.search.trim();
  const rows = await ledger.journal({ limit: journalShown, ...(search === '' ? {} : { search }) });
  return rows.map((row) => {
    const undo = undoOf(row);
    return { ...row, fixed: undo.kind === 'possible' ? null : undo.reason };
  });
}

const textOf = (record: EspoRecord, name: string): string => {
  const value = record[name];
  return typeof value === 'string' ? value : '';
};
