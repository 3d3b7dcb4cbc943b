export interface AdvowareRequestConfig {
  readonly name: string;
  readonly advoware: string;
  /** `proxy`: passes a caller's request on and streams the answer back; `request`: one call of the flow's own. */
  readonly mode: 'proxy' | 'request';
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  /** What the proxy cuts off in front of Advoware's path, separated by commas. */
  readonly prefix: string | readonly string[];
  /** Largest body the proxy takes. */
  readonly limitKiB: string | number;
}

export const DEFAULTS: AdvowareRequestConfig = {
  name: '', advoware: '', mode: 'request', method: 'GET', path: '', prefix: '/api/advoware, /advoware', limitKiB: '1024',
};
