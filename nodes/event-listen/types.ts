export interface EventListenConfig {
  readonly name: string;
  readonly hub: string;
  readonly topic: string;
  readonly concurrency: string | number;
  readonly timeoutSeconds: string | number;
  /** Cron in Berlin time, or a number of seconds; empty: none. */
  readonly schedule: string;
}

/** What `msg.event` holds on its way from `event-listen` to `event-done`. */
export interface EventInHand {
  readonly id: string;
  readonly topic: string;
  /** 1 for the first try. */
  readonly attempt: number;
  /** Tells this delivery from a later one of the same event. */
  readonly delivery: string;
}

export const DEFAULTS: EventListenConfig = { name: '', hub: '', topic: 'vmh.beteiligte.update', concurrency: '8', timeoutSeconds: '300', schedule: '' };
