import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../src/app/project-root.js';
import { expectations } from '../../src/hub/settings/variables.js';

const root = projectRoot(__dirname);
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const inFolder = (folder: string): string[] => readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`);
const pages = ['README.md', 'CHANGELOG.md', ...inFolder('docs').filter((name) => name.endsWith('.md'))];
const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();
const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

/** Headings as a page of Markdown is linked to: small letters, words joined by hyphens. */
const anchors = (text: string): string[] => found(text, /^#+ (.+)$/gm).map((heading) => heading.toLowerCase().replaceAll(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'));

describe('the documentation', () => {
  for (const page of pages) {
    it(`has no dead link in ${page}`, () => {
      const links = found(read(page), /\]\(((?!https?:)[^)\s]+)\)/g);
      assert.deepEqual(links.filter((link) => !leadsSomewhere(page, link)), []);
    });

    it(`names in ${page} only files that exist`, () => {
      const paths = found(read(page), /(?<![\w/.:}-])((?:src|nodes|flows|test|deploy|docs|scripts|bench|examples)\/[\w./-]*[\w/])(?![\w*{<$…]|-\w)/g);
      assert.deepEqual(paths.filter((file) => !exists(file) && !madeByHand.has(file)), []);
    });

    it(`names in ${page} only commands of package.json`, () => {
      const { scripts } = JSON.parse(read('package.json')) as { scripts: object };
      assert.deepEqual(sorted(found(read(page), /npm run (?:--silent )?([a-z][\w:-]*)/g)).filter((command) => !(command in scripts)), []);
    });
  }

  function leadsSomewhere(page: string, link: string): boolean {
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? page : path.join(path.dirname(page), file);
    return existsSync(path.join(root, target)) && (anchor === undefined || anchors(read(target)).includes(anchor));
  }

  /** Tests are named without their ending. */
  const exists = (file: string): boolean => ['', '.test.ts', '.ts'].some((ending) => existsSync(path.join(root, file + ending)));
});

/** What the administrator makes, as docs/deployment.md says. */
const madeByHand = new Set(['deploy/hub.env', 'deploy/.env', 'deploy/tls', 'deploy/secrets']);

describe('README.md', () => {
  it('explains every variable that the hub reads, and no other', () => {
    const rows = found(read('README.md').split('## Configuration')[1]?.split('\n## ')[0] ?? '', /^\| (`.+?) \|/gm);
    assert.deepEqual(sorted(rows.flatMap((row) => found(row, /`([A-Z][A-Z\d_]+)`/g))), sorted(Object.keys(expectations)));
  });

  it('lists every command that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: object };
    assert.deepEqual(sorted(found(read('README.md'), /npm (?:run (?:--silent )?)?([a-z][\w:-]*)/g).filter((word) => word in scripts)), sorted(Object.keys(scripts)));
  });

  it('leads to every page of the documentation', () => {
    const linked = new Set(found(read('README.md'), /\]\((docs\/[^)#]+)/g));
    assert.deepEqual(pages.filter((page) => page.startsWith('docs/') && !page.startsWith('docs/decisions/') && !linked.has(page)), []);
  });
});

describe('deploy/hub.env.example', () => {
  it('names only variables that the hub reads', () => {
    assert.deepEqual(sorted(found(read('deploy/hub.env.example'), /^#? ?([A-Z][A-Z\d_]+)=/gm)).filter((name) => !(name in expectations)), []);
  });
});
