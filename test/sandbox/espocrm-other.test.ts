import assert from 'node:assert/strict';
import type { JsonObject } from '../../src/sandbox/json.js';
import { espoClient, sandboxPerTest } from './harness.js';

describe('the other entities of the EspoCRM stand-in', () => {
  const context = sandboxPerTest({ data: 'firm' });
  let call: ReturnType<typeof espoClient>;
  let user: string;
  let beteiligter: string;
  beforeEach(() => {
    call = espoClient(context.sandbox);
    user = context.sandbox.connection.espocrm.notifyUserId;
    beteiligter = String(context.sandbox.espocrm.database.all('CBeteiligte')[0]?.id);
  });
  const notices = (): unknown[][] => context.sandbox.espocrm.state.notices.map((notice) => [notice.userId, notice.kind]);

  it('notifies a user by a post to him, whatever type was asked for', async () => {
    const answer = await call('POST', 'Note', { type: 'Notice', targetType: 'users', usersIds: [user], post: 'Hallo' });
    assert.equal((answer.json as JsonObject)['type'], 'Post');
    assert.deepEqual(notices(), [[user, 'note']]);
  });

  it('notifies a mentioned user and shows the post on the record', async () => {
    await call('POST', 'Note', { type: 'Post', parentType: 'CBeteiligte', parentId: beteiligter, post: 'Bitte ansehen @k.lindner.' });
    assert.deepEqual(notices(), [[user, 'mention']]);
    const stream = (await call('GET', `CBeteiligte/${beteiligter}/stream`)).json as { total: number };
    assert.equal(stream.total, 1);
  });

  it('notifies whom a task is assigned to', async () => {
    await call('POST', 'Task', { name: 'Aufräumen', assignedUserId: user, parentType: 'CBeteiligte', parentId: beteiligter });
    assert.deepEqual(notices(), [[user, 'assign']]);
  });

  it('wants an assigned user for a task', async () => {
    assert.equal((await call('POST', 'Task', { name: 'Aufräumen' })).reason, 'Field validation failure; entityType: Task, field: assignedUser, type: required.');
  });

  it('refuses a parent of another kind', async () => {
    const answer = await call('POST', 'Task', { name: 'X', assignedUserId: user, parentType: 'Invoice', parentId: beteiligter });
    assert.equal(answer.reason, 'Field validation failure; entityType: Task, field: parent, type: valid.');
  });

  it('computes the duration of a call only for a read', async () => {
    const body = { name: 'Anruf', dateStart: '2026-03-01 10:00:00', dateEnd: '2026-03-01 10:05:30', assignedUserId: user, parentType: 'CBeteiligte', parentId: beteiligter };
    const made = (await call('POST', 'Call', body)).json as { id: string; duration: number };
    assert.equal(made.duration, 300);
    assert.equal(((await call('GET', `Call/${made.id}`)).json as JsonObject)['duration'], 330);
    assert.equal(((await call('GET', `CBeteiligte/${beteiligter}/calls`)).json as { total: number }).total, 1);
  });

  it('relates and unrelates a contact', async () => {
    const contact = (await call('POST', 'Contact', { lastName: 'Probe' })).json as { id: string };
    const made = (await call('POST', 'Call', { name: 'Anruf', dateStart: '2026-03-01 10:00:00', dateEnd: '2026-03-01 10:05:30', assignedUserId: user })).json as { id: string };
    assert.equal((await call('POST', `Call/${made.id}/contacts`, { id: contact.id })).text, 'true');
    assert.deepEqual(((await call('GET', `Call/${made.id}`)).json as JsonObject)['contactsIds'], [contact.id]);
    await call('DELETE', `Call/${made.id}/contacts`, { id: contact.id });
    assert.deepEqual(((await call('GET', `Call/${made.id}`)).json as JsonObject)['contactsIds'], []);
  });

  it('wants anything at all for a lead', async () => {
    assert.equal((await call('POST', 'Lead', { description: 'nichts' })).reason, 'Field validation failure; entityType: Lead, field: name, type: required.');
    assert.equal((await call('POST', 'Lead', { phoneNumber: '+491713920055' })).status, 200);
  });

  it('tells a part of the metadata by its key', async () => {
    const field = (await call('GET', 'Metadata?key=entityDefs.CBeteiligte.fields.syncStatus')).json as { type: string; options: string[] };
    assert.deepEqual([field.type, field.options.includes('permanently_failed')], ['enum', true]);
  });

  it('tells who the caller is and what he may do', async () => {
    const answer = (await call('GET', 'App/user')).json as { user: JsonObject; acl: { table: JsonObject } };
    assert.deepEqual([answer.user['userName'], answer.acl.table['CBeteiligte'], answer.acl.table['Webhook']], ['hub-api', { create: 'yes', read: 'all', edit: 'all', delete: 'all' }, true]);
  });

  it('tells its version', async () => {
    assert.equal(((await call('GET', 'Settings')).json as JsonObject)['version'], '9.3.10');
  });
});
