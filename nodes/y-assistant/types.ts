export interface YAssistantConfig {
  readonly name: string;
  readonly advoware: string;
  readonly espocrm: string;
  readonly threecx: string;
  /** `mcp`: the tools; `context`: one contact as JSON; `notify`: tell Y of an event. */
  readonly operation: 'mcp' | 'context' | 'notify';
  readonly limitKiB: string | number;
}

export const DEFAULTS: YAssistantConfig = { name: '', advoware: '', espocrm: '', threecx: '', operation: 'mcp', limitKiB: '256' };
