import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { projectRoot } from '../../../src/app/project-root.js';
import { HubError } from '../../../src/hub/errors/hub-error.js';
import { openTelemetry } from '../../../src/hub/tracing/open-telemetry.js';
import { traceEvent } from '../../../src/hub/tracing/trace-event.js';
import type { Tracing } from '../../../src/hub/tracing/tracing.js';
import { startTraceReceiver, type ReceivedSpan, type TraceReceiver } from '../../support/trace-receiver.js';

const run = promisify(execFile);
const beteiligter = { id: 'run-1', kind: 'beteiligter', recordId: 'abc', fence: 1 } as const;
const readCrm = { system: 'espocrm', operation: 'GET CBeteiligte', record: 'abc', attempt: 1 } as const;
const event = {
  id: '7', topic: 'vmh.beteiligte.update', attempt: 2, payload: { entity_id: 'abc', action: 'update', source: 'test', timestamp: '2026-01-01T00:00:00Z' },
} as const;

describe('traces', () => {
  let receiver: TraceReceiver;
  let tracing: Tracing;

  beforeEach(async () => {
    receiver = await startTraceReceiver();
    tracing = openTelemetry(receiver.endpoint);
  });
  afterEach(async () => {
    await tracing.close();
    await receiver.close();
  });

  async function span(name: string): Promise<ReceivedSpan> {
    await tracing.close();
    const found = receiver.spans.filter((each) => each.name === name);
    assert.equal(found.length, 1, `one span ${name} in ${receiver.spans.map((each) => each.name).join(', ')}`);
    return found[0]!;
  }

  it('show the run within its event and the effects within the run, also when they come about later and in turn', async () => {
    await traceEvent(tracing)(event, async () => {
      tracing.effect({ system: 'redis', operation: 'lock' }, 0.01, undefined);
      tracing.ledger.began(beteiligter);
      await delay(1);
      setImmediate(() => { tracing.effect(readCrm, 0.25, undefined); });
      await delay(5);
      tracing.ledger.ended(beteiligter, { result: 'unchanged', counts: {} });
      return { kind: 'done' };
    });
    const root = await span('event vmh.beteiligte.update');
    const [lock, runSpan, read] = [await span('redis lock'), await span('run beteiligter'), await span('espocrm GET CBeteiligte')];
    assert.equal(new Set([root, lock, runSpan, read].map(({ traceId }) => traceId)).size, 1);
    assert.deepEqual([root.parentSpanId, lock.parentSpanId, runSpan.parentSpanId, read.parentSpanId], [undefined, root.spanId, root.spanId, runSpan.spanId]);
    assert.deepEqual(root.attributes, { 'hub.event.id': '7', 'hub.topic': 'vmh.beteiligte.update', 'hub.attempt': 2, 'hub.record.id': 'abc', 'hub.outcome': 'done' });
    assert.deepEqual(runSpan.attributes, { 'hub.run.id': 'run-1', 'hub.record.id': 'abc', 'hub.result': 'unchanged' });
    assert.deepEqual(read.attributes, { 'hub.system': 'espocrm', 'hub.operation': 'GET CBeteiligte', 'hub.record.id': 'abc', 'hub.attempt': 1 });
    assert.ok(Math.abs(read.durationMs - 250) < 2, `${read.durationMs} ms`);
    assert.ok([root, lock, runSpan, read].every(({ failed }) => !failed));
  });

  it('keep two events that are worked on side by side apart', async () => {
    const one = (operation: string): Promise<unknown> => tracing.trace(operation, {}, async () => {
      await delay(2);
      tracing.effect({ system: 'redis', operation }, 0, undefined);
    });
    await Promise.all([one('a'), one('b')]);
    for (const name of ['a', 'b']) assert.equal((await span(`redis ${name}`)).parentSpanId, (await span(name)).spanId);
  });

  it('name failures by their code and never by their message', async () => {
    await traceEvent(tracing)(event, () => {
      tracing.effect(readCrm, 0.1, new HubError('upstream_timeout', 'Erika Mustermann'));
      return Promise.resolve({ kind: 'failed', error: new HubError('outcome_unknown', 'Erika Mustermann') });
    });
    const [root, read] = [await span('event vmh.beteiligte.update'), await span('espocrm GET CBeteiligte')];
    assert.deepEqual([root.failed, root.statusMessage, read.failed, read.statusMessage], [true, 'outcome_unknown', true, 'upstream_timeout']);
    assert.doesNotMatch(receiver.raw, /Mustermann/);
  });

  it('mask a number or an address that got into a fact', async () => {
    await tracing.trace('call', { 'hub.record.id': '+49 30 901820' }, () => {
      tracing.effect({ system: 'espocrm', operation: 'GET Contact', record: 'erika@example.org' }, 0, undefined);
      return Promise.resolve();
    });
    await tracing.close();
    assert.equal(receiver.spans.length, 2);
    assert.doesNotMatch(receiver.raw, /901820|erika/);
  });

  it('leave out what happens outside of a request or an event, and after its end', async () => {
    let late: Promise<void> | undefined;
    tracing.effect(readCrm, 0, undefined);
    await tracing.trace('event', {}, () => {
      late = delay(3).then(() => { tracing.effect(readCrm, 0, undefined); });
      return Promise.resolve();
    });
    await late;
    await tracing.close();
    assert.deepEqual(receiver.spans.map(({ name }) => name), ['event']);
  });

  it('show a run that was broken off as failed', async () => {
    await assert.rejects(tracing.trace('event', {}, () => {
      tracing.ledger.began(beteiligter);
      return Promise.reject(new HubError('lock_lost', 'x'));
    }), { code: 'lock_lost' });
    assert.equal((await span('run beteiligter')).failed, true);
    assert.equal((await span('event')).statusMessage, 'lock_lost');
  });

  it('do no harm when nobody receives them', async () => {
    await receiver.close();
    const begun = performance.now();
    assert.equal(await tracing.trace('event', {}, () => Promise.resolve(7)), 7);
    await tracing.close();
    assert.ok(performance.now() - begun < 10_000);
    receiver = await startTraceReceiver();
  });

  it('load their libraries only when they are wanted', async function () {
    this.timeout(60_000);
    const openHub = join(projectRoot(__dirname), 'dist', 'src', 'hub', 'open-hub.js');
    const script = `require(${JSON.stringify(openHub)}); console.log(Object.keys(require.cache).filter((file) => /@opentelemetry.(sdk|exporter|otlp)/.test(file)).length)`;
    assert.equal((await run(process.execPath, ['-e', script])).stdout.trim(), '0');
  });
});
