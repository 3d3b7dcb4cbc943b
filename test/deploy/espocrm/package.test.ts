import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPackage, buildZip, moduleFolder, root, type JsonObject, type Package } from './support/package.js';

const languages = ['de_DE', 'en_US'];

interface Cell { readonly name: string }
interface I18n { readonly fields?: Record<string, string>; readonly links?: Record<string, string>; readonly labels?: Record<string, string>; readonly tooltips?: Record<string, string>; readonly options?: Record<string, Record<string, string>> }

describe('the EspoCRM package', () => {
  let built: Package;
  before(() => { built = buildPackage(); });
  after(() => { built.remove(); });

  const below = (folder: string): readonly string[] => built.files.filter((path) => path.startsWith(`${moduleFolder}/${folder}/`));
  const i18n = (language: string, scope: string): I18n => built.json(`${moduleFolder}/Resources/i18n/${language}/${scope}.json`) as I18n;
  const layout = (name: string): unknown => built.json(`${moduleFolder}/Resources/layouts/CBeteiligte/${name}.json`);

  it('has the same bytes whenever and wherever it is built', () => {
    const again = buildZip(join(built.folder, '..', 'again'), { TZ: 'Pacific/Auckland' });
    const digest = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
    assert.equal(digest(again), digest(built.zip));
    const times = execFileSync('unzip', ['-Z', '-T', built.zip], { encoding: 'utf8' }).match(/\b\d{8}\.\d{6}\b/gu) ?? [];
    assert.deepEqual([times.length, [...new Set(times)]], [built.files.length, ['20200101.000000']]);
  });

  it('carries the version of the hub in its name and manifest', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    assert.match(built.zip, new RegExp(`/bitbylaw-hub-${version.replaceAll('.', '\\.')}\\.zip$`, 'u'));
    assert.equal((built.json('manifest.json') as { version: string }).version, version);
  });

  it('has a manifest that EspoCRM accepts', () => {
    const manifest = built.json('manifest.json') as JsonObject;
    for (const name of ['name', 'version', 'description', 'author']) assert.ok(typeof manifest[name] === 'string' && manifest[name] !== '', name);
    assert.deepEqual(manifest['acceptableVersions'], ['>=9.2.0 <11.0.0'], 'skipOwn of webhooks came with 9.2');
  });

  it('holds nothing but the manifest, the module and the scripts', () => {
    const strange = built.files.filter((path) => path !== 'manifest.json' && !path.startsWith(`${moduleFolder}/`) && !/^scripts\/(AfterInstall\.php|AfterUninstall\.php|role\.json)$/u.test(path));
    assert.deepEqual(strange, []);
  });

  it('holds JSON that parses', () => {
    const paths = built.files.filter((path) => path.endsWith('.json'));
    assert.ok(paths.length > 20);
    for (const path of paths) assert.doesNotThrow(() => built.json(path), path);
  });

  it('names in its metadata only classes that it ships or that are EspoCRM\'s own', () => {
    const named = below('Resources/metadata').flatMap((path) => [...JSON.stringify(built.json(path)).matchAll(/Espo(?:\\\\\w+)+/gu)].map(([name]) => name.replaceAll('\\\\', '/')));
    const ours = named.filter((name) => name.startsWith('Espo/Modules/BitbylawHub/'));
    assert.ok(ours.length > 0);
    for (const name of ours) assert.ok(built.files.includes(`files/custom/${name}.php`), name);
  });

  it('gives every class the namespace and name of its place', () => {
    for (const path of built.files.filter((file) => file.startsWith(moduleFolder) && file.endsWith('.php'))) {
      const text = readFileSync(join(built.folder, path), 'utf8');
      const [, namespace] = /^namespace (.+);$/mu.exec(text) ?? [];
      const [, name] = /^class (\w+)/mu.exec(text) ?? [];
      assert.equal(`files/custom/${(namespace ?? '').replaceAll('\\', '/')}/${name ?? ''}.php`, path);
    }
  });

  it('turns on what the sync relies on', () => {
    const defs = built.entityDefs('CBeteiligte');
    const scope = built.json(`${moduleFolder}/Resources/metadata/scopes/CBeteiligte.json`) as JsonObject;
    assert.equal(defs['optimisticConcurrencyControl'], true);
    assert.deepEqual(scope['duplicateCheckFieldList'], ['name', 'emailAddress']);
    assert.deepEqual([scope['object'], scope['stream'], scope['acl'], scope['type']], [true, true, true, 'Person'], 'webhooks want object, notes want stream');
  });

  it('keeps a BetNr from being used twice, but for deleted records', () => {
    const { indexes, deleteId } = built.entityDefs('CBeteiligte') as unknown as { indexes: Record<string, JsonObject>; deleteId: unknown };
    assert.deepEqual(indexes['betnrDeleteId'], { type: 'unique', columns: ['betnr', 'deleteId'] });
    assert.equal(deleteId, true);
  });

  it('leaves every field of the sync writable for the hub', () => {
    const { fields } = built.entityDefs('CBeteiligte');
    const readOnly = Object.keys(fields).filter((name) => fields[name]?.['readOnly'] === true);
    assert.deepEqual(readOnly, ['createdAt', 'modifiedAt', 'createdBy', 'modifiedBy']);
  });

  it('does not copy the state of the sync when somebody duplicates a record', () => {
    const { fields } = built.entityDefs('CBeteiligte');
    const notCopied = Object.keys(fields).filter((name) => fields[name]?.['duplicateIgnore'] === true);
    assert.deepEqual(notCopied, ['betnr', 'syncStatus', 'advowareLastSync', 'advowareDeletedAt', 'syncErrorMessage', 'syncRetryCount']);
  });

  it('shows the fields that the hub owns as read-only', () => {
    const cells = (layout('detail') as { rows: (false | (Cell & { readOnly?: true }))[][] }[]).flatMap(({ rows }) => rows.flat()).filter((cell) => cell !== false);
    const readOnly = cells.filter((cell) => cell.readOnly === true).map(({ name }) => name);
    assert.deepEqual(readOnly, ['betnr', 'advowareLastSync', 'advowareDeletedAt', 'syncErrorMessage', 'syncRetryCount']);
  });

  it('lets people filter by the state of the sync', () => {
    assert.ok((layout('filters') as string[]).includes('syncStatus'));
    assert.ok((layout('list') as Cell[]).some(({ name }) => name === 'syncStatus'));
  });

  it('lays out only fields that exist, with a label in both languages', () => {
    const { fields } = built.entityDefs('CBeteiligte');
    const paths = below('Resources/layouts');
    assert.equal(paths.length, 6);
    for (const path of paths) {
      for (const name of namesIn(built.json(path))) {
        assert.ok(fields[name], `${path}: ${name} is a field`);
        for (const language of languages) assert.ok(i18n(language, 'CBeteiligte').fields?.[name], `${path}: ${name} has a label in ${language}`);
      }
    }
  });

  for (const language of languages) {
    it(`labels every field, option, tooltip, link and panel in ${language}`, () => {
      const { fields, links } = built.entityDefs('CBeteiligte') as unknown as { fields: Record<string, JsonObject>; links: Record<string, unknown> };
      const texts = i18n(language, 'CBeteiligte');
      assert.deepEqual(Object.keys(texts.fields ?? {}).sort(), Object.keys(fields).sort());
      assert.deepEqual(Object.keys(texts.tooltips ?? {}), Object.keys(fields).filter((name) => fields[name]?.['tooltip'] === true));
      for (const name of ['syncStatus', 'salutationName']) assert.deepEqual(Object.keys(texts.options?.[name] ?? {}).sort(), [...fields[name]?.['options'] as string[]].sort());
      for (const name of Object.keys(texts.links ?? {})) assert.ok(name in links, name);
      for (const { label } of layout('detail') as { label: string }[]) assert.ok(texts.labels?.[label], label);
      for (const scope of ['Call', 'User']) {
        const named = Object.keys(built.entityDefs(scope).fields).filter((name) => /^c[A-Z]/u.test(name));
        assert.deepEqual(Object.keys(i18n(language, scope).fields ?? {}), named);
      }
      const { scopeNames, scopeNamesPlural } = i18n(language, 'Global') as { scopeNames: JsonObject; scopeNamesPlural: JsonObject };
      assert.ok(scopeNames['CBeteiligte'] !== undefined && scopeNamesPlural['CBeteiligte'] !== undefined);
    });
  }

  it('gives every state of the sync a colour', () => {
    const { options, style } = built.entityDefs('CBeteiligte').fields['syncStatus'] as { options: string[]; style: Record<string, string> };
    assert.deepEqual(Object.keys(style), options);
    for (const colour of Object.values(style)) assert.ok(['success', 'primary', 'info', 'warning', 'danger'].includes(colour), colour);
  });

  it('shows the fields of a call where they exist', () => {
    const defs = built.json(`${moduleFolder}/Resources/metadata/clientDefs/Call.json`) as { sidePanels: { detail: [string, { options: { fieldList: Cell[] } }] } };
    const [append, panel] = defs.sidePanels.detail;
    assert.equal(append, '__APPEND__', 'the panels of EspoCRM stay');
    assert.deepEqual(panel.options.fieldList.map(({ name }) => name).sort(), Object.keys(built.entityDefs('Call').fields).filter((name) => name !== 'parent').sort());
  });

  it('lets activities belong to a Beteiligter without taking away other parents', () => {
    for (const entity of ['Call', 'Meeting', 'Task', 'Email']) {
      assert.deepEqual(built.entityDefs(entity).fields['parent'], { entityList: ['__APPEND__', 'CBeteiligte'] }, entity);
    }
  });
});

/** The names of the fields in a layout of any kind. */
function namesIn(part: unknown): readonly string[] {
  if (typeof part === 'string') return [part];
  if (Array.isArray(part)) return part.flatMap(namesIn);
  if (typeof part !== 'object' || part === null) return [];
  if ('rows' in part) return namesIn(part.rows);
  return 'name' in part && typeof part.name === 'string' ? [part.name] : [];
}
