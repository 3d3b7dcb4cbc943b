import type { CalendarResult } from './context.js';

/** Whether a person should see the result: it goes to the second output then. */
export function forStaff(result: CalendarResult): boolean {
  switch (result.kind) {
    case 'stopped': case 'conflict': case 'failed': return true;
    case 'unchanged': case 'updated': case 'suppressed': case 'unfinished': return result.counts.conflicts + result.counts.asks + result.counts.failed > 0;
    case 'busy': case 'inactive': return false;
  }
}
