import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox.js';
import type { AdvowareAppointmentRecord, FrNr } from '../../../src/systems/advoware/appointments.js';
import { createAdvoware, type AdvowareClient } from '../../../src/systems/advoware/create-advoware.js';
import type { Kuerzel } from '../../../src/systems/advoware/employees.js';
import { sandboxSettings, scriptedSettings } from '../support/advoware-settings.js';
import { failureOf } from '../support/failure-of.js';
import { startRedis, type PrivateRedis } from '../support/private-redis.js';
import { recordingLog } from '../support/recording-log.js';
import { json, startServer, type Answer, type ScriptedServer } from '../support/scripted-server.js';
import { virtualEffects } from '../support/virtual-effects.js';

const kl = 'KL' as Kuerzel;
const march = { from: '2026-03-01', to: '2026-03-31' };
const hearing = { text: 'Verhandlung', datum: '2026-03-20T00:00:00', uhrzeitVon: '09:00:00', uhrzeitBis: '10:00:00' };

describe('Advoware appointments and employees', () => {
  let redis: PrivateRedis;
  before(async () => { redis = await startRedis(); });
  after(async () => { await redis.stop(); });

  describe('against the stand-in', () => {
    let sandbox: Sandbox;
    let client: AdvowareClient;
    const use = (writeProtection = false): void => {
      client = createAdvoware({ settings: sandboxSettings(sandbox, { writeProtection }), effects: virtualEffects(), cache: redis.connect(), log: recordingLog(), http: { timeoutMs: 500 } });
    };
    const only = async (): Promise<AdvowareAppointmentRecord> => (await client.listAppointments(kl, march))[0]!;

    beforeEach(async () => {
      await redis.connect().flushall();
      sandbox = await startSandbox();
      use();
    });
    afterEach(async () => {
      client.close();
      await sandbox.close();
    });

    it('reads the employees, those who left included', async () => {
      const found = await client.listEmployees();
      assert.equal(found.length, 10);
      assert.deepEqual(found.find(({ kuerzel }) => kuerzel === 'EX')?.aktiv, false);
      assert.equal(found[0]?.email, 'k.lindner@kanzlei-lindner.example');
    });
    it('makes an appointment for an employee and lists it', async () => {
      const made = await client.createAppointment(kl, hearing);
      const found = await only();
      assert.deepEqual(made, { kind: 'created', frNr: found.frNr });
      assert.equal(found.anwalt, 'KL');
    });
    it('reads an empty calendar as empty', async () => {
      assert.deepEqual(await client.listAppointments(kl, march), []);
    });
    it('finds the appointments of an employee with an umlaut', async () => {
      await client.createAppointment('SÖ' as Kuerzel, hearing);
      assert.equal((await client.listAppointments('SÖ' as Kuerzel, march)).length, 1);
    });
    it('lays changes over the whole object', async () => {
      await client.createAppointment(kl, { ...hearing, raum: 'R2' });
      assert.deepEqual(await client.updateAppointment(await only(), { text: 'Neu' }), { kind: 'updated' });
      const { text, raum, uhrzeitVon } = await only();
      assert.deepEqual([text, raum, uhrzeitVon], ['Neu', 'R2', '09:00:00']);
    });
    it('does not write over a change that came in between', async () => {
      await client.createAppointment(kl, hearing);
      const seen = await only();
      sandbox.advoware.appointments.edit(seen.frNr, { ort: 'Saal 1' });
      assert.deepEqual(await client.updateAppointment(seen, { text: 'Neu' }), { kind: 'moved_on' });
      assert.equal((await only()).text, 'Verhandlung');
    });
    it('tells that an appointment is gone', async () => {
      await client.createAppointment(kl, hearing);
      const seen = await only();
      assert.deepEqual(await client.deleteAppointment(seen.frNr), { kind: 'deleted' });
      assert.deepEqual(await client.deleteAppointment(seen.frNr), { kind: 'gone' });
      assert.deepEqual(await client.updateAppointment(seen, { text: 'Neu' }), { kind: 'gone' });
    });
    it('repeats a PUT that certainly was not done, however far the appointment moves', async () => {
      await client.createAppointment(kl, hearing);
      sandbox.advoware.faults.add({ kind: 'reset-before', method: 'PUT', times: 1 });
      assert.deepEqual(await client.updateAppointment(await only(), { datum: '2026-05-04T00:00:00' }), { kind: 'updated' });
      assert.equal((await client.listAppointments(kl, { from: '2026-05-04', to: '2026-05-04' })).length, 1);
    });
    it('does not repeat a PUT whose reply was lost: the record has moved on', async () => {
      await client.createAppointment(kl, hearing);
      sandbox.advoware.faults.add({ kind: 'reset-after', method: 'PUT', times: 1 });
      assert.deepEqual(await client.updateAppointment(await only(), { datum: '2026-05-04T00:00:00' }), { kind: 'moved_on' });
      assert.equal(sandbox.advoware.log.all().filter(({ method }) => method === 'PUT').length, 1);
    });
    for (const method of ['POST', 'DELETE'] as const) {
      it(`calls a ${method} whose reply was lost unknown and does not repeat it`, async () => {
        await client.createAppointment(kl, hearing);
        sandbox.advoware.faults.add({ kind: 'reset-after', method, path: 'appointments', times: 1 });
        const { frNr } = await only();
        const error = await failureOf(method === 'POST' ? client.createAppointment(kl, hearing) : client.deleteAppointment(frNr));
        assert.equal(error.code, 'outcome_unknown');
        assert.equal((await client.listAppointments(kl, march)).length, method === 'POST' ? 2 : 0);
      });
    }
    it('sends no write under protection', async () => {
      const { frNr } = sandbox.advoware.appointments.create({ ...hearing, anwalt: 'KL' });
      use(true);
      assert.deepEqual(await client.createAppointment(kl, hearing), { kind: 'suppressed' });
      assert.deepEqual(await client.updateAppointment(await only(), { text: 'Neu' }), { kind: 'suppressed' });
      assert.deepEqual(await client.deleteAppointment(frNr as FrNr), { kind: 'suppressed' });
      assert.deepEqual(sandbox.advoware.log.all().filter(({ method, path }) => method !== 'GET' && path.includes('appointments')), []);
    });
  });

  describe('against answers of all kinds', () => {
    let server: ScriptedServer;
    let client: AdvowareClient;
    let script: Answer[];
    const record = { frNr: 7, rowId: 'r1', anwalt: 'KL', datum: '2026-03-20' };

    beforeEach(async () => {
      await redis.connect().flushall();
      script = [];
      server = await startServer(({ url }) => (url === '/token' ? json({ access_token: 'token' }) : script.shift() ?? { status: 418 }));
      client = createAdvoware({ settings: scriptedSettings(server.url), effects: virtualEffects(), cache: redis.connect(), log: recordingLog(), http: { timeoutMs: 200 } });
    });
    afterEach(async () => {
      client.close();
      await server.close();
    });

    it('asks with short sign and days', async () => {
      script = [json([record])];
      assert.deepEqual(await client.listAppointments(kl, march), [record]);
      assert.equal(server.seen.at(-1)?.url, '/base/appointments?kuerzel=KL&from=2026-03-01&to=2026-03-31');
    });
    it('takes a single record that is no list', async () => {
      script = [json(record)];
      assert.deepEqual(await client.listAppointments(kl, march), [record]);
    });
    const unreadable: [string, Answer][] = [
      ['HTML', { headers: { 'Content-Type': 'text/html' }, body: '<html>Wartung</html>' }], ['nothing', {}], ['half a list', { body: '[{"frNr": 7' }], ['null', json(null)],
      ['a record without rowId', json([{ ...record, rowId: null }])], ['a record without a number', json([record, { ...record, frNr: null }])],
      ["another person's appointment", json([record, { ...record, frNr: 8, anwalt: 'TV' }])], ['a message instead', json({ message: 'Fehler' })],
    ];
    for (const [what, answer] of unreadable) {
      it(`never reads ${what} as an empty calendar`, async () => {
        script = [answer];
        assert.equal((await failureOf(client.listAppointments(kl, march))).code, 'upstream_unreadable');
      });
    }
    it('never reads a 404 as an empty calendar', async () => {
      script = [json({ message: 'nicht gefunden' }, 404)];
      assert.equal((await failureOf(client.listAppointments(kl, march))).code, 'upstream_rejected');
    });
    it('reads 1 and 0 as working here or not', async () => {
      script = [json([{ kuerzel: ' KL ', aktiv: 1 }, { kuerzel: 'EX', aktiv: 0 }])];
      assert.deepEqual((await client.listEmployees()).map(({ kuerzel, aktiv }) => [kuerzel, aktiv]), [['KL', true], ['EX', false]]);
    });
    it('does not guess whether somebody works here', async () => {
      script = [json([{ kuerzel: 'KL' }])];
      assert.equal((await failureOf(client.listEmployees())).code, 'upstream_unreadable');
    });
  });
});
