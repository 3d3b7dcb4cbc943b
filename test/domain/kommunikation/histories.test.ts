import fc from 'fast-check';
import { rest, run, type Watched } from './laws.js';
import { act, edits, mishaps, type Act, type Step } from './people.js';
import { newWorld } from './world.js';

const runs: readonly Act[] = ['run', 'run', 'runCrash', 'runToEspocrm', 'runToAdvoware', 'loseLedger'];

function steps(acts: readonly Act[]): fc.Arbitrary<readonly Step[]> {
  return fc.array(fc.record({ act: fc.constantFrom(...acts), a: fc.nat({ max: 11 }), b: fc.nat({ max: 11 }) }), { minLength: 1, maxLength: 14 });
}

export function play(history: readonly Step[]): Watched {
  const watched: Watched = { world: newWorld(), shared: new Set() };
  for (const step of history) {
    switch (step.act) {
      case 'run': run(watched); break;
      case 'runCrash': run(watched, 'both', step.a); break;
      case 'runToEspocrm': run(watched, 'to_espocrm'); break;
      case 'runToAdvoware': run(watched, 'to_advoware'); break;
      case 'loseLedger': watched.world.base = undefined; break;
      default: act(watched.world, step);
    }
  }
  rest(watched);
  return watched;
}

describe('any history of edits on both sides', function () {
  this.timeout(60_000);
  const numRuns = Number(process.env['KOMMUNIKATION_HISTORIES'] ?? 12_000);

  it('ends in agreement without loss when people do nothing odd', () => {
    fc.assert(fc.property(steps([...Object.keys(edits) as Act[], ...runs, ...runs]), (history) => { play(history); }), { numRuns });
  });

  it('ends in agreement without loss also with damaged markers, copies, doubles and values nobody can store', () => {
    fc.assert(fc.property(steps([...Object.keys(edits) as Act[], ...Object.keys(mishaps) as Act[], ...runs, ...runs]), (history) => { play(history); }), { numRuns });
  });
});
