import type { Clock } from '../clock.js';
import { base32hex } from './base32hex.js';
import type { GoogleSettings } from './settings.js';
import type { CalendarState, GoogleState } from './state.js';

type StoreOptions = {
  readonly state: GoogleState;
  readonly settings: GoogleSettings;
  readonly clock: Clock;
  readonly randomBytes: (size: number) => Buffer;
  /** Called after every change of the state. */
  readonly changed: () => void;
};

/** The state with its clock and its counters; tells who listens that a calendar's events changed. */
export class CalendarStore {
  readonly state: GoogleState;
  readonly settings: GoogleSettings;
  readonly clock: Clock;
  readonly randomBytes: (size: number) => Buffer;
  readonly touch: () => void;
  readonly #listeners: ((calendar: CalendarState) => void)[] = [];

  constructor(options: StoreOptions) {
    this.state = options.state;
    this.settings = options.settings;
    this.clock = options.clock;
    this.randomBytes = options.randomBytes;
    this.touch = options.changed;
  }

  /** A calendar that was not deleted. */
  calendar(id: string): CalendarState | undefined {
    const calendar = Object.hasOwn(this.state.calendars, id) ? this.state.calendars[id] : undefined;
    return calendar?.deleted === true ? undefined : calendar;
  }

  /** Never the same twice; near to the time, as Google's are. */
  nextEtag(): number {
    this.state.lastEtag = Math.max(this.state.lastEtag + 2, this.clock() * 2000);
    return this.state.lastEtag;
  }

  now(): string {
    return new Date(this.clock()).toISOString();
  }

  newEventId(): string {
    return base32hex(this.randomBytes(16));
  }

  onEventsChanged(listener: (calendar: CalendarState) => void): void {
    this.#listeners.push(listener);
  }

  /** To be called after events of a calendar were changed. */
  eventsChanged(calendar: CalendarState): void {
    this.touch();
    for (const listener of this.#listeners) listener(calendar);
  }
}

/** An etag as it stands in a resource and in If-Match. */
export function etagText(etag: number): string {
  return `"${etag}"`;
}
