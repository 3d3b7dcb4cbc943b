import type { Fault, FaultKind } from '../engine/faults.js';
import { Rng } from '../engine/rng.js';
import { leadsToCall, lines, type Course, type History, type Step, type Telling } from './history.js';

/** A history out of one number. */
export function generate(seed: number): History {
  const random = new Rng(seed);
  const steps: Step[] = [call(random)];
  const length = random.between(3, 14);
  while (steps.length < length) steps.push(anyStep(random));
  return { seed, installation: { processes: random.chance(0.7) ? 2 : 1, haste: random.pick([0, 0.05, 0.2, 0.5]), recordings: random.chance(0.25) ? 'kept' : 'off' }, steps };
}

const call = (random: Rng): Step =>
  ({ do: 'call', line: random.below(lines.length), extension: random.below(2), direction: random.pick(['inbound', 'inbound', 'outbound']), ...course(random) });

function course(random: Rng): Course {
  const tellings = [...watched(random), ...telling(random, 'webhook', 'started'), ...telling(random, 'webhook', 'ended'), ...telling(random, 'template', 'ended')];
  const recorded = random.chance(0.9) ? { recordedAfterSeconds: random.pick([5, 20, 300, 5_000]) } : {};
  const plain = { ...recorded, ringSeconds: random.between(1, 30), talkSeconds: random.pick([0, 0, 5, 40, 600]), skewSeconds: random.between(-4, 4), tellings };
  return plain.talkSeconds > 5 && random.chance(0.5) ? transferred(random, plain) : plain;
}

/** What a source says of the transfer lies between what it says of start and end. */
function transferred(random: Rng, course: Course): Course {
  const isWatched = course.tellings.some(({ source }) => source === 'callcontrol');
  const news = [...(isWatched ? telling(random, 'callcontrol', 'transferred') : []), ...telling(random, 'webhook', 'transferred')];
  const ends = course.tellings.filter(({ what }) => what === 'ended');
  return { ...course, transferredTo: '12', tellings: [...course.tellings.filter(({ what }) => what !== 'ended'), ...news, ...ends] };
}

/** The watch delivers in order (threecx.ts): what it misses is a whole call, or its end. */
function watched(random: Rng): readonly Telling[] {
  const started = telling(random, 'callcontrol', 'started');
  return started.length === 0 ? [] : [...started, ...telling(random, 'callcontrol', 'ended')];
}

function telling(random: Rng, source: Telling['source'], what: Telling['what']): readonly Telling[] {
  if (random.chance(0.3)) return [];
  return [{ source, what, lateMs: random.pick([0, 0, 500, 5_000, 90_000, 1_200_000]), copies: random.pick([1, 1, 1, 2, 3]) }];
}

function anyStep(random: Rng): Step {
  return random.weighted<() => Step>([
    [8, () => call(random)],
    [3, () => ({ do: 'call_lead', lead: random.below(leadsToCall), ...course(random) })],
    [2, () => ({ do: 'click', clicks: random.pick([1, 2, 2]), ...course(random) })],
    [1, () => ({ do: 'rename' })],
    [1, () => ({ do: 'delete' })],
    [9, () => ({ do: 'fault', fault: anyFault(random) })],
    [1, () => ({ do: 'lose_redis' })],
    [5, () => ({ do: 'pause', milliseconds: random.pick([1_000, 10_000, 120_000, 700_000, 4_000_000]) })],
  ])();
}

const httpFaults: readonly FaultKind[] = [
  'refused', 'timeout_before', 'timeout_after', 'reset_after', 'truncated_after', '401', '409', '429', '500_before', '500_after', '502_after', '503', '504_after',
  'html_after', 'html_instead', 'empty_after',
];
/** Of the telephone system only whether it has dialled and whether that is known. */
const phoneFaults: readonly FaultKind[] = ['refused', 'timeout_before', 'timeout_after', 'reset_after'];

function anyFault(random: Rng): Fault {
  const skip = random.weighted([[4, 0], [4, random.below(8)], [2, random.below(30)]]);
  switch (random.weighted([[5, 'http'], [2, 'phone'], [1, 'closed'], [2, 'store'], [5, 'process']])) {
    case 'http': return { kind: random.pick(httpFaults), system: 'espocrm', calls: random.pick(['reads', 'writes', 'writes', 'all']), skip, times: random.pick([1, 1, 4, 12]) };
    case 'phone': return { kind: random.pick(phoneFaults), system: 'threecx', calls: random.pick(['writes', 'all']), skip: random.below(2), times: random.pick([1, 2]) };
    case 'closed': return { kind: '403', system: 'threecx', calls: 'reads', skip, times: random.pick([1, 3]) };
    case 'store': return { kind: random.pick(['down_before', 'down_after']), system: random.pick(['redis', 'ledger']), calls: 'all', skip, times: random.pick([1, 1, 3, 10]) };
    default: return {
      kind: random.pick(['crash_before', 'crash_after', 'freeze']), system: random.pick(['any', 'espocrm', 'threecx', 'ledger', 'redis']), calls: 'all', skip, times: 1,
      milliseconds: random.pick([5_000, 40_000, 70_000, 400_000]),
    };
  }
}
