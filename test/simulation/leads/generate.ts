import type { Fault, FaultKind } from '../engine/faults.js';
import { Rng } from '../engine/rng.js';
import type { History, Step } from './history.js';

const visitors = 3;

/** A history out of one number. */
export function generate(seed: number): History {
  const random = new Rng(seed);
  const steps: Step[] = [];
  const length = random.between(3, 14);
  let submissions = 0;
  for (let index = 0; index < length; index += 1) {
    const step = index === 0 ? submit(random) : anyStep(random, submissions);
    if (step.do === 'submit') submissions += 1;
    steps.push(step);
  }
  return { seed, installation: { processes: random.chance(0.6) ? 2 : 1, haste: random.pick([0, 0.05, 0.2, 0.5]) }, steps };
}

const submit = (random: Rng): Step => ({ do: 'submit', visitor: random.below(visitors), kind: random.pick(['vermieter', 'vermieter', 'mieter', 'newsletter']), message: random.below(3) });

function anyStep(random: Rng, submissions: number): Step {
  return random.weighted<() => Step>([
    [8, () => submit(random)],
    [5, () => ({ do: 'repeat', submission: random.below(submissions), milliseconds: random.pick([0, 0, 1_000, 700_000, 90_000_000]) })],
    [3, () => ({ do: 'enter', visitor: random.below(visitors), entity: random.pick(['Lead', 'Contact', 'CBeteiligte']) })],
    [1, () => ({ do: 'merge' })],
    [9, () => ({ do: 'fault', fault: anyFault(random) })],
    [1, () => ({ do: 'lose_redis' })],
    [5, () => ({ do: 'pause', milliseconds: random.pick([1_000, 10_000, 120_000, 700_000, 4_000_000]) })],
  ])();
}

const httpFaults: readonly FaultKind[] = [
  'refused', 'timeout_before', 'timeout_after', 'reset_after', 'truncated_after', '401', '429', '500_before', '500_after', '502_after', '503', '504_after',
  'html_after', 'html_instead', 'empty_after',
];

function anyFault(random: Rng): Fault {
  const skip = random.weighted([[4, 0], [4, random.below(8)], [2, random.below(30)]]);
  switch (random.weighted([[5, 'http'], [2, 'store'], [5, 'process']])) {
    case 'http': return { kind: random.pick(httpFaults), system: 'espocrm', calls: random.pick(['reads', 'writes', 'all']), skip, times: random.pick([1, 1, 4, 12]) };
    case 'store': return { kind: random.pick(['down_before', 'down_after']), system: random.pick(['redis', 'ledger']), calls: 'all', skip, times: random.pick([1, 1, 3, 10]) };
    default: return {
      kind: random.pick(['crash_before', 'crash_after', 'freeze']), system: random.pick(['any', 'espocrm', 'ledger', 'redis']), calls: 'all', skip, times: 1,
      milliseconds: random.pick([5_000, 40_000, 70_000, 400_000]),
    };
  }
}
