import { parseArgs } from 'node:util';
import { generate } from './beteiligte/generate.js';
import { hunt, huntMutant } from './beteiligte/hunt.js';
import { mutants } from './beteiligte/mutants.js';
import { shrink } from './beteiligte/shrink.js';
import { simulate } from './beteiligte/simulate.js';

/**
 * `npm run simulate -- --seed N --runs M`: histories from seed N on, until one fails or M have held.
 * `--trace`: one history with all its effects. `--mutants`: the table of safeguards, each switched off.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: {
    seed: { type: 'string', default: '1' }, runs: { type: 'string', default: '1000' },
    trace: { type: 'boolean', default: false }, mutants: { type: 'boolean', default: false },
  } });
  const seed = wholeNumber('seed', values.seed);
  const runs = wholeNumber('runs', values.runs);
  if (values.mutants) return await tellMutants(seed, runs);
  if (values.trace) return await tellTrace(seed);
  return await tellHunt(seed, runs);
}

async function tellHunt(seed: number, runs: number): Promise<number> {
  const begun = performance.now();
  const { failed, histories } = await hunt(seed, runs);
  const seconds = (performance.now() - begun) / 1_000;
  console.log(`${histories} histories from seed ${seed} in ${seconds.toFixed(1)} s (${(histories / seconds).toFixed(0)} a second)`);
  if (!failed?.violation) {
    console.log('every invariant held');
    return 0;
  }
  const found = seed + histories - 1;
  const smallest = await shrink(failed);
  console.log(`\nseed ${found}: ${failed.violation.invariant}: ${failed.violation.message}\n`);
  console.log(JSON.stringify(smallest.history, null, 1));
  console.log(`\nagain: npm run simulate -- --seed ${found} --runs 1\nits effects: npm run simulate -- --seed ${found} --trace`);
  return 1;
}

async function tellTrace(seed: number): Promise<number> {
  const { trace, violation } = await simulate(generate(seed), { trace: 'all' });
  console.log(trace);
  console.log(violation ? `${violation.invariant}: ${violation.message}` : 'every invariant held');
  return violation ? 1 : 0;
}

async function tellMutants(seed: number, runs: number): Promise<number> {
  let survivors = 0;
  for (const mutant of mutants) {
    const { verdict, histories, failed } = await huntMutant(mutant, seed, runs);
    if (verdict === 'survived') survivors += 1;
    console.log(`${verdict.padEnd(22)} ${String(histories).padStart(6)} histories  ${(failed?.violation?.invariant ?? '–').padEnd(5)} ${mutant.name}`);
  }
  console.log(`\n${mutants.length - survivors} of ${mutants.length} found out`);
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
