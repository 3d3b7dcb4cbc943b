import type { Redis } from 'ioredis';
import type { Effects } from './effects/effects.js';
import type { Events } from './events/events.js';
import type { HealthReport } from './health/health-report.js';
import type { Ledger } from './ledger/ledger.js';
import type { Locks } from './locks/locks.js';
import type { Log } from './log/log.js';
import type { Metrics } from './metrics/metrics.js';
import type { Settings } from './settings/settings.js';
import type { Tracing } from './tracing/tracing.js';

/** What the hub itself owns, opened once a process and shared by every node. */
export interface Hub {
  readonly settings: Settings;
  readonly effects: Effects;
  readonly log: Log;
  /** The data base of tokens, locks and pending sets. */
  readonly cache: Redis;
  /** The data base of Google's shared quota. */
  readonly calendarCache: Redis;
  readonly locks: Locks;
  readonly events: Events;
  readonly ledger: Ledger;
  readonly metrics: Metrics;
  /** Absent when nobody wants traces. */
  readonly tracing?: Tracing | undefined;
  /** State of everything the hub needs; cheap to ask often. */
  readonly health: () => Promise<HealthReport>;
}
