import assert from 'node:assert/strict';
import { startTraceReceiver, type ReceivedSpan, type TraceReceiver } from '../support/trace-receiver.js';
import { RunningHub } from './support/running-hub.js';
import { until } from './support/until.js';

describe('the traces of a hub', function () {
  this.timeout(60_000);
  let receiver: TraceReceiver;
  let hub: RunningHub;

  before(async () => {
    receiver = await startTraceReceiver();
    // The SDK sends every five seconds; its own variable makes it sooner.
    hub = await RunningHub.sandbox({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint, OTEL_BSP_SCHEDULE_DELAY: '100' });
  });
  after(async () => {
    await hub.remove();
    await receiver.close();
  });

  const named = (name: string): readonly ReceivedSpan[] => receiver.spans.filter((span) => span.name === name);
  const childrenOf = ({ spanId }: ReceivedSpan): readonly string[] => receiver.spans.filter(({ parentSpanId }) => parentSpanId === spanId).map(({ name }) => name);

  it('lead from the webhook to its event, and from the event over the run to every call', async () => {
    const id = await hub.crm.create({ lastName: 'Spurensucher', firstName: 'Theo', syncStatus: 'pending_sync', phoneNumber: '+4930901820', emailAddress: 'theo@example.org' });
    await until('he is linked', () => hub.crm.isClean(id));
    const request = (): ReceivedSpan | undefined => named('POST /vmh/webhook/beteiligte/create')[0];
    const event = (): ReceivedSpan | undefined => named('event vmh.beteiligte.create').find(({ attributes }) => attributes['hub.record.id'] === id);
    await until('both have been sent', () => request() !== undefined && event() !== undefined);
    assert.deepEqual([request()!.attributes['http.response.status_code'], request()!.attributes['http.route']], [200, '/vmh/webhook/beteiligte/create']);
    assert.ok(childrenOf(request()!).includes('redis emit vmh.beteiligte.create'), String(childrenOf(request()!)));
    const runs = receiver.spans.filter(({ name, parentSpanId }) => name === 'run beteiligter' && parentSpanId === event()!.spanId);
    assert.deepEqual(runs.map(({ attributes }) => [attributes['hub.record.id'], attributes['hub.result']]), [[id, 'created']]);
    const calls = childrenOf(runs[0]!).filter((name) => /^(espocrm|advoware) /.test(name));
    assert.deepEqual(calls.filter((name) => name !== 'advoware POST Token'), [
      'espocrm GET CBeteiligte', 'advoware GET Beteiligte search', 'advoware POST Beteiligte', 'espocrm PUT CBeteiligte', 'advoware POST Kommunikationen', 'advoware POST Kommunikationen',
    ]);
  });

  it('leave out who only looks after the hub', () => {
    assert.deepEqual(receiver.spans.filter(({ name }) => /health|metrics/.test(name)), []);
  });

  it('hold no name, number or address', () => {
    assert.doesNotMatch(receiver.raw, /Spurensucher|Theo|901820|example\.org/i);
  });
});
