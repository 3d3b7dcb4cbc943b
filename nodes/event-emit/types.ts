export interface EventEmitConfig {
  readonly name: string;
  readonly hub: string;
  readonly topic: string;
}

export const DEFAULTS: EventEmitConfig = { name: '', hub: '', topic: 'vmh.beteiligte.update' };
