import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { renewalDue } from '../../../src/systems/google-calendar/push/channels.js';
import { verifyNotification } from '../../../src/systems/google-calendar/push/notification.js';
import type { WatchChannel } from '../../../src/systems/google-calendar/google-calendar.js';
import { startServer, type ScriptedServer } from '../support/scripted-server.js';
import { benchPerTest, clear, failureOf, hourAt } from './support/bench.js';

describe('push channels', () => {
  const bench = benchPerTest();
  let hub: ScriptedServer;
  beforeEach(async () => { hub = await startServer(() => ({ status: 200 })); });
  afterEach(async () => { await hub.close(); });
  const watch = () => bench.client.watchEvents(bench.place, `${hub.url}/calendar/google/notify`);

  it('tell of a change with headers that the hub can trust', async () => {
    const channel = await watch();
    await bench.client.insertEvent(bench.place, 'advo1', hourAt('2026-03-20T09'));
    await bench.google.push.flush();
    const checks = await Promise.all(hub.seen.map(({ headers }) => verifyNotification(headers, (id) => Promise.resolve(id === channel.channelId ? channel : undefined))));
    assert.deepEqual(checks.map((check) => (check.kind === 'valid' ? check.notification.about : check.kind)), ['hello', 'change']);
  });
  it('know when they end, and are due before that', async () => {
    const { expiresAt } = await watch();
    const end = Temporal.Instant.from(expiresAt);
    const daysLeft = end.since(bench.effects.now()).total('hours') / 24;
    assert.ok(daysLeft > 6.9 && daysLeft < 7.1, String(daysLeft));
    assert.equal(renewalDue({ expiresAt }, bench.effects.now()), false);
    assert.equal(renewalDue({ expiresAt }, end.subtract({ hours: 20 })), true);
    assert.equal(renewalDue({ expiresAt }, end.add({ hours: 1 })), true);
  });
  it('have an id, and a token that nobody guesses, of their own each', async () => {
    const [first, second] = [await watch(), await watch()];
    assert.notEqual(first.channelId, second.channelId);
    assert.notEqual(first.token, second.token);
    assert.ok(first.token.length >= 64 && first.token.length <= 256);
  });
  it('are stopped, and gone the second time', async () => {
    const channel = await watch();
    assert.deepEqual(await bench.client.stopChannel(channel, 'KL'), { kind: 'stopped' });
    assert.deepEqual(Object.keys(bench.google.state.channels), []);
    assert.deepEqual(await bench.client.stopChannel(channel, 'KL'), { kind: 'gone' });
  });
  it('are not asked for twice when the reply is lost', async () => {
    clear(bench);
    bench.google.faults.add({ kind: 'reset-after', path: '/watch', times: 1 });
    assert.equal((await failureOf(watch())).code, 'outcome_unknown');
    assert.equal(bench.google.calls.count({ method: 'events.watch' }), 1);
  });
  it('that are an orphan can be stopped by what their notification says', async () => {
    bench.google.faults.add({ kind: 'reset-after', path: '/watch', times: 1 });
    await failureOf(watch());
    await bench.google.push.flush();
    const check = await verifyNotification(hub.seen[0]!.headers, () => Promise.resolve(undefined));
    assert.equal(check.kind, 'unknown_channel');
    assert.deepEqual(await bench.client.stopChannel(check.notification, 'KL'), { kind: 'stopped' });
  });
  it('are refused for an address that Google cannot reach', async () => {
    assert.equal((await failureOf(bench.client.watchEvents(bench.place, 'http://hub.example/push'))).reason, 'push.webhookUrlNotHttps');
  });
});

describe('a notification', () => {
  const channel: Pick<WatchChannel, 'token' | 'resourceId'> = { token: 'geheim', resourceId: 'r1' };
  const headers = { 'x-goog-channel-id': 'c1', 'x-goog-resource-id': 'r1', 'x-goog-message-number': '5', 'x-goog-resource-state': 'exists', 'x-goog-channel-token': 'geheim' };
  const check = async (changes: Record<string, string | string[] | undefined>) => (await verifyNotification({ ...headers, ...changes }, (id) => Promise.resolve(id === 'c1' ? channel : undefined))).kind;

  it('is valid with id, token and resource of a channel', async () => {
    assert.equal(await check({}), 'valid');
    assert.equal(await check({ 'x-goog-resource-state': 'not_exists' }), 'valid');
  });
  const forged: [string, Record<string, string | string[] | undefined>][] = [
    ['no token', { 'x-goog-channel-token': undefined }], ['an empty token', { 'x-goog-channel-token': '' }], ['another token', { 'x-goog-channel-token': 'geheiM' }],
    ['a longer token', { 'x-goog-channel-token': 'geheim!' }], ['two tokens', { 'x-goog-channel-token': ['geheim', 'geheim'] }], ['another resource', { 'x-goog-resource-id': 'r2' }],
  ];
  for (const [what, changes] of forged) {
    it(`is forged with ${what}`, async () => {
      assert.equal(await check(changes), 'forged');
    });
  }
  const malformed: [string, Record<string, string | string[] | undefined>][] = [
    ['no channel', { 'x-goog-channel-id': undefined }], ['a channel that is no name', { 'x-goog-channel-id': 'a b' }], ['an endless channel', { 'x-goog-channel-id': 'a'.repeat(65) }],
    ['no number', { 'x-goog-message-number': 'viele' }], ['no state', { 'x-goog-resource-state': undefined }], ['an unknown state', { 'x-goog-resource-state': 'gone' }], ['no resource', { 'x-goog-resource-id': '' }],
  ];
  for (const [what, changes] of malformed) {
    it(`is malformed with ${what}`, async () => {
      assert.equal(await check(changes), 'malformed');
    });
  }
  it('of an unknown channel is told apart', async () => {
    assert.equal(await check({ 'x-goog-channel-id': 'c2' }), 'unknown_channel');
  });
});
