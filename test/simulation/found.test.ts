import assert from 'node:assert/strict';
import { found, historyOf } from './beteiligte/found.js';
import { simulate } from './beteiligte/simulate.js';

/** Each is played in so many orders. */
const orders = 12;

describe('Histories that once broke an invariant', () => {
  for (const each of found) {
    it(`no longer: ${each.name} (${each.broke}, seed ${each.seed})`, async () => {
      for (let order = 0; order < orders; order += 1) {
        const { violation } = await simulate(historyOf(each, each.seed + order));
        assert.equal(violation?.message, undefined);
      }
    });
  }
});
