import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { RunningHub } from '../process/support/running-hub.js';
import { until } from '../process/support/until.js';

const shipped = path.resolve(__dirname, '../../flows');
const flags = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];
/** „Beteiligten abgleichen“ in the tab Beteiligte-Sync. */
const nodeId = 'b5bd0602bfb8d35a';
const file = 'beteiligte-sync.json';
/** As wide as the old one: a wider node would make the editor move it and widen its group. */
const newName = 'abgleichen Beteiligten';

describe('deploying in the editor of a running hub', function () {
  this.timeout(120_000);
  let scratch: string;
  let flowsDir: string;
  let hub: RunningHub;
  let context: BrowserContext;
  let page: Page;
  let atFirst: ReadonlyMap<string, string>;
  const pageErrors: string[] = [];

  before(async () => {
    scratch = await mkdtemp(path.join(os.tmpdir(), 'hub-deploy-'));
    flowsDir = path.join(scratch, 'flows');
    await cp(shipped, flowsDir, { recursive: true });
    hub = await RunningHub.sandbox({ HUB_FLOWS_DIR: flowsDir });
    context = await chromium.launchPersistentContext(path.join(scratch, 'profile'), {
      executablePath: '/usr/bin/chromium', args: flags, headless: true, locale: 'de-DE', viewport: { width: 1_400, height: 1_000 },
    });
    page = context.pages()[0] ?? await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => { pageErrors.push(error.message); });
    await openEditor();
    atFirst = await texts();
  });
  after(async () => {
    await context.close();
    await hub.remove();
    await rm(scratch, { recursive: true, force: true });
  });

  async function texts(): Promise<ReadonlyMap<string, string>> {
    const names = await readdir(flowsDir);
    return new Map(await Promise.all(names.sort().map(async (name) => [name, await readFile(path.join(flowsDir, name), 'utf8')] as const)));
  }

  async function openEditor(): Promise<void> {
    await page.goto(`${hub.base}/editor/`);
    await page.waitForFunction(`window.RED && RED.nodes && RED.nodes.node && RED.nodes.node(${JSON.stringify(nodeId)}) && !document.querySelector("#red-ui-loading-progress:not([style*=none])")`, undefined, { timeout: 60_000 });
  }

  /** As a person does it: double click, type, Done. */
  async function rename(name: string): Promise<void> {
    await page.evaluate(`RED.workspaces.show(RED.nodes.node(${JSON.stringify(nodeId)}).z); RED.view.reveal(${JSON.stringify(nodeId)})`);
    await page.locator(`[id="${nodeId}"] .red-ui-flow-node`).first().dblclick();
    await page.locator('#node-input-name').fill(name);
    await page.locator('#node-dialog-ok').click();
    await page.locator('.red-ui-tray').last().waitFor({ state: 'detached' });
  }

  async function deploy(): Promise<void> {
    const saved = page.waitForResponse((response) => response.url().endsWith('/editor/flows') && response.request().method() === 'POST');
    await page.locator('#red-ui-header-button-deploy').click();
    assert.ok((await saved).ok());
    await page.waitForFunction('!RED.nodes.dirty()');
  }

  const changedFiles = async (): Promise<string[]> => {
    const now = await texts();
    return [...new Set([...now.keys(), ...atFirst.keys()])].filter((name) => now.get(name) !== atFirst.get(name));
  };

  it('begins with the files as they are shipped: opening the editor changes none', async () => {
    for (const [name, text] of atFirst) assert.equal(text, await readFile(path.join(shipped, name), 'utf8'), name);
    assert.equal(await page.evaluate('RED.nodes.dirty()'), false);
  });

  it('writes the one file of the tab in which a node was renamed, and in it that line alone; the others stay as they were to the byte', async () => {
    await rename(newName);
    await deploy();
    assert.deepEqual(await changedFiles(), [file]);
    const lines = (text = ''): string[] => text.split('\n');
    const [old, now] = [lines(atFirst.get(file)), lines((await texts()).get(file))];
    assert.equal(now.length, old.length);
    assert.deepEqual(now.flatMap((line, index) => (line === old[index] ? [] : [[old[index], line]])), [
      ['    "name": "Beteiligten abgleichen",', `    "name": "${newName}",`],
    ]);
  });

  it('leaves the tab working: a new client in the CRM comes to Advoware by the webhook', async () => {
    const id = await hub.crm.create({ lastName: 'Nach-Deploy', firstName: 'Dora', syncStatus: 'pending_sync' });
    await until('she is linked', () => hub.crm.isClean(id));
    assert.equal((await hub.advoware.named('Nach-Deploy')).length, 1);
    assert.ok(await hub.isReady());
  });

  it('shows the new name to whoever opens the editor next', async () => {
    await openEditor();
    assert.equal(await page.evaluate(`RED.nodes.node(${JSON.stringify(nodeId)}).name`), newName);
  });

  it('loses and doubles nothing that is being worked on at that moment', async () => {
    const slow = await hub.advoware.strike({ kind: 'delay', delayMs: 6_000, method: 'POST', path: 'Beteiligte$', times: 1 });
    await rename('Abgleichen Beteiligten');
    const id = await hub.crm.create({ lastName: 'Während-Deploy', firstName: 'Dora', syncStatus: 'pending_sync' });
    await hub.advoware.hasStruck(slow);
    await deploy();
    await until('she is linked', () => hub.crm.isClean(id));
    await hub.quiet();
    assert.equal((await hub.advoware.named('Während-Deploy')).length, 1);
  });

  it('gives back the very files when the name is put back', async () => {
    await rename('Beteiligten abgleichen');
    await deploy();
    assert.deepEqual(await changedFiles(), []);
  });

  it('runs without an error in the page and in the log', () => {
    assert.deepEqual(pageErrors, []);
    assert.doesNotMatch(hub.output, /"level":"(error|fatal)"/);
  });
});
