/**
 * Packs the EspoCRM extension into `dist/espocrm/bitbylaw-hub-<version>.zip`; the same sources give the same bytes.
 * `node deploy/espocrm/build.mjs [folder for the zip]`
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '..', '..');
/** A zip knows no year before 1980; any fixed time does. */
const fixedTime = new Date('2020-01-01T00:00:00Z');

const outFolder = resolve(process.argv[2] ?? join(root, 'dist', 'espocrm'));
const { version } = readJson(join(root, 'package.json'));
const { rechtsformen } = await importTypeScript('src/domain/beteiligte/rechtsform.ts');

const stage = mkdtempSync(join(tmpdir(), 'bitbylaw-espocrm-'));
try {
  cpSync(join(here, 'extension'), stage, { recursive: true });
  editJson(join(stage, 'manifest.json'), (manifest) => ({ ...manifest, version }));
  // The hub's one table of legal forms is the enum's options (beteiligte-sync.md, Person or company).
  editJson(join(stage, 'files/custom/Espo/Modules/BitbylawHub/Resources/metadata/entityDefs/CBeteiligte.json'), (defs) => {
    defs.fields.rechtsform.options = ['', ...Object.keys(rechtsformen)];
    return defs;
  });
  process.stdout.write(`${pack(stage, join(outFolder, `bitbylaw-hub-${version}.zip`))}\n`);
} finally {
  rmSync(stage, { recursive: true, force: true });
}

/** A module of the hub, straight from its source: the hub need not be built for this. */
async function importTypeScript(path) {
  const { outputFiles } = await esbuild.build({ entryPoints: [join(root, path)], bundle: true, format: 'esm', platform: 'node', write: false, logLevel: 'warning' });
  return await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

/** Sorted names, one time and one mode for all, no attributes of this machine. */
function pack(folder, target) {
  const files = filesBelow(folder);
  for (const path of files) {
    chmodSync(join(folder, path), 0o644);
    utimesSync(join(folder, path), fixedTime, fixedTime);
  }
  mkdirSync(dirname(target), { recursive: true });
  // zip would add to an archive that is there already.
  if (existsSync(target)) rmSync(target);
  const zip = spawnSync('zip', ['-X', '-D', '-9', '-q', target, '-@'], { cwd: folder, input: files.join('\n'), env: { ...process.env, TZ: 'UTC' }, encoding: 'utf8' });
  if (zip.error?.code === 'ENOENT') throw new Error('Das Programm zip fehlt. Auf Debian und Ubuntu: sudo apt-get install -y zip');
  if (zip.status !== 0) throw new Error(`zip ist gescheitert (${zip.status ?? zip.signal}): ${zip.stderr}${zip.stdout}`);
  return target;
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true }).filter((path) => statSync(join(folder, path)).isFile()).sort();
}

function editJson(path, change) {
  writeFileSync(path, `${JSON.stringify(change(readJson(path)), null, 2)}\n`);
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
