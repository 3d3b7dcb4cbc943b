export interface HttpErrorConfig {
  readonly name: string;
}

export const DEFAULTS: HttpErrorConfig = { name: '' };
