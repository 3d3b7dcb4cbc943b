import assert from 'node:assert/strict';
import { beteiligte } from './beteiligte/subject.js';
import { hunt, huntMutant } from './engine/hunt.js';

const histories = Number(process.env['SIMULATION_HISTORIES'] ?? 1_000);

describe('The Beteiligte sync, simulated', function () {
  this.timeout(300_000);

  it(`keeps every invariant in ${histories} histories of edits, faults, crashes and lost stores`, async () => {
    const { failed, histories: played } = await hunt(beteiligte, 1, histories);
    assert.equal(failed?.violation, undefined, `seed ${played}: ${failed?.violation?.invariant ?? ''} ${failed?.violation?.message ?? ''}`);
  });

  it('plays the same seed the same way, byte for byte', async () => {
    for (const seed of [7, 77, 777]) {
      const play = () => beteiligte.simulate(beteiligte.generate(seed), { trace: 'all' });
      const [first, second] = [await play(), await play()];
      assert.ok(first.trace.length > 1_000);
      assert.equal(first.trace, second.trace);
    }
  });

  // Those that few histories find out; `npm run simulate -- --mutants` hunts all of them.
  const quick = ['no lock at all', 'the lock is not checked before a write', 'a PUT to Advoware carries the mapped fields only',
    'the write protection is not obeyed', 'an echo is told by the clock', 'an event counts as done whatever became of its run',
    'the ledger commits without looking at the fence', 'notices are not kept in the ledger'];
  for (const name of quick) {
    it(`turns red when ${name}`, async () => {
      const mutant = beteiligte.mutants.find((each) => each.name === name);
      assert.ok(mutant);
      assert.equal((await huntMutant(beteiligte, mutant, 1, 150)).verdict, 'caught');
    });
  }
});
