export interface WebhookVerifyConfig {
  readonly name: string;
  readonly hub: string;
  readonly scheme: 'espocrm' | '3cx' | 'api-key' | 'assistant';
  /** What the webhook tells of; EspoCRM has one webhook for each. */
  readonly action: 'create' | 'update' | 'delete';
  readonly limitKiB: string | number;
}

export const DEFAULTS: WebhookVerifyConfig = { name: '', hub: '', scheme: 'espocrm', action: 'update', limitKiB: '1024' };
