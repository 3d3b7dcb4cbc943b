export interface CallReportConfig {
  readonly name: string;
  readonly hub: string;
  /** Who reports: the CRM template of 3CX, or a bridge of the firm by webhook. */
  readonly source: 'template' | 'webhook';
}

export const DEFAULTS: CallReportConfig = { name: '', hub: '', source: 'template' };
