// Mocha reporter of a test ring: one JSON line per finished test in the file RING_REPORT, so that a ring that dies half-way
// has still told what it ran. Nothing goes to stdout but what the tests themselves print.
import { appendFileSync } from 'node:fs';
import { inspect } from 'node:util';

export default function RingReporter(runner) {
  const tell = (line) => appendFileSync(process.env.RING_REPORT, `${JSON.stringify(line)}\n`);
  runner.on('pass', (test) => tell({ kind: 'passed', title: test.fullTitle(), ms: test.duration }));
  runner.on('pending', (test) => tell({ kind: 'skipped', title: test.fullTitle() }));
  runner.on('fail', (test, error) => tell({
    kind: 'failed', title: test.fullTitle(), file: test.file, text: String(error?.stack ?? error), diff: difference(error),
  }));
  runner.once('end', () => tell({ kind: 'end' }));
}

/** Node's assertion messages cut long values; here they are whole. */
function difference(error) {
  if (error?.code !== 'ERR_ASSERTION' || error.actual === undefined) return undefined;
  const show = (value) => inspect(value, { depth: 8, maxArrayLength: 200, maxStringLength: 5_000 });
  return `erwartet: ${show(error.expected)}\nerhalten: ${show(error.actual)}`;
}
