import { parseArgs } from 'node:util';
import { beteiligte } from './beteiligte/subject.js';
import { hunt, huntMutant } from './engine/hunt.js';
import { shrink } from './engine/shrink.js';
import type { AnyHistory, Subject } from './engine/subject.js';

const options = {
  seed: { type: 'string', default: '1' }, runs: { type: 'string', default: '1000' },
  trace: { type: 'boolean', default: false }, mutants: { type: 'boolean', default: false },
} as const;

/**
 * `npm run simulate -- --seed N --runs M`: histories from seed N on, until one fails or M have
 * held. `--trace`: one history with all its effects. `--mutants`: the table of safeguards, each switched off.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({ options });
  const seed = wholeNumber('seed', values.seed);
  const runs = wholeNumber('runs', values.runs);
  const tell = values.mutants ? tellMutants : values.trace ? tellTrace : tellHunt;
  return await tell(beteiligte, seed, runs);
}

async function tellHunt<History extends AnyHistory, Safeguards>(subject: Subject<History, Safeguards>, seed: number, runs: number): Promise<number> {
  const begun = performance.now();
  const { failed, histories } = await hunt(subject, seed, runs);
  const seconds = (performance.now() - begun) / 1_000;
  console.log(`${subject.name}: ${histories} histories from seed ${seed} in ${seconds.toFixed(1)} s (${(histories / seconds).toFixed(0)} a second)`);
  if (!failed?.violation) {
    console.log('every invariant held');
    return 0;
  }
  const found = seed + histories - 1;
  const smallest = await shrink(subject, failed);
  console.log(`\nseed ${found}: ${failed.violation.message}\n`);
  console.log(JSON.stringify(smallest.history, null, 1));
  console.log(`\n${smallest.violation?.message ?? ''}`);
  const again = `npm run simulate -- --seed ${found}`;
  console.log(`again: ${again} --runs 1\nits effects: ${again} --trace`);
  return 1;
}

async function tellTrace<History extends AnyHistory, Safeguards>(subject: Subject<History, Safeguards>, seed: number): Promise<number> {
  const { trace, violation } = await subject.simulate(subject.generate(seed), { trace: 'all' });
  console.log(trace);
  console.log(violation?.message ?? 'every invariant held');
  return violation ? 1 : 0;
}

async function tellMutants<History extends AnyHistory, Safeguards>(subject: Subject<History, Safeguards>, seed: number, runs: number): Promise<number> {
  let survivors = 0;
  for (const mutant of subject.mutants) {
    const { verdict, histories, failed } = await huntMutant(subject, mutant, seed, runs);
    if (verdict === 'survived') survivors += 1;
    console.log(`${verdict.padEnd(22)} ${String(histories).padStart(6)} histories  ${(failed?.violation?.invariant ?? '–').padEnd(5)} ${mutant.name}`);
  }
  console.log(`\n${subject.name}: ${subject.mutants.length - survivors} of ${subject.mutants.length} found out\n`);
  return survivors === 0 ? 0 : 1;
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} must be a whole number from 1 on, not "${text}".`);
  return value;
}

main().then((code) => { process.exitCode = code; }, (error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
