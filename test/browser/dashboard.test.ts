import assert from 'node:assert/strict';
import { hashSync } from 'bcryptjs';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { Crm } from '../process/support/crm.js';
import { RunningHub } from '../process/support/running-hub.js';
import { until } from '../process/support/until.js';
import { flags } from './support/editor.js';

const password = 'ein-kennwort-fuer-den-test';

describe('The dashboard in the browser', function () {
  this.timeout(120_000);
  let hub: RunningHub;
  let crm: Crm;
  let browser: Browser;

  before(async () => {
    const hash = hashSync(password, 4);
    [hub, browser] = await Promise.all([
      RunningHub.sandbox({ EDITOR_USERS: `anna:${hash}:full,bert:${hash}:read` }),
      chromium.launch({ executablePath: '/usr/bin/chromium', args: flags, headless: true }),
    ]);
    crm = hub.crm;
  });
  after(async () => {
    await browser.close();
    await hub.remove();
  });

  async function open(path: string, username: string, viewport = { width: 1_280, height: 900 }): Promise<{ readonly page: Page; readonly faults: readonly string[] }> {
    const context = await browser.newContext({ locale: 'de-DE', viewport, httpCredentials: { username, password } });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const faults: string[] = [];
    page.on('pageerror', ({ message }) => { faults.push(message); });
    page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
    await page.goto(`${hub.base}/dashboard/${path}`);
    return { page, faults };
  }

  /** A client whose name has travelled from the CRM to Advoware. */
  async function renamed(name: string): Promise<{ readonly id: string; readonly betNr: number }> {
    const id = await crm.create({ lastName: 'Anfang', firstName: name, syncStatus: 'pending_sync' });
    await until('it is created', () => crm.isClean(id));
    await crm.edit(id, { lastName: 'Danach', syncStatus: 'dirty' });
    const betNr = Number((await crm.person(id))['betnr']);
    await until('it has travelled', async () => (await hub.advoware.beteiligter(betNr))['name'] === 'Danach' && await crm.isClean(id));
    return { id, betNr };
  }

  it('lets nobody in without a password', async () => {
    assert.equal((await fetch(`${hub.base}/dashboard/zustand`)).status, 401);
    assert.equal((await fetch(`${hub.base}/dashboard/_setup`)).status, 401);
  });

  const pages = [['zustand', 'Redis'], ['beteiligte', 'abgeglichen'], ['kalender', 'Kalender'], ['anrufe', 'Anrufe'], ['warteschlange', 'vmh.beteiligte.update'], ['journal', 'Journal']] as const;
  for (const [path, words] of pages) {
    it(`shows the page ${path} with what is behind it, on a desk and on a phone, without an error`, async () => {
      for (const viewport of [{ width: 1_280, height: 900 }, { width: 390, height: 800 }]) {
        const { page, faults } = await open(path, 'anna', viewport);
        await page.getByText(words).first().waitFor();
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth + 1), `${path} fits ${viewport.width}`);
        assert.deepEqual(faults, []);
        await page.context().close();
      }
    });
  }

  it('shows a record that needs somebody, and brings it back to life with a click', async () => {
    const { id } = await renamed('Karl');
    await crm.withoutWebhooks(() => crm.edit(id, { syncStatus: 'permanently_failed', syncRetryCount: 5, syncErrorMessage: 'Advoware war zu lange nicht da.' }));
    const { page } = await open('beteiligte', 'anna');
    await page.getByText('Advoware war zu lange nicht da.').waitFor();
    await page.getByRole('button', { name: 'Noch einmal' }).click();
    await page.getByText('Der Beteiligte wird neu abgeglichen.').waitFor();
    await until('it is in step again', () => crm.isClean(id));
    await page.context().close();
  });

  it('takes a change back from the journal, on both sides, under the name of who did it', async () => {
    const { id, betNr } = await renamed('Lotte');
    const { page } = await open('journal', 'anna');
    await page.getByRole('textbox', { name: /Suchen/ }).fill(String(betNr));
    await page.getByRole('textbox', { name: /Suchen/ }).press('Enter');
    await page.getByText(`PUT Beteiligte ${betNr}`).first().click();
    await page.getByRole('button', { name: 'Zurücknehmen' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Zurücknehmen' }).click();
    await page.getByText('Die Änderung ist zurückgenommen.').waitFor();
    await until('both sides have the old name', async () => (await crm.person(id))['lastName'] === 'Anfang' && (await hub.advoware.beteiligter(betNr))['name'] === 'Anfang');
    await page.getByRole('textbox', { name: /Suchen/ }).press('Enter');
    await page.getByText('anna').first().waitFor();
    await page.context().close();
  });

  it('refuses a click of somebody who may only read, and tells them', async () => {
    const { id } = await renamed('Max');
    await crm.withoutWebhooks(() => crm.edit(id, { syncStatus: 'conflict', syncErrorMessage: 'Bitte ansehen.' }));
    const { page } = await open('beteiligte', 'bert');
    await page.getByText('Bitte ansehen.').waitFor();
    await page.getByRole('button', { name: 'Noch einmal' }).click();
    await page.getByText('Ihr Konto darf nur lesen.').waitFor();
    assert.equal((await crm.person(id))['syncStatus'], 'conflict');
    await page.context().close();
  });
});
