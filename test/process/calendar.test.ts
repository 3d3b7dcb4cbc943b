import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { keys } from '../../src/hub/redis/keys.js';
import { flowsDir } from '../flows/shipped-flows.js';
import type { AdvowareSystem } from './support/advoware.js';
import type { GoogleSystem } from './support/google.js';
import { RunningHub } from './support/running-hub.js';
import type { Fields } from './support/stand-in.js';
import { until } from './support/until.js';

const apiKey = { 'X-API-Key': 'sandbox-api-key-0000' };
const today = Temporal.Now.zonedDateTimeISO('Europe/Berlin').toPlainDate();
const day = (days: number): string => today.add({ days }).toString();

/** Calendars of the invented firm through the hub's own flow: every person of these tests has one to himself. */
describe('calendars', function () {
  this.timeout(120_000);
  let hub: RunningHub;
  let advoware: AdvowareSystem;
  let google: GoogleSystem;

  before(async () => {
    hub = await RunningHub.sandbox({ CALENDAR_POLL_SECONDS: '86400' });
    ({ advoware, google } = hub);
  });
  after(() => hub.remove());

  const start = (body: unknown, path = '/advoware/calendar/sync'): Promise<Response> =>
    fetch(hub.base + path, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers: { ...apiKey, 'content-type': 'application/json' } });

  /** One run by the endpoint, until nothing is left to do. */
  async function sync(kuerzel: string, wish: object = {}): Promise<void> {
    const answer = await start({ kuerzel, ...wish });
    assert.equal(answer.status, 202, await answer.text());
    await hub.quietEvents();
  }

  const audit = (query: string): Promise<Response> => fetch(`${hub.base}/advoware/calendar/audit?${query}`, { headers: apiKey });
  const titles = async (kuerzel: string): Promise<unknown[]> => (await google.events(kuerzel)).map((event) => event['summary']);
  const texts = async (kuerzel: string): Promise<unknown[]> => (await advoware.appointments(kuerzel)).map((appointment) => appointment['text']);
  const enter = (anwalt: string, text: string, fields: Fields = {}): Promise<number> =>
    advoware.enter({ anwalt, text, datum: day(7), uhrzeitVon: '10:00:00', uhrzeitBis: '11:00:00', ...fields });

  async function nothingIsWritten(action: () => Promise<void>): Promise<void> {
    await Promise.all([advoware.forget(), google.forget()]);
    await action();
    assert.deepEqual([await advoware.writes(), await google.writes()], [[], []]);
  }

  describe('kept in step', () => {
    before(() => enter('KL', 'Gütetermin', { ort: 'Saal 104' }));

    it('begins with a calendar of the hub’s own, shared with the employee, and shows in it no more than that there is an appointment', async () => {
      await sync('KL');
      const [calendar, ...others] = await google.calendars('KL');
      assert.deepEqual([calendar?.sharedWith.find(({ role }) => role === 'writer')?.who, others], ['k.lindner@kanzlei-lindner.example', []]);
      const [event] = await google.events('KL');
      assert.deepEqual([event?.['summary'], event?.['location'], event?.['visibility']], ['Termin (Advoware)', undefined, 'private']);
    });

    it('writes nothing when nothing has changed', () => nothingIsWritten(() => sync('KL')));

    it('shows everything to who asks for it, and goes on doing so', async () => {
      await sync('KL', { full_content: true });
      await enter('KL', 'Ortstermin', { datum: day(8) });
      await sync('KL');
      assert.deepEqual(await titles('KL'), ['Gütetermin', 'Ortstermin']);
    });

    it('brings what somebody enters in Google to Advoware at once, since Google pushes', async () => {
      const [channel] = await google.channels();
      assert.equal(channel?.address, `${hub.base}/calendar/google/notify`);
      await google.create('KL', { summary: 'Aus Google', start: { dateTime: `${day(9)}T15:00:00`, timeZone: 'Europe/Berlin' }, end: { dateTime: `${day(9)}T16:00:00`, timeZone: 'Europe/Berlin' } });
      await until('Advoware has it', async () => (await texts('KL')).includes('Aus Google'));
      await hub.quietEvents();
      assert.equal((await google.events('KL')).length, 3);
    });

    it('brings a deletion to the other side, either way', async () => {
      const [first, second] = await google.events('KL');
      await google.remove('KL', first?.['id']);
      await until('it is gone from Advoware', async () => !(await texts('KL')).includes('Gütetermin'));
      await hub.quietEvents();
      const frNr = (await advoware.appointments('KL')).find(({ text }) => text === 'Ortstermin')?.['frNr'];
      await advoware.cancel(frNr);
      await sync('KL');
      assert.ok(!(await google.events('KL')).some(({ id }) => id === second?.['id']));
    });

    it('shows Google among the systems that are well', async () => {
      const { dependencies } = await (await fetch(`${hub.base}/health/ready`)).json() as { dependencies: Record<string, { state: string; latencyMs: number; lastSuccessAge: number }> };
      assert.equal(dependencies['google']?.state, 'up');
      assert.ok(dependencies['google'].lastSuccessAge < 60 && dependencies['google'].latencyMs >= 0);
    });
  });

  describe('stopped by the guard', () => {
    const numbers: number[] = [];
    before(async () => {
      for (let index = 0; index < 7; index += 1) numbers.push(await enter('MB', `Termin ${index}`, { datum: day(index + 1) }));
      await sync('MB');
      for (const frNr of numbers) await advoware.cancel(frNr);
    });

    it('lose nothing, and somebody in the CRM is told', async () => {
      await sync('MB');
      assert.equal((await google.events('MB')).length, 7);
      await until('it is told', async () => (await hub.crm.notices()).some((text) => text.includes('7 von 7')));
    });

    it('go ahead when a person lets exactly this plan through', async () => {
      const { hash, guard } = await (await audit('kuerzel=MB')).json() as { hash: string; guard: { kind: string } };
      assert.equal(guard.kind, 'stop');
      await hub.inject(nodeNamed('Freigeben: Kürzel und Prüfsumme eintragen'), JSON.stringify({ kuerzel: 'MB', hash }), 'json');
      await until('they are gone', async () => (await google.events('MB')).length === 0);
    });
  });

  describe('audited', () => {
    before(async () => {
      await sync('SÖ');
      await enter('SÖ', 'Notartermin');
    });

    it('tell as JSON what a run would do, and write nothing', () => nothingIsWritten(async () => {
      const answer = await audit('kuerzel=S%C3%96');
      const { kuerzel, rows } = await answer.json() as { kuerzel: string; rows: { what: string; where: string; frNr: number }[] };
      assert.deepEqual([answer.status, kuerzel, rows.map(({ what, where }) => [what, where])], [200, 'SÖ', [['create_google', 'google']]]);
    }));

    it('tell the same as a table for Excel', async () => {
      const answer = await audit('kuerzel=S%C3%96&format=csv');
      assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'text/csv; charset=utf-8']);
      assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; .*kalender-S%C3%96\.csv/);
      const table = Buffer.from(await answer.arrayBuffer()).toString('utf8');
      assert.match(table, /^\uFEFF"Kürzel";"Was";"Wo".*\r\n"SÖ";"anlegen";"Google"/);
      assert.doesNotMatch(table, /Notartermin/, 'no content');
    });

    it('name what is wrong with a question', async () => {
      const asked = async (query: string): Promise<[number, string]> => {
        const answer = await audit(query);
        return [answer.status, ((await answer.json()) as { error: { code: string } }).error.code];
      };
      assert.deepEqual(await Promise.all(['', 'kuerzel=', 'kuerzel=SÖ&format=xml'].map(asked)), Array.from({ length: 3 }, () => [422, 'invalid']));
      assert.deepEqual(await asked('kuerzel=ZZ'), [404, 'not_found']);
      assert.equal((await fetch(`${hub.base}/advoware/calendar/audit?kuerzel=KL`)).status, 401);
    });
  });

  describe('started from outside', () => {
    it('answer 202 on both paths, for one and for all', async () => {
      for (const path of ['/advoware/calendar/sync', '/calendar/sync']) {
        const answer = await start({ kuerzel: 'KL', full_content: true }, path);
        assert.deepEqual([answer.status, await answer.json()], [202, { accepted: 1, refused: [] }]);
      }
      const before = await hub.metric('hub_events_total', { topic: 'calendar_sync_all', outcome: 'done' });
      assert.equal((await start('')).status, 202);
      await until('all are listed', async () => await hub.metric('hub_events_total', { topic: 'calendar_sync_all', outcome: 'done' }) > before);
      await until('each has a calendar', async () => (await google.calendars('RG')).length === 1);
      await hub.quietEvents();
      assert.deepEqual(await google.calendars('EX'), [], 'whoever has left has none');
    });

    it('refuse a request that is none, and say why', async () => {
      const refused = async (body: string): Promise<[number, string]> => {
        const answer = await start(body);
        const { error } = await answer.json() as { error: { code: string; message: string; request_id: string } };
        assert.ok(error.message.length > 10 && error.request_id.length > 10);
        return [answer.status, error.code];
      };
      assert.deepEqual(await refused('{'), [400, 'malformed']);
      for (const body of ['[]', '{"kuerzel": 5}', '{"full_content": "ja"}', '{"kürzel": "KL"}']) assert.deepEqual(await refused(body), [422, 'invalid'], body);
      assert.deepEqual(await refused(JSON.stringify({ kuerzel: 'x'.repeat(17 * 1_024) })), [413, 'too_large']);
      assert.equal((await fetch(`${hub.base}/calendar/sync`, { method: 'POST' })).status, 401);
    });

    it('take a notification only with the password of its channel, and shrug off an unknown channel', async () => {
      const [channel] = await google.channels();
      const notify = async (headers: Readonly<Record<string, string>>): Promise<number> =>
        (await fetch(`${hub.base}/calendar/google/notify`, { method: 'POST', headers: { 'X-Goog-Message-Number': '7', 'X-Goog-Resource-State': 'exists', 'X-Goog-Resource-Id': 'r', ...headers } })).status;
      assert.equal(await notify({ 'X-Goog-Channel-Id': 'nobody-knows-it', 'X-Goog-Channel-Token': 'x' }), 200);
      assert.equal(await notify({ 'X-Goog-Channel-Id': channel?.id ?? '', 'X-Goog-Channel-Token': 'x' }), 403);
      assert.equal(await notify({}), 400);
      assert.equal(await hub.metric('hub_webhooks_total', { source: 'google', outcome: 'refused' }), 2);
    });
  });

  describe('whose hub was killed with kill -9 in the middle of a run', () => {
    before(async () => {
      await sync('TV');
      for (let index = 0; index < 4; index += 1) await enter('TV', `Termin ${index}`, { datum: day(index + 1) });
      await google.create('TV', { summary: 'Aus Google', start: { date: day(20) }, end: { date: day(21) } });
      await hub.quietEvents();
      const hangs = await google.strike({ kind: 'hang-after', method: 'POST', path: '/events\\?', times: 1 });
      await enter('TV', 'Noch einer', { datum: day(30) });
      assert.equal((await start({ kuerzel: 'TV' })).status, 202);
      await google.hasStruck(hangs);
      await hub.killHard();
      const redis = await hub.redis(1);
      await redis.pexpire(keys.calendarLock('TV'), 1_000);
      redis.disconnect();
      await hub.launch('ready');
      ({ advoware, google } = hub);
    });

    it('have every appointment once on each side after the restart', async () => {
      await until('the last one is there', async () => (await google.events('TV')).length === 6);
      await hub.quietEvents();
      assert.deepEqual([(await google.events('TV')).length, (await texts('TV')).length], [6, 6]);
      await nothingIsWritten(() => sync('TV'));
    });
  });
});

/** The id of a node of the flow. */
function nodeNamed(name: string): string {
  const nodes = JSON.parse(readFileSync(join(flowsDir, 'kalender-sync.json'), 'utf8')) as { id: string; name: string }[];
  return nodes.find((node) => node.name === name)?.id ?? assert.fail(name);
}
