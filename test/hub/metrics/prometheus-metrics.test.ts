import assert from 'node:assert/strict';
import { HubError } from '../../../src/hub/errors/hub-error.js';
import { boundedLabel } from '../../../src/hub/metrics/bounded-label.js';
import { prometheusMetrics } from '../../../src/hub/metrics/prometheus-metrics.js';

describe('the metrics', () => {
  it('count and time effects by system, operation and outcome', async () => {
    const metrics = prometheusMetrics({ processMetrics: false });
    metrics.effect({ system: 'advoware', operation: 'PUT Beteiligte', record: '4711' }, 0.05, undefined);
    metrics.effect({ system: 'advoware', operation: 'PUT Beteiligte', record: '4712' }, 3, new HubError('upstream_timeout', 'x'));
    const text = await metrics.text();
    assert.match(text, /hub_api_requests_total\{system="advoware",operation="PUT Beteiligte",outcome="ok"\} 1/);
    assert.match(text, /hub_api_requests_total\{system="advoware",operation="PUT Beteiligte",outcome="upstream_timeout"\} 1/);
    assert.match(text, /hub_api_request_seconds_bucket\{le="0\.1",system="advoware",operation="PUT Beteiligte",outcome="ok"\} 1/);
    assert.ok(!text.includes('4711'));
  });

  it('count webhooks, runs, writes, conflicts and the token cache under their names', async () => {
    const metrics = prometheusMetrics({ processMetrics: false });
    metrics.webhook('espocrm', 'accepted');
    metrics.syncRun('beteiligter', 'updated', 0.3);
    metrics.conflicts('beteiligter', 2);
    metrics.tokenCache('hit');
    metrics.rateLimitWait('google', 0.4);
    metrics.operation('advoware', 'PUT Beteiligte', 'suppressed');
    const text = await metrics.text();
    for (const line of [
      'hub_webhooks_total{source="espocrm",outcome="accepted"} 1', 'hub_sync_runs_total{kind="beteiligter",result="updated"} 1',
      'hub_sync_run_seconds_count{kind="beteiligter"} 1', 'hub_conflicts_total{kind="beteiligter"} 2',
      'hub_token_cache_total{result="hit"} 1', 'hub_rate_limit_wait_seconds_count{system="google"} 1', 'hub_operations_total{system="advoware",verb="PUT",outcome="suppressed"} 1',
    ]) assert.ok(text.includes(line), line);
  });

  it('count the second and every later try of a call as a retry', async () => {
    const metrics = prometheusMetrics({ processMetrics: false });
    for (const attempt of [1, 2, 3]) metrics.effect({ system: 'espocrm', operation: 'GET CBeteiligte', attempt }, 0.1, undefined);
    metrics.effect({ system: 'redis', operation: 'ping' }, 0.1, undefined);
    assert.deepEqual((await metrics.text()).match(/^hub_retries_total\{.*/gm), ['hub_retries_total{system="espocrm"} 2']);
  });

  it('ask the queues at each scrape, and leave a gap when Redis does not answer', async () => {
    const metrics = prometheusMetrics({ processMetrics: false });
    let away = false;
    metrics.watchQueues({ counts: () => (away ? Promise.reject(new Error('away')) : Promise.resolve({ waiting: 1, active: 2, delayed: 3, failed: 4 })) });
    const text = await metrics.text();
    assert.match(text, /hub_queue_depth\{topic="vmh\.beteiligte\.update",state="delayed"\} 3/);
    assert.match(text, /hub_dead_letters\{topic="vmh\.beteiligte\.update"\} 4/);
    away = true;
    assert.doesNotMatch(await metrics.text(), /hub_dead_letters\{/);
  });

  it('tell how long ago the calendar that waits longest was in step, of those who are there, and nothing without an answer', async () => {
    const metrics = prometheusMetrics({ processMetrics: false });
    const shown = async (): Promise<string | undefined> => /^hub_calendar_lag_seconds (\S+)$/m.exec(await metrics.text())?.[1];
    assert.equal(await shown(), undefined);
    const ago = (seconds: number): string => new Date(Date.now() - 1_000 * seconds).toISOString();
    const employees = [{ isActive: true, lastSuccessAt: ago(60) }, { isActive: true, lastSuccessAt: ago(900) }, { isActive: false, lastSuccessAt: ago(9_000) }, { isActive: true, lastSuccessAt: null }];
    metrics.watchCalendars({ overview: () => Promise.resolve(employees as never) });
    const lag = Number(await shown());
    assert.ok(lag >= 900 && lag < 960, String(lag));
    metrics.watchCalendars({ overview: () => Promise.reject(new Error('away')) });
    assert.equal(await shown(), undefined);
  });

  it('keep the values of a label few', () => {
    const label = boundedLabel(2);
    assert.deepEqual(['a', 'b', 'c', 'a'].map(label), ['a', 'b', 'other', 'a']);
  });
});
