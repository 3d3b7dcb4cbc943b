import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { keys } from '../../src/hub/redis/keys.js';
import type { AdvowareSystem } from './support/advoware.js';
import type { Crm } from './support/crm.js';
import { deliver } from './support/deliver.js';
import { RunningHub } from './support/running-hub.js';
import { until } from './support/until.js';

/** A minute is the most that a killed process blocks a record; here some of it is left out. */
const lockMs = 60_000;
const shortenedLockMs = 15_000;
/** What the hub waits for an answer of Advoware, and some more. */
const afterTimeoutMs = 45_000;

/**
 * One death in the middle of three pieces of work, and one restart on what it has left. Two of the three wait for the dead
 * process's locks to end; what takes time itself is tested meanwhile.
 */
describe('a hub that was killed with kill -9 in the middle of its work', function () {
  this.timeout(180_000);
  let hub: RunningHub;
  let crm: Crm;
  let advoware: AdvowareSystem;
  let linked: { readonly id: string; readonly betNr: unknown };
  let without: { readonly crmWrite: string; readonly answer: string };
  let unanswered: Promise<Response>;

  before(async () => {
    // The CRM delivers nothing by itself: what is worked on after the restart was kept by the hub.
    hub = await RunningHub.sandbox({ SANDBOX_WEBHOOK_INTERVAL_MS: '3600000' });
    ({ crm, advoware } = hub);
    const known = await newPerson('Bekannt');
    await hub.quiet();
    linked = { id: known, betNr: (await crm.person(known))['betnr'] };

    const crmHangs = await crm.strike({ kind: 'hang', method: 'PUT', path: 'CBeteiligte/', times: 1 });
    const first = await newPerson('Ohne-Vermerk');
    await crm.hasStruck(crmHangs);
    const advowareHangs = await advoware.strike({ kind: 'hang-after', method: 'POST', path: 'Beteiligte$', times: 1 });
    const second = await newPerson('Ohne-Antwort');
    await advoware.hasStruck(advowareHangs);
    without = { crmWrite: first, answer: second };
    assert.deepEqual(await Promise.all(['Ohne-Vermerk', 'Ohne-Antwort'].map(async (name) => (await advoware.named(name)).length)), [1, 1]);
    assert.deepEqual(await Promise.all([first, second].map(async (id) => (await crm.person(id))['betnr'] ?? null)), [null, null]);

    const { update } = await crm.webhooks();
    await crm.edit(linked.id, { firstName: 'Angenommen' });
    assert.equal((await deliver(hub.base, 'update', update, [{ id: linked.id }])).status, 200);
    await hub.killHard();
    await shortenLocks([first, second]);
    await hub.launch('ready');
    ({ crm, advoware } = hub);
    unanswered = proxied();
  });
  after(() => hub.remove());

  async function newPerson(lastName: string): Promise<string> {
    const id = await crm.create({ lastName, firstName: 'Kai', syncStatus: 'pending_sync' });
    await crm.flushWebhooks();
    return id;
  }

  /** The dead process's locks stand, with an end of their own; the test lets the end come sooner. */
  async function shortenLocks(ids: readonly string[]): Promise<void> {
    const redis = await hub.redis(1);
    try {
      for (const id of ids) {
        const left = await redis.pttl(keys.beteiligteLock(id));
        assert.ok(left > 0 && left <= lockMs, `${left} ms`);
        await redis.pexpire(keys.beteiligteLock(id), Math.min(left, shortenedLockMs));
      }
    } finally {
      redis.disconnect();
    }
  }

  /** A request whose answer Advoware never gives. */
  async function proxied(): Promise<Response> {
    await advoware.strike({ kind: 'hang', path: 'Echo' });
    return await fetch(`${hub.base}/api/advoware/api/v1/advonet/Echo`, { headers: { 'X-API-Key': 'sandbox-api-key-0000' } });
  }

  const nameThere = async (betNr: unknown): Promise<unknown> => (await advoware.beteiligter(betNr))['vorname'];

  it('works on the webhook that it had answered 200 right before', async () => {
    await until('Advoware has the change', async () => await nameThere(linked.betNr) === 'Angenommen', 30_000);
    await until('the CRM knows', () => crm.isClean(linked.id));
  });

  it('works on every accepted event although its Redis is killed as well', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, (_, index) => crm.create({ lastName: `Redis${index}`, firstName: 'Kai', syncStatus: 'pending_sync' })));
    await advoware.strike({ kind: 'delay', delayMs: 300, method: 'POST', path: 'Beteiligte$' });
    const slow = await advoware.strike({ kind: 'delay', delayMs: 300, method: 'GET', path: 'Beteiligte\\?' });
    const redis = await hub.redisPid();
    assert.equal((await deliver(hub.base, 'create', (await crm.webhooks()).create, ids.map((id) => ({ id })))).status, 200);
    await advoware.hasStruck(slow);
    process.kill(redis, 'SIGKILL');
    await until('all are linked', async () => (await Promise.all(ids.map((id) => crm.isClean(id)))).every(Boolean), 60_000);
    const names = (await advoware.everybody()).map((each) => String(each['name'])).filter((name) => name.startsWith('Redis'));
    assert.deepEqual(names.sort(), ids.map((_, index) => `Redis${index}`).sort());
    assert.notEqual(await hub.redisPid(), redis);
    await hub.becomesReady();
  });

  it('answers a request for Advoware with 504 in JSON when no answer comes', async () => {
    const answer = await Promise.race([unanswered, delay(afterTimeoutMs, undefined, { ref: false })]);
    assert.ok(answer, 'it was given up');
    assert.deepEqual([answer.status, ((await answer.json()) as { error: { code: string } }).error.code], [504, 'upstream_timeout']);
  });

  it('has one Beteiligter, linked and clean, when it died between the POST to Advoware and the write to the CRM', async () => {
    await isWhole(without.crmWrite, 'Ohne-Vermerk');
  });

  it('has one Beteiligter, linked and clean, when it died before Advoware had answered the POST', async () => {
    await isWhole(without.answer, 'Ohne-Antwort');
  });

  async function isWhole(id: string, name: string): Promise<void> {
    await until(`${name} is clean`, () => crm.isClean(id));
    await until('no event of it is left', async () => await hub.metric('hub_queue_depth', { state: 'active' }) === 0);
    const [one, ...others] = await advoware.named(name);
    assert.deepEqual(others, []);
    assert.equal((await crm.person(id))['betnr'], one?.['betNr']);
  }
});
