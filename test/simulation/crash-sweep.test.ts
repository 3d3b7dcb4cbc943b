import assert from 'node:assert/strict';
import { scenarios, sweep } from './beteiligte/crash-sweep.js';

describe('A process killed before and after every effect', function () {
  this.timeout(240_000);

  for (const scenario of scenarios) {
    it(`leaves ${scenario.name} as it would have become`, async () => {
      const { crashes, faults } = await sweep(scenario);
      assert.deepEqual(faults, []);
      assert.ok(crashes > 15, `only ${crashes} crashes`);
    });
  }
});
