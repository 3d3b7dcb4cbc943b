import { z } from 'zod';

const limit = z.int().positive().nullable();

export const googleSettingsSchema = z.strictObject({
  /** Calls a minute of one quotaUser; null is no limit. Google: 600. */
  callsPerMinutePerUser: limit,
  /** Calls a minute in all. Google: 10,000. */
  callsPerMinute: limit,
  /** New calendars within `calendarCreationWindowMs`. Google: about 60 "in a short period". */
  calendarCreations: limit,
  calendarCreationWindowMs: z.int().positive(),
  /** Writes to one calendar that follow each other faster are refused; 0 is off. */
  writeSpacingMs: z.int().nonnegative(),
  /** Life of an access token. */
  tokenSeconds: z.int().positive(),
  /** Whether the service account may act for a person (`sub`). */
  delegation: z.boolean(),
  /** Whether a change of a calendar's sharing makes its sync tokens void. */
  aclChangeEndsSyncTokens: z.boolean(),
  /** `on`: pushes go out at once; `held`: they wait for `push.flush()`; `lost`: they never arrive. */
  push: z.enum(['on', 'held', 'lost']),
  pushTwice: z.boolean(),
  /** First wait before a refused push is tried again; it doubles. */
  pushRetryMs: z.int().nonnegative(),
});

export type GoogleSettings = z.infer<typeof googleSettingsSchema>;

export const defaultGoogleSettings: Readonly<GoogleSettings> = {
  callsPerMinutePerUser: 600,
  callsPerMinute: 10_000,
  calendarCreations: 60,
  calendarCreationWindowMs: 3 * 3_600_000,
  writeSpacingMs: 0,
  tokenSeconds: 3600,
  delegation: false,
  aclChangeEndsSyncTokens: false,
  push: 'on',
  pushTwice: false,
  pushRetryMs: 1000,
};
