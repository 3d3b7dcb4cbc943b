// The checks of Node-RED's package scorecard (npm: node-red-dev validate) with its own check functions, made fit for CI:
// the catalogue is left out, versions come from `npm view`, and without a network from the installed Node-RED.
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { inProject, root } from './lib/project.mjs';

/** Everything from where the scorecard's own modules stand, so that its libraries are the very same objects. */
const cardRequire = createRequire(inProject('node_modules', 'node-red-dev', 'src', 'index.js'));
/** Every check of package and nodes; dependencies are judged below. */
const wanted = ['P01', 'P03', 'P04', 'P05', 'P06', 'P07', 'P08', 'N01', 'N02'];

// The scorecard's modules leave handles open.
process.exit(await main());

async function main() {
  const lines = [];
  const say = { log: (text) => lines.push(text), warn: (text) => lines.push(`! ${text}`), error: (error) => lines.push(`! ${error.stack ?? error}`) };
  console.log = (...words) => lines.push(words.join(' '));
  const { tags, engines } = await published();
  answerLookups(tags, engines);
  const card = {};
  await cardRequire('./libs/checkpackage')(root, say, card, false);
  await cardRequire('./libs/checknodes')(root, say, card, false);
  // The check of the examples is not awaited by its own caller.
  for (let turn = 0; turn < 200 && card.N02 === undefined; turn += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  const failed = wanted.filter((id) => card[id]?.test !== true);
  if (lines.some((line) => line.includes('Unable to parse'))) failed.push('N00 (Definition eines Knotens nicht lesbar)');
  process.stdout.write(`${lines.join('\n')}\n${failed.length === 0 ? 'Alle Prüfungen bestanden' : `Nicht bestanden: ${failed.join(', ')}`}\n`);
  return failed.length === 0 ? 0 : 1;
}

/** A network failure is no fault of the package. */
async function published() {
  try {
    const tags = await view('node-red', 'dist-tags');
    return { tags, engines: await view(`node-red@${tags.latest}`, 'engines') };
  } catch {
    const installed = cardRequire(inProject('node_modules', 'node-red', 'package.json'));
    process.stderr.write(`npm view antwortet nicht; geprüft gegen das installierte Node-RED ${installed.version}\n`);
    return { tags: { latest: installed.version }, engines: installed.engines };
  }
}

async function view(name, field) {
  const { stdout } = await promisify(execFile)('npm', ['view', name, field, '--json', '--fetch-retries=0', '--fetch-timeout=8000'], { timeout: 15_000, cwd: root });
  return JSON.parse(stdout);
}

function answerLookups(tags, engines) {
  cardRequire('axios').get = (url) => Promise.resolve(url.includes('catalogue')
    ? { data: { modules: [] } }
    : { data: { 'dist-tags': tags, versions: { [tags.latest]: { engines } } } });
}
