import assert from 'node:assert/strict';
import type { EspoRecord } from '../../../src/systems/espocrm/espocrm.js';
import { createEspoCrm, type EspoCrmClient } from '../../../src/systems/espocrm/create-espocrm.js';
import type { EntityId } from '../../../src/systems/espocrm/records.js';
import { failureOf } from '../support/failure-of.js';
import { recordingLog, type RecordingLog } from '../support/recording-log.js';
import { json, startServer, type Answer, type ScriptedServer } from '../support/scripted-server.js';
import { virtualEffects, type VirtualEffects } from '../support/virtual-effects.js';

const id = '6b0263f47bc81f0d4' as EntityId;
const record = { id, lastName: 'Lindner', modifiedAt: '2026-03-01 10:00:00', versionNumber: 3 };
const html: Answer = { headers: { 'Content-Type': 'text/html' }, body: '<html>Wartung</html>' };
const gone = (reason = `Record ${id} does not exist.`): Answer => ({ status: 404, headers: { 'X-Status-Reason': reason } });
const version = { kind: 'version', versionNumber: 3 } as const;
const unchecked = { kind: 'unchecked' } as const;

describe('EspoCRM client', () => {
  let server: ScriptedServer;
  let script: Answer[];
  let effects: VirtualEffects;
  let log: RecordingLog;
  let client: EspoCrmClient;

  beforeEach(async () => {
    script = [];
    server = await startServer(() => script.shift() ?? json(record));
    effects = virtualEffects();
    log = recordingLog();
    const settings = { baseUrl: `${server.url}/api/v1`, apiKey: 'key', webhookSecrets: [], notifyUserId: '1' };
    client = createEspoCrm({ settings, effects, log, http: { timeoutMs: 200 } });
  });
  afterEach(async () => {
    client.close();
    await server.close();
  });

  describe('reading', () => {
    it('sends the key and gives the record', async () => {
      assert.deepEqual(await client.read('CBeteiligte', id), { kind: 'found', record });
      assert.deepEqual([server.seen[0]!.url, server.seen[0]!.headers['x-api-key']], [`/api/v1/CBeteiligte/${id}`, 'key']);
    });
    for (const reason of [`Record ${id} does not exist.`, `Record ${id} not found.`]) {
      it(`takes the 404 "${reason}" for gone`, async () => {
        script = [gone(reason)];
        assert.deepEqual(await client.readBeteiligter(id), { kind: 'gone' });
      });
    }
    for (const [what, answer] of [['an unknown entity', gone("Controller 'X' does not exist.")], ['a gateway', { status: 404, body: '<h1>404</h1>' }], ['an empty reason', gone('')]] as [string, Answer][]) {
      it(`does not take the 404 of ${what} for a deletion`, async () => {
        script = [answer];
        assert.equal((await failureOf(client.readBeteiligter(id))).code, 'upstream_rejected');
      });
    }
    const unreadable: [string, Answer][] = [
      ['HTML', html], ['nothing', {}], ['half a JSON', { body: '{"id":"6b' }], ['another record', json({ ...record, id: 'other' })], ['a list', json([record])], ['a bad date', json({ ...record, modifiedAt: 'gestern' })],
    ];
    for (const [what, answer] of unreadable) {
      it(`reports ${what} as unreadable`, async () => {
        script = [answer];
        const error = await failureOf(client.readBeteiligter(id));
        assert.deepEqual([error.code, error.retryable], ['upstream_unreadable', true]);
      });
    }
    for (const bad of ['', '../User', 'a/b', 'a?b', '..', 'ä']) {
      it(`refuses the id ${JSON.stringify(bad)} before anything is sent`, async () => {
        assert.equal((await failureOf(client.read('CBeteiligte', bad as EntityId))).code, 'malformed');
        assert.equal(server.seen.length, 0);
      });
    }
    it('repeats after a 500', async () => {
      script = [{ status: 500 }];
      assert.equal((await client.read('CBeteiligte', id)).kind, 'found');
    });
  });

  describe('errors', () => {
    it('carry the reason and the field', async () => {
      script = [json({ messageTranslation: { label: 'validationFailure', scope: null, data: { field: 'betnr', type: 'valid' } } }, 400, { 'X-Status-Reason': 'Field validation failure' })];
      const error = await failureOf(client.update('CBeteiligte', id, { betnr: 'x' }, unchecked));
      assert.deepEqual([error.code, error.retryable, error.reason], ['upstream_rejected', false, 'Field validation failure; validationFailure, field betnr (valid)']);
      assert.match(error.message, /EspoCRM, PUT CBeteiligte 6b0263f47bc81f0d4: upstream_rejected, HTTP 400: Field validation failure/);
    });
    it('of a role are not retryable and stop nothing', async () => {
      script = [{ status: 403, headers: { 'X-Status-Reason': 'No edit access.' } }];
      const error = await failureOf(client.update('CBeteiligte', id, {}, unchecked));
      assert.deepEqual([error.code, error.retryable, error.reason], ['upstream_rejected', false, 'No edit access.']);
      assert.equal((await client.read('CBeteiligte', id)).kind, 'found');
    });
  });

  describe('access', () => {
    it('stops for a minute after a 401, with one alarm', async () => {
      script = [{ status: 401 }];
      const error = await failureOf(client.read('CBeteiligte', id));
      assert.deepEqual([error.code, error.retryable], ['upstream_unauthorized', false]);
      effects.advance(59_000);
      const refused = await failureOf(client.read('CBeteiligte', id));
      assert.deepEqual([refused.code, refused.retryable, server.seen.length], ['upstream_unauthorized', true, 1]);
      assert.ok(refused.retryAfterMs! > 0 && refused.retryAfterMs! <= 1_000);
      assert.equal(log.lines.filter(({ level }) => level === 'error').length, 1);
      effects.advance(2_000);
      assert.equal((await client.read('CBeteiligte', id)).kind, 'found');
    });
    it('never makes more than ten failed logins in a minute, however many ask', async () => {
      script = Array<Answer>(100).fill({ status: 401 });
      await Promise.all(Array.from({ length: 100 }, () => failureOf(client.read('CBeteiligte', id))));
      assert.ok(server.seen.length <= 8, String(server.seen.length));
      const before = server.seen.length;
      effects.advance(60_001);
      await Promise.all(Array.from({ length: 50 }, () => failureOf(client.read('CBeteiligte', id))));
      assert.equal(server.seen.length, before + 1);
      assert.equal(log.lines.filter(({ level }) => level === 'error').length, 2);
    });
    it('lets everybody in again once one call has got through after the pause', async () => {
      script = [{ status: 401 }];
      await failureOf(client.read('CBeteiligte', id));
      effects.advance(60_001);
      const answers = await Promise.all(Array.from({ length: 20 }, () => client.read('CBeteiligte', id)));
      assert.ok(answers.every(({ kind }) => kind === 'found'));
    });
    it('does not wait for a call after the pause that ended without an answer', async () => {
      script = [{ status: 401 }, 'reset', 'reset'];
      await failureOf(client.read('CBeteiligte', id));
      effects.advance(60_001);
      assert.equal((await client.read('CBeteiligte', id)).kind, 'found');
      assert.equal(server.seen.length, 4);
    });
    it('stops after a 403 without a reason, which means a locked address, and says when to come back', async () => {
      script = [{ status: 403 }];
      const error = await failureOf(client.read('CBeteiligte', id));
      assert.deepEqual([error.code, error.retryable, error.retryAfterMs], ['upstream_unauthorized', true, 60_000]);
      await failureOf(client.read('CBeteiligte', id));
      assert.equal(server.seen.length, 1);
    });
  });

  describe('creating', () => {
    it('gives the record', async () => {
      assert.deepEqual(await client.create('CBeteiligte', { lastName: 'Lindner' }), { kind: 'created', record });
      assert.deepEqual([server.seen[0]!.method, server.seen[0]!.headers['content-type'], server.seen[0]!.body], ['POST', 'application/json', '{"lastName":"Lindner"}']);
    });
    it('takes a 201 as well', async () => {
      script = [json(record, 201)];
      assert.equal((await client.create('Webhook', {})).kind, 'created');
    });
    it('answers a duplicate with its matches', async () => {
      script = [json([record], 409, { 'X-Status-Reason': 'duplicate' })];
      assert.deepEqual(await client.create('CBeteiligte', { lastName: 'Lindner' }), { kind: 'duplicate', matches: [record] });
    });
    it('skips the check for duplicates only when told to', async () => {
      await client.create('CBeteiligte', {}, { skipDuplicateCheck: true });
      await client.create('CBeteiligte', {});
      assert.deepEqual(server.seen.map(({ headers }) => headers['x-skip-duplicate-check']), ['true', undefined]);
    });
    for (const [what, answer] of [['a 500', { status: 500 }], ['a lost reply', 'reset'], ['HTML', html], ['nothing', {}], ['a truncated answer', 'truncated']] as [string, Answer][]) {
      it(`does not know the outcome after ${what} and sends nothing again`, async () => {
        script = [answer];
        const error = await failureOf(client.create('CBeteiligte', { lastName: 'x' }));
        assert.deepEqual([error.code, server.seen.length], ['outcome_unknown', 1]);
      });
    }
    it('rejects an answer that lacks what was written', async () => {
      const error = await failureOf(client.create('CBeteiligte', { lastName: 'Lindner', firmenname: 'X GmbH' }));
      assert.deepEqual([error.code, error.reason], ['upstream_rejected', 'not written: firmenname']);
    });
  });

  describe('updating', () => {
    it('sends the version that was seen', async () => {
      assert.deepEqual(await client.update('CBeteiligte', id, { lastName: 'Lindner' }, version), { kind: 'updated', record });
      assert.deepEqual([server.seen[0]!.method, server.seen[0]!.headers['x-version-number']], ['PUT', '3']);
    });
    it('answers that the record moved on', async () => {
      script = [json({ values: {}, versionNumber: 4 }, 409, { 'X-Status-Reason': 'modified' })];
      assert.deepEqual(await client.update('CBeteiligte', id, { lastName: 'x' }, version), { kind: 'moved_on' });
    });
    it('answers that the record is gone', async () => {
      script = [gone(`Record ${id} not found.`)];
      assert.deepEqual(await client.update('CBeteiligte', id, {}, version), { kind: 'gone' });
    });
    it('rejects an answer that shows another value', async () => {
      script = [json({ ...record, betnr: 0 })];
      const error = await failureOf(client.update('CBeteiligte', id, { betnr: 5 }, version));
      assert.deepEqual([error.code, error.retryable, error.reason], ['upstream_rejected', false, 'not written: betnr']);
    });
    it('repeats after a lost reply', async () => {
      script = ['reset'];
      assert.equal((await client.update('CBeteiligte', id, { lastName: 'Lindner' }, version)).kind, 'updated');
    });
    it('does not know the outcome after an unreadable answer', async () => {
      script = [html];
      assert.equal((await failureOf(client.update('CBeteiligte', id, {}, version))).code, 'outcome_unknown');
    });
    it('looks before it writes where there is no version', async () => {
      const seen = { kind: 'modified_at', modifiedAt: record.modifiedAt } as const;
      assert.equal((await client.update('CBeteiligte', id, { lastName: 'Lindner' }, seen)).kind, 'updated');
      assert.deepEqual(server.seen.map(({ method }) => method), ['GET', 'PUT']);
    });
    it('writes nothing when the record has changed since it was seen', async () => {
      const seen = { kind: 'modified_at', modifiedAt: '2026-03-01 09:59:59' } as const;
      assert.deepEqual(await client.update('CBeteiligte', id, { lastName: 'x' }, seen), { kind: 'moved_on' });
      assert.deepEqual(server.seen.map(({ method }) => method), ['GET']);
    });
    it('writes nothing when what it would replace was changed within the second in which it was seen', async () => {
      script = [json({ ...record, lastName: 'Berg' })];
      const seen = { kind: 'modified_at', modifiedAt: record.modifiedAt, record } as const;
      assert.deepEqual(await client.update('CBeteiligte', id, { lastName: 'x' }, seen), { kind: 'moved_on' });
      assert.deepEqual(server.seen.map(({ method }) => method), ['GET']);
    });
    it('looks again before it repeats a lost write, which may itself have moved the record on', async () => {
      script = [json(record), 'reset', json({ ...record, modifiedAt: '2026-03-01 10:00:05' })];
      const seen = { kind: 'modified_at', modifiedAt: record.modifiedAt } as const;
      assert.deepEqual(await client.update('CBeteiligte', id, { lastName: 'x' }, seen), { kind: 'moved_on' });
      assert.deepEqual(server.seen.map(({ method }) => method), ['GET', 'PUT', 'GET']);
    });
    it('just writes when told not to check', async () => {
      await client.update('CBeteiligte', id, { lastName: 'Lindner' }, unchecked);
      assert.deepEqual(server.seen.map(({ method, headers }) => [method, headers['x-version-number']]), [['PUT', undefined]]);
    });
  });

  describe('listing', () => {
    const pages = async (query: Parameters<EspoCrmClient['list']>[1]): Promise<EspoRecord[]> => {
      const all: EspoRecord[] = [];
      for await (const page of client.list('CBeteiligte', query)) all.push(...page);
      return all;
    };
    it('asks with one JSON parameter and without a total', async () => {
      script = [json({ total: -2, list: [record] })];
      const where = [{ type: 'before', attribute: 'modifiedAt', value: '2026-03-01 10:00:00' }];
      assert.deepEqual(await pages({ where, select: ['id'], orderBy: 'modifiedAt', order: 'asc' }), [record]);
      const url = new URL(server.seen[0]!.url, 'http://x');
      assert.deepEqual([...url.searchParams.keys()], ['searchParams']);
      assert.deepEqual(JSON.parse(url.searchParams.get('searchParams')!), { where, select: ['id'], orderBy: 'modifiedAt', order: 'asc', offset: 0, maxSize: 200 });
      assert.equal(server.seen[0]!.headers['x-no-total'], 'true');
    });
    for (const value of ['2026-03-01T10:00:00Z', '2026-03-01 10:00:00+01:00', 'gestern', '2026-03-01 10:00:00.000']) {
      it(`refuses the date ${value}, which EspoCRM would misread`, async () => {
        const where = [{ type: 'and', value: [{ type: 'before', attribute: 'modifiedAt', value }] }];
        assert.equal((await failureOf(pages({ where }))).code, 'malformed');
      });
    }
    it('reports a wrongly shaped page as unreadable', async () => {
      script = [json({ list: [record] })];
      assert.equal((await failureOf(pages({}))).code, 'upstream_unreadable');
    });
    it('reports a page that contradicts itself as unreadable', async () => {
      script = [json({ total: -1, list: [record] })];
      const error = await failureOf(pages({}));
      assert.deepEqual([error.code, error.retryable, error.reason], ['upstream_unreadable', true, 'page too short']);
    });
  });

  describe('removing', () => {
    it('is done on true', async () => {
      script = [json(true)];
      assert.deepEqual(await client.remove('Webhook', id), { kind: 'removed' });
    });
    it('finds that the record is gone', async () => {
      script = [gone(`Record ${id} not found.`)];
      assert.deepEqual(await client.remove('Webhook', id), { kind: 'gone' });
    });
    it('does not know the outcome after a lost reply', async () => {
      script = ['reset'];
      assert.equal((await failureOf(client.remove('Webhook', id))).code, 'outcome_unknown');
    });
  });
});
