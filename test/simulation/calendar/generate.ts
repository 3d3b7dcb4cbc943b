import type { ApiFault } from '../../../src/sandbox/google/api-faults.js';
import type { Fault, FaultKind } from '../engine/faults.js';
import { Rng } from '../engine/rng.js';
import { advowareActs, googleActs, people, type AdvowareAct, type GoogleAct, type History, type Installation, type Step, type Who } from './history.js';

/** A history out of one number. */
export function generate(seed: number): History {
  const history = ofAnyKind(seed);
  return { ...history, steps: withOneOldPicture(history.steps) };
}

function ofAnyKind(seed: number): History {
  const random = new Rng(seed);
  const kind = random.weighted<'ordinary' | 'series' | 'duel' | 'mass' | 'loss'>([[4, 'ordinary'], [2, 'series'], [3, 'duel'], [1, 'mass'], [1, 'loss']]);
  switch (kind) {
    case 'ordinary': return { seed, installation: { ...installation(random), employees: random.pick([['KL'], people]) }, steps: ordinary(random) };
    case 'series': return { seed, installation: installation(random), steps: series(random) };
    case 'duel': return { seed, installation: { ...installation(random), haste: random.pick([0.05, 0.15, 0.4]) }, steps: duel(random) };
    case 'mass': return { seed, installation: installation(random), steps: mass(random) };
    case 'loss': return { seed, installation: installation(random), steps: loss(random) };
  }
}

/** Advoware shows no deletions: two old pictures in a row are one, by the specification (docs/invariants.md, Where it ends). */
function withOneOldPicture(steps: readonly Step[]): Step[] {
  const isOld = (step: Step): boolean => step.do === 'fault' && step.fault.kind === 'stale_read';
  return steps.filter((step, index) => !isOld(step) || steps.findIndex(isOld) === index);
}

const pause = (milliseconds: number): Step => ({ do: 'pause', milliseconds });
const advoware = (random: Rng, act: AdvowareAct, who: Who = 'KL'): Step => ({ do: 'advoware', who, act, pick: random.below(20), n: random.below(1_000) });
const google = (random: Rng, act: GoogleAct, who: Who = 'KL'): Step => ({ do: 'google', who, act, pick: random.below(20), n: random.below(1_000) });
const times = (count: number, step: () => Step): Step[] => Array.from({ length: count }, step);

/** Some appointments and anything that can happen to them. */
function ordinary(random: Rng): Step[] {
  const who = (): Who => random.pick(['KL', 'KL', 'MB']);
  return [
    ...times(random.below(3), () => advoware(random, 'new', who())), ...times(random.below(3), () => google(random, 'new', who())),
    ...(random.chance(0.3) ? [{ do: 'both', who: who(), n: random.below(100) } as const] : []),
    ...(random.chance(0.7) ? [pause(1_000_000)] : []),
    ...times(random.between(3, 12), () => anyStep(random, who(), plainAdvoware, plainGoogle)),
  ];
}

/** Series, and what makes them more than a rule. */
function series(random: Rng): Step[] {
  return [
    random.pick([advoware(random, 'series'), google(random, 'newSeries'), google(random, 'newWeekdays')]), ...(random.chance(0.3) ? [advoware(random, 'new')] : []),
    pause(1_000_000),
    ...times(random.between(2, 7), () => anyStep(random, 'KL', advowareActs.filter((act) => act !== 'delete_all'), googleActs.filter((act) => act !== 'delete_all'))),
  ];
}

/** Two people at the same few fields of one appointment, in the middle of the runs. */
function duel(random: Rng): Step[] {
  return [
    random.pick([advoware(random, 'new'), google(random, 'new')]), pause(1_000_000),
    ...times(random.between(3, 9), () => random.weighted<() => Step>([
      [4, () => advoware(random, random.pick(['title', 'title', 'undo', 'notes', 'move', 'unmapped', 'delete']))],
      [4, () => google(random, random.pick(['title', 'title', 'undo', 'notes', 'move', 'unmapped', 'aroundMask', 'delete']))],
      [2, () => ({ do: 'agree', who: 'KL', pick: random.below(9) })],
      [2, () => ({ do: 'sync', who: 'KL', ...(random.chance(0.3) ? { fullContent: random.chance(0.5) } : {}) })],
      [4, () => anyFault(random)],
      [3, () => pause(random.pick([1_000, 5_000, 60_000, 1_000_000]))],
    ])()),
  ];
}

/** More appointments than the guard lets go at once. */
function mass(random: Rng): Step[] {
  return [
    ...times(random.between(7, 10), () => (random.chance(0.6) ? advoware(random, 'new') : google(random, 'new'))), pause(1_000_000),
    random.weighted<Step>([
      [2, advoware(random, 'delete_all')], [2, google(random, 'delete_all')], [2, { do: 'lists_nothing', times: random.between(1, 6) }],
      [1, { do: 'access', who: 'KL', access: random.pick(['notFound', 'forbidden']) }], [1, { do: 'remove_calendar', who: 'KL' }],
    ]),
    pause(random.pick([60_000, 1_000_000])), ...times(random.between(0, 3), () => anyStep(random, 'KL', plainAdvoware, plainGoogle)),
  ];
}

/** What the hub remembers is gone or old. */
function loss(random: Rng): Step[] {
  const steps = ordinary(random);
  const at = (): number => random.below(steps.length + 1);
  if (random.chance(0.5)) steps.splice(at(), 0, { do: 'backup_ledger' });
  steps.splice(at(), 0, { do: random.pick(['lose_ledger', 'restore_ledger', 'lose_redis', 'lose_ledger']) });
  return steps;
}

const rare: readonly string[] = ['delete_all', 'series', 'newSeries', 'newWeekdays', 'rule', 'weekdays', 'cancelInstance', 'moveInstance', 'retitleInstance', 'split', 'trim'];
const plainAdvoware = advowareActs.filter((act) => !rare.includes(act));
const plainGoogle = googleActs.filter((act) => !rare.includes(act));

function anyStep(random: Rng, who: Who, inAdvoware: readonly AdvowareAct[], inGoogle: readonly GoogleAct[]): Step {
  return random.weighted<() => Step>([
    [18, () => advoware(random, random.pick(inAdvoware), who)],
    [18, () => google(random, random.pick(inGoogle), who)],
    [18, () => anyFault(random)],
    [14, () => pause(random.pick([1_000, 10_000, 60_000, 1_000_000, 5_000_000]))],
    [3, () => ({ do: 'push', fate: random.pick(['lost', 'doubled', 'late']) })],
    [3, () => ({ do: 'sync', who, ...(random.chance(0.5) ? { fullContent: random.chance(0.5) } : {}) })],
    [2, () => ({ do: 'both', who, n: random.below(100) })],
    [2, () => ({ do: 'agree', who, pick: random.below(9) })],
    [2, () => ({ do: 'access', who, access: random.pick(['notFound', 'forbidden', 'restored', 'restored']) })],
    [2, () => ({ do: random.pick(['forget_tombstones', 'expire_tokens']), who })],
    [1, () => ({ do: 'poison', who, pick: random.below(9) })],
    [1, () => ({ do: 'lose_redis' })],
    [1, () => ({ do: 'clock_jump', milliseconds: random.pick([-7_200_000, -90_000, 90_000, 7_200_000]) })],
  ])();
}

function installation(random: Rng): Installation {
  return {
    employees: ['KL'],
    processes: random.chance(0.6) ? 2 : 1,
    writeProtected: random.chance(0.05),
    haste: random.pick([0, 0.02, 0.1, 0.4]),
    calendars: random.chance(0.8) ? 'made' : 'none',
    full: people.filter(() => random.chance(0.5)),
    skew: { advoware: random.pick([0, 0, -2_000, 60_000]), google: random.pick([0, 0, 2_000, -30_000]) },
  };
}

const httpFaults: readonly FaultKind[] = [
  'refused', 'timeout_before', 'timeout_after', 'reset_after', 'truncated_after', '400', '401', '403', '409', '429',
  '500_before', '500_after', '502_after', '503', '504_after', 'html_after', 'html_instead', 'empty_after', 'gateway_404',
];
const processFaults: readonly FaultKind[] = ['crash_before', 'crash_after', 'freeze'];

function anyFault(random: Rng): Step {
  const kind = random.weighted<'http' | 'service' | 'store' | 'process'>([[4, 'http'], [3, 'service'], [2, 'store'], [4, 'process']]);
  if (kind === 'service') return { do: 'google_fault', fault: serviceFault(random) };
  const skip = random.weighted([[4, 0], [3, random.below(6)], [3, random.below(25)]]);
  return { do: 'fault', fault: faultOf(random, kind, skip) };
}

function faultOf(random: Rng, kind: 'http' | 'store' | 'process', skip: number): Fault {
  switch (kind) {
    case 'http':
      if (random.chance(0.08)) return { kind: 'stale_read', system: 'advoware', skip: 0, times: 1, calls: 'reads' };
      return { kind: random.pick(httpFaults), system: random.pick(['advoware', 'google']), skip, times: random.pick([1, 1, 4, 5, 12]), calls: random.pick(['reads', 'writes', 'all']) };
    case 'store': return { kind: random.pick(['down_before', 'down_after']), system: random.pick(['redis', 'ledger', 'ledger']), calls: 'all', skip, times: random.pick([1, 1, 3, 10]) };
    case 'process': return {
      kind: random.pick(processFaults), system: random.pick(['any', 'any', 'advoware', 'google', 'ledger', 'redis']),
      calls: 'all', skip, times: 1, milliseconds: random.pick([5_000, 40_000, 70_000, 400_000, random.between(55_000, 66_000)]),
    };
  }
}

/** What Google itself may answer, in its own words. */
function serviceFault(random: Rng): ApiFault {
  const after = random.weighted([[4, 0], [3, random.below(5)]]);
  const error = (status: number, reason: string, more: Partial<ApiFault> = {}): ApiFault => ({ kind: 'error', status, reason, times: random.pick([1, 1, 4, 6]), after, ...more });
  return random.weighted<() => ApiFault>([
    [2, () => error(403, random.pick(['rateLimitExceeded', 'userRateLimitExceeded']))],
    [1, () => error(403, 'quotaExceeded', { method: 'events.*', times: 1 })],
    [1, () => error(403, 'forbidden', { times: 1 })],
    [1, () => error(401, 'authError')],
    [2, () => error(412, 'conditionNotMet', { method: random.pick(['events.patch', 'events.delete']), times: 1 })],
    [1, () => error(429, 'rateLimitExceeded', { retryAfter: '3' })],
    [2, () => error(503, 'backendError', { afterEffect: random.chance(0.5) })],
    [1, () => error(500, 'backendError', { afterEffect: true })],
    [2, () => ({ kind: 'sync-token-expired', times: 1, after })],
    [1, () => ({ kind: 'items-missing', times: random.pick([1, 2]), after })],
    [1, () => ({ kind: 'sync-token-missing', times: 1, after })],
    [2, () => ({ kind: 'short-page', times: random.between(1, 5), after, pageSize: random.between(1, 2) })],
    [1, () => ({ kind: 'empty-page', times: random.pick([1, 2]), after })],
    [1, () => ({ kind: 'stale-read', times: 1, after })],
  ])();
}
