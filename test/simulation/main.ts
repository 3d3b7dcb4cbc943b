import { parseArgs } from 'node:util';
import type { Simulated } from './engine/simulated.js';
import { subjects } from './subjects.js';

const options = {
  subject: { type: 'string' }, seed: { type: 'string', default: '1' }, runs: { type: 'string', default: '1000' },
  trace: { type: 'boolean', default: false }, mutants: { type: 'boolean', default: false },
} as const;

/**
 * `npm run simulate -- --seed N --runs M`: histories from seed N on, until one fails or M have held; all subjects share them, or
 * `--subject` gets them. `--trace`: one history with all its effects. `--mutants`: the table of safeguards, each switched off.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({ options });
  const seed = wholeNumber('seed', values.seed);
  const chosen = chosenSubjects(values.subject);
  const runs = Math.ceil(wholeNumber('runs', values.runs) / chosen.length);
  const tell = values.mutants ? tellMutants : values.trace ? tellTrace : tellHunt;
  let code = 0;
  for (const subject of chosen) code = await tell(subject, seed, runs) || code;
  return code;
}

function chosenSubjects(name: string | undefined): readonly Simulated[] {
  const chosen = subjects.filter((subject) => name === undefined || subject.name === name);
  if (chosen.length === 0) throw new Error(`There is no subject "${name}"; there are: ${subjects.map((subject) => subject.name).join(', ')}`);
  return chosen;
}

async function tellHunt(subject: Simulated, seed: number, runs: number): Promise<number> {
  const begun = performance.now();
  const hunted = await subject.hunt(seed, runs);
  const { histories, violation } = hunted;
  const seconds = (performance.now() - begun) / 1_000;
  console.log(`${subject.name}: ${histories} histories from seed ${seed} in ${seconds.toFixed(1)} s (${(histories / seconds).toFixed(0)} a second)`);
  if (!violation) {
    console.log('every invariant held');
    return 0;
  }
  const found = seed + histories - 1;
  const cutDown = await hunted.smallest();
  console.log(`\nseed ${found}: ${violation.message}\n`);
  console.log(JSON.stringify(cutDown?.history, null, 1));
  console.log(`\n${cutDown?.violation?.message ?? ''}`);
  const again = `npm run simulate -- --subject ${subject.name} --seed ${found}`;
  console.log(`again: ${again} --runs 1\nits effects: ${again} --trace`);
  return 1;
}

async function tellTrace(subject: Simulated, seed: number): Promise<number> {
  const { trace, violation } = await subject.trace(seed);
  console.log(trace);
  console.log(violation?.message ?? 'every invariant held');
  return violation ? 1 : 0;
}

async function tellMutants(subject: Simulated, seed: number, runs: number): Promise<number> {
  let caught = 0;
  for (const mutant of subject.mutants) {
    const { verdict, histories, violation } = await mutant.hunt(seed, runs);
    if (verdict === 'caught') caught += 1;
    console.log(`${verdict.padEnd(22)} ${String(histories).padStart(6)} histories  ${(violation?.invariant ?? '–').padEnd(5)} ${mutant.name}`);
  }
  console.log(`\n${subject.name}: ${caught} of ${subject.mutants.length} found out\n`);
  return caught === subject.mutants.length ? 0 : 1;
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
