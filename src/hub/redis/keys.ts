/** Every Redis key the hub uses (overview.md, Redis keys); BullMQ names its own. */
export const keys = {
  advowareToken: 'advoware_access_token',
  advowareTokenTimestamp: 'advoware_token_timestamp',
  advowareLoginLock: 'advoware_login_lock',
  beteiligteLock: (entityId: string): string => `sync_lock:cbeteiligte:${entityId}`,
  calendarLock: (kuerzel: string): string => `calendar_sync:lock:${kuerzel}`,
  flowLock: (name: string): string => `flow_lock:${name}`,
  beteiligtePending: (action: 'create' | 'update' | 'delete'): string => `vmh:beteiligte:${action}_pending`,
} as const;
