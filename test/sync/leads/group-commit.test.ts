import assert from 'node:assert/strict';
import { groupCommit } from '../../../src/sync/leads/group-commit.js';

/** A commit that ends when the test says so. */
function heldCommit(): { readonly groups: (readonly number[])[]; readonly commit: (items: readonly number[]) => Promise<readonly number[]>; release(): void } {
  const groups: (readonly number[])[] = [];
  let held = Promise.withResolvers<undefined>();
  return {
    groups,
    async commit(items) {
      groups.push(items);
      await held.promise;
      return items.map((item) => item * 10);
    },
    release() {
      held.resolve(undefined);
      held = Promise.withResolvers();
      held.resolve(undefined);
    },
  };
}

describe('group commit', () => {
  it('commits together what comes in one turn, and what comes meanwhile', async () => {
    const held = heldCommit();
    const keep = groupCommit(held.commit);
    const first = [keep(1), keep(2)];
    await new Promise((resolve) => { setImmediate(() => { setImmediate(resolve); }); });
    const later = [keep(3), keep(4)];
    held.release();
    assert.deepEqual(await Promise.all([...first, ...later]), [10, 20, 30, 40]);
    assert.deepEqual(held.groups, [[1, 2], [3, 4]]);
  });

  it('tells whose item a commit has left out', async () => {
    const keep = groupCommit((items: readonly number[]) => Promise.resolve(items.slice(0, 1)));
    const [first, second] = await Promise.allSettled([keep(1), keep(2)]);
    assert.deepEqual([first.status, second.status], ['fulfilled', 'rejected']);
  });

  it('lets a failure reach its own group only', async () => {
    const keep = groupCommit((items: readonly number[]) => (items.includes(1) ? Promise.reject(new Error('away')) : Promise.resolve(items)));
    await assert.rejects(keep(1), /away/);
    assert.equal(await keep(2), 2);
  });

  it('refuses what would wait too long, to be sent again, and takes the next when there is room', async () => {
    const held = heldCommit();
    const keep = groupCommit(held.commit);
    const accepted = Array.from({ length: 1_000 }, (_, index) => keep(index));
    await assert.rejects(keep(9), { code: 'unavailable', retryable: true, retryAfterMs: 5_000 });
    held.release();
    await Promise.all(accepted);
    assert.equal(await keep(9), 90);
    assert.ok(held.groups.every((group) => group.length <= 200));
  });
});
