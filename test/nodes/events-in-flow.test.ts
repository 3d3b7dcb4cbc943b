import assert from 'node:assert/strict';
import registerDone from '../../nodes/event-done/event-done.js';
import { DEFAULTS as DONE } from '../../nodes/event-done/types.js';
import registerListen from '../../nodes/event-listen/event-listen.js';
import { DEFAULTS as LISTEN, type EventInHand } from '../../nodes/event-listen/types.js';
import type { EventOutcome } from '../../src/hub/events/events.js';
import { scheduleTimes } from '../../src/hub/settings/named-schedules.js';
import { eventsInHand, type HandedOutcome } from '../../src/runtime/events-in-hand.js';
import { bench, clear, errorOf, look, type Bench, type BenchOptions } from './support/bench.js';
import { fakeEvents, fakeHub, settings } from './support/fakes.js';

const event = { id: 'e1', topic: 'vmh.beteiligte.update', payload: { entity_id: 'a1' }, attempt: 1 } as const;
const withEvents = (events: ReturnType<typeof fakeEvents>): BenchOptions => ({ configs: { hub: { value: fakeHub({ events }) } } });

describe('event-listen', () => {
  afterEach(clear);
  const config = { ...LISTEN, type: 'event-listen' };

  async function delivered(fields: object = {}): Promise<{ bench: Bench; events: ReturnType<typeof fakeEvents>; outcome: Promise<EventOutcome>; inHand: EventInHand; abort: AbortController }> {
    const events = fakeEvents();
    const started = await bench(registerListen, { ...config, ...fields }, withEvents(events));
    await events.listening;
    const abort = new AbortController();
    const outcome = events.deliver(event, abort.signal);
    const msg = await started.out(0).next();
    return { bench: started, events, outcome, inHand: msg['event'] as EventInHand, abort };
  }

  it('starts a message with topic, payload and the event', async () => {
    const { bench: started, inHand } = await delivered();
    const [msg] = started.out(0).all;
    assert.deepEqual([msg?.topic, msg?.payload], ['vmh.beteiligte.update', { entity_id: 'a1' }]);
    assert.deepEqual([inHand.id, inHand.topic, inHand.attempt], ['e1', 'vmh.beteiligte.update', 1]);
  });

  it('ends the event as whoever holds its delivery says', async () => {
    const { outcome, inHand } = await delivered();
    eventsInHand.settle(inHand.delivery, { kind: 'done' });
    assert.deepEqual(await outcome, { kind: 'done' });
  });

  it('gives the event back, soon and without a try, when a redeploy drops its message', async () => {
    const { outcome } = await delivered();
    await clear();
    const result = await outcome;
    assert.ok(result.kind === 'later' && result.delayMs <= 5_000, JSON.stringify(result));
  });

  it('drains its listener when it closes', async () => {
    const { events } = await delivered();
    await clear();
    assert.equal(events.closed(), true);
  });

  it('does not let the end of an earlier delivery end a later one', async () => {
    const { events, inHand, abort } = await delivered();
    abort.abort(new Error('time is over'));
    const again = events.deliver(event);
    assert.equal(eventsInHand.settle(inHand.delivery, { kind: 'done' }), false);
    await clear();
    assert.equal((await again).kind, 'later');
  });

  it('schedules its cron in the hub, and removes it when the field is empty', async () => {
    const first = fakeEvents();
    await bench(registerListen, { ...config, schedule: '0 3 * * *' }, withEvents(first));
    await first.listening;
    assert.deepEqual(first.schedules, [{ topic: 'vmh.beteiligte.update', times: '0 3 * * *' }]);
    await clear();
    const second = fakeEvents();
    await bench(registerListen, { ...config, schedule: '' }, withEvents(second));
    await second.listening;
    assert.deepEqual(second.schedules, [{ topic: 'vmh.beteiligte.update', times: '' }]);
  });

  it("takes the settings' times for a schedule that names them", async () => {
    const events = fakeEvents();
    await bench(registerListen, { ...config, schedule: '${SYNC_CRON}' }, withEvents(events));
    await events.listening;
    assert.equal(events.schedules[0]?.times, '*/15 * * * *');
  });

  for (const [account, expected] of [[undefined, ['', '']], ['/etc/hub/key.json', ['0 3 * * *', '300']]] as const) {
    it(`looks ${account === undefined ? 'never' : 'at the times of the settings'} for changes in calendars ${account === undefined ? 'without' : 'with'} a service account`, () => {
      const given = { ...settings, google: { ...settings.google, serviceAccountPath: account } };
      assert.deepEqual(['${CALENDAR_CRON}', '${CALENDAR_POLL_SECONDS}'].map((name) => scheduleTimes(name, given)), expected);
    });
  }

  it('refuses a schedule whose variable nobody knows', async () => {
    const { looks } = await bench(registerListen, { ...config, schedule: '${HUB_TEST_UNSET}' }, withEvents(fakeEvents()));
    assert.deepEqual(looks(), ['red ring common.status.incomplete']);
  });

  it('shows that it waits while the hub cannot be opened, and listens when it can', async () => {
    const events = fakeEvents();
    let tries = 0;
    const open = () => ++tries === 1 ? Promise.reject(new Error('no Redis')) : Promise.resolve(fakeHub({ events }));
    const { looks } = await bench(registerListen, config, { configs: { hub: { open } } });
    await events.listening;
    assert.ok(looks().includes('yellow ring common.status.retrying'));
  });

  it('shows a red ring and does not listen while its configuration is incomplete', async () => {
    const { looks, warnings } = await bench(registerListen, { ...config, topic: 'no.such.topic' }, withEvents(fakeEvents()));
    assert.deepEqual(looks(), ['red ring common.status.incomplete']);
    assert.equal(warnings().length, 1);
  });
});

describe('event-done', () => {
  afterEach(clear);
  const config = { ...DONE, type: 'event-done' };
  const start = (outcome: string): Promise<Bench> => bench(registerDone, { ...config, outcome }, { ...withEvents(fakeEvents()), outputs: 0 });

  function inHand(): { msgEvent: EventInHand; outcome: Promise<HandedOutcome> } {
    const { delivery, outcome } = eventsInHand.take({}, new AbortController().signal);
    return { msgEvent: { id: 'e1', topic: 'vmh.beteiligte.update', attempt: 1, delivery }, outcome };
  }

  it('ends an event as done and fires Complete', async () => {
    const { send, completed } = await start('done');
    const { msgEvent, outcome } = inHand();
    send({ event: msgEvent });
    assert.deepEqual(await outcome, { kind: 'done' });
    await completed.next();
  });

  it('ends it as failed with code and text of a typed error', async () => {
    const { send } = await start('failed');
    const { msgEvent, outcome } = inHand();
    send({ event: msgEvent, error: { message: 'UpstreamError: EspoCRM, GET CBeteiligte: upstream_timeout', code: 'upstream_timeout' } });
    const result = await outcome;
    assert.equal(result.kind === 'failed' && result.error.message, 'upstream_timeout: EspoCRM, GET CBeteiligte: upstream_timeout');
  });

  it('keeps the text of a foreign error, which may quote data, out of the reason', async () => {
    const { send } = await start('failed');
    const { msgEvent, outcome } = inHand();
    send({ event: msgEvent, error: { message: 'SyntaxError: "Muster" is not valid JSON', source: { type: 'function' } } });
    const result = await outcome;
    assert.equal(result.kind === 'failed' && result.error.message, 'Unerwarteter Fehler (SyntaxError) in function');
  });

  it('gives it back for as long as a busy result says', async () => {
    const { send } = await start('by-result');
    const { msgEvent, outcome } = inHand();
    send({ event: msgEvent, payload: { kind: 'busy', delayMs: 1_234 } });
    assert.deepEqual(await outcome, { kind: 'later', delayMs: 1_234 });
  });

  for (const kind of ['updated', 'failed', 'conflict']) {
    it(`takes the result ${kind} as done, since it is noted already`, async () => {
      const { send } = await start('by-result');
      const { msgEvent, outcome } = inHand();
      send({ event: msgEvent, payload: { kind } });
      assert.deepEqual(await outcome, { kind: 'done' });
    });
  }

  it('warns and does nothing for an event that is not in hand any more', async () => {
    const { send, completed, caught, warnings } = await start('done');
    send({ event: { id: 'e1', topic: 't', attempt: 1, delivery: 'over' } });
    await completed.next();
    assert.equal(warnings().length, 1);
    assert.equal(caught.all.length, 0);
  });

  it('hands a message without an event to Catch', async () => {
    const { send, caught, statuses } = await start('done');
    send({ payload: 1 });
    assert.equal(errorOf(await caught.next()).code, 'malformed');
    assert.equal(look(await statuses.next()), 'red ring common.status.error');
  });

  it('refuses input without a hub', async () => {
    const { send, caught } = await bench(registerDone, config, { outputs: 0 });
    send({ event: inHand().msgEvent });
    assert.equal(errorOf(await caught.next()).code, 'misconfigured');
  });
});
