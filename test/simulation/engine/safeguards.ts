import type { EventHandler } from '../../../src/hub/events/events.js';
import type { Ledger } from '../../../src/hub/ledger/ledger.js';
import type { MemoryLedgerState } from '../../../src/hub/ledger/memory-ledger.js';
import type { Locks } from '../../../src/hub/locks/locks.js';
import type { Redis } from 'ioredis';
import type { Advoware } from '../../../src/systems/advoware/advoware.js';
import type { EspoCrm } from '../../../src/systems/espocrm/espocrm.js';
import type { QueueRules } from '../systems/event-queue.js';
import type { WireRequest } from '../systems/http.js';
import type { RedisStore } from '../systems/redis.js';

/** Where a mutant can take one safeguard out: each collaborator of the sync may be replaced, the sync itself never. */
export interface Safeguards {
  readonly redis: (redis: Redis) => Redis;
  readonly locks: (locks: Locks) => Locks;
  readonly ledger: (ledger: Ledger, state: MemoryLedgerState) => Ledger;
  readonly advoware: (advoware: Advoware) => Advoware;
  readonly espocrm: (espocrm: EspoCrm) => EspoCrm;
  /** What leaves the hub's clients. */
  readonly wire: (request: WireRequest) => WireRequest;
  readonly handler: (handler: EventHandler, redis: RedisStore) => EventHandler;
  readonly queue: QueueRules;
  /** Whether the client of Advoware is told of the write protection. */
  readonly writeProtection: 'obeyed' | 'ignored';
}

const same = <T>(value: T): T => value;

/** Everything as in production. */
export const intact: Safeguards = {
  redis: same, locks: same, ledger: same, advoware: same, espocrm: same, wire: same, handler: same,
  queue: { whileActive: 'keep' }, writeProtection: 'obeyed',
};
