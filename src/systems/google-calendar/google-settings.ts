import { z } from 'zod';
import { cron, httpUrl, text, whole } from '../../hub/settings/fields.js';
import { SettingsError, type SettingsFault } from '../../hub/settings/settings-error.js';

/** What the calendar sync reads from the environment (overview.md, Environment). */
export interface GoogleSettings {
  /** The key file of the service account; undefined: no calendars are synced. */
  readonly serviceAccountPath: string | undefined;
  /** Ends with a slash, holds no path. */
  readonly apiRoot: string;
  /** Empty turns the daily run off. */
  readonly cron: string;
  readonly pollSeconds: number;
  readonly pastDays: number;
  readonly futureDays: number;
}

/** Throws SettingsError that lists every fault at once and echoes no value. */
export function readGoogleSettings(env: NodeJS.ProcessEnv): GoogleSettings {
  const given = present(env);
  const parsed = shape.safeParse(given);
  const faults = [...placeholders(given), ...(parsed.success ? [] : faultsOf(parsed.error))];
  if (faults.length > 0 || !parsed.success) throw new SettingsError(faults);
  const { data } = parsed;
  return {
    serviceAccountPath: data.GOOGLE_CALENDAR_SERVICE_ACCOUNT_PATH,
    apiRoot: new URL(data.GOOGLE_CALENDAR_API_ROOT).href,
    cron: data.CALENDAR_CRON,
    pollSeconds: data.CALENDAR_POLL_SECONDS,
    pastDays: data.CALENDAR_PAST_DAYS,
    futureDays: data.CALENDAR_FUTURE_DAYS,
  };
}

/** What each variable must look like, in German, for the message that lists the faults. */
export const expectations = {
  GOOGLE_CALENDAR_SERVICE_ACCOUNT_PATH: 'der Pfad der Schlüsseldatei des Dienstkontos',
  GOOGLE_CALENDAR_API_ROOT: 'eine https-Adresse ohne Pfad (http nur auf diesem Rechner)',
  CALENDAR_CRON: 'fünf Felder wie 0 3 * * * oder leer',
  CALENDAR_POLL_SECONDS: 'eine Zahl von 10 bis 86400',
  CALENDAR_PAST_DAYS: 'eine Zahl von 0 bis 3650',
  CALENDAR_FUTURE_DAYS: 'eine Zahl von 1 bis 3650',
} as const;
type Variable = keyof typeof expectations;

const variables = Object.keys(expectations) as Variable[];
const number = (fallback: number, min: number, max: number) => z.string().default(String(fallback)).pipe(whole(min, max));

const shape = z.object({
  GOOGLE_CALENDAR_SERVICE_ACCOUNT_PATH: text.optional(),
  // The client replaces the origin only: a path in the root would silently be lost.
  GOOGLE_CALENDAR_API_ROOT: httpUrl.refine(isSafeRoot).default('https://www.googleapis.com/'),
  CALENDAR_CRON: z.string().default('0 3 * * *').pipe(cron),
  CALENDAR_POLL_SECONDS: number(300, 10, 86_400),
  CALENDAR_PAST_DAYS: number(90, 0, 3_650),
  CALENDAR_FUTURE_DAYS: number(730, 1, 3_650),
} satisfies Record<Variable, z.ZodType>);

/** A bearer token travels unencrypted on this machine only. */
export function isSafeUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname));
}

function isSafeRoot(value: string): boolean {
  // Asked for a value, too, that is no address at all.
  if (!isSafeUrl(value)) return false;
  const { pathname, search, hash, username } = new URL(value);
  return pathname === '/' && search === '' && hash === '' && username === '';
}

/** An empty value counts as absent; only an empty cron means something. */
function present(env: NodeJS.ProcessEnv): Partial<Record<Variable, string>> {
  const given: Partial<Record<Variable, string>> = {};
  for (const variable of variables) {
    const value = env[variable]?.trim();
    if (value !== undefined && (value !== '' || variable === 'CALENDAR_CRON')) given[variable] = value;
  }
  return given;
}

function placeholders(given: Partial<Record<Variable, string>>): SettingsFault[] {
  return variables.filter((variable) => /\$\{[^}]*\}?/.test(given[variable] ?? ''))
    .map((variable) => ({ variable, problem: 'enthält einen nicht ersetzten Platzhalter ${…}', expected: expectations[variable] }));
}

function faultsOf(error: z.ZodError): SettingsFault[] {
  const wrong = new Set(error.issues.map((issue) => issue.path[0]));
  return variables.filter((variable) => wrong.has(variable)).map((variable) => ({ variable, problem: 'ist ungültig', expected: expectations[variable] }));
}
