import { Gauge, type Registry } from 'prom-client';
import type { CalendarStore } from '../ledger/calendars/calendar-store.js';

export type CalendarsToWatch = Pick<CalendarStore, 'overview'>;

/** The age of the oldest success; a calendar that never had one shows in its failed runs. A ledger that does not answer leaves a gap. */
export function createCalendarGauge(registry: Registry, calendars: () => CalendarsToWatch | undefined, nowMs: () => number = Date.now): void {
  const lag = new Gauge({
    registers: [registry], name: 'hub_calendar_lag_seconds', help: 'Age of the last successful run of the active employee whose calendar was in step longest ago.',
    async collect() {
      lag.reset();
      lag.remove();
      const known = await calendars()?.overview().catch(() => undefined);
      const successes = (known ?? []).flatMap(({ isActive, lastSuccessAt }) => (isActive && lastSuccessAt !== null ? [Date.parse(lastSuccessAt)] : []));
      if (successes.length > 0) lag.set(Math.max(0, (nowMs() - Math.min(...successes)) / 1_000));
    },
  });
}
