import type { Ledger } from '../../../src/hub/ledger/ledger.js';
import type { MemoryLedgerState } from '../../../src/hub/ledger/memory-ledger.js';
import type { Locks } from '../../../src/hub/locks/locks.js';
import type { CalendarContext } from '../../../src/sync/calendar/context.js';
import type { GoogleCalendar } from '../../../src/systems/google-calendar/google-calendar.js';
import type { GoogleRequest } from '../systems/google-server.js';
import type { WireRequest } from '../systems/http.js';

/** Where a mutant can take one safeguard out: each collaborator of the sync may be replaced, the sync itself never. */
export interface Safeguards {
  readonly locks: (locks: Locks) => Locks;
  readonly ledger: (ledger: Ledger, state: MemoryLedgerState) => Ledger;
  readonly advoware: (advoware: CalendarContext['advoware'], now: () => number) => CalendarContext['advoware'];
  readonly google: (google: GoogleCalendar, state: MemoryLedgerState) => GoogleCalendar;
  /** What leaves the clients of Advoware and EspoCRM. */
  readonly wire: (request: WireRequest) => WireRequest;
  /** What leaves the client of Google. */
  readonly googleWire: (request: GoogleRequest) => GoogleRequest;
  /** Whether the client of Advoware is told of the write protection. */
  readonly writeProtection: 'obeyed' | 'ignored';
}

const same = <T>(value: T): T => value;

/** Everything as in production. */
export const intact: Safeguards = { locks: same, ledger: same, advoware: same, google: same, wire: same, googleWire: same, writeProtection: 'obeyed' };
