import assert from 'node:assert/strict';
import { clientOf, googlePerTest, hourAt, newCalendar, refusalOf } from './harness.js';

const EMPLOYEE = 'k.lindner@kanzlei-lindner.example';

describe('calendars and sharing in the Google stand-in', () => {
  const context = googlePerTest();
  const share = (sendNotifications?: boolean): Promise<unknown> =>
    context.api.acl.insert({ calendarId: context.calendarId, requestBody: { role: 'writer', scope: { type: 'user', value: EMPLOYEE } }, ...(sendNotifications === undefined ? {} : { sendNotifications }) });
  const employee = (): ReturnType<typeof clientOf> => clientOf(context.google, context.google.tokens.issue(EMPLOYEE));

  it('keeps summary, description and zone of a calendar', async () => {
    await context.api.calendars.patch({ calendarId: context.calendarId, requestBody: { description: 'hub:KL' } });
    const { data } = await context.api.calendars.get({ calendarId: context.calendarId });
    assert.deepEqual([data.summary, data.description, data.timeZone], ['Advoware KL', 'hub:KL', 'Europe/Berlin']);
  });

  it('makes a second calendar when an insert is repeated', async () => {
    assert.notEqual(await newCalendar(context.api), context.calendarId);
  });

  it('pages the calendar list', async () => {
    await newCalendar(context.api, 'Advoware TV');
    const first = (await context.api.calendarList.list({ maxResults: 1 })).data;
    const second = (await context.api.calendarList.list({ maxResults: 1, pageToken: first.nextPageToken ?? '' })).data;
    assert.deepEqual([first.items?.[0]?.summary, second.items?.[0]?.summary, second.nextPageToken], ['Advoware KL', 'Advoware TV', undefined]);
  });

  it('shows hidden calendars only when asked', async () => {
    await context.api.calendarList.patch({ calendarId: context.calendarId, requestBody: { hidden: true } });
    assert.equal((await context.api.calendarList.list({})).data.items?.length, 0);
    assert.equal((await context.api.calendarList.list({ showHidden: true })).data.items?.length, 1);
  });

  it('answers 404 for a calendar that was deleted, and leaves it out of the list', async () => {
    await context.api.calendars.delete({ calendarId: context.calendarId });
    assert.equal(await refusalOf(context.api.calendars.get({ calendarId: context.calendarId })), '404 notFound');
    assert.equal((await context.api.calendarList.list({ showHidden: true })).data.items?.length, 0);
  });

  it('hides a calendar from people it is not shared with', async () => {
    assert.equal(await refusalOf(employee().events.list({ calendarId: context.calendarId })), '404 notFound');
  });

  it('lets a writer write but not share', async () => {
    await share(false);
    assert.equal(await refusalOf(employee().events.insert({ calendarId: context.calendarId, requestBody: hourAt('2026-03-20T09:00') })), 'ok');
    assert.equal(await refusalOf(employee().acl.list({ calendarId: context.calendarId })), '403 requiredAccessLevel');
  });

  it('does not put a shared calendar into the other person’s list', async () => {
    await share(false);
    assert.equal((await employee().calendarList.list({})).data.items?.length, 0);
  });

  it('sends a mail when sharing unless told not to', async () => {
    await share(false);
    assert.equal(context.google.state.mails.length, 0);
    await share();
    assert.deepEqual(context.google.state.mails.map(({ kind, to }) => ({ kind, to })), [{ kind: 'share', to: [EMPLOYEE] }]);
  });

  it('replaces the rule when it is given again for the same person', async () => {
    await share(false);
    await context.api.acl.insert({ calendarId: context.calendarId, sendNotifications: false, requestBody: { role: 'reader', scope: { type: 'user', value: EMPLOYEE } } });
    const rules = (await context.api.acl.list({ calendarId: context.calendarId })).data.items ?? [];
    assert.deepEqual(rules.filter((rule) => rule.id === `user:${EMPLOYEE}`).map((rule) => rule.role), ['reader']);
  });

  it('takes a rule away', async () => {
    await share(false);
    await context.api.acl.delete({ calendarId: context.calendarId, ruleId: `user:${EMPLOYEE}` });
    assert.equal(await refusalOf(employee().events.list({ calendarId: context.calendarId })), '404 notFound');
  });

  it('answers 404 or 403 once access was taken away, and everything as before when it is given back', async () => {
    const list = (): Promise<string> => refusalOf(context.api.events.list({ calendarId: context.calendarId }));
    context.google.people.setAccess(context.calendarId, 'notFound');
    assert.equal(await list(), '404 notFound');
    context.google.people.setAccess(context.calendarId, 'forbidden');
    assert.equal(await list(), '403 forbidden');
    context.google.people.setAccess(context.calendarId, 'restored');
    assert.equal(await list(), 'ok');
  });
});
