import assert from 'node:assert/strict';
import { add, googlePerTest, hourAt, listAll, refusalOf } from './harness.js';

describe('the control side of the Google stand-in', () => {
  const context = googlePerTest();
  const call = async (method: string, path: string, body?: unknown): Promise<{ status: number; json: unknown }> => {
    const reply = await fetch(`${context.google.origin()}_sandbox/${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    return { status: reply.status, json: await reply.json() };
  };
  const calendar = (): string => `calendars/${encodeURIComponent(context.calendarId)}`;

  it('shows the page', async () => {
    const reply = await fetch(context.google.origin());
    assert.equal(reply.status, 200);
    assert.match(await reply.text(), /Google-Kalender/u);
  });

  it('edits one occurrence, what follows, or all of a series', async () => {
    await add(context, hourAt('2026-03-06T09:00', { id: 'advo1', recurrence: ['RRULE:FREQ=WEEKLY;COUNT=3'] }));
    await call('PATCH', `${calendar()}/events/advo1_20260306T080000Z`, { summary: 'Eins' });
    await call('PATCH', `${calendar()}/events/advo1_20260313T080000Z?scope=following`, { summary: 'Ab zwei' });
    assert.deepEqual((await listAll(context, { singleEvents: true })).items.map((item) => item.summary), ['Eins', 'Ab zwei', 'Ab zwei']);
  });

  it('creates, duplicates and deletes an event', async () => {
    const { json } = await call('POST', `${calendar()}/events`, hourAt('2026-03-20T09:00'));
    const { id } = json as { id: string };
    await call('POST', `${calendar()}/events/${id}/duplicate`);
    await call('DELETE', `${calendar()}/events/${id}`);
    const { items } = await listAll(context);
    assert.deepEqual(items.map((item) => [item.summary, item.id === id]), [['Termin', false]]);
  });

  it('words a refusal for the page', async () => {
    assert.deepEqual(await call('PATCH', `${calendar()}/events/fehlt`, {}), { status: 404, json: { message: 'Not Found', reason: 'notFound' } });
  });

  it('takes access away and gives it back', async () => {
    await call('POST', `${calendar()}/access`, { access: 'notFound' });
    assert.equal(await refusalOf(listAll(context)), '404 notFound');
    await call('POST', `${calendar()}/access`, { access: 'restored' });
    assert.equal(await refusalOf(listAll(context)), 'ok');
  });

  it('adds faults of the service and refuses kinds it does not know', async () => {
    await call('POST', 'api-faults', [{ kind: 'items-missing', times: 1 }]);
    assert.equal('items' in (await context.api.events.list({ calendarId: context.calendarId })).data, false);
    assert.equal((await call('POST', 'api-faults', { kind: 'gibtesnicht' })).status, 400);
  });

  it('changes settings and refuses those it does not know', async () => {
    await call('PUT', 'settings', { callsPerMinutePerUser: 1 });
    assert.equal(context.google.settings.callsPerMinutePerUser, 1);
    assert.equal((await call('PUT', 'settings', { gibtesnicht: 1 })).status, 400);
  });

  it('tells the calls by method and quota user', async () => {
    await context.api.events.list({ calendarId: context.calendarId, quotaUser: 'KL' });
    assert.deepEqual((await call('GET', 'calls/counts')).json, [{ method: 'events.list', quotaUser: 'KL', calls: 1, refused: 0 }]);
  });

  it('shows occurrences of a span of time to a person', async () => {
    await add(context, hourAt('2026-03-06T09:00', { recurrence: ['RRULE:FREQ=WEEKLY'] }));
    const { json } = await call('GET', `${calendar()}/events?timeMin=2026-04-01T00:00:00Z&timeMax=2026-04-15T00:00:00Z`);
    assert.deepEqual((json as { items: { start: { dateTime: string } }[] }).items.map((item) => item.start.dateTime), ['2026-04-03T09:00:00+02:00', '2026-04-10T09:00:00+02:00']);
  });

  it('never tells the token of a channel', async () => {
    await context.api.events.watch({ calendarId: context.calendarId, requestBody: { id: 'kanal', type: 'web_hook', address: 'https://hub.example.org/', token: 'geheim' } });
    assert.doesNotMatch(JSON.stringify((await call('GET', 'channels')).json), /geheim/u);
  });
});
