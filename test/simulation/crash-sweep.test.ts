import assert from 'node:assert/strict';
import * as beteiligte from './beteiligte/crash-sweep.js';
import * as calendar from './calendar/crash-sweep.js';
import { sweep, type Scenario, type Swept, type SweptScene } from './engine/crash-sweep.js';
import type { AnyHistory } from './engine/subject.js';

function describeSweep<Step extends { readonly do: string }, History extends AnyHistory, Scene extends SweptScene>(
  what: string, { scenarios, swept }: { readonly scenarios: readonly Scenario<Step, History['installation']>[]; readonly swept: Swept<History, Scene> },
): void {
  describe(`A process killed before and after every effect, ${what}`, function () {
    this.timeout(240_000);

    for (const scenario of scenarios) {
      it(`leaves ${scenario.name} as it would have become`, async () => {
        const { crashes, faults } = await sweep(swept, scenario);
        assert.deepEqual(faults, []);
        assert.ok(crashes > 15, `only ${crashes} crashes`);
      });
    }
  });
}

describeSweep('Beteiligte', beteiligte);
describeSweep('calendars', calendar);
