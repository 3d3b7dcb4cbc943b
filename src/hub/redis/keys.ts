/** Every Redis key the hub uses (overview.md, Redis keys); BullMQ names its own. */
export const keys = {
  advowareToken: 'advoware_access_token',
  advowareTokenTimestamp: 'advoware_token_timestamp',
  advowareLoginLock: 'advoware_login_lock',
  threecxToken: 'threecx_access_token',
  threecxTokenTimestamp: 'threecx_token_timestamp',
  threecxLoginLock: 'threecx_login_lock',
  /** How often in a row the token died before its time, and until when there is no new login. */
  threecxTokenLosses: 'threecx_token_losses',
  threecxLoginPause: 'threecx_login_pause',
  /** Which process follows the live calls, and what it knows of them. */
  threecxWatchLock: 'threecx_watch_lock',
  threecxLiveCalls: 'threecx_live_calls',
  threecxCallId: (callId: number): string => `threecx_call_id:${callId}`,
  beteiligteLock: (entityId: string): string => `sync_lock:cbeteiligte:${entityId}`,
  calendarLock: (kuerzel: string): string => `calendar_sync:lock:${kuerzel}`,
  callLock: (callId: string): string => `call:lock:${callId}`,
  lineLock: (line: string): string => `call:line_lock:${line}`,
  automaticCallsLock: 'call:automatic_lock',
  leadLock: (id: string): string => `lead:lock:${id}`,
  /** What Y writes about one record, one thing after the other. */
  assistantLock: (recordId: string): string => `assistant_lock:${recordId}`,
  flowLock: (name: string): string => `flow_lock:${name}`,
  beteiligtePending: (action: 'create' | 'update' | 'delete'): string => `vmh:beteiligte:${action}_pending`,
} as const;
