import assert from 'node:assert/strict';
import { setImmediate as endOfTurn } from 'node:timers/promises';
import { collectGarbage } from '../../../src/app/process/collect-garbage.js';

describe('collecting garbage', () => {
  it('takes what nobody holds any more, and only that', async () => {
    const kept = { held: 'yes' };
    const [left, held] = [new WeakRef({}), new WeakRef(kept)];
    await endOfTurn();
    await collectGarbage();
    assert.equal(left.deref(), undefined);
    assert.equal(held.deref(), kept);
  });
});
