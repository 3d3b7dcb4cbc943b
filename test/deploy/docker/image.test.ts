import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { projectRoot } from '../../../src/app/project-root.js';

const root = projectRoot(__dirname);
const text = readFileSync(join(root, 'deploy', 'Dockerfile'), 'utf8');
/** The instructions with their continued lines, without comments. */
const instructions = text.split('\n').filter((line) => !line.startsWith('#')).join('\n').replaceAll(/\\\n\s*/g, ' ').split('\n').filter((line) => line.trim() !== '')
  .map((line) => ({ name: line.split(' ', 1)[0] ?? '', rest: line.slice(line.indexOf(' ') + 1) }));
const all = (name: string): readonly string[] => instructions.filter((each) => each.name === name).map(({ rest }) => rest);
const ignored = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));

describe('the Dockerfile', () => {
  it('is understood without a complaint', () => {
    assert.deepEqual(validate(text), []);
  });

  it('builds on images with a version, and leaves the tools of the build behind', () => {
    const bases = all('FROM').map((each) => each.split(' ')[0] ?? '');
    assert.equal(bases.length, 2);
    for (const base of bases) assert.match(base, /:(?!latest$).+$/);
  });

  it('runs the hub as a user without rights, node itself, so that it hears SIGTERM', () => {
    assert.deepEqual(all('USER'), ['hub']);
    const commands = instructions.slice(instructions.findIndex(({ name }) => name === 'USER')).filter(({ name }) => name === 'CMD');
    assert.deepEqual(commands.map(({ rest }) => JSON.parse(rest) as string[]), [['node_modules/node/bin/node', '--max-semi-space-size=16', 'dist/src/app/main.js']]);
  });

  it('runs the Node of the lock and not that of its base', () => {
    assert.ok(all('CMD').every((each) => each.includes('node_modules/node/bin/node')));
  });

  it('takes nothing from outside but what the lock names', () => {
    assert.doesNotMatch(text, /\b(curl|wget|ADD|apt-get|npm install|npm i )\b/);
    assert.match(all('RUN')[0] ?? '', /^npm ci/);
  });

  it('keeps secrets out: none in its variables, and only what it lists reaches the build', () => {
    assert.doesNotMatch([...all('ENV'), ...all('ARG')].join('\n'), /SECRET|PASSWORD|KEY|TOKEN/);
    assert.equal(ignored[0], '*');
    for (const file of ['.env', 'var', 'hub.env', 'deploy/hub.env', 'deploy/.env', 'deploy/tls', 'deploy/secrets', '.git']) {
      assert.ok(!ignored.includes(`!${file}`) && (!file.startsWith('deploy/') || ignored.some((line) => line === file || (line === 'deploy/*.env' && file.endsWith('.env')))), file);
    }
  });

  it('copies only what there is and what the build may see', () => {
    const sources = all('COPY').flatMap((each) => each.split(' ').filter((word) => !word.startsWith('--')).slice(0, -1)).map((source) => source.replace(/^\/opt\/bitbylaw-hub\//, ''));
    for (const source of sources.filter((each) => !['.', 'node_modules', 'dist'].includes(each))) {
      assert.ok(existsSync(join(root, source)), source);
      assert.ok(ignored.includes(`!${source}`), `${source} in .dockerignore`);
    }
  });

  it('asks the hub how it is', () => {
    const command = JSON.parse(/CMD (\[.*\])/.exec(all('HEALTHCHECK')[0] ?? '')?.[1] ?? '[]') as string[];
    const [, script = ''] = command;
    const { status } = spawnSync(process.execPath, [join(root, script)], { env: { PORT: '1' } });
    assert.equal(status, 1, 'nobody answers');
  });
});
