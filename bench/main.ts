import { describeMachine } from './machine.js';
import { measureCalls } from './measures/calls.js';
import { measureCron } from './measures/cron.js';
import { measureIntake } from './measures/intake.js';
import { measureLeads } from './measures/leads.js';
import { measureLinearity } from './measures/linearity.js';
import { measureLookup } from './measures/lookup.js';
import { measureGrowth, measureRest } from './measures/memory.js';
import { measureProxy } from './measures/proxy.js';
import { readOptions, type Options } from './options.js';
import { setStage, type Stage } from './stage.js';
import { table, type Row } from './table.js';

type Measure = { readonly name: string; readonly run: (stage: Stage, options: Options) => Promise<readonly Row[]> };

/** In this order: at rest before anything is asked, the cron before its tick is forgotten with the other events. */
const onStage: readonly Measure[] = [
  { name: 'memory', run: measureRest },
  { name: 'cron', run: measureCron },
  { name: 'proxy', run: measureProxy },
  { name: 'intake', run: measureIntake },
  { name: 'leads', run: measureLeads },
  { name: 'memory', run: measureGrowth },
];
const inThisProcess = [{ name: 'calls', run: measureCalls }, { name: 'linearity', run: measureLinearity }, { name: 'lookup', run: measureLookup }] as const;

let stopStage: (() => Promise<void>) | undefined;

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  process.stdout.write(`${describeMachine()}\n\n`);
  const wanted = ({ name }: { readonly name: string }): boolean => options.only.length === 0 || options.only.includes(name);
  const rows: Row[] = [];
  for (const { name, run } of inThisProcess.filter(wanted)) rows.push(...await told(name, run));
  const measures = onStage.filter(wanted);
  if (measures.length > 0) rows.push(...await played(measures, options));
  const over = rows.filter(({ isWithin }) => isWithin === false).length;
  process.stdout.write(`${table(rows)}\n\n${rows.filter(({ isWithin }) => isWithin === true).length} Budgets eingehalten, ${over} überschritten\n`);
}

async function played(measures: readonly Measure[], options: Options): Promise<readonly Row[]> {
  const stage = await setStage();
  stopStage = () => stage.stop();
  try {
    const rows: Row[] = [];
    for (const { name, run } of measures) rows.push(...await told(name, () => run(stage, options)));
    return rows;
  } finally {
    await stage.stop();
  }
}

async function told(name: string, run: () => Promise<readonly Row[]>): Promise<readonly Row[]> {
  process.stderr.write(`${name} …\n`);
  return await run();
}

/** A run that was broken off leaves nothing behind either: `exit` ends the children, PostgreSQL wants to be asked. */
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => { void (stopStage?.() ?? Promise.resolve()).finally(() => process.exit(130)); });
}

main().then(() => process.exit(0), (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack ?? error.message : String(error)}\n`);
  process.exit(1);
});
