import assert from 'node:assert/strict';
import { Agent } from 'node:http';
import type { AdvowareSystem } from './support/advoware.js';
import type { Action, Crm, Webhook } from './support/crm.js';
import { deliver, post, signed, signedOldForm, type Delivered } from './support/deliver.js';
import { RunningHub } from './support/running-hub.js';

interface Accepted { readonly accepted: number; readonly refused: readonly { readonly index: number; readonly reason: string }[] }

describe('the intake of webhooks', function () {
  this.timeout(90_000);
  let hub: RunningHub;
  let crm: Crm;
  let advoware: AdvowareSystem;
  let webhooks: Readonly<Record<Action, Webhook>>;
  let agent: Agent;

  before(async () => {
    // The CRM's own webhooks wait until they are asked for: here the test is the CRM.
    hub = await RunningHub.sandbox({ SANDBOX_WEBHOOK_INTERVAL_MS: '3600000' });
    ({ crm, advoware } = hub);
    webhooks = await crm.webhooks();
    agent = new Agent({ keepAlive: true, maxSockets: 50 });
  });
  after(async () => {
    agent.destroy();
    await hub.remove();
  });

  const url = (action: Action = 'update'): string => `${hub.base}/vmh/webhook/beteiligte/${action}`;
  const emitted = (): Promise<number> => hub.metric('hub_events_total', { outcome: 'emitted' });
  const accepted = (answer: Delivered): Accepted => {
    assert.equal(answer.status, 200, answer.body);
    return JSON.parse(answer.body) as Accepted;
  };

  /** The refusal in the hub's own form, and no event. */
  async function refused(answer: Promise<Delivered>, status: number, code: string): Promise<void> {
    const before = await emitted();
    const { status: given, body } = await answer;
    assert.deepEqual([given, (JSON.parse(body) as { error: { code: string } }).error.code], [status, code]);
    assert.equal(await emitted(), before);
  }

  async function newPeople(count: number, name: string): Promise<string[]> {
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) ids.push(await crm.create({ lastName: `${name}${index}`, firstName: 'Ida', syncStatus: 'pending_sync' }));
    return ids;
  }

  describe('takes', () => {
    it('a batch of 50, and creates all of them, each once', async () => {
      const ids = await newPeople(50, 'Stapel');
      const answer = accepted(await deliver(hub.base, 'create', webhooks.create, ids.map((id) => ({ id, lastName: 'was hier steht, zählt nicht' })), agent));
      assert.deepEqual(answer, { accepted: 50, refused: [] });
      await hub.quietEvents();
      for (const id of ids) assert.ok(await crm.isClean(id));
      const created = (await advoware.everybody()).map((each) => String(each['name'])).filter((name) => name.startsWith('Stapel'));
      assert.deepEqual(created.sort(), ids.map((_, index) => `Stapel${index}`).sort());
    });

    it('the good items of a body with bad ones, names the bad ones and works on the good ones', async () => {
      const [first = '', second = ''] = await newPeople(2, 'Gut');
      const items = [{ id: first }, {}, { id: 7 }, null, 'x', { id: '../../etc' }, { id: second }, { id: '' }, { id: 'x'.repeat(37) }, [first]];
      const { accepted: count, refused: bad } = accepted(await deliver(hub.base, 'create', webhooks.create, items, agent));
      assert.equal(count, 2);
      assert.deepEqual(bad.map(({ index }) => index), [1, 2, 3, 4, 5, 7, 8, 9]);
      await hub.quietEvents();
      assert.ok(await crm.isClean(first) && await crm.isClean(second));
    });

    it('an empty list, and does nothing', async () => {
      assert.deepEqual(accepted(await deliver(hub.base, 'update', webhooks.update, [], agent)), { accepted: 0, refused: [] });
    });

    for (const prefix of ['/vmh/webhook/beteiligte', '/webhooks/vmh/beteiligte']) {
      for (const action of ['create', 'update', 'delete'] as const) {
        it(`${prefix}/${action}, with the signature in its old form too`, async () => {
          const body = '[{"id":"gibtesnicht"}]';
          assert.equal(accepted(await post(`${hub.base}${prefix}/${action}`, body, signed(webhooks[action], body))).accepted, 1);
          assert.equal(accepted(await post(`${hub.base}${prefix}/${action}`, body, signedOldForm(webhooks[action], body))).accepted, 1);
        });
      }
    }

    it('a signature over the bytes, whatever they look like', async () => {
      for (const body of ['  [ {"id" : "gibtesnicht", "name":"M\\u00fcller \\/ Söhne"} ]\r\n', '[{"id":"gibtesnicht","text":"\\ud83d\\ude00 😀"}]']) {
        assert.equal(accepted(await post(url(), body, signed(webhooks.update, body))).accepted, 1);
        assert.equal((await post(url(), `${body} `, signed(webhooks.update, body))).status, 401);
      }
    });
  });

  describe('refuses', () => {
    const body = '[{"id":"gibtesnicht"}]';
    const ours = (text: string | Buffer): Readonly<Record<string, string>> => signed(webhooks.update, text);

    it('what is not JSON, or not a list', async () => {
      for (const text of ['', '[', 'nein', '{"id":"x"}', 'null', '"x"', '7', '[{"id":"a"}],', Buffer.from([0xff, 0xfe, 0x5b])]) {
        await refused(post(url(), text, ours(text)), 400, 'malformed');
      }
    });

    it('a signature that is missing, broken, of another secret, of another body or of an unknown webhook', async () => {
      const own = ours(body)['Signature'] ?? '';
      const forged: readonly Readonly<Record<string, string>>[] = [
        {}, { Signature: '' }, { Signature: 'nein' }, { Signature: own.slice(0, -4) }, { Signature: `${own}x` }, { Signature: own.replace(/^./, 'Z') },
        signed({ ...webhooks.update, secret: 'falsch' }, body), signed({ ...webhooks.update, secret: '' }, body), signed({ ...webhooks.update, id: 'unbekannt' }, body),
        signed({ id: webhooks.update.id, secret: webhooks.create.secret }, body), ours('[{"id":"anderes"}]'), signedOldForm({ ...webhooks.update, secret: 'falsch' }, body),
        // The old form's value in the new form's header, and the other way round.
        { Signature: signedOldForm(webhooks.update, body)['X-Signature'] }, { 'X-Signature': own }, { 'X-API-Key': 'sandbox-api-key-0000' },
      ];
      for (const headers of forged) await refused(post(url(), body, headers), 401, 'unauthorized');
    });

    it('a wrong signature although a right one in the old form stands beside it', async () => {
      await refused(post(url(), body, { ...signedOldForm(webhooks.update, body), Signature: 'nein' }), 401, 'unauthorized');
    });

    it('a body of more than 1 MiB, signed or not', async () => {
      const large = `[{"id":"x","text":"${'x'.repeat(1024 * 1024)}"}]`;
      await refused(post(url(), large, ours(large)), 413, 'too_large');
      await refused(post(url(), large, {}), 413, 'too_large');
    });

    it('what is deeply nested, without harm', async () => {
      const deep = '['.repeat(100_000) + ']'.repeat(100_000);
      const before = await emitted();
      const { status, body: text } = await post(url(), deep, ours(deep));
      assert.ok([200, 400].includes(status), text);
      assert.equal(await emitted(), before);
      assert.ok(await hub.isReady());
    });

    it('another method', async () => {
      for (const method of ['GET', 'PUT', 'DELETE']) assert.equal((await fetch(url(), { method })).status, 404);
    });
  });

  describe('in a burst', () => {
    it('answers 1,000 webhooks for one record with 200 on 50 connections and works on it once more while a run is in hand', async () => {
      const [id = ''] = await newPeople(1, 'Sturm');
      await deliver(hub.base, 'create', webhooks.create, [{ id }], agent);
      await hub.quietEvents();
      await crm.edit(id, { firstName: 'Isolde' });
      await crm.forget();
      const slow = await advoware.strike({ kind: 'delay', delayMs: 5_000, method: 'GET', path: 'Beteiligte/', times: 1 });
      await deliver(hub.base, 'update', webhooks.update, [{ id }], agent);
      await advoware.hasStruck(slow);
      const answers = await Promise.all(Array.from({ length: 1_000 }, () => deliver(hub.base, 'update', webhooks.update, [{ id }], agent)));
      assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
      assert.equal(await crm.readsOf(id), 1, 'the slow run is still in hand');
      await hub.quietEvents();
      assert.equal(await crm.readsOf(id), 2);
      assert.ok(await crm.isClean(id));
      assert.equal((await advoware.named('Sturm0'))[0]?.['vorname'], 'Isolde');
    });

    it('makes of a burst for an idle record no more runs than half seconds have passed', async () => {
      const [id = ''] = await newPeople(1, 'Böe');
      await deliver(hub.base, 'create', webhooks.create, [{ id }], agent);
      await hub.quietEvents();
      await crm.forget();
      const begun = performance.now();
      const answers = await Promise.all(Array.from({ length: 1_000 }, () => deliver(hub.base, 'update', webhooks.update, [{ id }], agent)));
      const halfSeconds = Math.floor((performance.now() - begun) / 500);
      assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
      await hub.quietEvents();
      const runs = await crm.readsOf(id);
      assert.ok(runs >= 1 && runs <= 2 + halfSeconds, `${runs} runs in ${halfSeconds} half seconds`);
    });
  });

  it('answers 503 within three seconds while Redis does not answer, and takes everything again afterwards', async () => {
    const redis = await hub.redisPid();
    process.kill(redis, 'SIGSTOP');
    try {
      const begun = performance.now();
      const answers = await Promise.all([1, 2, 3].map(() => deliver(hub.base, 'update', webhooks.update, [{ id: 'gibtesnicht' }])));
      assert.ok(performance.now() - begun < 3_000);
      for (const { status, headers, body } of answers) {
        assert.deepEqual([status, (JSON.parse(body) as { error: { code: string } }).error.code], [503, 'unavailable']);
        assert.match(String(headers['retry-after']), /^[1-9]\d?$/);
      }
      assert.equal((await fetch(`${hub.base}/health/live`)).status, 200);
      assert.equal((await fetch(`${hub.base}/health/ready`)).status, 503);
    } finally {
      process.kill(redis, 'SIGCONT');
    }
    const [id = ''] = await newPeople(1, 'Danach');
    await hub.becomesReady();
    assert.equal((await deliver(hub.base, 'create', webhooks.create, [{ id }])).status, 200);
    await hub.quietEvents();
    assert.ok(await crm.isClean(id));
  });
});
