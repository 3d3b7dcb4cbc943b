import assert from 'node:assert/strict';
import { firmInAdvoware } from '../../src/sandbox/data/advoware-data.js';
import { employees } from '../../src/sandbox/advoware/employees.js';
import { checkAppointment } from '../../src/sandbox/advoware/check-appointment.js';
import { advowareClient, sandboxPerTest, type Answer } from './harness.js';

const hearing = { anwalt: 'KL', text: 'Verhandlung', datum: '2026-03-20T00:00:00', uhrzeitVon: '09:00:00', uhrzeitBis: '10:00:00' };
type Shown = { frNr: number; rowId: string; geaendertAm: string; text: string | null; ort: string | null };

describe('the appointments of the Advoware stand-in', () => {
  const context = sandboxPerTest();
  const send = async (method: string, path: string, body?: unknown): Promise<Answer> => (await advowareClient(context.sandbox, context.clock.now))(method, path, body);
  const list = async (from: string, to: string, kuerzel = 'KL'): Promise<Shown[]> => (await send('GET', `appointments?kuerzel=${kuerzel}&from=${from}&to=${to}`)).json as Shown[];
  const create = async (changes: object = {}): Promise<number> => ((await send('POST', 'appointments', { ...hearing, ...changes })).json as { frNr: number }).frNr;

  it('lists what was made, with a rowId and the Berlin time of the change', async () => {
    const frNr = await create();
    const [found] = await list('2026-03-20', '2026-03-20');
    assert.equal(found?.frNr, frNr);
    assert.equal(found.geaendertAm, '2026-03-10T10:00:00');
    assert.ok(found.rowId.length > 0);
  });

  it('lists by days, both inclusive', async () => {
    await create();
    assert.deepEqual((await Promise.all([list('2026-03-20', '2026-03-25'), list('2026-03-10', '2026-03-20'), list('2026-03-21', '2026-03-25'), list('2026-03-10', '2026-03-19')])).map((found) => found.length), [1, 1, 0, 0]);
  });

  it('lists a series by its span', async () => {
    await create({ datumBis: '2026-12-31T00:00:00', dauertermin: 1, turnus: 1, turnusArt: 2 });
    assert.equal((await list('2026-11-04', '2026-11-04')).length, 1);
    assert.equal((await list('2027-01-01', '2027-01-04')).length, 0);
  });

  it('lists one person only', async () => {
    await create();
    assert.equal((await list('2026-03-20', '2026-03-20', 'TV')).length, 0);
  });

  it('writes the whole object: what is not given is empty', async () => {
    const frNr = await create({ ort: 'Saal 1' });
    assert.equal((await send('PUT', `appointments/${frNr}`, { ...hearing, text: 'Neu' })).status, 200);
    const [found] = await list('2026-03-20', '2026-03-20');
    assert.deepEqual([found?.text, found?.ort], ['Neu', null]);
  });

  it('moves the rowId with every change and refuses an old one', async () => {
    const frNr = await create();
    const [before] = await list('2026-03-20', '2026-03-20');
    assert.equal((await send('PUT', `appointments/${frNr}`, { ...hearing, rowId: before?.rowId })).status, 200);
    const [after] = await list('2026-03-20', '2026-03-20');
    assert.notEqual(after?.rowId, before?.rowId);
    assert.equal((await send('PUT', `appointments/${frNr}`, { ...hearing, rowId: before?.rowId })).status, 409);
  });

  it('deletes without a trace', async () => {
    const frNr = await create();
    assert.equal((await send('DELETE', `appointments/${frNr}`)).status, 204);
    assert.deepEqual(await list('2026-03-20', '2026-03-20'), []);
    assert.equal((await send('DELETE', `appointments/${frNr}`)).status, 404);
    assert.equal((await send('PUT', `appointments/${frNr}`, hearing)).status, 404);
  });

  it('has no read by id', async () => {
    assert.equal((await send('GET', `appointments/${await create()}`)).status, 405);
  });

  const refused: [string, object, number][] = [
    ['nobody', { anwalt: 'XX' }, 422], ['no day', { datum: null }, 422], ['a day that does not exist', { datum: '2026-02-30' }, 400],
    ['an hour that does not exist', { uhrzeitVon: '25:00:00' }, 400], ['an end before its start', { datumBis: '2026-03-19' }, 422], ['an unknown turnus', { turnusArt: 5 }, 400], ['a number for a text', { text: 5 }, 400],
  ];
  for (const [what, changes, status] of refused) {
    it(`refuses an appointment with ${what}`, async () => {
      assert.equal((await send('POST', 'appointments', { ...hearing, ...changes })).status, status);
    });
  }

  for (const query of ['from=2026-03-01&to=2026-03-31', 'kuerzel=KL&from=1.3.2026&to=2026-03-31', 'kuerzel=KL&from=2026-03-01']) {
    it(`refuses the query ${query}`, async () => {
      assert.equal((await send('GET', `appointments?${query}`)).status, 400);
    });
  }
});

describe('the appointments of the sample firm', () => {
  const { appointments } = firmInAdvoware(Date.parse('2026-03-10T09:00:00Z'));
  const all = Object.values(appointments);

  it('are a few hundred, for each of the ten employees at least thirty', () => {
    assert.ok(all.length >= 300 && all.length < 500, String(all.length));
    for (const { kuerzel } of employees) assert.ok(all.filter(({ fields }) => fields['anwalt'] === kuerzel).length >= 30);
  });

  it('would all be taken by the API', () => {
    for (const { fields } of all) assert.doesNotThrow(() => { checkAppointment(fields); });
  });

  it('hold series of every kind that the firm uses, whole days, blocks and private ones', () => {
    const kinds = new Set(all.map(({ fields }) => `${JSON.stringify([fields['dauertermin'], fields['turnusArt']])} ${fields['uhrzeitVon'] === null ? 'all day' : 'timed'}`));
    for (const kind of ['[0,0] timed', '[0,0] all day', '[1,0] all day', '[1,2] timed', '[1,3] timed', '[1,4] all day']) assert.ok(kinds.has(kind), kind);
  });
});
