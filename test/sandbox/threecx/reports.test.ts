import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { json, startServer, type ScriptedServer } from '../../systems/support/scripted-server.js';
import { pbxPerTest } from './harness.js';

describe('what the telephone system reports to the hub', () => {
  let hub: ScriptedServer;
  const contact = { id: 'b1', entityType: 'CBeteiligte', firstName: 'Jürgen', lastName: 'Müller', matchedNumber: '+493023125101' };
  before(async () => { hub = await startServer(({ url }) => json(url.startsWith('/3cx/lookup') ? { contacts: [contact] } : {})); });
  after(() => hub.close());
  beforeEach(() => { hub.seen.length = 0; });
  const context = pbxPerTest({ webhooks: 'on', template: 'on' }, () => ({ url: hub.url, apiKey: 'schluessel', webhookSecret: 'geheim' }));

  const talk = async (): Promise<void> => {
    const { pbx, reports } = context.pbx;
    const { callid } = pbx.ring('+493023125101', ['10']);
    context.clock.forward(3_000);
    pbx.answer(callid);
    context.clock.forward(60_000);
    pbx.transfer(callid, '11');
    pbx.answer(callid);
    context.clock.forward(30_000);
    pbx.hangUp(callid);
    await reports.settled();
  };
  const bodies = (path: string): Record<string, unknown>[] => hub.seen.filter(({ url }) => url.startsWith(path)).map(({ body }) => JSON.parse(body) as Record<string, unknown>);

  it('is one webhook for the begin, the transfer and the end, each as the call was then', async () => {
    await talk();
    const [started, transferred, ended] = bodies('/3cx/webhook');
    assert.deepEqual([started?.['event'], transferred?.['event'], ended?.['event']], ['call.started', 'call.transferred', 'call.ended']);
    assert.deepEqual([started?.['from'], started?.['extension'], started?.['ended_at']], ['+493023125101', '10', undefined]);
    assert.deepEqual([ended?.['extension'], ended?.['duration'], ended?.['transferred_to']], ['11', 90, '11']);
  });

  it('signs each webhook over its raw body', async () => {
    await talk();
    const { body, headers } = hub.seen.find(({ url }) => url === '/3cx/webhook')!;
    assert.equal(headers['x-3cx-signature'], createHmac('sha256', 'geheim').update(body).digest('hex'));
  });

  it('sends each webhook twice when the bridge is a bad one', async () => {
    context.pbx.settings.webhooks = 'twice';
    await talk();
    assert.equal(bodies('/3cx/webhook').length, 6);
  });

  it('asks who calls and reports the call with what was found, with the key', async () => {
    await talk();
    const lookup = hub.seen.find(({ url }) => url.startsWith('/3cx/lookup'));
    assert.deepEqual([lookup?.url, lookup?.headers['x-api-key']], ['/3cx/lookup?number=%2B493023125101&direction=Inbound', 'schluessel']);
    const [report] = bodies('/3cx/journal');
    assert.deepEqual([report?.['callType'], report?.['agent'], report?.['durationSeconds'], report?.['entityId'], report?.['name']], ['Inbound', '11', '90', 'b1', 'Jürgen Müller']);
    assert.equal(report?.['startedAtUtc'], '2026-03-10T09:00:00Z');
  });

  it('leaves what the template cannot fill as its name', async () => {
    await talk();
    assert.deepEqual([bodies('/3cx/journal')[0]?.['queue'], bodies('/3cx/journal')[0]?.['recordingUrl']], ['[QueueExtension]', '[RecordingUrl]']);
  });

  it('calls a call that nobody took missed', async () => {
    context.pbx.pbx.hangUp(context.pbx.pbx.ring('+493023125101', ['10']).callid);
    await context.pbx.reports.settled();
    assert.equal(bodies('/3cx/journal')[0]?.['callType'], 'Missed');
  });

  it('is nothing of internal calls by the template, and nothing at all without a hub', async () => {
    context.pbx.pbx.hangUp(context.pbx.pbx.dial('10', '11').call.callid);
    await context.pbx.reports.settled();
    assert.deepEqual(hub.seen.map(({ url }) => url), ['/3cx/webhook', '/3cx/webhook']);
    context.pbx.hub = undefined;
    await talk();
    assert.equal(hub.seen.length, 2);
  });

  it('keeps how each one went, an unreachable hub too', async () => {
    context.pbx.hub = { url: 'http://127.0.0.1:1', apiKey: '', webhookSecret: '' };
    await talk();
    assert.deepEqual([...new Set(context.pbx.reports.deliveries.map(({ status }) => status))], [0]);
  });
});
