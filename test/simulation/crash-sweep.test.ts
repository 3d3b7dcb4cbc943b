import assert from 'node:assert/strict';
import * as beteiligte from './beteiligte/crash-sweep.js';
import * as calendar from './calendar/crash-sweep.js';

interface Sweep { readonly crashes: number; readonly faults: readonly string[] }

function describeSweep<Scenario extends { readonly name: string }>(what: string, scenarios: readonly Scenario[], sweep: (scenario: Scenario) => Promise<Sweep>): void {
  describe(`A process killed before and after every effect, ${what}`, function () {
    this.timeout(240_000);

    for (const scenario of scenarios) {
      it(`leaves ${scenario.name} as it would have become`, async () => {
        const { crashes, faults } = await sweep(scenario);
        assert.deepEqual(faults, []);
        assert.ok(crashes > 15, `only ${crashes} crashes`);
      });
    }
  });
}

describeSweep('Beteiligte', beteiligte.scenarios, beteiligte.sweep);
describeSweep('calendars', calendar.scenarios, calendar.sweep);
