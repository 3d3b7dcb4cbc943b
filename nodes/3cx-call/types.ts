export interface ThreeCxCallConfig {
  readonly name: string;
  readonly threecx: string;
  readonly espocrm: string;
  /** `start`: a person's order; `automatic`: the flow's own, for a record of the CRM; `status`: how a call stands. */
  readonly operation: 'start' | 'automatic' | 'status';
}

export const DEFAULTS: ThreeCxCallConfig = { name: '', threecx: '', espocrm: '', operation: 'start' };
