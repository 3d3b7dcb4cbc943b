import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { isTopic } from '../../src/hub/events/topics.js';

const root = path.resolve(__dirname, '../..');
const nodesDir = path.join(root, 'nodes');
const types = readdirSync(nodesDir).filter((name) => existsSync(path.join(nodesDir, name, `${name}.ts`)));
const configTypes = new Set(['hub-config', 'advoware-account', 'espocrm-account', 'google-account', '3cx-account']);
const headings = { de: ['Eingaben', 'Ausgaben', 'Details', 'Verweise'], 'en-US': ['Inputs', 'Outputs', 'Details', 'References'] } as const;
const languages = Object.keys(headings) as (keyof typeof headings)[];

const read = (...parts: readonly string[]): string => readFileSync(path.join(root, ...parts), 'utf8');
const json = (...parts: readonly string[]): unknown => JSON.parse(read(...parts));
function keysOf(value: unknown, prefix = ''): string[] {
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${prefix}.${key}`)) : [prefix];
}

describe('package.json', () => {
  it('lists exactly the nodes that have a folder', () => {
    const manifest = json('package.json') as { 'node-red': { nodes: Record<string, string> } };
    assert.deepEqual(manifest['node-red'].nodes, Object.fromEntries(types.map((type) => [type, `dist/nodes/${type}/${type}.js`])));
  });
});

for (const type of types) {
  describe(`the node ${type}`, () => {
    it('has the same texts in both languages, all of them filled in', () => {
      const [de, en] = languages.map((language) => json('nodes', type, 'locales', language, `${type}.json`));
      assert.deepEqual(keysOf(de), keysOf(en));
      for (const texts of [de, en]) assert.doesNotMatch(JSON.stringify(texts), /:\s*""/);
    });

    it('has a text for every key that its dialog names', () => {
      const dialog = read('nodes', type, 'editor.html') + read('nodes', type, 'editor.ts');
      const named = [...dialog.matchAll(/data-i18n="(?:\[placeholder\])?([\w.-]+)"|this\._\('([\w.-]+)'\)|'((?:common|[\w-]+)\.(?:port|due|proxy|validate|hint)\.?[\w.-]*)'/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
      const known = keysOf({ ...json('nodes', type, 'locales', 'de', `${type}.json`) as object, common: json('nodes', 'editor', 'locales', 'de.json') }).map((key) => key.slice(1));
      assert.deepEqual(named.filter((key) => !known.includes(key)), []);
      assert.ok(named.length > 0);
    });

    for (const language of languages) {
      it(`has help in ${language} with every heading and something below each`, () => {
        const help = read('nodes', type, 'locales', language, `${type}.md`);
        const [intro = '', ...sections] = help.split(/^### /m);
        assert.ok(intro.trim().length > 20);
        assert.deepEqual(sections.map((section) => section.split('\n')[0]), headings[language]);
        for (const section of sections) assert.ok(section.split('\n').slice(1).join('').trim().length > 5, section);
      });
    }

    it('has help whose property lines the editor can lay out', () => {
      for (const language of languages) {
        const lines = read('nodes', type, 'locales', language, `${type}.md`).split('\n').filter((line) => line.startsWith(':'));
        for (const line of lines) assert.match(line, /^: [^:()]+ \([^:()]+\) : [^:]+$/, `${language}: ${line}`);
      }
    });

    it('registers its literal type in the script that ships, and fills every field of its template', () => {
      const html = read('dist', 'nodes', type, `${type}.html`);
      assert.ok(html.includes(`RED.nodes.registerType("${type}", {`));
      assert.ok(html.includes(`data-template-name="${type}"`));
      const fields = [...html.matchAll(/<(?:input|select)[^>]* id="node-(?:config-)?input-(\w+)"/g)].map((match) => match[1] ?? '');
      const declared = [...(/defaults: \{([\s\S]*?)\n\s*\},?\n/.exec(html)?.[1] ?? '').matchAll(/^\s+(\w+): \{/gm)].map((match) => match[1] ?? '');
      const credentials = [...(/credentials: \{(.*)\}/.exec(html)?.[1] ?? '').matchAll(/(\w+): \{ type: "password"/g)].map((match) => match[1] ?? '');
      assert.deepEqual([...fields].sort(), [...declared, ...credentials].sort());
    });

    if (!configTypes.has(type)) {
      it('has an icon, white on transparent, two by three, with a name of its own', () => {
        const icon = read('nodes', type, 'icons', `bitbylaw-${type}.svg`);
        assert.match(icon, /width="40" height="60"/);
        assert.deepEqual([...new Set(icon.match(/#[0-9a-f]{3,6}/gi))], ['#fff']);
        assert.ok(read('nodes', type, 'editor.ts').includes(`'bitbylaw-${type}.svg'`));
      });
    }

    it('is shown in an example', () => {
      assert.ok(examples().some(({ nodes }) => nodes.some((node) => node.type === type)));
    });
  });
}

interface ExampleNode { readonly id: string; readonly type: string; readonly z?: string; readonly wires?: readonly (readonly string[])[]; readonly [field: string]: unknown }
function examples(): { readonly name: string; readonly text: string; readonly nodes: readonly ExampleNode[] }[] {
  return readdirSync(path.join(root, 'examples')).map((name) => ({ name, text: read('examples', name), nodes: json('examples', name) as ExampleNode[] }));
}
const coreTypes = new Set(['comment', 'inject', 'debug', 'catch', 'http in', 'http response', 'change', 'template']);

for (const { name, text, nodes } of examples()) {
  describe(`the example ${name}`, () => {
    it('is numbered and opens with a comment', () => {
      assert.match(name, /^\d\d - .+\.json$/);
      assert.equal(nodes[0]?.type, 'comment');
    });

    it('uses only nodes of this package and of Node-RED', () => {
      assert.deepEqual(nodes.map((node) => node.type).filter((type) => !types.includes(type) && !coreTypes.has(type)), []);
    });

    it('is whole: every wire and every config node leads somewhere', () => {
      const ids = new Set(nodes.map((node) => node.id));
      const wired = nodes.flatMap((node) => (node.wires ?? []).flat());
      const configs = nodes.flatMap((node) => ['hub', 'advoware', 'espocrm', 'google', 'threecx'].flatMap((field) => typeof node[field] === 'string' ? [node[field]] : []));
      assert.deepEqual([...wired, ...configs].filter((id) => !ids.has(id)), []);
      assert.equal(ids.size, nodes.length);
    });

    it('gives its nodes all their fields, and no others', async () => {
      for (const node of nodes.filter(({ type }) => types.includes(type))) {
        const fields = Object.keys(((await import(`../../nodes/${node.type}/types.js`)) as { DEFAULTS: object }).DEFAULTS);
        const given = Object.keys(node).filter((field) => !['id', 'type', 'z', 'x', 'y', 'wires'].includes(field));
        assert.deepEqual(given.sort(), fields.sort(), node.type);
      }
    });

    it('holds no host, no secret and only topics of the hub', () => {
      assert.doesNotMatch(text, /https?:|credential|password|secret|apiKey/i);
      for (const node of nodes) if (typeof node['topic'] === 'string' && node['topic'] !== '') assert.ok(isTopic(node['topic']), node['topic']);
    });
  });
}

describe('what npm would ship', function () {
  this.timeout(60_000);
  let shipped: ReadonlySet<string>;
  before(() => {
    const [pack] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) as [{ files: { path: string }[] }];
    shipped = new Set(pack.files.map((file) => file.path));
  });

  for (const type of types) {
    it(`holds all of ${type}`, () => {
      const base = `dist/nodes/${type}`;
      const wanted = [
        `${base}/${type}.js`, `${base}/${type}.html`, ...(configTypes.has(type) ? [] : [`${base}/icons/bitbylaw-${type}.svg`]),
        ...languages.flatMap((language) => [`${base}/locales/${language}/${type}.json`, `${base}/locales/${language}/${type}.html`]),
      ];
      assert.deepEqual(wanted.filter((file) => !shipped.has(file)), []);
    });
  }

  it('holds every example', () => {
    assert.deepEqual(examples().map(({ name }) => `examples/${name}`).filter((file) => !shipped.has(file)), []);
  });

  it('holds no test, no source and nothing that belongs to one machine', () => {
    assert.deepEqual([...shipped].filter((file) => /(^|\/)(test|src|nodes|var|\.env)(\/|$)/.test(file.replace(/^dist\/(src|nodes)\//, ''))), []);
  });

  it('holds source maps without the text of the sources', () => {
    const maps = [...shipped].filter((file) => file.endsWith('.map'));
    assert.ok(maps.length > 0);
    for (const file of maps) assert.equal((json(file) as { sourcesContent?: unknown }).sourcesContent, undefined, file);
  });
});
