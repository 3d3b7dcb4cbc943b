#!/usr/bin/env node
// The one entrance to every task: `node scripts/run.mjs <task> [arguments]`. Plain JavaScript without dependencies, since it
// runs on the machine's own Node before anything is installed. What it says goes to stderr: stdout belongs to the task.
import { ensureDependencies } from './lib/dependencies.mjs';
import { say } from './lib/say.mjs';

/** Every task with its module in `tasks/`. */
const tasks = ['start', 'dev', 'sandbox', 'build', 'check', 'test', 'bench', 'simulate', 'coverage', 'crm:setup', 'crm:package', 'forget'];

const [task, ...args] = process.argv.slice(2);
if (task === undefined || !tasks.includes(task)) {
  say(`Aufruf: node scripts/run.mjs <Aufgabe>\nAufgaben: ${tasks.join(', ')}`);
  process.exit(64);
}
try {
  await ensureDependencies();
  const { run } = await import(`./tasks/${task.replace(':', '-')}.mjs`);
  process.exitCode = await run(args);
} catch (error) {
  say(error.expected === true ? error.message : error.stack);
  process.exitCode = 1;
}
