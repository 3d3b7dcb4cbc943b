import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import register from '../../nodes/webhook-verify/webhook-verify.js';
import { DEFAULTS } from '../../nodes/webhook-verify/types.js';
import { bench, clear, errorOf, type Bench } from './support/bench.js';
import { fakeHub, recordingMetrics } from './support/fakes.js';

const config = { ...DEFAULTS, type: 'webhook-verify' };
const start = (fields: object = {}): Promise<Bench> => bench(register, { ...config, ...fields }, { configs: { hub: { value: fakeHub() } } });

function signed(body: string, secret = 's1'): object {
  const signature = Buffer.from(`w1:${createHmac('sha256', secret).update(body).digest('hex')}`).toString('base64');
  return { headers: { signature }, body: Buffer.from(body) };
}

describe('webhook-verify', () => {
  afterEach(clear);

  it('turns the items of a signed webhook into events, with nothing but their ids', async () => {
    const { send, out } = await start({ action: 'create' });
    send({ req: signed('[{"id":"a1","lastName":"Muster"},{"id":"b2"}]') });
    const msg = await out(0).next();
    const events = msg.payload as { entity_id: string; action: string; source: string; timestamp: string }[];
    assert.deepEqual(events.map(({ entity_id, action, source }) => [entity_id, action, source]), [['a1', 'create', 'espocrm-webhook'], ['b2', 'create', 'espocrm-webhook']]);
    assert.ok(events.every((event) => Object.keys(event).length === 4 && !Number.isNaN(Date.parse(event.timestamp))));
    assert.deepEqual(msg['refused'], []);
  });

  it('refuses items without a usable id one by one and keeps the good ones', async () => {
    const { send, out } = await start();
    send({ req: signed('[{"id":"a1"},{"id":"../x"},17,{"id":"b2"}]') });
    const msg = await out(0).next();
    assert.equal((msg.payload as unknown[]).length, 2);
    assert.deepEqual((msg['refused'] as { index: number }[]).map(({ index }) => index), [1, 2]);
  });

  it('hands a wrong signature to Catch as unauthorized', async () => {
    const { send, caught, out } = await start();
    send({ req: signed('[{"id":"a1"}]', 'another secret') });
    assert.equal(errorOf(await caught.next()).code, 'unauthorized');
    assert.equal(out(0).all.length, 0);
  });

  it('refuses a body that is not the one that was signed', async () => {
    const { send, caught } = await start();
    send({ req: { ...signed('[{"id":"a1"}]'), body: Buffer.from('[{"id":"a2"}]') } });
    assert.equal(errorOf(await caught.next()).code, 'unauthorized');
  });

  for (const [what, body] of [['no JSON', '[{"id":'], ['no list', '{"id":"a1"}']] as const) {
    it(`calls a signed body that is ${what} malformed`, async () => {
      const { send, caught } = await start();
      send({ req: signed(body) });
      assert.equal(errorOf(await caught.next()).code, 'malformed');
    });
  }

  it('counts webhooks by how they were taken', async () => {
    const metrics = recordingMetrics();
    const { send, out, caught } = await bench(register, config, { configs: { hub: { value: fakeHub({ metrics }) } } });
    send({ req: signed('[{"id":"a1"}]') });
    await out(0).next();
    send({ req: signed('[{"id":"a1"},{}]') });
    await out(0).next();
    send({ req: signed('[]', 'another secret') });
    await caught.next();
    assert.deepEqual(metrics.told, [['webhook', 'espocrm', 'accepted'], ['webhook', 'espocrm', 'partly'], ['webhook', 'espocrm', 'refused']]);
  });

  it('never quotes a broken body in its error', async () => {
    const { send, caught } = await start();
    send({ req: signed('[{"lastName":"Muster') });
    assert.doesNotMatch(JSON.stringify(await caught.next().then((msg) => msg['error'])), /Muster/);
  });

  it('calls a body above its limit too large', async () => {
    const { send, caught } = await start({ limitKiB: '1' });
    send({ req: signed(`["${'x'.repeat(1_100)}"]`) });
    assert.equal(errorOf(await caught.next()).code, 'too_large');
  });

  it('says that the configuration is wrong when http in has parsed the body', async () => {
    const { send, caught } = await start();
    send({ req: { headers: {}, body: [{ id: 'a1' }], readable: false } });
    assert.equal(errorOf(await caught.next()).code, 'misconfigured');
  });

  it('names the caller by the API key and leaves the body alone', async () => {
    const { send, out } = await start({ scheme: 'api-key' });
    send({ req: { headers: { 'x-api-key': 'k-2' } }, payload: 'untouched' });
    const msg = await out(0).next();
    assert.deepEqual([msg['caller'], msg.payload], ['kong', 'untouched']);
  });

  for (const [what, headers] of [['no', {}], ['an unknown', { 'x-api-key': 'k-3' }], ['a doubled', { 'x-api-key': ['k-1', 'k-1'] }], ['an empty', { 'x-api-key': '' }]] as const) {
    it(`lets nobody pass with ${what} API key`, async () => {
      const { send, caught } = await start({ scheme: 'api-key' });
      send({ req: { headers } });
      assert.equal(errorOf(await caught.next()).code, 'unauthorized');
    });
  }

  it('fires Complete for a request that passes', async () => {
    const { send, completed } = await start({ scheme: 'api-key' });
    send({ _msgid: 'm1', req: { headers: { 'x-api-key': 'k-1' } } });
    assert.equal((await completed.next())._msgid, 'm1');
  });

  it('shows a red ring and refuses requests without a hub', async () => {
    const { send, caught, looks } = await bench(register, config);
    send({ req: { headers: {} } });
    assert.equal(errorOf(await caught.next()).code, 'misconfigured');
    assert.equal(looks()[0], 'red ring common.status.incomplete');
  });
});
