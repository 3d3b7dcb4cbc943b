/** What the load generator is to send. */
export type LoadTarget =
  | { readonly kind: 'get'; readonly url: string; readonly headers: Readonly<Record<string, string>> }
  | {
    readonly kind: 'webhooks'; readonly url: string; readonly webhookId: string; readonly secret: string;
    /** Entities in one webhook. */
    readonly batch: number;
    /** How many different entities there are; without it each is new. */
    readonly pool?: number;
  };

/** Ends after `milliseconds`, or once `requests` have been sent. */
export type LoadJob = { readonly target: LoadTarget; readonly connections: number; readonly milliseconds: number; readonly requests?: number };

export type LoadResult = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly requests: number;
  /** Answers other than 200, and requests without one. */
  readonly failures: number;
};
