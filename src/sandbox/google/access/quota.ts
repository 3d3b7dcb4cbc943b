import { GoogleError } from '../errors.js';
import type { CalendarStore } from '../store.js';

const MINUTE_MS = 60_000;

/** Google's limits as sliding windows; each can be set or switched off. */
export class Quota {
  readonly #store: CalendarStore;
  readonly #calls = new Map<string, number[]>();
  #creations: number[] = [];
  readonly #lastWrite = new Map<string, number>();

  constructor(store: CalendarStore) {
    this.#store = store;
  }

  /** Counts a call; 403 when the user or the project made too many within a minute. A refused call is not counted. */
  countCall(quotaUser: string): void {
    const { callsPerMinute, callsPerMinutePerUser } = this.#store.settings;
    const mine = this.#recent(`user:${quotaUser}`);
    const all = this.#recent('project');
    if (callsPerMinutePerUser !== null && mine.length >= callsPerMinutePerUser) throw limited('userRateLimitExceeded', 'Queries per minute per user');
    if (callsPerMinute !== null && all.length >= callsPerMinute) throw limited('rateLimitExceeded', 'Queries per minute');
    for (const calls of [mine, all]) calls.push(this.#store.clock());
  }

  /** 403 `quotaExceeded` when too many calendars were made in a short time: a use limit, not a rate. */
  countCreation(): void {
    const { calendarCreations, calendarCreationWindowMs } = this.#store.settings;
    const now = this.#store.clock();
    this.#creations = this.#creations.filter((at) => at > now - calendarCreationWindowMs);
    if (calendarCreations !== null && this.#creations.length >= calendarCreations) {
      throw new GoogleError(403, 'quotaExceeded', 'Calendar usage limits exceeded.', { domain: 'usageLimits' });
    }
    this.#creations.push(now);
  }

  /** 403 when writes to one calendar follow each other too fast. */
  countWrite(calendarId: string): void {
    const now = this.#store.clock();
    const last = this.#lastWrite.get(calendarId) ?? -Infinity;
    this.#lastWrite.set(calendarId, now);
    if (now - last < this.#store.settings.writeSpacingMs) throw new GoogleError(403, 'rateLimitExceeded', 'Rate Limit Exceeded', { domain: 'usageLimits' });
  }

  /** The calls of the last minute, oldest first. */
  #recent(key: string): number[] {
    const calls = this.#calls.get(key) ?? [];
    const since = this.#store.clock() - MINUTE_MS;
    const firstRecent = calls.findIndex((at) => at > since);
    calls.splice(0, firstRecent < 0 ? calls.length : firstRecent);
    this.#calls.set(key, calls);
    return calls;
  }
}

function limited(reason: string, limit: string): GoogleError {
  return new GoogleError(403, reason, `Quota exceeded for quota metric 'Queries' and limit '${limit}' of service 'calendar-json.googleapis.com'.`, { domain: 'usageLimits' });
}
