import type { Effects } from '../effects/effects.js';
import type { AccessLog, AccessRow } from './access/access-log.js';
import { memoryAccessLog } from './access/memory-access-log.js';
import type { CalendarStore } from './calendars/calendar-store.js';
import { memoryCalendarStore, type MemoryCalendars } from './calendars/memory-calendar-store.js';
import type { CallStore } from './calls/call-store.js';
import { memoryCallStore, noCalls, type MemoryCalls } from './calls/memory-call-store.js';
import { jsonText, plainText } from './json-text.js';
import {
  isLinkKind, type Commit, type JournalIntent, type JournalOutcome, type JournalRow, type Ledger, type Link, type LinkedRecord, type LinkKind, type Notice, type NoticeDraft, type Run, type RunKind,
  type RunOutcome, type RunStart,
} from './ledger.js';
import type { LeadStore } from './leads/lead-store.js';
import { emptyMemoryLeads, memoryLeadStore, type MemoryLeads } from './leads/memory-lead-store.js';
import { fenced, takenRight, unknownRow } from './ledger-errors.js';
import { ledgerTime } from './ledger-time.js';
import { memoryPhoneBook, saveMemoryPhones, type MemoryPhones } from './phone-book/memory-phone-book.js';
import type { PhoneBook } from './phone-book/phone-book.js';

/** What a memory ledger holds. Handed to a second ledger it is what a restarted process finds. */
export interface MemoryLedgerState {
  readonly fences: Map<string, number>;
  readonly links: Map<string, Link>;
  readonly runs: Map<string, StoredRun>;
  readonly journal: Map<string, JournalRow>;
  readonly notices: Map<string, StoredNotice>;
  readonly calendars: MemoryCalendars;
  readonly access: AccessRow[];
  readonly calls: MemoryCalls;
  readonly phones: MemoryPhones;
  readonly leads: MemoryLeads;
}

interface StoredRun { readonly run: Run; readonly start: RunStart; readonly startedAt: string; readonly ended?: { readonly at: string; readonly outcome: RunOutcome } }
interface StoredNotice { readonly id: string; readonly draft: NoticeDraft; readonly attempted: boolean; readonly sent: boolean }

export const emptyMemoryLedger = (): MemoryLedgerState =>
  ({ fences: new Map(), links: new Map(), runs: new Map(), journal: new Map(), notices: new Map(), calendars: new Map(), calls: noCalls(), phones: new Map(), leads: emptyMemoryLeads(), access: [] });

/**
 * The ledger in memory, for simulation and tests: the same contract as the SQL ledger, proven by the same tests.
 * Each operation happens at one instant within `effects.run`.
 */
export function memoryLedger(effects: Effects, state: MemoryLedgerState = emptyMemoryLedger()): Ledger {
  return new MemoryLedger(effects, state);
}

class MemoryLedger implements Ledger {
  readonly access: AccessLog;
  readonly calendars: CalendarStore;
  readonly calls: CallStore;
  readonly phoneBook: PhoneBook;
  readonly leads: LeadStore;
  readonly #effects: Effects;
  readonly #state: MemoryLedgerState;

  constructor(effects: Effects, state: MemoryLedgerState) {
    this.#effects = effects;
    this.#state = state;
    const call = <T>(operation: string, record: string | undefined, action: () => T): Promise<T> => this.#call(operation, record, action);
    this.leads = memoryLeadStore({ state: state.leads, now: () => this.#now(), uuid: () => effects.uuid(), call });
    this.calls = memoryCallStore({ calls: state.calls, call, applyCommit: (run, change) => { this.#apply(run, change); } });
    this.phoneBook = memoryPhoneBook(state.phones, call);
    this.access = memoryAccessLog(state.access, effects);
    this.calendars = memoryCalendarStore({
      calendars: state.calendars,
      call,
      now: () => this.#now(),
      applyCommit: (run, change) => { this.#apply(run, change); },
      endedRuns: () => [...state.runs.values()].flatMap(({ run, ended }) => (ended ? [{ ...run, endedAt: ended.at, outcome: ended.outcome }] : [])),
    });
  }

  beginRun(start: RunStart): Promise<{ readonly run: Run; readonly link: Link | undefined }> {
    return this.#call('begin run', start.recordId, () => {
      const fence = (this.#state.fences.get(recordKey(start.kind, start.recordId)) ?? 0) + 1;
      const run: Run = { id: this.#effects.uuid(), kind: start.kind, recordId: start.recordId, fence };
      this.#state.fences.set(recordKey(start.kind, start.recordId), fence);
      this.#state.runs.set(run.id, { run, start, startedAt: this.#now() });
      const link = isLinkKind(start.kind) ? this.#state.links.get(recordKey(start.kind, start.recordId)) : undefined;
      return { run, link: link && structuredClone(link) };
    });
  }

  linked(kind: LinkKind, { after, limit }: { readonly after: string; readonly limit: number }): Promise<readonly LinkedRecord[]> {
    return this.#call('list linked', undefined, () => [...this.#state.links.entries()]
      .flatMap(([key, link]) => (link.state === 'linked' && key === recordKey(kind, link.leftId) && link.leftId > after ? [structuredClone(link)] : []))
      .sort((one, other) => (one.leftId < other.leftId ? -1 : 1)).slice(0, limit));
  }

  countGone(kind: LinkKind, since: string): Promise<number> {
    return this.#call('count gone', undefined, () => this.#gone(kind)
      .filter(({ state, goneAt }) => state === 'linked' || goneAt >= ledgerTime(since)).length);
  }

  heldGone(kind: LinkKind): Promise<readonly string[]> {
    return this.#call('held gone', undefined, () => this.#gone(kind).flatMap(({ state, leftId }) => (state === 'linked' ? [leftId] : [])).sort());
  }

  findByRight(kind: LinkKind, rightId: string): Promise<Link | undefined> {
    return this.#call('find by right', rightId, () => {
      const link = this.#linkedTo(kind, rightId);
      return link && structuredClone(link);
    });
  }

  intend(run: Run, intent: JournalIntent): Promise<string> {
    return this.#call('intend', intent.recordId, () => this.#note(run, intent, 'open'));
  }

  settle(journalId: string, outcome: JournalOutcome): Promise<void> {
    return this.#call('settle', undefined, () => {
      const row = this.#state.journal.get(journalId);
      if (!row) throw unknownRow('den Eintrag', journalId);
      const recordId = outcome.kind === 'done' ? outcome.recordId ?? row.recordId : row.recordId;
      const reason = 'reason' in outcome ? plainText(outcome.reason) : null;
      this.#state.journal.set(journalId, { ...row, recordId, outcome: outcome.kind, outcomeAt: this.#now(), reason });
    });
  }

  commit(run: Run, change: Commit): Promise<void> {
    return this.#call('commit', run.recordId, () => { this.#apply(run, change); });
  }

  endRun(run: Run, outcome: RunOutcome): Promise<void> {
    return this.#call('end run', run.recordId, () => {
      const stored = this.#state.runs.get(run.id);
      if (!stored) throw unknownRow('den Lauf', run.id);
      this.#state.runs.set(run.id, { ...stored, ended: { at: this.#now(), outcome: { ...outcome, counts: { ...outcome.counts } } } });
    });
  }

  claimNotices(recordId: string): Promise<readonly Notice[]> {
    return this.#call('claim notices', recordId, () => {
      const unsent = [...this.#state.notices].filter(([, notice]) => notice.draft.recordId === recordId && !notice.sent);
      for (const [key, notice] of unsent) this.#state.notices.set(key, { ...notice, attempted: true });
      return unsent.map(([, { id, draft, attempted }]) => ({ ...structuredClone(draft), id, attempted }));
    });
  }

  noticeSent(noticeId: string): Promise<void> {
    return this.#call('notice sent', undefined, () => {
      const found = [...this.#state.notices].find(([, notice]) => notice.id === noticeId);
      if (!found) throw unknownRow('die Mitteilung', noticeId);
      this.#state.notices.set(found[0], { ...found[1], sent: true });
    });
  }

  journal(query: Parameters<Ledger['journal']>[0]): Promise<readonly JournalRow[]> {
    return this.#call('journal', query.recordId, () => [...this.#state.journal.values()]
      .filter((row) => query.recordId === undefined || row.recordId === query.recordId)
      .filter((row) => query.search === undefined || this.#wordsOf(row).includes(query.search.toLowerCase()))
      .toReversed().slice(0, query.limit).map((row) => structuredClone(row)));
  }

  journalRow(id: string): Promise<JournalRow | undefined> {
    return this.#call('journal row', undefined, () => structuredClone(this.#state.journal.get(id)));
  }

  runs(query: { readonly recordId?: string; readonly limit: number }): ReturnType<Ledger['runs']> {
    return this.#call('runs', query.recordId, () => [...this.#state.runs.values()]
      .flatMap(({ run, start, startedAt, ended }) => (ended && (query.recordId === undefined || run.recordId === query.recordId)
        ? [{ fence: run.fence, shown: { recordId: run.recordId, trigger: start.trigger, startedAt, endedAt: ended.at, ...ended.outcome } }] : []))
      .toSorted((a, b) => (a.shown.endedAt === b.shown.endedAt ? b.fence - a.fence : a.shown.endedAt < b.shown.endedAt ? 1 : -1))
      .slice(0, query.limit).map(({ shown }) => shown));
  }

  runResults(kind: RunKind, since: string): Promise<Readonly<Record<string, number>>> {
    return this.#call('run results', undefined, () => {
      const counts: Record<string, number> = {};
      for (const { run, ended } of this.#state.runs.values()) {
        if (run.kind !== kind || !ended || ended.at < ledgerTime(since)) continue;
        counts[ended.outcome.result] = (counts[ended.outcome.result] ?? 0) + 1;
      }
      return counts;
    });
  }

  ping(): Promise<void> {
    return this.#call('ping', undefined, () => undefined);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #wordsOf({ recordId, operation, why, actor, runId, before, after }: JournalRow): string {
    const run = this.#state.runs.get(runId)?.run.recordId ?? '';
    return [recordId, operation, why, actor, run, JSON.stringify(before), JSON.stringify(after)].join(' ').toLowerCase();
  }

  #apply(run: Run, change: Commit): void {
    if (this.#state.fences.get(recordKey(run.kind, run.recordId)) !== run.fence) throw fenced(run);
    if (change.link && isLinkKind(run.kind)) this.#saveLink(run.kind, change.link);
    for (const { remark, ...draft } of change.notices ?? []) {
      if (this.#state.notices.has(draft.key)) continue;
      if (remark) this.#note(run, remark, 'remark');
      const stored = { ...draft, text: plainText(draft.text), detail: copy(draft.detail) };
      this.#state.notices.set(draft.key, { id: this.#effects.uuid(), draft: stored, attempted: false, sent: false });
    }
    if (change.phones) saveMemoryPhones(this.#state.phones, change.phones);
    for (const remark of change.remarks ?? []) this.#note(run, remark, 'remark');
  }

  #saveLink(kind: LinkKind, link: Link): void {
    const other = link.state === 'linked' ? this.#linkedTo(kind, link.rightId) : undefined;
    if (link.state === 'linked' && other && other.leftId !== link.leftId) throw takenRight(kind, link.leftId, link.rightId);
    this.#state.links.set(recordKey(kind, link.leftId), copyLink(link));
  }

  #gone(kind: LinkKind): { readonly state: Link['state']; readonly leftId: string; readonly goneAt: string }[] {
    return [...this.#state.links].flatMap(([key, link]) => (key.startsWith(`${kind} `) && 'goneAt' in link
      ? [{ state: link.state, leftId: link.leftId, goneAt: link.goneAt }] : []));
  }

  #linkedTo(kind: LinkKind, rightId: string): Link | undefined {
    return [...this.#state.links].find(([key, link]) => key.startsWith(`${kind} `) && link.state === 'linked' && link.rightId === rightId)?.[1];
  }

  #note(run: Run, intent: JournalIntent, outcome: 'open' | 'remark'): string {
    const id = this.#effects.uuid();
    const now = this.#now();
    const actor = this.#state.runs.get(run.id)?.start.actor ?? '';
    this.#state.journal.set(id, {
      ...intent, id, runId: run.id, actor, before: copy(intent.before), after: copy(intent.after), why: plainText(intent.why),
      intentAt: now, outcome, outcomeAt: outcome === 'remark' ? now : null, reason: null,
    });
    return id;
  }

  #now(): string {
    return ledgerTime(this.#effects.now());
  }

  #call<T>(operation: string, record: string | undefined, action: () => T): Promise<T> {
    return this.#effects.run({ system: 'ledger', operation, ...(record === undefined ? {} : { record }) }, () => new Promise((resolve) => { resolve(action()); }));
  }
}

const recordKey = (kind: RunKind, recordId: string): string => `${kind} ${recordId}`;

/** As a data base keeps it: what JSON cannot carry is gone, and nobody holds a reference to it. */
function copy<T extends JournalIntent['before'] | null>(value: T): T {
  return value === null ? value : JSON.parse(jsonText(value)) as T;
}

function copyLink(link: Link): Link {
  switch (link.state) {
    case 'creating': return { ...link, intent: copy(link.intent) };
    case 'linked': return { ...link, base: copy(link.base), seen: copy(link.seen), ...goneOf(link) };
    case 'closed': return { ...link, ...goneOf(link) };
  }
}

const goneOf = ({ goneAt }: { readonly goneAt?: string }): { readonly goneAt?: string } => (goneAt === undefined ? {} : { goneAt: ledgerTime(goneAt) });
