export interface EventDoneConfig {
  readonly name: string;
  readonly hub: string;
  /** `by-result`: the result of a run in `msg.payload` decides. */
  readonly outcome: 'done' | 'failed' | 'by-result';
}

export const DEFAULTS: EventDoneConfig = { name: '', hub: '', outcome: 'done' };
