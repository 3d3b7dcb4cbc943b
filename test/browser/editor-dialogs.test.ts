import assert from 'node:assert/strict';
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { topics } from '../../src/hub/events/topics.js';
import { startEditor, type RunningEditor } from './support/editor.js';

const nodesDir = path.resolve(__dirname, '../../nodes');
const types = readdirSync(nodesDir).filter((name) => existsSync(path.join(nodesDir, name, `${name}.ts`)));
const configTypes = new Set(['hub-config', 'advoware-account', 'espocrm-account', 'google-account', '3cx-account']);
/** What is missing on purpose: every config node of the flow's nodes. */
const withoutRequired = new Set(['hub-config', 'http-error']);

/** One node of each type, with the defaults of the dialog and nothing connected. */
const idOf = (type: string): string => `test-${type}`;
const flow = [
  { id: 'tab', type: 'tab', label: 'test' },
  ...types.map((type, index) => ({
    id: idOf(type), type, name: '', ...(configTypes.has(type) ? {} : { z: 'tab', x: 200, y: 60 + 60 * index, wires: [] }),
  })),
];

const expected = {
  'de-DE': { language: 'de', headings: ['Eingaben', 'Ausgaben', 'Details', 'Verweise'], reason: 'Bitte' },
  'en-US': { language: 'en-US', headings: ['Inputs', 'Outputs', 'Details', 'References'], reason: 'Please' },
} as const;

describe('the edit dialogs', function () {
  this.timeout(60_000);
  let editor: RunningEditor;
  before(async () => { editor = await startEditor(flow); });
  after(() => editor.stop());

  for (const [locale, { language, headings, reason }] of Object.entries(expected)) {
    describe(`in ${language}`, () => {
      let page: Page;
      let pageErrors: readonly string[];
      let close = (): Promise<void> => Promise.resolve();
      before(async () => {
        const opened = await editor.open(locale);
        ({ page, pageErrors } = opened);
        close = () => opened.close();
      });
      after(() => close());

      for (const type of types) {
        it(`${type}: opens with every label in the language`, async () => {
          const shown = await openDialog(page, type);
          const texts = catalogue(type, language);
          assert.deepEqual(shown.keys, [], 'raw message keys are visible');
          for (const label of shown.labels) assert.ok(texts.has(label), `not from the catalogue: ${label}`);
          assert.ok(shown.labels.length > 0);
          await closeDialog(page);
        });

        it(`${type}: shows its help with all headings`, async () => {
          const help = await helpOf(page, type);
          assert.deepEqual(help.headings, headings);
          assert.ok(help.text.includes(introOf(type, language)), help.text.slice(0, 200));
        });

        it(`${type}: has a label and a description of its own in the palette`, async () => {
          if (configTypes.has(type)) return;
          const label = await page.evaluate(`RED.utils.getPaletteLabel(${JSON.stringify(type)}, RED.nodes.getType(${JSON.stringify(type)}))`);
          assert.equal(label, labelOf(type, language));
        });
      }

      for (const type of ['event-emit', 'event-listen']) {
        it(`${type}: offers every topic of the hub`, async () => {
          await openDialog(page, type);
          const offered = await page.locator('#node-input-topic').evaluate((field) => [...(field as HTMLInputElement).list?.options ?? []].map(({ value }) => value));
          assert.deepEqual(offered, Object.keys(topics));
          await closeDialog(page);
        });
      }

      it('marks every node whose required fields are empty', async () => {
        const valid = await page.evaluate(`${JSON.stringify(types)}.filter((type) => RED.editor.validateNode(RED.nodes.node('test-' + type)))`);
        assert.deepEqual(valid, types.filter((type) => withoutRequired.has(type)));
      });

      it('tells in the language why a value does not fit', async () => {
        const told = await page.evaluate('RED.nodes.getType("event-listen").defaults.concurrency.validate.call(RED.nodes.node("test-event-listen"), "many", {})');
        assert.match(String(told), new RegExp(`^${reason}`));
      });

      it('takes a variable of the environment in every text field', async () => {
        const refused = await page.evaluate(`(() => {
          const node = RED.nodes.node('test-advoware-account');
          for (const field of ['baseUrl', 'tokenUrl', 'productId', 'role']) node[field] = '\${HUB_TEST}';
          RED.editor.validateNode(node);
          return node.validationErrors.filter((text) => !/hub/.test(text));
        })()`);
        assert.deepEqual(refused, []);
      });

      it('runs without an error in the page', () => {
        assert.deepEqual(pageErrors, []);
      });
    });
  }
});

async function openDialog(page: Page, type: string): Promise<{ labels: string[]; keys: string[] }> {
  await page.evaluate(configTypes.has(type)
    ? `RED.editor.editConfig('', ${JSON.stringify(type)}, ${JSON.stringify(idOf(type))})`
    : `RED.editor.edit(RED.nodes.node(${JSON.stringify(idOf(type))}))`);
  const form = page.locator('.red-ui-tray form').first();
  await form.waitFor();
  return form.evaluate((element) => {
    const visible = [...element.querySelectorAll<HTMLElement>('label span[data-i18n], .form-tips[data-i18n], option[data-i18n]')];
    const placeholders = [...element.querySelectorAll<HTMLInputElement>('input[placeholder]')].map((input) => input.placeholder);
    const labels = visible.map((one) => one.textContent.trim());
    return { labels, keys: [...labels, ...placeholders].filter((text) => text === '' || /^[a-z-]+\.[a-z]+(\.|$)/i.test(text)) };
  });
}

async function closeDialog(page: Page): Promise<void> {
  await page.evaluate('RED.tray.close()');
  await page.locator('.red-ui-tray').last().waitFor({ state: 'detached' });
}

async function helpOf(page: Page, type: string): Promise<{ headings: string[]; text: string }> {
  return await page.evaluate(`(() => {
    RED.sidebar.help.show(${JSON.stringify(type)});
    const help = document.querySelector('.red-ui-help-title').parentElement;
    return { headings: [...help.querySelectorAll('h3')].map((one) => one.textContent.trim()), text: help.textContent };
  })()`);
}

/** Every text the dialog of a type may show in the language. */
function catalogue(type: string, language: string): ReadonlySet<string> {
  return new Set(textsOf(JSON.parse(readFileSync(path.resolve(nodesDir, `../dist/nodes/${type}/locales/${language}/${type}.json`), 'utf8'))));
}

function textsOf(value: unknown): string[] {
  return typeof value === 'string' ? [value] : Object.values(value as object).flatMap(textsOf);
}

function introOf(type: string, language: string): string {
  const help = readFileSync(path.join(nodesDir, type, 'locales', language, `${type}.md`), 'utf8');
  return (help.split('\n')[0] ?? '').replaceAll('*', '').replaceAll('`', '');
}

function labelOf(type: string, language: string): string {
  const texts = JSON.parse(readFileSync(path.join(nodesDir, type, 'locales', language, `${type}.json`), 'utf8')) as Record<string, { label: string }>;
  return texts[type]?.label ?? '';
}
