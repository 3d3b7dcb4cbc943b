import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { Temporal } from 'temporal-polyfill';
import { projectRoot } from '../../src/app/project-root.js';
import { freePort } from '../app/process/hub-process.js';
import { apiKey, setUpWebhooks, startOutsideWorld, type OutsideWorld } from './support/outside-world.js';
import { RunningHub } from './support/running-hub.js';
import type { Fields } from './support/stand-in.js';
import { until } from './support/until.js';

const cron = 'vmh.beteiligte.cron';
/** What a run leaves on a record that it only looked at. */
const lookMarks = ['syncStatus', 'modifiedAt', 'modifiedById', 'versionNumber', 'advowareLastSync', 'streamUpdatedAt'];

/** Whose calendars are kept. */
const employees = ['KL', 'MB'];
/** A week ahead of whenever this runs. */
const day = Temporal.Now.plainDateISO('Europe/Berlin').add({ days: 7 }).toString();

/** One employee's appointments, and every calendar that is his. */
interface Agenda { readonly calendars: readonly { readonly id: string }[]; readonly events: readonly Fields[]; readonly appointments: readonly Fields[] }
/** What the sides hold of everybody, without the times and versions that a mere look leaves behind. */
interface Sides { readonly advoware: readonly Fields[]; readonly crm: readonly Fields[]; readonly agendas: readonly Agenda[] }

describe('what is left when the hub has lost its memory', function () {
  this.timeout(120_000);
  let world: OutsideWorld;
  let hub: RunningHub;
  let ids: readonly string[];
  let atRest: Sides;

  before(async () => {
    world = await startOutsideWorld();
    const port = await freePort();
    const secrets = await setUpWebhooks(world.env, `http://127.0.0.1:${port}`);
    hub = await RunningHub.start({ env: { ...world.env, ...world.calendarEnv, ESPOCRM_WEBHOOK_SECRETS: secrets, LOG_LEVEL: 'warn' }, port });
    ids = await Promise.all(['Anker', 'Bauer', 'Cordes'].map((lastName, index) => world.crm.create({
      lastName, firstName: 'Erik', syncStatus: 'pending_sync',
      phoneNumberData: [{ phoneNumber: `+4930901820${index}`, type: 'Office', primary: true }, { phoneNumber: `+4917012345${index}0`, type: 'Mobile' }],
      emailAddressData: [{ emailAddress: `erik${index}@example.org`, primary: true }],
    })));
    for (const anwalt of employees) await enter(anwalt, 'Aus Advoware', '10');
    await syncCalendars();
    for (const kuerzel of employees) await create(kuerzel, 'Aus Google', '14');
    await syncCalendars();
    await hub.quiet(world.crm);
    atRest = await sides();
    assert.deepEqual(atRest.agendas.map(numbers), employees.map(() => [2, 2]));
    assert.equal(atRest.advoware.length, 3);
    for (const { kommunikation } of atRest.advoware) assert.equal((kommunikation as unknown[]).length, 3);
  });
  after(async () => {
    await hub.remove();
    await world.stop();
  });

  async function sides(): Promise<Sides> {
    const [advoware, crm, agendas] = await Promise.all([world.advoware.everybody(), world.crm.everybody(), Promise.all(employees.map(agenda))]);
    return { advoware: advoware.map((each) => without(each, ['rowId', 'geaendertAm'])), crm: crm.map((each) => without(each, lookMarks)), agendas };
  }

  async function agenda(kuerzel: string): Promise<Agenda> {
    const [calendars, events, appointments] = await Promise.all([world.google.calendars(kuerzel), world.google.events(kuerzel), world.advoware.appointments(kuerzel)]);
    return { calendars, events, appointments };
  }

  const enter = (anwalt: string, text: string, hour: string): Promise<number> => world.advoware.enter({ anwalt, text, datum: day, uhrzeitVon: `${hour}:00:00`, uhrzeitBis: `${hour}:30:00` });
  const create = (kuerzel: string, summary: string, hour: string): Promise<void> =>
    world.google.create(kuerzel, { summary, visibility: 'private', start: { dateTime: `${day}T${hour}:00:00`, timeZone: 'Europe/Berlin' }, end: { dateTime: `${day}T${hour}:30:00`, timeZone: 'Europe/Berlin' } });

  async function syncCalendars(wish: object = {}): Promise<void> {
    const post = (kuerzel: string): Promise<Response> =>
      fetch(`${hub.base}/advoware/calendar/sync`, { method: 'POST', body: JSON.stringify({ kuerzel, ...wish }), headers: { 'X-API-Key': apiKey, 'content-type': 'application/json' } });
    for (const { status } of await Promise.all(employees.map(post))) assert.equal(status, 202);
    await hub.quietEvents();
  }

  async function ledger<Row>(sql: string): Promise<readonly Row[]> {
    const client = new Client({ connectionString: world.databaseUrl });
    await client.connect();
    try {
      return (await client.query(sql)).rows as Row[];
    } finally {
      await client.end();
    }
  }

  async function loseLedger(): Promise<void> {
    await ledger('DROP SCHEMA public CASCADE');
    await ledger('CREATE SCHEMA public');
  }

  async function loseRedis(): Promise<void> {
    const redis = new Redis(world.redisPort);
    await redis.flushall();
    redis.disconnect();
  }

  /** Stops the hub, loses something, starts it on what is left. */
  async function lose(...what: readonly (() => Promise<void>)[]): Promise<void> {
    assert.equal(await hub.end(), 0);
    for (const one of what) await one();
    await hub.launch('ready');
    await Promise.all([world.crm.forget(), world.advoware.forget(), world.google.forget()]);
  }

  /** Everybody is due, and no webhook tells of it: the next search of the cron has to find them. */
  async function allAreDue(): Promise<void> {
    await world.crm.withoutWebhooks(async () => { for (const id of ids) await world.crm.edit(id, { syncStatus: 'dirty' }); });
  }

  /** The search for Beteiligte that are due, and one run over each calendar. */
  async function nextRuns(): Promise<void> {
    await nextSearch();
    await syncCalendars();
  }

  async function nextSearch(): Promise<void> {
    const connection = new Redis(world.redisPort, { db: 0 });
    const queue = new Queue(cron, { connection, prefix: '{hub}', skipMetasUpdate: true });
    const done = await hub.metric('hub_events_total', { topic: cron, outcome: 'done' });
    try {
      await (await queue.getDelayed())[0]?.promote();
      await until('the search is over', async () => await hub.metric('hub_events_total', { topic: cron, outcome: 'done' }) > done);
      await until('all are clean', async () => (await Promise.all(ids.map((id) => world.crm.isClean(id)))).every(Boolean));
      await hub.quiet(world.crm);
    } finally {
      await queue.close();
      connection.disconnect();
    }
  }

  async function isWhole(): Promise<void> {
    const links = await ledger<{ left_id: string; right_id: string; state: string }>('SELECT left_id, right_id, state FROM link ORDER BY left_id');
    const wanted = await Promise.all([...ids].sort().map(async (id) => ({ left_id: id, right_id: String((await world.crm.person(id))['betnr']), state: 'linked' })));
    assert.deepEqual(links, wanted, 'every link is there');
    await calendarsAreKnown();
    assert.deepEqual(await sides(), atRest, 'both sides are as they were');
    const written = (await world.advoware.calls()).filter(({ method }) => method !== 'GET');
    assert.deepEqual(written, [], 'nothing was created, changed or deleted in Advoware');
    assert.deepEqual((await world.crm.calls()).filter(({ method }) => method === 'POST' || method === 'DELETE'), []);
    assert.deepEqual(await world.google.writes(), [], 'nor in Google');
  }

  /** Each employee's one calendar is in the ledger, and each of its events with the appointment that it was made of, or that was made of it. */
  async function calendarsAreKnown(): Promise<void> {
    for (const kuerzel of employees) {
      const { calendars, events, appointments } = await agenda(kuerzel);
      assert.deepEqual(await ledger(`SELECT calendar_id AS id FROM calendar WHERE kuerzel = '${kuerzel}'`), calendars.map(({ id }) => ({ id })));
      const eventAt = (clock: unknown): Fields | undefined => events.find(({ start }) => (start as { dateTime: string }).dateTime.includes(`T${String(clock)}`));
      const wanted = appointments.map(({ frNr, uhrzeitVon }) => ({ number: String(frNr), event: eventAt(uhrzeitVon)?.['id'] }));
      assert.deepEqual(await ledger(`SELECT fr_nr AS number, event_key AS event FROM calendar_pair WHERE kuerzel = '${kuerzel}' AND state = 'linked' ORDER BY fr_nr`), wanted);
    }
  }

  it('finds every link again by the next search when the ledger is lost, and changes nothing', async () => {
    await lose(loseLedger);
    await allAreDue();
    await nextRuns();
    await isWhole();
  });

  it('carries on when Redis is lost: schedule, token and locks come back by themselves', async () => {
    await lose(loseRedis);
    await allAreDue();
    await nextRuns();
    await isWhole();
  });

  it('finds every link again when both are lost, and changes nothing', async () => {
    await lose(loseLedger, loseRedis);
    await allAreDue();
    await nextRuns();
    await isWhole();
  });

  it('takes an old backup for what it is: what was done since then is on both sides, and stays', async () => {
    const [first = ''] = ids;
    const [kuerzel = ''] = employees;
    const backup = await script('backup.sh', await mkdtemp(join(hub.varDir, 'backup-')));
    await world.crm.edit(first, { firstName: 'Erich' });
    await until('Advoware has the change', async () => (await world.advoware.named(String((await world.crm.person(first))['lastName'])))[0]?.['vorname'] === 'Erich');
    await Promise.all([enter(kuerzel, 'Nach der Sicherung', '11'), create(kuerzel, 'Nach der Sicherung', '15')]);
    await syncCalendars();
    await hub.quiet(world.crm);
    atRest = await sides();
    await lose(async () => { await script('restore.sh', backup); });
    await allAreDue();
    await nextRuns();
    await isWhole();
  });

  /** As an administrator calls it, with the hub's own variables. */
  async function script(name: 'backup.sh' | 'restore.sh', folder: string): Promise<string> {
    const { stdout } = await promisify(execFile)(join(projectRoot(__dirname), 'deploy', 'backup', name), [folder], {
      env: { PATH: process.env['PATH'], DATABASE_URL: world.databaseUrl, REDIS_URL: `redis://127.0.0.1:${world.redisPort}`, RESTORE_OVERWRITE: 'yes' },
    });
    return stdout.trim();
  }

  it('brings what people did on both sides meanwhile to the other side, and deletes nothing', async () => {
    const [first = '', second = ''] = ids;
    const [one = '', other = ''] = employees;
    await syncCalendars({ full_content: true });
    const meanwhile = async (): Promise<void> => {
      await allAreDue();
      await world.crm.withoutWebhooks(() => world.crm.edit(first, { phoneNumberData: [{ phoneNumber: '+49309018200', type: 'Office', primary: true }, { phoneNumber: '+491701234500', type: 'Mobile' }, { phoneNumber: '+49511123456', type: 'Home' }] }));
      await world.advoware.edit((await world.crm.person(second))['betnr'], { geburtsdatum: '1980-05-04T00:00:00' });
      await enter(one, 'Inzwischen', '12');
      await create(other, 'Inzwischen', '16');
    };
    await lose(loseLedger, loseRedis, meanwhile);
    await nextRuns();
    assert.equal((await world.crm.person(second))['dateOfBirth'], '1980-05-04');
    const entries = (await world.advoware.beteiligter((await world.crm.person(first))['betnr']))['kommunikation'] as { tlf: string }[];
    assert.equal(entries.length, 4);
    assert.ok(entries.some(({ tlf }) => tlf.replaceAll(/\D/g, '').endsWith('511123456')));
    assert.equal((await world.advoware.everybody()).length, 3);
    assert.deepEqual((await world.advoware.calls()).filter(({ method }) => method === 'DELETE'), []);
    const { agendas } = await sides();
    assert.deepEqual(agendas.map(numbers), atRest.agendas.map(numbers).map((before) => before.map((count) => count + 1)), 'one more in each');
    for (const [index, before] of atRest.agendas.entries()) assert.deepEqual(identities(before).filter((id) => !identities(agendas[index] ?? assert.fail()).includes(id)), []);
    await calendarsAreKnown();
  });

  it('does not remember who wants to see contents: it masks them in Google, keeps them in Advoware, and shows them when asked again', async () => {
    const texts = ['Aus Advoware', 'Aus Google', 'Inzwischen'];
    const { events, appointments } = await agenda('MB');
    assert.deepEqual([titles(events), titles(appointments)], [['Aus Google', 'Inzwischen', 'Termin (Advoware)'], texts]);
    await syncCalendars({ full_content: true });
    const shown = await agenda('MB');
    assert.deepEqual([titles(shown.events), titles(shown.appointments)], [texts, texts]);
  });
});

const numbers = ({ events, appointments }: Agenda): readonly number[] => [events.length, appointments.length];
const identities = ({ events, appointments }: Agenda): readonly unknown[] => [...events.map(({ id }) => id), ...appointments.map(({ frNr }) => frNr)];

/** As the one side or the other calls it. */
const titles = (records: readonly Fields[]): readonly string[] => records.map(({ summary, text }) => String(summary ?? text)).sort();

function without(record: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}
