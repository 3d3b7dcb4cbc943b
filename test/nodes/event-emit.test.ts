import assert from 'node:assert/strict';
import register from '../../nodes/event-emit/event-emit.js';
import { DEFAULTS } from '../../nodes/event-emit/types.js';
import { HubError } from '../../src/hub/errors/hub-error.js';
import { bench, clear, errorOf, look } from './support/bench.js';
import { fakeEvents, fakeHub } from './support/fakes.js';

const config = { ...DEFAULTS, type: 'event-emit', topic: 'vmh.beteiligte.update' };
const withEvents = (events: ReturnType<typeof fakeEvents>) => ({ configs: { hub: { value: fakeHub({ events }) } } });

describe('event-emit', () => {
  afterEach(clear);

  it('puts every payload of a list on its topic and tells how many were taken', async () => {
    const events = fakeEvents();
    const { send, out } = await bench(register, config, withEvents(events));
    send({ payload: [{ a: 1 }, { a: 2 }] });
    const msg = await out(0).next();
    assert.deepEqual(events.emitted, [{ topic: 'vmh.beteiligte.update', payloads: [{ a: 1 }, { a: 2 }] }]);
    assert.deepEqual(msg.payload, { accepted: 2, refused: [] });
    assert.equal(msg['statusCode'], 200);
  });

  it('takes a payload that is no list as one event', async () => {
    const events = fakeEvents();
    const { send, out } = await bench(register, config, withEvents(events));
    send({ payload: { a: 1 } });
    await out(0).next();
    assert.deepEqual(events.emitted[0]?.payloads, [{ a: 1 }]);
  });

  it('sends the message that came in, with its request and response', async () => {
    const { send, out } = await bench(register, config, withEvents(fakeEvents()));
    send({ payload: [], _msgid: 'm1', req: 'req', res: 'res' });
    const msg = await out(0).next();
    assert.deepEqual([msg._msgid, msg['req'], msg['res']], ['m1', 'req', 'res']);
  });

  it('names what the webhook refused before what the topic refused', async () => {
    const events = fakeEvents(() => Promise.resolve({ accepted: ['e1'], refused: [{ index: 1, reason: 'topic' }] }));
    const { send, out } = await bench(register, config, withEvents(events));
    send({ payload: [1, 2], refused: [{ index: 7, reason: 'webhook' }] });
    assert.deepEqual((await out(0).next()).payload, { accepted: 1, refused: [{ index: 7, reason: 'webhook' }, { index: 1, reason: 'topic' }] });
  });

  it('hands an unreachable Redis to Catch with its code, and shows it', async () => {
    const events = fakeEvents(() => Promise.reject(new HubError('unavailable', 'Redis fehlt')));
    const { send, caught, out, statuses } = await bench(register, config, withEvents(events));
    send({ payload: {} });
    assert.equal(errorOf(await caught.next()).code, 'unavailable');
    assert.equal(look(await statuses.next()), 'red ring common.status.error');
    assert.equal(out(0).all.length, 0);
  });

  it('fires Complete when Redis has the events', async () => {
    const { send, completed } = await bench(register, config, withEvents(fakeEvents()));
    send({ payload: {}, _msgid: 'm2' });
    assert.equal((await completed.next())._msgid, 'm2');
  });

  it('refuses input without a hub, and says so with a red ring', async () => {
    const { send, caught, looks } = await bench(register, config);
    assert.deepEqual(looks(), ['red ring common.status.incomplete']);
    send({ payload: {} });
    assert.equal(errorOf(await caught.next()).code, 'misconfigured');
  });

  it('refuses input when a variable of its configuration is not set', async () => {
    const { send, caught } = await bench(register, { ...config, topic: '${HUB_TEST_UNSET}' }, withEvents(fakeEvents()));
    send({ payload: {} });
    assert.equal(errorOf(await caught.next()).code, 'misconfigured');
  });

  it('refuses a topic the hub does not have', async () => {
    const { send, caught } = await bench(register, { ...config, topic: 'no.such.topic' }, withEvents(fakeEvents()));
    send({ payload: {} });
    assert.equal(errorOf(await caught.next()).code, 'misconfigured');
  });

  it('opens the hub again after an opening that failed', async () => {
    const events = fakeEvents();
    let tries = 0;
    const open = () => ++tries === 1 ? Promise.reject(new HubError('unavailable', 'noch nicht')) : Promise.resolve(fakeHub({ events }));
    const { send, caught, out } = await bench(register, config, { configs: { hub: { open } } });
    send({ payload: {} });
    await caught.next();
    send({ payload: {} });
    await out(0).next();
    assert.equal(events.emitted.length, 1);
  });
});
