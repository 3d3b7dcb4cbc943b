/** Series with their values step by step, in promtool's notation: `0+5x60` begins at 0 and grows by 5 for 60 minutes. */
export type Series = Readonly<Record<string, string>>;

/** What a rule is for, and the everyday situation beside it in which it must be silent. */
export interface Situation {
  readonly alert: string;
  /** How far two values are apart, a minute where it is not said. */
  readonly step?: '1h';
  readonly fires: { readonly series: Series; readonly at: string; readonly labels?: Readonly<Record<string, string>> };
  readonly silent: { readonly series: Series; readonly at: string };
}

const up = (instance: string): string => `up{job="hub",instance="${instance}"}`;
const calls = (system: string, outcome: string): string => `hub_api_requests_total{system="${system}",operation="GET x",outcome="${outcome}",instance="a"}`;
const events = (topic: string, outcome: string): string => `hub_events_total{topic="${topic}",outcome="${outcome}",instance="a"}`;
const waiting = (topic: string): string => `hub_queue_depth{topic="${topic}",state="waiting",instance="a"}`;
const webhooks = (outcome: string): string => `hub_webhooks_total{source="espocrm",outcome="${outcome}",instance="a"}`;
const runs = (result: string): string => `hub_sync_runs_total{kind="beteiligter",result="${result}",instance="a"}`;
const operations = (outcome: string): string => `hub_operations_total{system="advoware",verb="PUT",outcome="${outcome}",instance="a"}`;
const runSeconds = (le: string): string => `hub_sync_run_seconds_bucket{kind="beteiligter",le="${le}",instance="a"}`;

export const situations: readonly Situation[] = [
  {
    alert: 'HubAway',
    fires: { series: { [up('a')]: '1 0x10', [up('b')]: '0x10' }, at: '3m' },
    silent: { series: { [up('a')]: '1x10', [up('b')]: '0x10' }, at: '5m' },
  },
  {
    alert: 'HubProcessAway',
    fires: { series: { [up('a')]: '1x20', [up('b')]: '0x20' }, at: '10m', labels: { job: 'hub', instance: 'b' } },
    silent: { series: { [up('a')]: '1x20', [up('b')]: '1 1 0 0 1x20' }, at: '10m' },
  },
  {
    alert: 'HubRestarts',
    fires: { series: { 'process_start_time_seconds{job="hub",instance="a"}': '0+60x30' }, at: '30m', labels: { job: 'hub', instance: 'a' } },
    silent: { series: { 'process_start_time_seconds{job="hub",instance="a"}': '5x10 600x20' }, at: '30m' },
  },
  {
    alert: 'HubStoreFailing',
    fires: { series: { [calls('redis', 'unavailable')]: '0+30x20', [calls('redis', 'ok')]: '0+30x20' }, at: '10m', labels: { system: 'redis', instance: 'a' } },
    silent: { series: { [calls('ledger', 'lock_lost')]: '0+30x20', [calls('redis', 'ok')]: '0+900x20' }, at: '10m' },
  },
  {
    alert: 'HubMemoryHigh',
    fires: { series: { 'process_resident_memory_bytes{job="hub",instance="a"}': '650000000x30' }, at: '20m', labels: { job: 'hub', instance: 'a' } },
    silent: { series: { 'process_resident_memory_bytes{job="hub",instance="a"}': '320000000x30' }, at: '20m' },
  },
  {
    alert: 'HubEventLoopSlow',
    fires: { series: { 'nodejs_eventloop_lag_p99_seconds{job="hub",instance="a"}': '0.9x30' }, at: '15m', labels: { job: 'hub', instance: 'a' } },
    silent: { series: { 'nodejs_eventloop_lag_p99_seconds{job="hub",instance="a"}': '0.02x30' }, at: '15m' },
  },
  {
    alert: 'HubDeadLetters',
    fires: { series: { 'hub_dead_letters{topic="call.ended",instance="a"}': '1x20', 'hub_dead_letters{topic="call.ended",instance="b"}': '1x20' }, at: '10m', labels: { topic: 'call.ended' } },
    silent: { series: { 'hub_dead_letters{topic="call.ended",instance="a"}': '0x20' }, at: '10m' },
  },
  {
    alert: 'HubQueueStuck',
    fires: { series: { [waiting('lead.received')]: '3x60', [events('lead.received', 'done')]: '7x60' }, at: '40m', labels: { topic: 'lead.received' } },
    silent: { series: { [waiting('lead.received')]: '3x60', [events('lead.received', 'done')]: '0+1x60' }, at: '40m' },
  },
  {
    alert: 'HubQueueLong',
    fires: { series: { [waiting('vmh.beteiligte.update')]: '0+100x60' }, at: '25m', labels: { topic: 'vmh.beteiligte.update' } },
    silent: { series: { [waiting('vmh.beteiligte.update')]: '600x10 0x50' }, at: '25m' },
  },
  {
    alert: 'HubCronSilent',
    fires: { series: { [events('vmh.beteiligte.cron', 'done')]: '9x120' }, at: '110m' },
    silent: { series: { [events('vmh.beteiligte.cron', 'done')]: '0 _x14 1 _x14 2 _x14 3 _x14 4 _x14 5 _x14 6 _x14 7' }, at: '105m' },
  },
  {
    alert: 'HubWebhooksRefused',
    fires: { series: { [webhooks('refused')]: '0+1x30' }, at: '20m', labels: { source: 'espocrm' } },
    silent: { series: { [webhooks('refused')]: '2x30', [webhooks('accepted')]: '0+50x30' }, at: '20m' },
  },
  {
    alert: 'HubWebhooksSilent', step: '1h',
    fires: { series: { [webhooks('accepted')]: '9x100', [up('a')]: '1x100' }, at: '90h' },
    silent: { series: { [webhooks('accepted')]: '9x60 10x40', [up('a')]: '1x100' }, at: '90h' },
  },
  {
    alert: 'HubSystemFailing',
    fires: { series: { [calls('advoware', 'upstream_timeout')]: '0+6x30', [calls('advoware', 'ok')]: '0+2x30' }, at: '20m', labels: { system: 'advoware' } },
    silent: { series: { [calls('advoware', 'upstream_timeout')]: '0+1x30', [calls('advoware', 'ok')]: '0+60x30' }, at: '20m' },
  },
  {
    alert: 'HubLoginRefused',
    fires: { series: { [calls('espocrm', 'upstream_unauthorized')]: '0+1x60' }, at: '40m', labels: { system: 'espocrm' } },
    silent: { series: { [calls('advoware', 'upstream_unauthorized')]: '0x20 1x40', [calls('advoware', 'ok')]: '0+60x60' }, at: '40m' },
  },
  {
    alert: 'HubRetriesMany',
    fires: { series: { 'hub_retries_total{system="google",instance="a"}': '0+30x60' }, at: '40m', labels: { system: 'google' } },
    silent: { series: { 'hub_retries_total{system="google",instance="a"}': '0+2x60' }, at: '40m' },
  },
  {
    alert: 'HubTokenMisses',
    fires: { series: { 'hub_token_cache_total{result="miss",instance="a"}': '0+1x90' }, at: '80m' },
    silent: { series: { 'hub_token_cache_total{result="miss",instance="a"}': '1x53 2x40', 'hub_token_cache_total{result="hit",instance="b"}': '0+1x90' }, at: '80m' },
  },
  {
    alert: 'HubQuotaWaits',
    fires: {
      series: { 'hub_rate_limit_wait_seconds_sum{system="google",instance="a"}': '0+900x90', 'hub_rate_limit_wait_seconds_count{system="google",instance="a"}': '0+60x90' },
      at: '80m', labels: { system: 'google' },
    },
    silent: { series: { 'hub_rate_limit_wait_seconds_sum{system="google",instance="a"}': '0+6x90', 'hub_rate_limit_wait_seconds_count{system="google",instance="a"}': '0+60x90' }, at: '80m' },
  },
  {
    alert: 'HubRunsFailing',
    fires: { series: { [runs('failed')]: '0+1x90', [runs('updated')]: '0+2x90' }, at: '70m', labels: { kind: 'beteiligter' } },
    silent: { series: { [runs('failed')]: '0+1x90', [runs('unchanged')]: '0+20x90' }, at: '70m' },
  },
  {
    alert: 'HubRunsSlow',
    fires: { series: { [runSeconds('10')]: '0+1x90', [runSeconds('30')]: '0+10x90', [runSeconds('+Inf')]: '0+10x90' }, at: '60m', labels: { kind: 'beteiligter' } },
    silent: { series: { [runSeconds('10')]: '0+10x90', [runSeconds('30')]: '0+10x90', [runSeconds('+Inf')]: '0+10x90' }, at: '60m' },
  },
  {
    alert: 'HubConflictsMany',
    fires: { series: { 'hub_conflicts_total{kind="beteiligter",instance="a"}': '0+1x90' }, at: '70m', labels: { kind: 'beteiligter' } },
    silent: { series: { 'hub_conflicts_total{kind="beteiligter",instance="a"}': '0x30 3x60' }, at: '70m' },
  },
  {
    alert: 'HubMassChangeHeld',
    fires: { series: { [runs('held')]: '0x30 1x60' }, at: '40m', labels: { kind: 'beteiligter' } },
    silent: { series: { [runs('updated')]: '0+1x90', [runs('conflict')]: '0x30 5x60' }, at: '40m' },
  },
  {
    alert: 'HubOutcomeUnknown',
    fires: { series: { [operations('unknown')]: '0+1x90' }, at: '70m', labels: { system: 'advoware' } },
    silent: { series: { [operations('unknown')]: '0x30 1x60', [operations('done')]: '0+60x90' }, at: '70m' },
  },
  {
    alert: 'HubWritesSuppressed',
    fires: { series: { [operations('suppressed')]: '0x30 4x60' }, at: '40m' },
    silent: { series: { [operations('done')]: '0+1x90' }, at: '40m' },
  },
  {
    alert: 'HubCalendarBehind',
    fires: { series: { 'hub_calendar_lag_seconds{instance="a"}': '0+60x180', 'hub_calendar_lag_seconds{instance="b"}': '0+60x180' }, at: '120m' },
    silent: { series: { 'hub_calendar_lag_seconds{instance="a"}': '300x180' }, at: '120m' },
  },
  {
    alert: 'HubEmptySlotsMany',
    fires: { series: { 'hub_kommunikation_empty_slots{instance="a"}': '1200x5' }, at: '3m' },
    silent: { series: { 'hub_kommunikation_empty_slots{instance="a"}': '40x5' }, at: '3m' },
  },
];
