export const views = ['health', 'beteiligte', 'calendars', 'calls', 'queue', 'journal'] as const;
export const actions = ['retry-beteiligter', 'confirm-gone', 'retry-letter', 'undo', 'staff'] as const;
export type DeskOperation = (typeof views)[number] | (typeof actions)[number];

export interface HubDeskConfig {
  readonly name: string;
  readonly advoware: string;
  readonly espocrm: string;
  readonly operation: DeskOperation;
}

export const DEFAULTS: HubDeskConfig = { name: '', advoware: '', espocrm: '', operation: 'health' };
