import type { Settings } from './settings.js';

type Schedules = Pick<Settings, 'syncCron' | 'google'>;

/** Times that a flow leaves to the environment. Without a service account there is nothing to look for in calendars. */
const named: Readonly<Record<string, (settings: Schedules) => string>> = {
  '${SYNC_CRON}': ({ syncCron }) => syncCron,
  '${CALENDAR_CRON}': ({ google }) => (google.serviceAccountPath === undefined ? '' : google.cron),
  '${CALENDAR_POLL_SECONDS}': ({ google }) => (google.serviceAccountPath === undefined ? '' : String(google.pollSeconds)),
};

export const isNamedSchedule = (text: string): boolean => Object.hasOwn(named, text.trim());

/** The times that a flow names: as they stand, or the settings' own for `${SYNC_CRON}` and its like. Empty: none. */
export const scheduleTimes = (text: string, settings: Schedules): string => (named[text.trim()]?.(settings) ?? text).trim();
