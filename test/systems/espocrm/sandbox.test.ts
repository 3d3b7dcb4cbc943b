import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox.js';
import type { EspoCrmClient } from '../../../src/systems/espocrm/create-espocrm.js';
import { findNotice, postNotice } from '../../../src/systems/espocrm/notes.js';
import type { EntityId } from '../../../src/systems/espocrm/records.js';
import { failureOf } from '../support/failure-of.js';
import { sandboxEspoCrm } from '../support/sandbox-espocrm.js';

describe('EspoCRM client against the stand-in', () => {
  let sandbox: Sandbox;
  let client: EspoCrmClient;
  beforeEach(async () => {
    sandbox = await startSandbox({ espocrmSettings: { optimisticLocking: true } });
    client = sandboxEspoCrm(sandbox);
  });
  afterEach(async () => {
    client.close();
    await sandbox.close();
  });
  async function created(attributes = {}): Promise<EntityId> {
    const answer = await client.create('CBeteiligte', { lastName: 'Lindner', ...attributes }, { skipDuplicateCheck: true });
    assert.ok(answer.kind === 'created');
    return answer.record.id;
  }

  it('creates, reads, changes and removes a record', async () => {
    const id = await created({ firstName: 'Eva', dateOfBirth: '1980-05-04', syncStatus: 'pending_sync', betnr: null });
    const read = await client.readBeteiligter(id);
    assert.ok(read.kind === 'found' && typeof read.record.versionNumber === 'number');
    const seen = { kind: 'version', versionNumber: read.record.versionNumber } as const;
    const updated = await client.update('CBeteiligte', id, { betnr: 104, advowareLastSync: '2026-03-01 10:00:00', syncErrorMessage: null }, seen);
    assert.equal(updated.kind === 'updated' && updated.record['betnr'], 104);
    assert.deepEqual(await client.remove('CBeteiligte', id), { kind: 'removed' });
    assert.deepEqual(await client.readBeteiligter(id), { kind: 'gone' });
    assert.deepEqual(await client.update('CBeteiligte', id, { betnr: 1 }, seen), { kind: 'gone' });
  });
  it('does not overwrite what a person changed since', async () => {
    const id = await created();
    const read = await client.readBeteiligter(id);
    assert.ok(read.kind === 'found');
    await client.update('CBeteiligte', id, { firstName: 'Mensch' }, { kind: 'unchecked' });
    const seen = { kind: 'version', versionNumber: read.record.versionNumber ?? 0 } as const;
    assert.deepEqual(await client.update('CBeteiligte', id, { firstName: 'Hub' }, seen), { kind: 'moved_on' });
  });
  it('repeats a lost update without taking its own write for a person\'s', async () => {
    const id = await created();
    const read = await client.readBeteiligter(id);
    assert.ok(read.kind === 'found');
    sandbox.espocrm.faults.add({ kind: 'reset-after', method: 'PUT', times: 1 });
    const seen = { kind: 'version', versionNumber: read.record.versionNumber ?? 0 } as const;
    assert.equal((await client.update('CBeteiligte', id, { firstName: 'Hub' }, seen)).kind, 'updated');
  });
  it('hears of duplicates', async () => {
    const id = await created({ firstName: 'Eva' });
    const answer = await client.create('CBeteiligte', { firstName: 'eva', lastName: 'lindner' });
    assert.deepEqual(answer.kind === 'duplicate' && answer.matches.map((match) => match.id), [id]);
  });
  it('tells an attribute that EspoCRM does not know', async () => {
    const id = await created();
    const error = await failureOf(client.update('CBeteiligte', id, { gibtEsNicht: 'x' }, { kind: 'unchecked' }));
    assert.deepEqual([error.code, error.reason], ['upstream_rejected', 'not written: gibtEsNicht']);
  });
  it('lists every record, page by page', async () => {
    for (let count = 0; count < 203; count += 1) await created({ firstName: String(count), syncStatus: 'dirty' });
    await created({ syncStatus: 'clean' });
    const sizes: number[] = [];
    for await (const page of client.list('CBeteiligte', { where: [{ type: 'in', attribute: 'syncStatus', value: ['dirty'] }], select: ['id'] })) sizes.push(page.length);
    assert.deepEqual(sizes, [200, 3]);
  });
  it('names the field of a refused value', async () => {
    const id = await created();
    const error = await failureOf(client.update('CBeteiligte', id, { dateOfBirth: '04.05.1980' }, { kind: 'unchecked' }));
    assert.equal(error.code, 'upstream_rejected');
    assert.match(error.reason ?? '', /field dateOfBirth \(valid\)/);
  });
  it('stays out of the lock for failed logins with a wrong key', async () => {
    const wrong = sandboxEspoCrm({ ...sandbox, connection: { ...sandbox.connection, espocrm: { ...sandbox.connection.espocrm, apiKey: 'falsch' } } });
    await Promise.all(Array.from({ length: 50 }, () => failureOf(wrong.read('CBeteiligte', 'x' as EntityId))));
    wrong.close();
    assert.deepEqual(await client.read('CBeteiligte', 'x' as EntityId), { kind: 'gone' });
  });

  describe('notices', () => {
    const notice = (key: string) => ({ userIds: [sandbox.connection.espocrm.notifyUserId], text: 'Konflikt beim Namen', key });
    it('are found again by their key', async () => {
      const id = await postNotice(client, notice('a'));
      assert.equal(await findNotice(client, 'a'), id);
    });
    it('are found also when the answer to the post was lost', async () => {
      sandbox.espocrm.faults.add({ kind: 'reset-after', method: 'POST', times: 1 });
      assert.equal((await failureOf(postNotice(client, notice('b')))).code, 'outcome_unknown');
      assert.ok(await findNotice(client, 'b'));
    });
    it('are not found under another key', async () => {
      await postNotice(client, notice('a'));
      assert.equal(await findNotice(client, 'c'), undefined);
    });
  });
});
