import fc from 'fast-check';
import { found } from './counter-examples.js';
import { play } from './play.js';
import { deeds, oddDeeds, type Act, type Step } from './people.js';

const hub: readonly Act[] = ['run', 'run', 'run', 'run', 'runCrash', 'runCrash', 'runToEspocrm', 'runToAdvoware', 'loseLedger'];

function histories(acts: readonly Act[], maxLength: number): fc.Arbitrary<readonly Step[]> {
  return fc.array(fc.record({ act: fc.constantFrom(...acts), a: fc.nat({ max: 11 }), b: fc.nat({ max: 11 }) }), { minLength: 1, maxLength });
}

describe('kommunikation: any history of edits on both sides', function () {
  const numRuns = Number(process.env['KOMMUNIKATION_HISTORIES'] ?? 10_000);
  this.timeout(Math.max(60_000, numRuns * 5));

  it('ends in agreement without loss when people do nothing odd', () => {
    fc.assert(fc.property(histories([...deeds, ...hub], 14), play), { numRuns });
  });

  it('ends in agreement without loss also with damaged markers, copies, doubles and values nobody can store', () => {
    fc.assert(fc.property(histories([...deeds, ...oddDeeds, ...hub], 14), play), { numRuns });
  });

  it('ends in agreement without loss also when it is long', () => {
    fc.assert(fc.property(histories([...deeds, ...oddDeeds, ...hub, ...hub], 60), play), { numRuns: Math.ceil(numRuns / 20) });
  });

  for (const [name, history] of Object.entries(found)) {
    it(`was once broken by: ${name}`, () => play(history));
  }
});
