import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../src/app/project-root.js';

const root = projectRoot(__dirname);
const unit = readFileSync(join(root, 'deploy', 'systemd', 'bitbylaw-hub.service'), 'utf8');
const settingsOf = (name: string): readonly string[] => [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value = '']) => value);

/** Out of 10: the higher, the more a broken hub could do to its machine. */
const exposureAllowed = 2;

describe('the systemd unit', () => {
  let folder: string;
  let file: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'hub-unit-'));
    file = join(folder, 'bitbylaw-hub.service');
    // The folder of this checkout stands in for the one in which it will be installed.
    writeFileSync(file, unit.replaceAll('/opt/bitbylaw-hub', root));
  });
  after(() => { rmSync(folder, { recursive: true }); });

  const analyze = (...args: readonly string[]): { readonly status: number | null; readonly output: string } => {
    const { status, stdout, stderr } = spawnSync('systemd-analyze', args, { encoding: 'utf8', env: { ...process.env, SYSTEMD_COLORS: '0' } });
    return { status, output: stdout + stderr };
  };

  it('is understood by systemd without a complaint', () => {
    const { status, output } = analyze('verify', '--man=no', '--recursive-errors=no', file);
    assert.deepEqual(output.split('\n').filter((line) => line.includes('bitbylaw-hub')), []);
    assert.equal(status, 0, output);
  });

  it(`leaves a broken hub little to do: an exposure of at most ${exposureAllowed}.0`, () => {
    const { status, output } = analyze('security', '--offline=true', '--no-pager', `--threshold=${exposureAllowed * 10}`, file);
    assert.equal(status, 0, output);
    assert.match(output, /Overall exposure level for bitbylaw-hub\.service: [01]\.\d/);
  });

  it('starts node itself as a user of its own, and again after every end but that of wrong settings', () => {
    assert.match(settingsOf('ExecStart')[0] ?? '', /^\/opt\/bitbylaw-hub\/node_modules\/node\/bin\/node .*dist\/src\/app\/main\.js$/);
    assert.deepEqual(['User', 'Restart', 'RestartSec', 'RestartPreventExitStatus', 'KillMode'].map((name) => settingsOf(name)[0]), ['bitbylaw-hub', 'always', '10', '78', 'mixed']);
  });

  it('bounds its memory, and waits longer for its end than the hub takes', () => {
    assert.match(settingsOf('MemoryMax')[0] ?? '', /^\d+M$/);
    assert.ok(Number(settingsOf('TimeoutStopSec')[0]) > 20);
  });
});
