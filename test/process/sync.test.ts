import assert from 'node:assert/strict';
import type { AdvowareSystem } from './support/advoware.js';
import type { Crm } from './support/crm.js';
import { deliver } from './support/deliver.js';
import { RunningHub } from './support/running-hub.js';
import { until } from './support/until.js';

/** Inject nodes of the tab Beteiligte-Sync. */
const oneByHand = '9a19b34200cc3643';
const allDueByHand = 'a160d40fe259ed67';

interface Pair { readonly id: string; readonly betNr: unknown; readonly lastName: unknown }

describe('the hub between CRM and Advoware', function () {
  this.timeout(90_000);
  let hub: RunningHub;
  let crm: Crm;
  let advoware: AdvowareSystem;
  let known: Pair[];

  before(async () => {
    hub = await RunningHub.sandbox();
    ({ crm, advoware } = hub);
    const ids = await Promise.all(Array.from({ length: 11 }, (_, index) => crm.create({ lastName: `Verbunden${index}`, firstName: 'Ada', syncStatus: 'pending_sync' })));
    await hub.quiet();
    known = await Promise.all(ids.map(async (id) => {
      const { syncStatus, betnr, lastName } = await crm.person(id);
      assert.equal(syncStatus, 'clean');
      return { id, betNr: betnr, lastName };
    }));
  });
  after(() => hub.remove());

  /** Reads and writes at both systems since the logs were emptied. */
  async function cost(): Promise<{ readonly reads: number; readonly writes: number }> {
    const calls = [...await crm.calls(), ...await advoware.calls()];
    const reads = calls.filter(({ method }) => method === 'GET').length;
    return { reads, writes: calls.length - reads };
  }

  async function forget(): Promise<void> {
    await Promise.all([crm.forget(), advoware.forget()]);
  }

  /** Somebody known on both sides and not used by another test, with nothing left to do and empty logs. */
  async function linked(): Promise<Pair> {
    const pair = known.pop();
    assert.ok(pair);
    await hub.quiet();
    await forget();
    return pair;
  }

  it('creates in Advoware who is new in the CRM, links both, and makes two reads and two writes for it', async () => {
    await forget();
    const id = await crm.create({ lastName: 'Neuhaus', firstName: 'Nora', dateOfBirth: '1980-05-04', salutationName: 'Ms.', syncStatus: 'pending_sync' });
    await until('the new client is linked', () => crm.isClean(id));
    await hub.quiet();
    assert.deepEqual(await cost(), { reads: 2, writes: 2 });
    const [created, ...others] = await advoware.named('Neuhaus');
    assert.deepEqual(others, []);
    assert.equal((await crm.person(id))['betnr'], created?.['betNr']);
    assert.deepEqual([created?.['vorname'], created?.['anrede'], created?.['geburtsdatum']], ['Nora', 'Frau', '1980-05-04T00:00:00']);
  });

  it('brings a change in the CRM to Advoware by webhook, with two reads and two writes', async () => {
    const { id, betNr } = await linked();
    await crm.edit(id, { lastName: 'Geändert-im-CRM' });
    await until('Advoware has the change', async () => (await advoware.beteiligter(betNr))['name'] === 'Geändert-im-CRM');
    await hub.quiet();
    assert.deepEqual(await cost(), { reads: 2, writes: 2 });
    assert.equal((await crm.person(id))['syncStatus'], 'clean');
  });

  it('brings a new name, two phones and an e-mail from the CRM to Advoware with two reads and two writes and one for each of the three', async () => {
    const { id, betNr } = await linked();
    await crm.edit(id, {
      lastName: 'Erreichbar',
      phoneNumberData: [{ phoneNumber: '+4930901820', type: 'Office', primary: true }, { phoneNumber: '+491701234567', type: 'Mobile' }],
      emailAddressData: [{ emailAddress: 'ada@example.org', primary: true }],
    });
    await until('Advoware has the name', async () => (await advoware.beteiligter(betNr))['name'] === 'Erreichbar');
    await hub.quiet();
    assert.deepEqual(await cost(), { reads: 2, writes: 5 });
    const entries = (await advoware.beteiligter(betNr))['kommunikation'] as { tlf: string }[];
    assert.deepEqual(entries.map(({ tlf }) => tlf.replaceAll(/[^\d@a-z.+]/g, '')).sort(), ['+491701234567', '+4930901820', 'ada@example.org']);
  });

  it('brings a phone that somebody enters in Advoware to the CRM with two reads and, for entry and CRM, two writes', async () => {
    const { id, betNr } = await linked();
    await advoware.control('POST', `records/Beteiligte/${String(betNr)}/Kommunikationen`, { tlf: '+49 511 123456', kommKz: 1, bemerkung: 'Büro' });
    await hub.inject(oneByHand, id);
    await until('the CRM has it', async () => (await crm.person(id))['phoneNumber'] === '+49511123456');
    await hub.quiet();
    assert.deepEqual(await cost(), { reads: 2, writes: 2 });
    const [entry] = (await advoware.beteiligter(betNr))['kommunikation'] as { tlf: string; bemerkung: string }[];
    assert.equal(entry?.tlf, '+49 511 123456', 'Advoware keeps its own notation');
    assert.match(entry.bemerkung, /Büro$/);
  });

  it('brings a change in Advoware to the CRM when somebody asks for this one in the editor, with two reads and one write', async () => {
    const { id, betNr } = await linked();
    await advoware.edit(betNr, { vorname: 'Adelheid' });
    await hub.inject(oneByHand, id);
    await until('the CRM has the change', async () => (await crm.person(id))['firstName'] === 'Adelheid');
    await hub.quiet();
    assert.deepEqual(await cost(), { reads: 2, writes: 1 });
  });

  it('brings a change in Advoware to the CRM by the search of the cron, once the record is due', async () => {
    const { id, betNr } = await linked();
    await advoware.edit(betNr, { vorname: 'Adele' });
    await hub.inject(allDueByHand);
    await hub.quiet();
    assert.equal((await crm.person(id))['firstName'], 'Ada', 'a clean record of today is not due');
    await crm.withoutWebhooks(() => crm.edit(id, { syncStatus: 'dirty' }));
    await hub.quiet();
    assert.equal((await crm.person(id))['syncStatus'], 'dirty', 'nobody has told the hub');
    await hub.inject(allDueByHand);
    await until('the CRM has the change', async () => (await crm.person(id))['firstName'] === 'Adele');
    await hub.quiet();
    assert.equal((await crm.person(id))['syncStatus'], 'clean');
  });

  it('reads twice and writes nothing when nothing has changed', async () => {
    const { id } = await linked();
    await hub.inject(oneByHand, id);
    await until('the hub has looked', async () => (await cost()).reads === 2);
    await hub.quiet();
    assert.deepEqual(await cost(), { reads: 2, writes: 0 });
  });

  it('reads once and writes nothing when its own write comes back as a webhook, also when it comes three times', async () => {
    const { id } = await linked();
    const webhook = (await crm.webhooks()).update;
    await forget();
    for (let replay = 1; replay <= 3; replay += 1) {
      assert.equal((await deliver(hub.base, 'update', webhook, [{ id }])).status, 200);
      await until('the hub has looked', async () => (await cost()).reads === replay);
      await hub.quiet();
      assert.deepEqual(await cost(), { reads: replay, writes: 0 });
    }
  });

  it('merges changes that people make on both sides to different fields', async () => {
    const { id, betNr } = await linked();
    await advoware.edit(betNr, { vorname: 'Anna' });
    await crm.edit(id, { dateOfBirth: '1971-12-24' });
    await until('both changes are on both sides', async () => {
      const [here, there] = await Promise.all([crm.person(id), advoware.beteiligter(betNr)]);
      return here['firstName'] === 'Anna' && there['geburtsdatum'] === '1971-12-24T00:00:00';
    });
  });

  it('keeps in Advoware who is deleted in the CRM, and writes nothing about it', async () => {
    const { id, betNr, lastName } = await linked();
    await crm.delete(id);
    await until('the hub has heard of it', async () => await crm.readsOf(id) === 1);
    await hub.quiet();
    assert.equal((await advoware.beteiligter(betNr))['name'], lastName);
    assert.deepEqual(await cost(), { reads: 1, writes: 0 });
  });

  it('leads exactly one more run after a webhook that arrives while its record is being worked on', async () => {
    const { id } = await linked();
    const webhook = (await crm.webhooks()).update;
    await forget();
    const slow = await advoware.strike({ kind: 'delay', delayMs: 2_000, method: 'GET', path: 'Beteiligte/', times: 1 });
    await crm.edit(id, { firstName: 'Mittendrin' });
    await advoware.hasStruck(slow);
    for (let times = 0; times < 5; times += 1) assert.equal((await deliver(hub.base, 'update', webhook, [{ id }])).status, 200);
    await hub.quiet();
    assert.equal(await crm.readsOf(id), 2);
    assert.equal((await crm.person(id))['syncStatus'], 'clean');
  });

  it('carries on both sides what a person changes while the record is being worked on', async () => {
    const { id, betNr } = await linked();
    const slow = await advoware.strike({ kind: 'delay', delayMs: 1_000, method: 'PUT', path: 'Beteiligte/', times: 1 });
    await crm.edit(id, { firstName: 'Erst' });
    await advoware.hasStruck(slow);
    await crm.edit(id, { firstName: 'Dann' });
    await until('Advoware has the later one', async () => (await advoware.beteiligter(betNr))['vorname'] === 'Dann');
    await hub.quiet();
    const { firstName, syncStatus } = await crm.person(id);
    assert.deepEqual([firstName, syncStatus], ['Dann', 'clean']);
  });
});
