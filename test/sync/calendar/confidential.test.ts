import assert from 'node:assert/strict';
import { auditEmployee } from '../../../src/sync/calendar/audit-employee.js';
import { TestRedis } from '../../hub/support/redis-server.js';
import { kl, Workbench } from './support/workbench.js';

const secrets = ['Geheimtitel', 'Geheimnotiz', 'Geheimort'] as const;
const secret = { text: 'Geheimtitel', notiz: 'Geheimnotiz', ort: 'Geheimort' };

/** With full_content off, no text of Advoware may leave by any way: calendar, notice, audit, log. */
describe('What is masked', () => {
  let redis: TestRedis;
  let bench: Workbench;
  before(async () => { redis = await TestRedis.start(); });
  after(() => redis.stop());
  beforeEach(async () => { bench = await Workbench.start(redis); });
  afterEach(() => bench.stop());

  /** Everything that left: bodies sent to Google, what Google holds, notices, the reasons in the journal, the log. */
  const left = async (): Promise<string> => {
    const { google, espocrm } = bench.sandbox;
    const bodies = [...google.log.all(), ...espocrm.log.all()].map(({ body }) => body ?? '');
    const reasons = (await bench.ledger.journal({ limit: 1_000 })).map(({ why, reason }) => [why, reason]);
    return JSON.stringify([bodies, bench.events(), bench.notices(), reasons, bench.log.lines]);
  };
  const assertNothingLeft = async (what: string): Promise<void> => {
    const text = await left();
    for (const word of secrets) assert.equal(text.includes(word), false, `${what}: ${word} has left`);
  };

  it('never leaves: not on creating, changing, colliding, being typed over, or being deleted against a change', async () => {
    const frNr = bench.enter(secret);
    const other = bench.enter({ ...secret, dauertermin: 1, turnus: 1, turnusArt: 2, datumBis: `${bench.day(30)}T00:00:00` }, 6);
    await bench.synced();
    await assertNothingLeft('created');
    bench.sandbox.advoware.appointments.edit(frNr, { notiz: 'Geheimnotiz zwei', uhrzeitBis: '11:00:00' });
    await bench.synced();
    await assertNothingLeft('changed');
    const eventOf = (): string => bench.events().find(({ recurrence }) => !recurrence)?.id ?? '';
    bench.sandbox.advoware.appointments.edit(frNr, { text: 'Geheimtitel drei' });
    bench.edit(eventOf(), { summary: 'Frei getippt' });
    assert.ok((await bench.synced()).conflicts > 0);
    await assertNothingLeft('collided');
    bench.edit(eventOf(), { location: 'Frei gewählt', visibility: 'default' });
    assert.ok((await bench.synced()).conflicts > 0);
    await assertNothingLeft('typed over');
    assert.equal(bench.appointment(frNr)['ort'], 'Frei gewählt');
    bench.edit(bench.instance(bench.events().find(({ recurrence }) => recurrence)?.id ?? '', bench.day(13)), { summary: 'Allein' });
    await bench.synced();
    await assertNothingLeft('taken apart');
    bench.sandbox.google.people.remove(bench.calendarId(), eventOf());
    bench.sandbox.advoware.appointments.edit(frNr, { notiz: 'Geheimnotiz vier' });
    await bench.synced();
    await assertNothingLeft('deleted against a change');
    assert.ok(bench.notices().length >= 3);
    assert.match(await left(), /Termin \(Advoware\)/, 'the bodies of the requests are looked at');
    assert.ok(JSON.stringify(bench.appointments()).includes('Geheimnotiz vier') && other > 0, 'Advoware keeps it all');
  });

  it('is in no row of an audit', async () => {
    bench.enter(secret);
    await bench.settled();
    bench.sandbox.advoware.appointments.edit(bench.numbers()[0] ?? 0, { text: 'Geheimtitel zwei', uhrzeitBis: '12:00:00' });
    bench.enter(secret, 9);
    const audit = JSON.stringify(await auditEmployee(bench.context, { kuerzel: kl }));
    for (const word of secrets) assert.equal(audit.includes(word), false);
    assert.match(audit, /update_google/);
    assert.match(audit, /create_google/);
  });

  it('is shown when full_content is switched on, and taken back when it is switched off, on what is there already', async () => {
    bench.enter(secret);
    await bench.settled();
    assert.deepEqual([bench.event().summary, bench.event().visibility], ['Termin (Advoware)', 'private']);
    await bench.synced({ full_content: true, source: 'manual' });
    assert.deepEqual([bench.event().summary, bench.event().description, bench.event().location], [secret.text, secret.notiz, secret.ort]);
    assert.equal((await bench.sync()).kind, 'unchanged');
    await bench.synced({ full_content: false, source: 'manual' });
    assert.deepEqual([bench.event().summary, bench.event().description ?? '', bench.event().location ?? '', bench.event().visibility], ['Termin (Advoware)', '', '', 'private']);
  });

  it('stays as a person asked for by hand, in every run that says nothing about it', async () => {
    bench.enter(secret);
    await bench.settled({ full_content: true, source: 'manual' });
    await bench.synced({ source: 'cron' });
    await bench.synced({ source: 'push' });
    assert.equal(bench.event().summary, secret.text);
    assert.equal(bench.counts().writes, 0);
  });
});
