import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const tables = ['from-advoware', 'from-google', 'to-both', 'recurrence', 'masking', 'small-rules', 'round-trip.law'];

/** Runs the tables in a process of its own whose clock lies elsewhere; the zone of a process cannot be changed from within. */
function run(zone: string): Promise<{ readonly code: number | null; readonly output: string }> {
  const root = join(__dirname, '..', '..', '..');
  const files = tables.map((name) => join('test', 'domain', 'calendar', `${name}.test.ts`));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join('node_modules', 'mocha', 'bin', 'mocha.js'), '--reporter', 'dot', ...files], { cwd: root, env: { ...process.env, TZ: zone, NODE_OPTIONS: '' } });
    let output = '';
    child.stdout.on('data', (data) => { output += String(data); });
    child.stderr.on('data', (data) => { output += String(data); });
    child.on('error', reject);
    child.on('close', (code) => { resolve({ code, output }); });
  });
}

describe('The results of all tables', () => {
  for (const zone of ['UTC', 'America/New_York', 'Europe/Berlin']) {
    it(`are the same in a process in ${zone}`, async () => {
      const { code, output } = await run(zone);
      assert.equal(code, 0, output);
    }).timeout(60000);
  }
});
