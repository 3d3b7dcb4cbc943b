import type { DeskContext } from '../../../../src/sync/desk/context.js';
import { journalView, type JournalEntry } from '../../../../src/sync/desk/views.js';
import type { TestRedis } from '../../../hub/support/redis-server.js';
import { fakeEvents, type FakeEvents } from '../../../nodes/support/fakes.js';
import { Workbench } from '../../beteiligte/support/workbench.js';

/** The dashboard over the world of the Beteiligte sync; its events are only noted. */
export class DeskBench {
  readonly bench: Workbench;
  readonly events: FakeEvents = fakeEvents();
  readonly desk: DeskContext;

  private constructor(bench: Workbench) {
    this.bench = bench;
    const { hub, advoware, espocrm } = bench.context;
    this.desk = { hub: { ...hub, events: this.events, health: () => Promise.resolve({ status: 'ok', dependencies: {} }) }, advoware, espocrm };
  }

  static async start(redis: TestRedis): Promise<DeskBench> {
    return new DeskBench(await Workbench.start(redis));
  }

  stop(): Promise<void> { return this.bench.stop(); }

  journal(): Promise<readonly JournalEntry[]> { return journalView(this.desk, { search: '' }); }

  /** The newest row of such a write. */
  async row(operation: string): Promise<JournalEntry> {
    const row = (await this.journal()).find((each) => each.operation === operation);
    if (!row) throw new Error(`the journal has no ${operation}`);
    return row;
  }

  /** A pair whose name has just travelled from the CRM to Advoware, and the row that says so. */
  async renamed(): Promise<{ id: string; betNr: number; row: string }> {
    const { id, betNr } = await this.bench.linkedPair();
    this.bench.editInCrm(id, { lastName: 'Neumann' });
    await this.bench.sync(id);
    return { id, betNr, row: (await this.row('PUT Beteiligte')).id };
  }
}
