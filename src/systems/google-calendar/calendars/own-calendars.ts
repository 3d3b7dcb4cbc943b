import type { CalendarPlace, CalendarWish, FoundCalendar, GoogleCalendar } from '../google-calendar.js';
import { GoogleCalendarError, type CallFacts } from '../google-error.js';
import { aclRuleSchema, calendarListPageSchema, calendarSchema, type CalendarListPage, type GoogleCalendarRecord } from '../records.js';
import { readJson } from '../wire/answer.js';
import type { GoogleCalls } from '../wire/google-calls.js';
import { readPages } from '../wire/pages.js';
import type { CreationPace } from './creation-pace.js';
import { isMarked, markedDescription } from './marker.js';

type OwnCalendars = Pick<GoogleCalendar, 'readCalendar' | 'findCalendar' | 'createCalendar' | 'shareCalendar'>;

/** The calendars that belong to the service account, one for each employee. */
export function createOwnCalendars(calls: GoogleCalls, pace: CreationPace): OwnCalendars {
  return {
    readCalendar: (place) => readCalendar(calls, place),
    findCalendar: (wish) => findCalendar(calls, wish),
    createCalendar: (wish) => pace.alone(async (admit) => {
      // The reply of an earlier try may have been lost, here or in another process.
      const found = await findCalendar(calls, wish);
      if (found.kind !== 'none') return found;
      await admit();
      return await insertCalendar(calls, wish);
    }),
    shareCalendar: (place, email) => shareCalendar(calls, place, email),
  };
}

async function readCalendar(calls: GoogleCalls, { calendarId, quotaUser }: CalendarPlace): ReturnType<GoogleCalendar['readCalendar']> {
  const facts: CallFacts = { operation: 'GET calendars', record: calendarId };
  return await calls.read<{ readonly kind: 'found'; readonly calendar: GoogleCalendarRecord } | { readonly kind: 'gone' }>({
    ...facts,
    send: (api, options) => api.calendars.get({ calendarId, quotaUser }, options),
    read: (answer) => ({ kind: 'found', calendar: readJson(answer, calendarSchema, facts) }),
    refused: ({ status, reason }) => (status === 404 && reason === 'notFound' ? { kind: 'gone' } : undefined),
  });
}

async function findCalendar(calls: GoogleCalls, { marker, quotaUser }: CalendarWish): Promise<FoundCalendar> {
  const facts: CallFacts = { operation: 'GET calendarList' };
  const found = await readPages<GoogleCalendarRecord, CalendarListPage, never>(facts, (pageToken) => calls.read({
    ...facts,
    send: (api, options) => api.calendarList.list({ showHidden: true, maxResults: 250, quotaUser, ...(pageToken === undefined ? {} : { pageToken }) }, options),
    read: (answer) => readJson(answer, calendarListPageSchema, facts),
  }));
  if ('ended' in found) return { kind: 'none' };
  // A marker in somebody else's calendar, shared with the hub, makes it no calendar of the hub's.
  const marked = found.items.filter((calendar) => calendar.accessRole === 'owner' && isMarked(calendar, marker));
  const [calendar, ...others] = marked;
  if (!calendar) return { kind: 'none' };
  return others.length === 0 ? { kind: 'found', calendar } : { kind: 'several', calendarIds: marked.map(({ id }) => id).sort() };
}

/** Google chooses the id, so this is never repeated blindly: what was made is found again by its marker. */
async function insertCalendar(calls: GoogleCalls, wish: CalendarWish): ReturnType<GoogleCalendar['createCalendar']> {
  const facts: CallFacts = { operation: 'POST calendars' };
  const requestBody = { summary: wish.summary, timeZone: 'Europe/Berlin', description: markedDescription(wish.marker) };
  return await calls.write<Awaited<ReturnType<GoogleCalendar['createCalendar']>>>({
    ...facts, at: { quotaUser: wish.quotaUser }, rests: 'calendars',
    send: (api, options) => api.calendars.insert({ quotaUser: wish.quotaUser, requestBody }, options),
    read: (answer) => {
      const calendar = readJson(answer, calendarSchema, facts);
      if (isMarked(calendar, wish.marker)) return { kind: 'created', calendar };
      throw new GoogleCalendarError('upstream_rejected', { ...facts, record: calendar.id, fault: 'unfit_server', reason: 'the marker in the description was not kept' });
    },
    settle: async () => {
      const found = await findCalendar(calls, wish);
      // Not there may mean not there yet.
      return found.kind === 'none' ? { kind: 'unknown' } : { kind: 'settled', value: found };
    },
  });
}

/** A new rule for the same person replaces the old one: a higher role that somebody gave is left alone. */
async function shareCalendar(calls: GoogleCalls, place: CalendarPlace, email: string): ReturnType<GoogleCalendar['shareCalendar']> {
  const { calendarId, quotaUser } = place;
  const facts = (operation: string): CallFacts => ({ operation, record: calendarId });
  const role = await calls.read<string | undefined>({
    ...facts('GET acl'),
    send: (api, options) => api.acl.get({ calendarId, quotaUser, ruleId: `user:${email.toLowerCase()}` }, options),
    read: (answer) => readJson(answer, aclRuleSchema, facts('GET acl')).role,
    refused: ({ status }) => (status === 404 ? 'none' : undefined),
  });
  if (role === 'writer' || role === 'owner') return { kind: 'already_shared' };
  return await calls.write<{ readonly kind: 'shared' }>({
    ...facts('POST acl'), at: place, rests: 'calendars',
    send: (api, options) => api.acl.insert(
      { calendarId, quotaUser, sendNotifications: false, requestBody: { role: 'writer', scope: { type: 'user', value: email } } }, options),
    read: (answer) => {
      readJson(answer, aclRuleSchema, facts('POST acl'));
      return { kind: 'shared' };
    },
    // The same rule twice is one rule.
    settle: () => Promise.resolve({ kind: 'not_done' }),
  });
}
