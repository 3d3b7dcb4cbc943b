import assert from 'node:assert/strict';
import { HubError } from '../../../src/hub/errors/hub-error.js';
import { healthReport, healthStatusCode, type DependencyCheck } from '../../../src/hub/health/health-report.js';
import { outsideWatch } from '../../../src/hub/health/outside-watch.js';
import { manualEffects } from '../support/manual-effects.js';

const own = (state: DependencyCheck['state']): DependencyCheck => ({ name: 'redis', kind: 'own', state });
const outside = (state: DependencyCheck['state']): DependencyCheck => ({ name: 'advoware', kind: 'outside', state });

describe('the health report', () => {
  const cases: [DependencyCheck[], string, number][] = [
    [[own('up'), outside('up')], 'ok', 200],
    [[own('up'), outside('unknown')], 'ok', 200],
    [[own('up'), outside('down')], 'degraded', 200],
    [[own('down'), outside('up')], 'down', 503],
    [[own('down'), outside('down')], 'down', 503],
  ];
  for (const [checks, status, code] of cases) {
    it(`is ${status} when ${checks.map(({ kind, state }) => `${kind} is ${state}`).join(' and ')}`, () => {
      const report = healthReport(checks);
      assert.deepEqual([report.status, healthStatusCode(report)], [status, code]);
    });
  }

  it('lists every dependency by its name', () => {
    assert.deepEqual(healthReport([{ ...own('up'), latencyMs: 3 }]).dependencies, { redis: { state: 'up', latencyMs: 3 } });
  });
});

describe('the watch over outside systems', () => {
  const call = { system: 'advoware', operation: 'GET Beteiligte' } as const;

  it('knows nothing before the first call', () => {
    assert.deepEqual(outsideWatch(() => manualEffects().now()).checks(['advoware']), [{ name: 'advoware', kind: 'outside', state: 'unknown' }]);
  });

  it('tells state, latency and age of the last success', async () => {
    const effects = manualEffects();
    const watch = outsideWatch(() => effects.now());
    watch.observe(call, 0.25, undefined);
    await effects.advance(90_000);
    watch.observe(call, 2, new HubError('upstream_timeout', 'x'));
    assert.deepEqual(watch.checks(['advoware', 'espocrm'])[0],
      { name: 'advoware', kind: 'outside', state: 'down', latencyMs: 2_000, reason: 'upstream_timeout', lastSuccessAge: 90 });
  });

  it('takes a refusal or a missing record as a sign of life', () => {
    const watch = outsideWatch(() => manualEffects().now());
    watch.observe(call, 0.1, new HubError('upstream_failed', 'x'));
    watch.observe(call, 0.1, new HubError('upstream_rejected', 'x'));
    assert.equal(watch.checks(['advoware'])[0]?.state, 'up');
  });
});
