import { setImmediate as endOfTurn } from 'node:timers/promises';
import { HubError } from '../../hub/errors/hub-error.js';

/** At a time in one transaction; a data base takes a hundred rows hardly slower than one. */
const mostTogether = 200;
/** More than this waiting, and the sender should come again later: memory stays bounded (invariants.md, I23). */
const mostWaiting = 1_000;
const retryAfterMs = 5_000;

interface Waiting<Item, Result> { readonly item: Item; readonly resolve: (result: Result) => void; readonly reject: (error: unknown) => void }

/**
 * Collects what comes in during one turn of the event loop, or while a commit is under way, and commits it together: a burst
 * costs a few transactions, a single one waits for nobody.
 * @param commit answers a result for each item, in their order
 */
export function groupCommit<Item, Result>(commit: (items: readonly Item[]) => Promise<readonly Result[]>): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let working = false;

  async function work(): Promise<void> {
    working = true;
    while (waiting.length > 0) {
      // An embedded data base works in this very thread: without the turn nobody else would have come in.
      await endOfTurn();
      await commitSome(waiting.splice(0, mostTogether));
    }
    working = false;
  }

  async function commitSome(group: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await commit(group.map(({ item }) => item));
      group.forEach(({ resolve, reject }, index) => {
        const result = results[index];
        if (result === undefined) reject(new HubError('internal', 'Das Ledger hat einen Eintrag nicht beantwortet.'));
        else resolve(result);
      });
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  return (item) => new Promise((resolve, reject) => {
    if (waiting.length >= mostWaiting) {
      reject(new HubError('unavailable', 'Es kommt gerade mehr herein, als gespeichert werden kann; bitte später noch einmal senden.', { retryable: true, retryAfterMs }));
      return;
    }
    waiting.push({ item, resolve, reject });
    if (!working) void work();
  });
}
