import assert from 'node:assert/strict';
import { found, historyOf } from './beteiligte/found.js';
import { simulate } from './beteiligte/simulate.js';
import { found as foundInCalendars, historyOf as historyOfCalendars } from './calendar/found.js';
import { simulate as simulateCalendars } from './calendar/simulate.js';
import type { FoundHistory } from './engine/found.js';
import type { Violation } from './engine/violation.js';
import * as foundInLeads from './leads/found.js';
import { leads } from './leads/subject.js';
import * as foundInCalls from './telephony/found.js';
import { telephony } from './telephony/subject.js';

/** Each is played in so many orders. */
const orders = 12;

type Told = Pick<FoundHistory<never, never>, 'name' | 'broke' | 'seed'>;

function describeFound<Found extends Told>(what: string, histories: readonly Found[], play: (found: Found, seed: number) => Promise<{ readonly violation: Violation | undefined }>): void {
  describe(`Histories of ${what} that once broke an invariant`, () => {
    for (const each of histories) {
      it(`no longer: ${each.name} (${each.broke}, seed ${each.seed})`, async () => {
        for (let order = 0; order < orders; order += 1) {
          const { violation } = await play(each, each.seed + order);
          assert.equal(violation?.message, undefined);
        }
      });
    }
  });
}

describeFound('Beteiligte', found, (each, seed) => simulate(historyOf(each, seed)));
describeFound('calendars', foundInCalendars, (each, seed) => simulateCalendars(historyOfCalendars(each, seed)));
describeFound('leads', foundInLeads.found, ({ steps, installation }, seed) => leads.simulate({ seed, steps, installation: { ...foundInLeads.usual, ...installation } }));
describeFound('calls', foundInCalls.found, ({ steps, installation }, seed) => telephony.simulate({ seed, steps, installation: { ...foundInCalls.usual, ...installation } }));
