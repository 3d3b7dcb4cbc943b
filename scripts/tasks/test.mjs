import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../lib/ensure-built.mjs';
import { parallel } from '../lib/parallel.mjs';
import { capture } from '../lib/processes.mjs';
import { inProject, pinnedNode, tool } from '../lib/project.mjs';
import { expected, say } from '../lib/say.mjs';
import { ensurePrograms } from '../lib/system-packages.mjs';

/** Looks through what the hubs of all other rings have said. */
const last = 'leaks';
/** A ring that has not ended by then hangs. */
const ringLimitMs = 20 * 60_000;
/** Started first, since they take longest; two rings run at once. */
const slow = ['process', 'domain', 'browser', 'app', 'simulation', 'deploy', 'hub', 'systems'];

/**
 * Runs the rings of tests: each folder below `test/` that holds tests is one, in a process of its own.
 * `npm test -- hub flows` runs two of them; from the first dash on all goes to mocha (`npm test -- hub -g "dead letter"`).
 */
export async function run(args) {
  const dash = args.findIndex((arg) => arg.startsWith('-'));
  const [wanted, options] = dash < 0 ? [args, []] : [args.slice(0, dash), args.slice(dash)];
  const rings = chosenRings(wanted);
  await ensurePrograms(['redis-server', 'chromium', 'postgresql', 'php', 'zip', 'unzip', 'promtool', 'systemd-analyze']);
  await ensureBuilt();
  const scratch = mkdtempSync(join(tmpdir(), 'hub-rings-'));
  const results = await parallel(rings.filter((ring) => ring !== last).map((ring) => () => runRing(ring, options, scratch)), 2);
  if (rings.includes(last)) results.push(await runRing(last, options, scratch));
  rmSync(scratch, { recursive: true });
  return summary(results);
}

function chosenRings(wanted) {
  const all = readdirSync(inProject('test'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && testFiles(entry.name).length > 0).map(({ name }) => name);
  const unknown = wanted.filter((name) => !all.includes(name));
  if (unknown.length > 0) throw expected(`Diese Ringe gibt es nicht: ${unknown.join(', ')}. Vorhanden: ${all.join(', ')}`);
  const rank = (name) => (slow.includes(name) ? slow.indexOf(name) : slow.length);
  return (wanted.length > 0 ? wanted : all).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

function testFiles(ring) {
  return readdirSync(inProject('test', ring), { recursive: true }).filter((name) => name.endsWith('.test.ts'));
}

async function runRing(ring, options, scratch) {
  const report = join(scratch, `${ring}.jsonl`);
  const begun = Date.now();
  const { code, output, signal } = await capture(pinnedNode, [
    tool('mocha', 'bin', 'mocha.js'), '--reporter', inProject('scripts', 'lib', 'ring-reporter.mjs'), ...options, ...testFiles(ring).sort().map((name) => `test/${ring}/${name}`),
  ], { env: { RING_REPORT: report, HUB_KEPT: join(scratch, 'kept') }, timeoutMs: ringLimitMs });
  const result = judge(ring, readReport(report), { code, output, signal });
  say(`${result.failures.length === 0 ? 'ok    ' : 'FEHLER'} ${ring.padEnd(12)} ${counts(result).padEnd(30)} ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  return result;
}

function readReport(path) {
  try {
    return readFileSync(path, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
  } catch {
    return [];
  }
}

/** A ring passes when it ran to its end, ran at least one test, and none failed. */
function judge(ring, lines, { code, output, signal }) {
  const of = (kind) => lines.filter((line) => line.kind === kind);
  const failures = of('failed').map(({ title, file, text, diff }) => `${title}\n${file}\n${text}${diff === undefined ? '' : `\n${diff}`}`);
  if (signal !== null) failures.push(`${ring}: nach ${ringLimitMs / 60_000} Minuten abgebrochen\n${output}`);
  else if (of('end').length === 0) failures.push(`${ring}: der Ring ist nicht zu Ende gelaufen (Exit ${code})\n${output}`);
  else if (of('passed').length + of('failed').length === 0) failures.push(`${ring}: der Ring hat keinen Test ausgeführt\n${output}`);
  else if (code !== 0 && failures.length === 0) failures.push(`${ring}: mocha endete mit ${code}\n${output}`);
  return { ring, passed: of('passed').length, failed: failures.length, skipped: of('skipped').length, failures };
}

function summary(results) {
  for (const { ring, failures } of results) {
    for (const failure of failures) process.stdout.write(`\n──── ${ring}: ${failure}\n`);
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const total = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
  if (results.length === 0) total.failed = 1;
  process.stdout.write(`\n${counts(total)}\n`);
  return total.failed === 0 ? 0 : 1;
}

function counts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
