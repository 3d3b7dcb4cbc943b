import assert from 'node:assert/strict';
import { subjects } from './subjects.js';

/** Over all subjects. */
const histories = Math.ceil(Number(process.env['SIMULATION_HISTORIES'] ?? 2_000) / subjects.length);

for (const subject of subjects) {
  describe(`Simulated: ${subject.name}`, function () {
    this.timeout(600_000);

    it(`keeps every invariant in ${histories} histories of edits, faults, crashes and lost stores`, async () => {
      const { violation, histories: played } = await subject.hunt(1, histories);
      assert.equal(violation?.message, undefined, `seed ${played}: ${violation?.message ?? ''}`);
    });

    it('plays the same seed the same way, byte for byte', async () => {
      for (const seed of [7, 77, 777]) {
        const [first, second] = [await subject.trace(seed), await subject.trace(seed)];
        assert.ok(first.trace.length > 1_000);
        assert.equal(first.trace, second.trace);
      }
    });

    for (const mutant of subject.mutants) {
      it(`turns red when ${mutant.name}`, async () => {
        const { verdict, violation } = await mutant.hunt(1, 250);
        assert.equal(verdict, 'caught', violation?.message);
        for (const order of [1, 2, 3]) assert.equal((await mutant.intact(order))?.message, undefined, 'and without the mutant');
      });
    }
  });
}
