import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { Queue } from 'bullmq';
import { apiKey, startOutsideWorld, telephonyEnv, type OutsideWorld } from './support/outside-world.js';
import { RunningHub } from './support/running-hub.js';
import type { Fields } from './support/stand-in.js';
import { until } from './support/until.js';

describe('calls, with a real hub, a telephone system and a CRM', function () {
  this.timeout(120_000);
  let world: OutsideWorld;
  let hub: RunningHub;

  before(async () => {
    world = await startOutsideWorld();
    hub = await RunningHub.start({
      env: {
        ...world.env, ...telephonyEnv(world), ESPOCRM_WEBHOOK_SECRETS: 'w1:a-secret-that-nobody-uses', LOG_LEVEL: 'warn',
        RECORDINGS_ENABLED: 'true', RECORDINGS_KEY: randomBytes(32).toString('base64'),
      },
    });
    await world.pbx.reportTo(hub, apiKey);
    await world.pbx.isFollowed();
  });
  after(async () => {
    await hub.remove();
    await world.stop();
  });

  const ask = (path: string, { headers, ...init }: { readonly method?: string; readonly body?: string; readonly headers?: Record<string, string> } = {}): Promise<Response> =>
    fetch(`${hub.base}${path}`, { ...init, headers: { 'X-API-Key': apiKey, 'Content-Type': 'application/json', ...headers } });
  /** The tick that comes every five minutes. */
  const sweep = async (): Promise<void> => {
    const connection = world.redis(0);
    const queue = new Queue('call.sweep', { connection, prefix: '{hub}', skipMetasUpdate: true });
    await queue.add('call.sweep', { source: 'test', timestamp: new Date().toISOString() });
    await queue.close();
    connection.disconnect();
  };
  const callsOf = async (number: string): Promise<readonly Fields[]> =>
    (await world.crm.control('GET', 'records/Call') as Fields[]).filter(({ description }) => String(description).includes(number));
  const recorded = async (number: string): Promise<Fields> => {
    await until(`the call of ${number} stands in the CRM`, async () => (await callsOf(number)).length > 0, 30_000);
    await hub.quietEvents();
    const [call, ...others] = await callsOf(number);
    assert.deepEqual(others, [], 'one record');
    return call ?? {};
  };

  it('shows who calls, writes one record though three ways tell of the call, and plays its recording in parts', async () => {
    const person = await world.crm.create({ lastName: 'Öztürk', firstName: 'Änne', phoneNumber: '+491713920002' });
    const callid = await world.pbx.ring('0171 3920002', '11');
    await world.pbx.answer(callid);
    await world.pbx.hangUp(callid);
    const call = await recorded('+491713920002');
    assert.deepEqual([call['parentId'], call['status'], call['direction'], call['name']], [person, 'Held', 'Inbound', 'Anruf von Änne Öztürk']);

    const reports = await world.pbx.reports();
    assert.deepEqual(reports.filter(({ status }) => status !== 200), []);
    const ids = reports.map(({ answer }) => (JSON.parse(answer) as { id?: string }).id).filter((id) => id !== undefined);
    assert.deepEqual(ids, [call['cCallId'], call['cCallId'], call['cCallId']]);
    const lookup = reports.find(({ kind }) => kind === 'Lookup');
    assert.match(String(lookup?.answer), new RegExp(`"id":"${person}".*"matchedNumber":"0171 3920002"`));

    const url = `/3cx/calls/${String(call['cCallId'])}/recording`;
    await until('the recording is linked', async () => (await callsOf('+491713920002'))[0]?.['cRecordingUrl'] !== null, 40_000);
    const whole = Buffer.from(await (await ask(url)).arrayBuffer());
    const part = await ask(url, { headers: { Range: 'bytes=10-19' } });
    assert.deepEqual([part.status, part.headers.get('content-range'), part.headers.get('content-type')], [206, `bytes 10-19/${whole.length}`, 'audio/x-wav']);
    assert.ok(whole.length > 1_000 && Buffer.from(await part.arrayBuffer()).equals(whole.subarray(10, 20)));
    assert.equal((await ask(url, { headers: { Range: `bytes=${whole.length}-` } })).status, 416);
    assert.equal((await fetch(`${hub.base}${url}`)).status, 401);
  });

  it('loses no call and doubles none when another program takes the token and the socket breaks in its middle', async () => {
    await world.pbx.set({ webhooks: 'off', template: 'off' });
    const callid = await world.pbx.ring('+491713920003', '12');
    await world.pbx.answer(callid);
    await world.pbx.stealToken();
    await world.pbx.dropSockets();
    await world.pbx.isFollowed();
    await world.pbx.transfer(callid, '11');
    await world.pbx.hangUp(callid);
    await recorded('+491713920003');
    // Whether it was answered may have been lost on the way; 3CX's own log knows.
    await sweep();
    await until('it counts as held', async () => (await callsOf('+491713920003'))[0]?.['status'] === 'Held', 20_000);
    await recorded('+491713920003');
  });

  it('loses no call and doubles none when the hub is killed in their middle, nor one that it never heard of', async () => {
    await world.pbx.set({ webhooks: 'on', template: 'on' });
    const heardBefore = (await world.pbx.reports()).length;
    const [during, over] = [await world.pbx.ring('+491713920004', '11'), await world.pbx.ring('+491713920005', '12')];
    await world.pbx.answer(during);
    await until('the hub has heard of both', async () => (await world.pbx.reports()).slice(heardBefore).filter(({ kind, status }) => kind === 'Webhook' && status === 200).length >= 2);
    await hub.process.end();
    await world.pbx.hangUp(over);
    await world.pbx.hangUp(await world.pbx.ring('+491713920009', '13'));
    await hub.launch('ready');
    await world.pbx.isFollowed();
    await world.pbx.hangUp(during);
    await sweep();
    assert.equal((await recorded('+491713920004'))['status'], 'Held');
    assert.equal((await recorded('+491713920005'))['status'], 'Not Held');
    assert.equal((await recorded('+491713920009'))['status'], 'Not Held');
  });

  it('calls because somebody clicks, once, and knows how the call stands', async () => {
    const order = { extension: '11', number: '+49 171 3920006', entity: null };
    const answers = await Promise.all([1, 2].map(() => ask('/3cx/calls', { method: 'POST', body: JSON.stringify(order) })));
    assert.deepEqual(answers.map(({ status }) => status), [202, 202]);
    const [first, second] = await Promise.all(answers.map((answer) => answer.json() as Promise<{ id: string }>));
    assert.equal(first?.id, second?.id);
    const live = (await world.pbx.live()).filter(({ number }) => number.endsWith('3920006'));
    assert.equal(live.length, 1);
    const state = async (): Promise<Fields> => await (await ask(`/3cx/calls/${String(first?.id)}`)).json() as Fields;
    assert.match(String((await state())['status']), /^(?:dialing|ringing|connected)$/);
    await world.pbx.hangUp(live[0]?.callid ?? 0);
    assert.equal((await recorded('+491713920006'))['cCallId'], first?.id);
    assert.equal((await state())['status'], 'ended');
    const refused = await ask('/3cx/calls', { method: 'POST', body: JSON.stringify({ extension: '11', number: '112' }) });
    assert.deepEqual([refused.status, (await refused.json() as { error: { code: string } }).error.code], [422, 'invalid']);
  });

  it('makes a lead of a stranger for an agent, and knows him at the next ring', async () => {
    const contact = { firstName: 'Kim', lastName: 'Neu', number: '0171 3920007', email: '[Email]', company: '' };
    const ids = await Promise.all([1, 2].map(async () => (await (await ask('/3cx/contacts', { method: 'POST', body: JSON.stringify(contact) })).json() as { contacts: { id: string }[] }).contacts[0]?.id));
    assert.equal(ids[0], ids[1]);
    const found = await (await ask('/3cx/lookup?number=%2B491713920007')).json() as { contacts: Fields[] };
    assert.deepEqual(found.contacts.map(({ id, entityType }) => [id, entityType]), [[ids[0], 'Lead']]);
  });

  it('takes a webhook with its signature or with its secret, and no other', async () => {
    const body = JSON.stringify({ event: 'call.started', call_id: 'w-1', from: '+491713920008', to: '+49305550100', direction: 'inbound', extension: '11', started_at: new Date().toISOString() });
    const post = (headers: Record<string, string>): Promise<Response> => fetch(`${hub.base}/3cx/webhook`, { method: 'POST', body, headers });
    const { webhookSecret } = world.pbx.account;
    assert.deepEqual((await Promise.all([
      post({ 'X-Webhook-Secret': webhookSecret }), post({}), post({ 'X-Webhook-Secret': 'falsch' }), post({ 'X-3CX-Signature': '0'.repeat(64), 'X-Webhook-Secret': webhookSecret }), post({ 'X-API-Key': apiKey }),
    ])).map(({ status }) => status), [200, 401, 401, 401, 401]);
  });
});
