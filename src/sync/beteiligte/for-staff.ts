import type { SyncResult } from './context.js';

/** Whether a person should see the result: it goes to the second output then. */
export function forStaff(result: SyncResult): boolean {
  switch (result.kind) {
    case 'conflict': case 'failed': return true;
    case 'created': case 'adopted': case 'updated': return result.conflicts.length > 0;
    case 'busy': case 'unchanged': case 'echo': case 'waiting': case 'suppressed': case 'closed': case 'held': return false;
  }
}
