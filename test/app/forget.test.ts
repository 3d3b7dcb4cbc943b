import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { projectRoot } from '../../src/app/project-root.js';
import { realEffects } from '../../src/hub/effects/real-effects.js';
import type { Ledger } from '../../src/hub/ledger/ledger.js';
import { openLedger } from '../../src/hub/ledger/open-ledger.js';
import { startPostgres, type TestPostgres } from '../hub/support/postgres-cluster.js';
import { recordingLog } from '../hub/support/quiet-log.js';

const root = projectRoot(__dirname);
const [gone, other] = ['65a1b2c3d4e5f6071', '65a1b2c3d4e5f6072'];
const number = '+4930901820';

describe('npm run forget', function () {
  this.timeout(60_000);
  let postgres: TestPostgres;
  let client: Client;
  const varDir = mkdtempSync(join(tmpdir(), 'forget-'));
  const recordingOf = (callId: string): string => join(varDir, 'recordings', `${callId}.sealed`);

  before(async () => {
    const started = await startPostgres();
    assert.ok(started, 'PostgreSQL is installed');
    postgres = started;
    client = new Client({ connectionString: postgres.url });
    await client.connect();
    const ledger = await openLedger({ kind: 'postgres', url: postgres.url }, { varDir: '/nowhere', effects: realEffects(), log: recordingLog() });
    await live(ledger, gone, '4711', 'Vergissmeinnicht');
    await live(ledger, other, '47110', 'Bleibhier');
    await client.query(`INSERT INTO lead (id, state, received_at, body) VALUES ('lead-1', 'done', 'x', '{"name":"Vergissmeinnicht"}'), ('lead-2', 'done', 'x', '{"name":"Bleibhier"}')`);
    await client.query(`INSERT INTO lead_delivery VALUES ('d1', 'lead-1', 'x')`);
    await client.query(`INSERT INTO lead_content VALUES ('c1', 'lead-1', 'x')`);
    await client.query(`INSERT INTO call (id, line, started_at, is_over, told, revision) VALUES ('call-1', 'l', 'x', true, '{"number":"${number}"}', 1), ('call-2', 'l', 'x', true, '{"number":"+49301"}', 1)`);
    await client.query(`UPDATE call SET recording = '{"state":"stored","contentType":"audio/wav"}', recording_at = 'x'`);
    mkdirSync(join(varDir, 'recordings'));
    for (const callId of ['call-1', 'call-2']) writeFileSync(recordingOf(callId), 'sealed');
    // By a call alone, without one of the person's values.
    const { run } = await ledger.beginRun({ kind: 'call', recordId: 'call-1', trigger: 'call.ended', actor: 'Hub' });
    await ledger.intend(run, { system: 'espocrm', operation: 'POST Call', recordId: 'call-1', before: {}, after: { description: 'Rückruf an Kosename' }, why: 'Der Anruf ist beendet.' });
    await ledger.endRun(run, { result: 'error', counts: {}, error: 'Kosename passt nicht' });
    await ledger.close();
    await client.query(`INSERT INTO call_name VALUES ('n1', 'call-1'), ('n2', 'call-2')`);
    await client.query(`INSERT INTO phone_book VALUES ('CBeteiligte', '${gone}', '${number}', '{"name":"Vergissmeinnicht"}'), ('CBeteiligte', '${other}', '+49301', '{"name":"Bleibhier"}')`);
  });
  after(async () => {
    await client.end();
    await postgres.stop();
    rmSync(varDir, { recursive: true });
  });

  /** What a run on a Beteiligter leaves in the ledger. */
  async function live(ledger: Ledger, id: string, betNr: string, name: string): Promise<void> {
    const { run } = await ledger.beginRun({ kind: 'beteiligter', recordId: id, trigger: 'test', actor: 'Hub' });
    const journal = await ledger.intend(run, { system: 'advoware', operation: 'PUT Beteiligte', recordId: betNr, before: { name: 'x' }, after: { name }, why: `Name von ${name} geändert` });
    await ledger.settle(journal, { kind: 'refused', reason: `${name} abgelehnt` });
    await ledger.commit(run, {
      link: { state: 'linked', leftId: id, rightId: betNr, base: { name }, seen: { name } },
      notices: [{ key: `k-${id}`, recordId: id, userId: 'u', text: `Konflikt bei ${name}`, detail: { name } }],
    });
    await ledger.endRun(run, { result: 'failed', counts: {}, error: `${name} passt nicht` });
  }

  const recordings = { HUB_VAR_DIR: varDir, RECORDINGS_KEY: Buffer.alloc(32, 7).toString('base64') };
  const forget = (...args: readonly string[]): Promise<string> => forgetWith(recordings, ...args);
  const forgetWith = async (env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<string> =>
    (await promisify(execFile)(process.execPath, ['--import=tsx', join(root, 'src', 'app', 'forget.ts'), ...args], { cwd: root, env: { PATH: process.env['PATH'], DATABASE_URL: postgres.url, ...env } })).stdout;

  /** Everything that any table holds, as text. */
  async function everything(): Promise<string> {
    const { rows: tables } = await client.query<{ tablename: string }>(`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`);
    const rows: string[] = [];
    for (const { tablename } of tables) rows.push(...(await client.query<{ row: string }>(`SELECT t::text AS row FROM "${tablename}" t`)).rows.map(({ row }) => row));
    return rows.join('\n');
  }

  it('erases nothing of somebody who is still linked: the next run would bring it back', async () => {
    await assert.rejects(forget('--beteiligter', gone, '--erase'), /noch verbunden/);
    await client.query(`UPDATE link SET state = 'closed' WHERE left_id = $1`, [gone]);
  });

  it('shows what there is, and leaves it as it is', async () => {
    const before_ = await everything();
    const output = await forget('--beteiligter', gone, '--value', number, '--value', 'Vergissmeinnicht');
    assert.match(output, /1 Verbindung[^]*2 Einträge im Journal[^]*2 Läufe[^]*1 Hinweise[^]*1 Anfragen[^]*1 Anrufe[^]*1 Aufzeichnungen[^]*1 Nummern/);
    assert.equal(await everything(), before_);
    assert.ok(existsSync(recordingOf('call-1')));
  });

  it('erases nothing while it cannot say where the recordings are', async () => {
    const before_ = await everything();
    await assert.rejects(forgetWith({}, '--beteiligter', gone, '--value', number, '--erase'), /RECORDINGS_KEY/);
    assert.equal(await everything(), before_);
  });

  it('erases every value of the person from every table and nobody else’s, and keeps the proof', async () => {
    const others = (await everything()).split('\n').filter((row) => /Bleibhier|47110|call-2/.test(row));
    await forget('--beteiligter', gone, '--value', number, '--value', 'Vergissmeinnicht', '--erase');
    const after_ = await everything();
    assert.doesNotMatch(after_, /Vergissmeinnicht|901820|Kosename/);
    assert.deepEqual(['call-1', 'call-2'].map((callId) => existsSync(recordingOf(callId))), [false, true]);
    assert.deepEqual(after_.split('\n').filter((row) => /Bleibhier|47110|call-2/.test(row)).sort(), others.sort());
    const { rows: [proof] } = await client.query<{ result: string; counts: Record<string, number> }>(`SELECT result, counts FROM run WHERE record_id = $1 AND trigger = 'Löschverlangen'`, [gone]);
    assert.deepEqual(proof, { result: 'forgotten', counts: { link: 1, journal: 2, runs: 2, notices: 1, leads: 1, calls: 1, recordings: 1, phoneBook: 1, appointments: 0 } });
    const { rows: [entry] } = await client.query<Record<string, unknown>>(`SELECT operation, outcome, before, after FROM journal WHERE record_id = '4711'`);
    assert.deepEqual(entry, { operation: 'PUT Beteiligte', outcome: 'refused', before: {}, after: {} }, 'that something was written stays');
  });

  it('refuses a value that would hit half the firm, and a call without a person', async () => {
    await assert.rejects(forget('--beteiligter', gone, '--value', '030'), /fünf Zeichen/);
    await assert.rejects(forget(), /npm run forget -- --beteiligter/);
  });
});
