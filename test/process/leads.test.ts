import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { realEffects } from '../../src/hub/effects/real-effects.js';
import { openEmbedded } from '../../src/hub/ledger/open-ledger.js';
import { sandboxEspoCredentials } from '../../src/sandbox/espocrm/credentials.js';
import { dialects, type Dialect } from '../../src/sandbox/website/forms.js';
import { sandboxLeadSecret, type Answered } from '../../src/sandbox/website/system.js';
import type { Crm } from './support/crm.js';
import { RunningHub } from './support/running-hub.js';
import type { Fields } from './support/stand-in.js';
import { until } from './support/until.js';

interface Given { readonly status: number; readonly headers: Headers; readonly json: { readonly id?: string; readonly error?: { readonly code: string; readonly fields?: readonly { readonly field: string }[] } } }

const entered = { form: 'vermieter', vorname: 'Erika', telefon: '', nachricht: 'Was kann ich tun?', datenschutz: true };

describe('leads of the website', function () {
  this.timeout(120_000);
  let hub: RunningHub;
  let crm: Crm;

  before(async () => {
    hub = await RunningHub.sandbox({ SANDBOX_WEBHOOK_INTERVAL_MS: '3600000' });
    ({ crm } = hub);
  });
  after(() => hub.remove());

  const submit = async (nachname: string, dialect: Dialect = 'contact-form-7', extra: object = {}): Promise<Answered> =>
    await hub.website.control('POST', 'submit', { ...entered, dialect, nachname, email: `${nachname.toLowerCase()}@beispiel.example`, ...extra }) as Answered;
  const all = async (type: string): Promise<readonly Fields[]> => await crm.control('GET', `records/${type}`) as Fields[];
  const leadsNamed = async (lastName: string): Promise<readonly Fields[]> => (await all('Lead')).filter((lead) => lead['lastName'] === lastName);
  const isOnList = async (id: unknown): Promise<boolean> => ((await crm.record(`TargetList/${sandboxEspoCredentials.newsletterListId}`))?.['leadsIds'] as unknown[] | null)?.includes(id) ?? false;

  /** The locks of a dead process end by themselves within a minute; here at once. */
  async function endLocks(): Promise<void> {
    const redis = await hub.redis(1);
    try {
      const held = await redis.keys('lead:lock:*');
      if (held.length > 0) await redis.del(held);
    } finally {
      redis.disconnect();
    }
  }

  /** A delivery that is signed here; parts of it can be wrong. */
  async function post(body: string, { id = `msg_${Math.random()}`.replace('.', '_'), at = Date.now(), secret = sandboxLeadSecret, sent = body, type = 'application/json' } = {}): Promise<Given> {
    const response = await fetch(`${hub.base}/api/leads/vermieterhelden`, {
      method: 'POST', body: sent,
      headers: { 'Content-Type': type, 'webhook-id': id, 'webhook-timestamp': String(Math.floor(at / 1_000)), 'webhook-signature': new Webhook(secret).sign(id, new Date(at), body) },
    });
    return { status: response.status, headers: response.headers, json: await response.json() as Given['json'] };
  }
  const bodyOf = (lastName: string): string => JSON.stringify({ kind: 'mieter', first_name: 'Ida', last_name: lastName, email: `${lastName.toLowerCase()}@beispiel.example` });

  it('arrive in the CRM from every form plugin, with task and list, once', async () => {
    const answers = await Promise.all(dialects.map((dialect, index) => submit(`Muster${index}`, dialect, { newsletter: true })));
    assert.deepEqual(answers.map(({ status }) => status), [202, 202, 202, 202]);
    await hub.quietEvents();
    for (const [index, dialect] of dialects.entries()) {
      const [lead, ...others] = await leadsNamed(`Muster${index}`);
      assert.ok(lead && others.length === 0, dialect);
      assert.equal((await all('Task')).filter(({ parentId }) => parentId === lead['id']).length, 1, dialect);
      assert.ok(await isOnList(lead['id']), dialect);
    }
  });

  it('are one when they are delivered again, or entered twice', async () => {
    const first = await submit('Doppelt');
    const again = await hub.website.control('POST', 'repeat', first.delivery) as Answered;
    const twice = await submit('Doppelt');
    assert.deepEqual([again.status, again.answer, twice.answer], [202, first.answer, first.answer]);
    await hub.quietEvents();
    assert.equal((await leadsNamed('Doppelt')).length, 1);
  });

  it('are refused when forged, changed or late, and kept nowhere', async () => {
    const body = bodyOf('Gefaelscht');
    const wrong = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    for (const given of [await post(body, { secret: wrong }), await post(body, { sent: `${body} ` }), await post(body, { at: Date.now() - 400_000 }), await post(body, { at: Date.now() + 400_000 })]) {
      assert.deepEqual([given.status, given.json.error?.code], [401, 'unauthorized']);
    }
    assert.equal((await fetch(`${hub.base}/api/leads/vermieterhelden`, { method: 'POST', body, headers: { 'Content-Type': 'application/json' } })).status, 401);
    await hub.quietEvents();
    assert.deepEqual(await leadsNamed('Gefaelscht'), []);
  });

  it('are answered with what is wrong with them', async () => {
    const incomplete = await post('{"kind":"mieter"}');
    assert.deepEqual([incomplete.status, incomplete.json.error?.fields?.map(({ field }) => field)], [422, ['name', 'email', 'phone']]);
    for (const [given, status, code] of [
      [await post('{"kind":'), 400, 'malformed'], [await post('[]'), 400, 'malformed'], [await post(bodyOf('Text'), { type: 'text/plain' }), 415, 'unsupported_media_type'],
      [await post(JSON.stringify({ kind: 'mieter', nachricht: 'x'.repeat(70_000) })), 413, 'too_large'],
    ] as const) assert.deepEqual([given.status, given.json.error?.code], [status, code]);
    assert.equal((await fetch(`${hub.base}/api/leads/vermieterhelden`)).status, 404);
  });

  it('say nothing of a person in log and metrics', async () => {
    await submit('Geheim');
    await hub.quietEvents();
    assert.doesNotMatch(hub.output + await hub.metrics(), /Geheim|geheim@/);
    assert.ok(await hub.metric('hub_webhooks_total', { source: 'leads', outcome: 'accepted' }) > 0);
  });

  it('wait for a CRM that is away, and arrive in the order in which they came', async () => {
    const away = await crm.strike({ kind: 'status', status: 503 });
    for (const index of [1, 2, 3]) assert.equal((await submit(`Reihe${index}`)).status, 202);
    await crm.hasStruck(away);
    await crm.mend();
    await until('all three have arrived', async () => (await all('Lead')).filter(({ lastName }) => String(lastName).startsWith('Reihe')).length === 3, 40_000);
    assert.deepEqual((await all('Lead')).map(({ lastName }) => String(lastName)).filter((name) => name.startsWith('Reihe')), ['Reihe1', 'Reihe2', 'Reihe3']);
  });

  it('are neither lost nor doubled by kill -9 right after the answer', async () => {
    const hangs = await crm.strike({ kind: 'hang-after', method: 'POST', path: 'Lead$', times: 1 });
    assert.equal((await submit('Absturz')).status, 202);
    await crm.hasStruck(hangs);
    assert.equal((await submit('Danach')).status, 202);
    await hub.killHard();
    await endLocks();
    await hub.launch('ready');
    ({ crm } = hub);
    await until('both have arrived', async () => (await leadsNamed('Absturz')).length > 0 && (await leadsNamed('Danach')).length > 0, 60_000);
    await until('both have their task', async () => (await all('Task')).filter(({ name }) => /Absturz|Danach/.test(String(name))).length === 2, 60_000);
    await hub.quietEvents();
    assert.deepEqual([(await leadsNamed('Absturz')).length, (await leadsNamed('Danach')).length], [1, 1]);
  });

  it('are kept or refused with 503 in a burst, each accepted one in the ledger', async () => {
    await crm.strike({ kind: 'status', status: 503 });
    const givens = await Promise.all(Array.from({ length: 400 }, (_, index) => post(bodyOf(`Flut${index}`))));
    const accepted = givens.filter(({ status }) => status === 202).map(({ json }) => json.id ?? '');
    for (const { status, headers } of givens.filter((each) => each.status !== 202)) assert.deepEqual([status, headers.get('retry-after') !== null], [503, true]);
    assert.ok(accepted.length > 100);
    assert.equal(new Set(accepted).size, accepted.length);
    await hub.killHard();
    const ledger = await openEmbedded(join(hub.varDir, 'ledger'), realEffects());
    try {
      for (const id of accepted) assert.equal((await ledger.leads.read(id))?.state, 'open');
    } finally {
      await ledger.close();
    }
  });
});
