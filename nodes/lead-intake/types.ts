/** The steps of a lead, one a node, so that the flow shows each. */
export const operations = ['check', 'keep', 'record', 'task', 'newsletter', 'call', 'sweep'] as const;

export interface LeadIntakeConfig {
  readonly name: string;
  readonly espocrm: string;
  /**
   * `check`: proof and content of a request. `keep`: store it, before it is answered. `record`: bring it into the CRM.
   * `task`, `newsletter`, `call`: what follows. `sweep`: list what is not done.
   */
  readonly operation: (typeof operations)[number];
  readonly limitKiB: string | number;
  /** What is known of single forms, as JSON: `{"3": {"kind": "vermieter", "fields": {"Feld 8": "company"}}}`. */
  readonly forms: string;
}

export const DEFAULTS: LeadIntakeConfig = { name: '', espocrm: '', operation: 'check', limitKiB: '64', forms: '{}' };
