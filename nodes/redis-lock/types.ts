export interface RedisLockConfig {
  readonly name: string;
  readonly hub: string;
  readonly operation: 'acquire' | 'release';
  readonly key: string;
  readonly keyType: string;
}

export const DEFAULTS: RedisLockConfig = { name: '', hub: '', operation: 'acquire', key: '', keyType: 'str' };
