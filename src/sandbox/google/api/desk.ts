import type { Quota } from '../access/quota.js';
import type { EventWriter } from '../events/event-writer.js';
import type { Push } from '../push/push.js';
import type { CalendarStore } from '../store.js';

/** What the operations of the API work with. */
export type Desk = {
  readonly store: CalendarStore;
  readonly writer: EventWriter;
  readonly quota: Quota;
  readonly push: Push;
  /** `http://127.0.0.1:port/`; known once the server listens. */
  readonly origin: () => string;
};
