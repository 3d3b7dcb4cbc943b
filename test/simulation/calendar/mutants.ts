import type { CalendarStore, StoredPair } from '../../../src/hub/ledger/calendars/calendar-store.js';
import type { Ledger } from '../../../src/hub/ledger/ledger.js';
import type { HeldLock, Locks } from '../../../src/hub/locks/locks.js';
import type { CalendarContext } from '../../../src/sync/calendar/context.js';
import type { GoogleCalendar } from '../../../src/systems/google-calendar/google-calendar.js';
import { GoogleCalendarError } from '../../../src/systems/google-calendar/google-error.js';
import type { GoogleEventRecord } from '../../../src/systems/google-calendar/records.js';
import { UpstreamError } from '../../../src/systems/http/upstream-error.js';
import type { Fault, FaultKind } from '../engine/faults.js';
import { having } from '../engine/having.js';
import type { Mutant } from '../engine/subject.js';
import type { GoogleRequest } from '../systems/google-server.js';
import type { WireRequest } from '../systems/http.js';
import type { AdvowareAct, GoogleAct, Step } from './history.js';
import { intact, type Safeguards } from './safeguards.js';

type Appointments = CalendarContext['advoware'];

interface CalendarMutant extends Mutant<Safeguards> {
  /** For one that chance seldom comes across: a history that needs the safeguard, played in several orders. */
  readonly needs: readonly Step[];
}

function mutant(name: string, fails: readonly string[], change: Partial<Safeguards>, needs: readonly Step[] = []): CalendarMutant {
  return { name, fails, safeguards: { ...intact, ...change }, needs };
}

const pause = (milliseconds: number): Step => ({ do: 'pause', milliseconds });
const inAdvoware = (act: AdvowareAct, pick = 0): Step => ({ do: 'advoware', who: 'KL', act, pick, n: 1 });
const inGoogle = (act: GoogleAct, pick = 0): Step => ({ do: 'google', who: 'KL', act, pick, n: 1 });
const sync: Step = { do: 'sync', who: 'KL' };
const aMoment = pause(20_000);
const fromAdvoware: readonly Step[] = [inAdvoware('new'), sync, pause(120_000)];
const fromGoogle: readonly Step[] = [inGoogle('new'), pause(120_000)];
const fault = (kind: FaultKind, system: Fault['system'], calls: Fault['calls'], more: Partial<Fault> = {}): Step =>
  ({ do: 'fault', fault: { kind, system, calls, skip: 0, times: 1, ...more } });

const withCalendars = (ledger: Ledger, changes: (calendars: CalendarStore) => Partial<CalendarStore>): Ledger =>
  having(ledger, { calendars: having(ledger.calendars, changes(ledger.calendars)) });

const without = (request: WireRequest, field: string): WireRequest =>
  ({ ...request, body: Object.fromEntries(Object.entries(request.body as object).filter(([name]) => name !== field)) });
const isPut = ({ method, url }: WireRequest): boolean => method === 'PUT' && url.pathname.startsWith('/advoware/');

/** The handshake would find out a server that knows no conditions. */
function withoutIfMatch(request: GoogleRequest): GoogleRequest {
  if (request.url.includes('hubprobe')) return request;
  const headers = new Headers(request.headers);
  headers.delete('if-match');
  return { ...request, headers };
}

const isUnreadable = (error: unknown): boolean => (error instanceof UpstreamError || error instanceof GoogleCalendarError) && error.code === 'upstream_unreadable';
const isUnknown = (error: unknown): boolean => (error instanceof UpstreamError || error instanceof GoogleCalendarError) && error.code === 'outcome_unknown';

/** What `work` answers, or `instead` where it fails in a way that looks harmless. */
async function or<T>(work: Promise<T>, harmless: (error: unknown) => boolean, instead: T): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (harmless(error)) return instead;
    throw error;
  }
}

const cursor = { syncToken: 'none', parameters: 'none' };

/** The second look at what is missing is the first one again. */
function oneLook(): Safeguards['advoware'] {
  const looked = new Map<string, { readonly at: number; readonly records: Awaited<ReturnType<Appointments['listAppointments']>> }>();
  return (advoware, now) => having<Appointments>(advoware, {
    async listAppointments(kuerzel, days) {
      const last = looked.get(kuerzel);
      if (last && now() - last.at < 5_000) return last.records;
      const records = await advoware.listAppointments(kuerzel, days);
      looked.set(kuerzel, { at: now(), records });
      return records;
    },
  });
}

/** Whoever bears a marker counts as the one that it was written on. */
function asOwn(event: GoogleEventRecord): GoogleEventRecord {
  const marks = event.extendedProperties?.private;
  return marks?.['advowareEvent'] === undefined ? event : { ...event, extendedProperties: { ...event.extendedProperties, private: { ...marks, advowareEvent: event.id } } } as GoogleEventRecord;
}

const readers = (google: GoogleCalendar, seen: (event: GoogleEventRecord) => readonly GoogleEventRecord[]): Partial<GoogleCalendar> => ({
  async listEvents(place, selection) {
    const answer = await google.listEvents(place, selection);
    return answer.kind === 'full' ? { ...answer, events: answer.events.flatMap(seen) } : answer;
  },
  async listChanges(place, from, selection) {
    const answer = await google.listChanges(place, from, selection);
    return answer.kind === 'changes' ? { ...answer, events: answer.events.flatMap(seen) } : answer;
  },
});

const withoutSent = (pair: StoredPair): StoredPair => ({ ...pair, body: Object.fromEntries(Object.entries(pair.body).filter(([name]) => name !== 'sent')) });

let salts = 0;

const ledgerMutants: readonly CalendarMutant[] = [
  mutant('the ledger commits without looking at the fence', ['I21'], {
    ledger: (ledger, { fences }) => withCalendars(ledger, (calendars) => ({
      commit: (run, change) => calendars.commit({ ...run, fence: fences.get(`${run.kind} ${run.recordId}`) ?? run.fence }, change),
    })),
  }),
  mutant('what is on its way to Google is not noted before it is written', ['I3'], {
    ledger: (ledger) => withCalendars(ledger, (calendars) => ({
      commit: (run, change) => calendars.commit(run, change.pairs ? { ...change, pairs: { ...change.pairs, put: change.pairs.put.map(withoutSent) } } : change),
    })),
  }, [inAdvoware('new'), inAdvoware('notes'), { do: 'sync', who: 'KL', fullContent: true }, pause(120_000), { do: 'sync', who: 'KL', fullContent: false }, fault('crash_after', 'google', 'writes'), aMoment]),
  mutant('an appointment is created without an intent in the ledger', ['I6'], {
    ledger: (ledger) => withCalendars(ledger, (calendars) => ({
      commit: (run, change) => calendars.commit(run, change.pairs ? { ...change, pairs: { ...change.pairs, put: change.pairs.put.filter(({ state }) => state !== 'creating') } } : change),
    })),
  }, [fault('crash_after', 'advoware', 'writes'), inGoogle('new'), pause(25_000), inGoogle('title'), aMoment]),
  mutant('the cursor is stored before what it stands for', ['I1', 'I3'], {
    google: (google, { calendars }) => having<GoogleCalendar>(google, {
      async listChanges(place, from, selection) {
        const answer = await google.listChanges(place, from, selection);
        const known = calendars.get(place.quotaUser);
        if (answer.kind === 'changes' && known) calendars.set(place.quotaUser, { ...known, calendar: { ...known.calendar, cursor: answer.cursor } });
        return answer;
      },
    }),
  }, [...fromGoogle, fault('crash_before', 'ledger', 'all', { skip: 2 }), inGoogle('title'), aMoment]),
  mutant('the guard asks nobody', ['I12', 'I11'], {
    ledger: (ledger) => withCalendars(ledger, (calendars) => ({
      commit: (run, change) => calendars.commit(run, change.calendar?.stopped
        ? { ...change, calendar: { ...change.calendar, goAhead: { hash: String(change.calendar.stopped['hash']), actor: 'niemand', at: '2026-03-27T08:00:00Z' } } } : change),
    })),
  }),
  mutant('texts are masked only in what is new', ['I24'], {
    ledger: (ledger) => withCalendars(ledger, (calendars) => ({
      async read(kuerzel) {
        const memory = await calendars.read(kuerzel);
        return memory.pairs.length === 0 ? memory : { ...memory, calendar: { ...memory.calendar, fullContent: true } };
      },
    })),
  }),
  mutant('notices have no key of their occasion', ['I2', 'I4'], {
    ledger: (ledger) => withCalendars(ledger, (calendars) => ({
      commit: (run, change) => calendars.commit(run, { ...change, notices: (change.notices ?? []).map((notice) => ({ ...notice, key: `${notice.key}${salts += 1}` })) }),
    })),
  }),
  mutant('notices are not kept in the ledger', ['I3', 'I4', 'I9', 'I22'], {
    ledger: (ledger) => withCalendars(ledger, (calendars) => ({ commit: (run, change) => calendars.commit(run, { ...change, notices: [] }) })),
  }, [...fromGoogle, inAdvoware('title'), inGoogle('title'), aMoment]),
  mutant('a notice that may have been sent is not looked for', ['I4'], {
    ledger: (ledger) => having<Ledger>(ledger, { claimNotices: async (id) => (await ledger.claimNotices(id)).map((notice) => ({ ...notice, attempted: false })) }),
  }, [...fromGoogle, fault('truncated_after', 'espocrm', 'writes'), inAdvoware('title'), inGoogle('title'), aMoment]),
];

const lockMutants: readonly CalendarMutant[] = [
  mutant('the lock is not checked before a write', ['I21'], {
    locks: (locks) => having<Locks>(locks, { acquire: async (key) => {
      const lock = await locks.acquire(key);
      return lock && having<HeldLock>(lock, { assertHeld: () => Promise.resolve() });
    } }),
  }),
  mutant('no lock at all', ['I21'], {
    locks: (locks) => having<Locks>(locks, { acquire: (key) => Promise.resolve({ key, lost: new AbortController().signal, assertHeld: () => Promise.resolve(), release: () => Promise.resolve() }) }),
  }),
];

const googleMutants: readonly CalendarMutant[] = [
  mutant('Google is written without If-Match', ['I3', 'I16'], { googleWire: withoutIfMatch }, [{ ...sync, fullContent: true }, ...fromAdvoware, inAdvoware('title'), sync, inGoogle('title'), aMoment]),
  mutant('an id that is taken counts as created', ['I1', 'I2', 'I3', 'I9'], {
    google: (google) => having<GoogleCalendar>(google, {
      async insertEvent(place, id, body) {
        const answer = await google.insertEvent(place, id, body);
        const found = answer.kind === 'duplicate' ? await google.readEvent(place, id) : undefined;
        return found?.kind === 'found' ? { kind: 'inserted', event: { ...found.event, status: 'confirmed' } as GoogleEventRecord } : answer;
      },
    }),
  }, [
    ...fromAdvoware, { do: 'google_fault', fault: { kind: 'stale-read', method: 'events.list', after: 1, times: 1 } }, fault('crash_after', 'google', 'writes'),
    inAdvoware('new'), sync, aMoment, inGoogle('delete', 1), aMoment,
  ]),
  mutant('a list of events that cannot be read counts as empty', ['I11', 'I12', 'I1'], {
    google: (google) => having<GoogleCalendar>(google, {
      listEvents: (place, selection) => or(google.listEvents(place, selection), isUnreadable, { kind: 'full', events: [], cursor }),
      listChanges: (place, from, selection) => or(google.listChanges(place, from, selection), isUnreadable, { kind: 'changes', events: [], cursor: from }),
      readEvent: (place, id) => or(google.readEvent(place, id), isUnreadable, { kind: 'gone' }),
    }),
  }, [...fromAdvoware, { do: 'expire_tokens', who: 'KL' }, fault('html_instead', 'google', 'reads', { skip: 1, times: 30 }), sync, aMoment]),
  mutant('a calendar without access counts as empty', ['I11', 'I12'], {
    google: (google) => having<GoogleCalendar>(google, {
      async listEvents(place, selection) {
        const answer = await google.listEvents(place, selection);
        return answer.kind === 'no_calendar' ? { kind: 'full', events: [], cursor } : answer;
      },
      async listChanges(place, from, selection) {
        const answer = await google.listChanges(place, from, selection);
        return answer.kind === 'no_calendar' ? { kind: 'cursor_lost', reason: 'expired' } : answer;
      },
      readEvent: (place, id) => or(google.readEvent(place, id), (error) => error instanceof GoogleCalendarError && error.fault === 'calendar_not_found', { kind: 'gone' }),
    }),
  }, [...fromAdvoware, { do: 'access', who: 'KL', access: 'notFound' }, sync, aMoment]),
  mutant('a lost cursor means that nothing changed', ['I1', 'I3', 'I9'], {
    google: (google) => having<GoogleCalendar>(google, {
      async listChanges(place, from, selection) {
        const answer = await google.listChanges(place, from, selection);
        return answer.kind === 'cursor_lost' ? { kind: 'changes', events: [], cursor: from } : answer;
      },
    }),
  }),
  mutant('tombstones are passed over', ['I1', 'I9'], { google: (google) => having<GoogleCalendar>(google, readers(google, (event) => (event.status === 'cancelled' ? [] : [event]))) }),
  mutant('a copied marker counts as the hub’s own', ['I10', 'I6', 'I1', 'I3'], { google: (google) => having<GoogleCalendar>(google, readers(google, (event) => [asOwn(event)])) }),
  mutant('a change of unknown outcome counts as done', ['I1', 'I3'], {
    google: (google) => having<GoogleCalendar>(google, {
      async patchEvent(place, id, etag, patch) {
        const found = await google.readEvent(place, id);
        return found.kind === 'gone' ? await google.patchEvent(place, id, etag, patch) : await or(google.patchEvent(place, id, etag, patch), isUnknown, { kind: 'patched', event: found.event });
      },
    }),
  }, [...fromAdvoware, fault('timeout_before', 'google', 'writes', { times: 8 }), inAdvoware('move'), sync, pause(600_000)]),
  mutant('Google may send mails', ['I24'], { googleWire: (request) => ({ ...request, params: { ...request.params, sendUpdates: 'all' } }) }),
  mutant('a change writes more of an event than it has to', ['I16'], {
    googleWire: (request) => (request.method === 'PATCH' ? { ...request, data: { ...request.data as object, reminders: { useDefault: true } } } : request),
  }),
];

const advowareMutants: readonly CalendarMutant[] = [
  mutant('a creation is repeated when its answer is lost', ['I6'], {
    advoware: (advoware) => having<Appointments>(advoware, { createAppointment: (kuerzel, fields) => advoware.createAppointment(kuerzel, fields).catch(() => advoware.createAppointment(kuerzel, fields)) }),
  }, [...fromGoogle, fault('truncated_after', 'advoware', 'writes'), inGoogle('new'), aMoment]),
  mutant('Advoware is written without the rowId that was read', ['I3', 'I16'], { wire: (request) => (isPut(request) ? without(request, 'rowId') : request) }, [...fromGoogle, inGoogle('title'), sync, inAdvoware('place'), aMoment]),
  mutant('a PUT to Advoware carries the mapped fields only', ['I16'], { wire: (request) => (isPut(request) ? without(request, 'aktenzeichen') : request) }),
  mutant('a list of appointments that cannot be read counts as empty', ['I11', 'I12'], {
    advoware: (advoware) => having<Appointments>(advoware, { listAppointments: (kuerzel, days) => or(advoware.listAppointments(kuerzel, days), isUnreadable, []) }),
  }, [...fromGoogle, fault('html_instead', 'advoware', 'reads', { times: 30 }), sync, aMoment]),
  mutant('one absence is enough', ['I11', 'I12'], { advoware: oneLook() }),
  mutant('an update of unknown outcome counts as done', ['I1', 'I3'], {
    advoware: (advoware) => having<Appointments>(advoware, { updateAppointment: (seen, changes) => or(advoware.updateAppointment(seen, changes), isUnknown, { kind: 'updated' }) }),
  }, [...fromGoogle, fault('timeout_before', 'advoware', 'writes', { times: 8 }), inGoogle('title'), pause(600_000)]),
  mutant('the write protection is not obeyed', ['I28'], { writeProtection: 'ignored' }),
];

export const mutants: readonly CalendarMutant[] = [...ledgerMutants, ...lockMutants, ...googleMutants, ...advowareMutants];
