import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { realEffects } from '../../../src/hub/effects/real-effects.js';
import type { CallChange, ThreeCx, WatchEvent } from '../../../src/systems/threecx/threecx.js';
import { eventually } from '../../hub/support/eventually.js';
import { benchPerTest, requestsTo } from './support/bench.js';

const number = '+493023125101';
const fast = {
  pingMs: 60, graceMs: 40, reconcileMs: 60_000, lockMs: 400, askMs: 20,
  reconnect: { tries: Infinity, baseMs: 10, capMs: 40, retryAfterCapMs: 100 }, redeliver: { tries: 4, baseMs: 5, capMs: 10, retryAfterCapMs: 10 },
};

interface Watching { readonly events: WatchEvent[]; readonly stop: () => Promise<void>; readonly client: ThreeCx }

describe('the watch of the live calls', () => {
  const bench = benchPerTest();
  let watching: Watching[] = [];
  afterEach(async () => {
    await Promise.all(watching.map(({ stop }) => stop()));
    watching = [];
  });

  const watch = (options: { readonly timing?: Partial<typeof fast>; readonly onEvent?: (event: WatchEvent) => Promise<void> } = {}): Watching => {
    const client = bench.client({ effects: realEffects(), watchTiming: { ...fast, ...options.timing } });
    const events: WatchEvent[] = [];
    const end = new AbortController();
    const done = client.watch(async (event) => {
      await options.onEvent?.(event);
      events.push(event);
    }, end.signal);
    const one = { events, client, stop: async () => {
      end.abort();
      await done;
    } };
    watching.push(one);
    return one;
  };
  const connected = (one: Watching, times = 1): Promise<void> => eventually('the watch is connected', () => one.events.filter(({ kind }) => kind === 'reconciled').length >= times);
  const changes = ({ events }: Watching): CallChange[] => events.filter((event) => event.kind !== 'reconciled');
  const kinds = (one: Watching): string[] => changes(one).map((change) => (change.kind === 'transferred' ? `${change.from} to ${change.to}` : change.kind));
  const told = (one: Watching, ...wanted: string[]): Promise<void> => eventually(wanted.join(), () => kinds(one).join() === wanted.join());
  /** What is answered and over within one breath nobody can see. */
  const remembered = (text: string): Promise<void> => eventually(`${text} is remembered`, async () => (await bench.cache.get('threecx_live_calls') ?? '').includes(text));
  const logged = (event: string): number => bench.log.lines.filter((line) => line.event === event).length;

  it('tells of a call from its first ring to its end', async () => {
    const one = watch();
    await connected(one);
    const { callid } = bench.pbx.pbx.ring(number, ['10', '11']);
    await told(one, 'started');
    bench.pbx.pbx.answer(callid, '11');
    await told(one, 'started', 'answered');
    bench.pbx.pbx.hangUp(callid);
    await told(one, 'started', 'answered', 'ended');
    const [started, , ended] = changes(one);
    assert.deepEqual([started?.call.direction, started?.call.number, started?.observed, ended?.call.extension], ['inbound', number, 'live', '11']);
    assert.equal(new Set(changes(one).map(({ call }) => call.callId)).size, 1);
    assert.ok(ended !== undefined && Temporal.Instant.compare(ended.at, started!.at) >= 0);
  });

  for (const transfer of ['overlap', 'gap'] as const) {
    it(`tells that a call was put through, and not that it ended (${transfer})`, async () => {
      bench.pbx.settings.transfer = transfer;
      const one = watch();
      await connected(one);
      const { callid } = bench.pbx.pbx.ring(number, ['10']);
      await told(one, 'started');
      bench.pbx.pbx.answer(callid);
      await told(one, 'started', 'answered');
      bench.pbx.pbx.transfer(callid, '12');
      await told(one, 'started', 'answered', '10 to 12');
      bench.pbx.pbx.answer(callid);
      await remembered('"extension":"12"');
      bench.pbx.pbx.hangUp(callid);
      await told(one, 'started', 'answered', '10 to 12', 'ended');
      assert.equal(changes(one).at(-1)?.call.extension, '12');
    });
  }

  it('names a call that the hub began as its starter does', async () => {
    const one = watch();
    await connected(one);
    const started = await bench.client().startCall({ extension: '12', number });
    await told(one, 'started');
    assert.deepEqual([started.kind === 'started' && started.callId, changes(one)[0]?.call.direction], [changes(one)[0]?.call.callId, 'outbound']);
  });

  it('tells of a call between two extensions once, as internal and without a number', async () => {
    const one = watch();
    await connected(one);
    const { callid } = bench.pbx.pbx.dial('10', '11').call;
    await told(one, 'started');
    bench.pbx.pbx.answer(callid);
    await told(one, 'started', 'answered');
    bench.pbx.pbx.hangUp(callid);
    await told(one, 'started', 'answered', 'ended');
    assert.deepEqual([changes(one)[0]?.call.direction, changes(one)[0]?.call.number, changes(one)[2]?.call.extension], ['internal', undefined, '10']);
  });

  it('finds out, when the socket broke in the middle of calls, what happened meanwhile', async () => {
    const one = watch();
    await connected(one);
    const [ends, goesOn] = [bench.pbx.pbx.ring(number, ['10']).callid, bench.pbx.pbx.ring('+493023125102', ['11']).callid];
    await told(one, 'started', 'started');
    bench.pbx.faults.add({ id: 'down', kind: 'reset-before', path: 'ws' });
    bench.pbx.socket.drop();
    bench.pbx.pbx.hangUp(ends);
    bench.pbx.pbx.answer(goesOn);
    bench.pbx.pbx.ring('+493023125103', ['12']);
    await eventually('the loss is told', () => logged('threecx.connection_lost') === 1);
    bench.pbx.faults.clear();
    await connected(one, 2);
    assert.deepEqual(changes(one).slice(2).map(({ kind, observed, call }) => [kind, observed, call.number]).sort(), [
      ['answered', 'later', '+493023125102'], ['ended', 'later', number], ['started', 'later', '+493023125103'],
    ]);
    const reconciled = one.events.findLast(({ kind }) => kind === 'reconciled');
    assert.equal(reconciled?.kind === 'reconciled' && reconciled.live.length, 2);
    assert.deepEqual([logged('threecx.connected'), logged('threecx.connection_lost')], [2, 1]);
  });

  it('goes on in the middle of a call after a restart of the hub: nothing is told twice, nothing is missed', async () => {
    const before = watch();
    await connected(before);
    const { callid } = bench.pbx.pbx.ring(number, ['10']);
    const other = bench.pbx.pbx.ring('+493023125102', ['11']).callid;
    bench.pbx.pbx.answer(callid);
    await eventually('both are told', () => changes(before).length === 3);
    await before.stop();
    bench.pbx.pbx.hangUp(other);
    const after = watch();
    await connected(after);
    bench.pbx.pbx.hangUp(callid);
    await told(after, 'ended', 'ended');
    assert.deepEqual(changes(after).map(({ observed }) => observed), ['later', 'live']);
    assert.deepEqual(new Set(changes(after).map(({ call }) => call.callId)), new Set(changes(before).map(({ call }) => call.callId)));
    assert.ok(changes(after).every(({ call }) => changes(before).some((known) => known.call.callId === call.callId && known.call.startedAt.equals(call.startedAt))));
  });

  it('takes calls for others when the telephone system was restarted and counts anew', async () => {
    const one = watch();
    await connected(one);
    bench.pbx.pbx.ring(number, ['10']);
    await told(one, 'started');
    bench.pbx.pbx.restart();
    bench.pbx.socket.drop();
    bench.pbx.pbx.ring('+493023125102', ['11', '12']);
    await bench.cache.del('threecx_call_id:1');
    await connected(one, 2);
    assert.deepEqual(changes(one).map(({ kind, call }) => [kind, call.number]), [['started', number], ['ended', number], ['started', '+493023125102']]);
  });

  it('notices a connection that is dead although it looks open', async () => {
    const one = watch();
    await connected(one);
    bench.pbx.socket.freeze();
    await connected(one, 2);
    assert.equal(requestsTo(bench, 'ws'), 2);
  });

  it('reads everything once in a while, since the socket may leave something out', async () => {
    const one = watch({ timing: { reconcileMs: 80 } });
    await connected(one);
    bench.pbx.settings.events = 'lost';
    const { callid } = bench.pbx.pbx.ring(number, ['10']);
    await told(one, 'started');
    bench.pbx.pbx.hangUp(callid);
    await told(one, 'started', 'ended');
    assert.equal(one.events.filter(({ kind }) => kind === 'reconciled').length, 1);
  });

  it('is one for the whole fleet, and another process takes over from one that stops', async () => {
    const [first, second] = [watch(), watch()];
    await eventually('one of them is connected', () => bench.pbx.socket.open === 1 && first.events.length + second.events.length === 1);
    bench.pbx.pbx.ring(number, ['10']);
    await eventually('the call is told', () => changes(first).length + changes(second).length === 1);
    const [owner, other] = changes(first).length === 1 ? [first, second] : [second, first];
    await owner.stop();
    await connected(other);
    bench.pbx.pbx.answer(1);
    await told(other, 'answered');
    assert.equal(bench.pbx.socket.open, 1);
  });

  it('is taken over from a process that was killed when its lock has run out', async () => {
    await bench.cache.set('threecx_watch_lock', 'a dead process', 'PX', 150);
    const one = watch();
    await connected(one);
  });

  it('lets go when the lock is somebody else\'s', async () => {
    const one = watch();
    await connected(one);
    await bench.cache.set('threecx_watch_lock', 'somebody else');
    await eventually('the socket is closed', () => bench.pbx.socket.open === 0);
  });

  it('tells a change again when it was not taken, in order', async () => {
    let refusals = 3;
    const one = watch({ onEvent: (event) => {
      if (event.kind !== 'started' || refusals === 0) return Promise.resolve();
      refusals -= 1;
      return Promise.reject(new Error('Redis blinked'));
    } });
    await connected(one);
    bench.pbx.pbx.answer(bench.pbx.pbx.ring(number, ['10']).callid);
    await told(one, 'started', 'answered');
    assert.deepEqual([logged('threecx.event_not_taken'), logged('threecx.event_given_up')], [1, 0]);
  });

  it('gives a change up that can never be taken, and goes on behind it', async () => {
    const one = watch({ onEvent: (event) => (event.kind === 'started' ? Promise.reject(new Error('never')) : Promise.resolve()) });
    await connected(one);
    bench.pbx.pbx.answer(bench.pbx.pbx.ring(number, ['10']).callid);
    await told(one, 'answered');
    assert.equal(logged('threecx.event_given_up'), 1);
  });

  it('logs in once more when the token ended while it was connected', async () => {
    const one = watch();
    await connected(one);
    bench.pbx.tokens.expire();
    bench.pbx.pbx.ring(number, ['10']);
    await told(one, 'started');
    bench.pbx.socket.drop();
    await connected(one, 2);
    assert.equal(bench.logins(), 2);
  });

  it('does not ask again and again without the licence, and says so once', async () => {
    bench.pbx.settings.licence = 'pro';
    const one = watch();
    await eventually('it was tried', () => logged('threecx.not_available') === 1);
    assert.deepEqual([one.client.capabilities().events, requestsTo(bench, 'ws'), requestsTo(bench, '/callcontrol/ws')], ['off', 1, 1]);
    await one.stop();
    assert.equal(requestsTo(bench, 'ws'), 1);
  });

  it('takes a refusal behind the open socket for the same', async () => {
    bench.pbx.faults.add({ kind: 'status', status: 403, path: '^/callcontrol$' });
    const one = watch();
    await eventually('it was tried', () => logged('threecx.not_available') === 1);
    await eventually('the socket is closed', () => bench.pbx.socket.open === 0);
    assert.deepEqual([one.client.capabilities().events, requestsTo(bench, 'ws')], ['off', 1]);
  });

  it('passes over what is no news about a call', async () => {
    const one = watch();
    await connected(one);
    for (const text of ['kein JSON', '[]', '{"event":{"event_type":0,"entity":"/callcontrol/../../xapi/v1/Users"}}', '{"event":{"event_type":2,"entity":"/callcontrol/10/participants/1"}}']) bench.pbx.socket.sayRaw(text);
    bench.pbx.pbx.ring(number, ['10']);
    await told(one, 'started');
    assert.deepEqual([requestsTo(bench, 'xapi'), requestsTo(bench, '/participants/')], [0, 1]);
  });

  it('reads everything when more was said than it can keep', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => { release = resolve; });
    const one = watch({ onEvent: (event) => (event.kind === 'started' ? held : Promise.resolve()) });
    await connected(one);
    bench.pbx.pbx.ring(number, ['10']);
    await eventually('the first call is read', () => requestsTo(bench, '/participants/1') === 1);
    for (let id = 5_000; id < 6_100; id += 1) bench.pbx.socket.sayRaw(JSON.stringify({ event: { event_type: 1, entity: `/callcontrol/10/participants/${id}` } }));
    bench.pbx.settings.events = 'lost';
    bench.pbx.pbx.ring('+493023125102', ['11']);
    await bench.pbx.socket.heard();
    release();
    await told(one, 'started', 'started');
  });

  it('ends at once when it is told to, wherever it is, and leaves nothing behind', async () => {
    const waiting = watch();
    bench.pbx.faults.add({ kind: 'hang', path: 'ws' });
    await waiting.stop();
    bench.pbx.faults.clear();
    const one = watch();
    await connected(one);
    await one.stop();
    await eventually('the socket is closed', () => bench.pbx.socket.open === 0);
    assert.equal(await bench.cache.exists('threecx_watch_lock'), 0);
  });

  it('never rejects, whatever the telephone system says', async () => {
    bench.pbx.faults.add({ kind: 'html', path: '^/callcontrol$' });
    const one = watch();
    await eventually('it was tried several times', () => requestsTo(bench, '/callcontrol/ws') >= 3);
    assert.deepEqual([one.events.length, logged('threecx.connection_lost')], [0, 1]);
    bench.pbx.faults.clear();
    await connected(one);
  });
});
