/**
 * Builds dist/ from src/ and nodes/. Every module becomes one CommonJS file (no bundling: modules hold state that nodes share);
 * every node's editor script is bundled and inlined into its HTML, since the Palette loads nothing else.
 * `node scripts/build.mjs [--watch]`
 */
import { cp, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const languages = ['de', 'en-US'];

await build();
if (process.argv.includes('--watch')) watchSources();

/** Builds beside the old output and swaps: a broken source never leaves half a dist behind, and nothing stale survives. */
async function build() {
  const started = performance.now();
  const out = join(root, `.dist-${process.pid}`);
  try {
    const types = await nodeTypes();
    await Promise.all([transpile(out), copySourceAssets(out), ...types.map((type) => buildNode(out, type))]);
    await swap(out, join(root, 'dist'));
    console.log(`dist: ${types.length} nodes in ${Math.round(performance.now() - started)} ms`);
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** Moves the old dist away and the new one in; when a second build has put its own there in between, once more. */
async function swap(from, to) {
  const old = `${from}-old`;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(to, old).catch(unlessMissing);
      await rm(old, { recursive: true, force: true });
      await rename(from, to);
      return;
    } catch (error) {
      if (attempt === 5) throw error;
    }
  }
}

function unlessMissing(error) {
  if (error.code !== 'ENOENT') throw error;
}

/** A folder of nodes/ is a node when it holds a module of its own name. */
async function nodeTypes() {
  const entries = await readdir(join(root, 'nodes'), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory() && existsSync(join(root, 'nodes', entry.name, `${entry.name}.ts`))).map((entry) => entry.name).sort();
}

async function transpile(out) {
  const sources = [...await filesBelow('src', '.ts'), ...await filesBelow('nodes', '.ts')]
    .filter((path) => !path.endsWith('.d.ts') && !path.endsWith('/editor.ts') && !path.startsWith('nodes/editor/'));
  await esbuild.build({
    absWorkingDir: root, entryPoints: sources, outbase: '.', outdir: out, format: 'cjs', platform: 'node', target: 'node22',
    sourcemap: true, sourcesContent: false, logLevel: 'warning',
  });
}

async function copySourceAssets(out) {
  for (const extension of ['.html', '.css', '.sql', '.lua']) {
    for (const path of await filesBelow('src', extension)) await copy(join(root, path), join(out, path));
  }
}

async function buildNode(out, type) {
  const source = join(root, 'nodes', type);
  const target = join(out, 'nodes', type);
  const script = await esbuild.build({
    absWorkingDir: root, entryPoints: [`nodes/${type}/editor.ts`], bundle: true, format: 'iife', platform: 'browser', target: 'es2022',
    write: false, logLevel: 'warning', tsconfig: 'tsconfig.editor.json',
  });
  const template = await readFile(join(source, 'editor.html'), 'utf8');
  await write(join(target, `${type}.html`), `<script type="text/javascript">\n${script.outputFiles[0].text}</script>\n${template}`);
  for (const language of languages) await buildLocale(source, target, type, language);
  if (existsSync(join(source, 'icons'))) await cp(join(source, 'icons'), join(target, 'icons'), { recursive: true });
}

/** The texts all nodes share go into every node's catalogue: Node-RED looks up a node's keys nowhere else. */
async function buildLocale(source, target, type, language) {
  const from = join(source, 'locales', language, type);
  const to = join(target, 'locales', language, type);
  const own = JSON.parse(await readFile(`${from}.json`, 'utf8'));
  const common = JSON.parse(await readFile(join(root, 'nodes', 'editor', 'locales', `${language}.json`), 'utf8'));
  await write(`${to}.json`, `${JSON.stringify({ ...own, common }, null, 2)}\n`);
  // Node-RED renders markdown help itself, with its own notation for message properties (`: name (type) : text`).
  const help = await readFile(`${from}.md`, 'utf8');
  await write(`${to}.html`, `<script type="text/markdown" data-help-name="${type}">\n${help}</script>\n`);
}

async function filesBelow(folder, extension) {
  const entries = await readdir(join(root, folder), { recursive: true });
  return entries.filter((path) => path.endsWith(extension)).map((path) => join(folder, path));
}

async function write(path, text) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

async function copy(from, to) {
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to);
}

function watchSources() {
  let settling;
  for (const folder of ['src', 'nodes']) {
    watch(join(root, folder), { recursive: true }, () => {
      clearTimeout(settling);
      settling = setTimeout(() => { build().catch((error) => { console.error(error.message); }); }, 50);
    });
  }
}
