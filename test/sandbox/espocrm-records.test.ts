import assert from 'node:assert/strict';
import type { JsonObject } from '../../src/sandbox/json.js';
import { espoClient, sandboxPerTest, search, send, type Answer } from './harness.js';

describe('records of the EspoCRM stand-in', () => {
  const context = sandboxPerTest();
  let call: ReturnType<typeof espoClient>;
  beforeEach(() => {
    call = espoClient(context.sandbox);
  });
  const create = async (body: JsonObject = {}): Promise<string> => ((await call('POST', 'CBeteiligte', { lastName: 'Probe', ...body }, { 'X-Skip-Duplicate-Check': 'true' })).json as { id: string }).id;
  const read = async (id: string): Promise<JsonObject> => (await call('GET', `CBeteiligte/${id}`)).json as JsonObject;
  const put = (id: string, body: unknown, headers = {}): Promise<Answer> => call('PUT', `CBeteiligte/${id}`, body, headers);

  it('answers a creation with 200 and without what was never set', async () => {
    const answer = await call('POST', 'CBeteiligte', { lastName: 'Probe' });
    assert.equal(answer.status, 200);
    assert.equal('firstName' in (answer.json as object), false);
  });

  it('reads every attribute, unset ones as null', async () => {
    const record = await read(await create());
    assert.deepEqual([record['firstName'], record['betnr'], record['emailAddressData'], record['syncStatus'], record['versionNumber']], [null, null, [], 'pending_sync', 1]);
  });

  it('names a missing record differently for a read and a write', async () => {
    assert.equal((await call('GET', 'CBeteiligte/0123456789abcdef0')).reason, 'Record 0123456789abcdef0 does not exist.');
    assert.equal((await put('0123456789abcdef0', {})).reason, 'Record 0123456789abcdef0 not found.');
    assert.equal((await call('DELETE', 'CBeteiligte/0123456789abcdef0')).reason, 'Record 0123456789abcdef0 not found.');
  });

  it('answers 404 with an empty reason to an unknown link', async () => {
    const answer = await call('GET', `CBeteiligte/${await create()}/nolink`);
    assert.deepEqual([answer.status, answer.reason], [404, '']);
  });

  it('answers 405 to a method that is not routed', async () => {
    const answer = await call('PATCH', 'CBeteiligte', {});
    assert.deepEqual([answer.status, answer.headers.get('allow')], [405, 'GET, POST']);
  });

  it('refuses a second record of the same name with the matches', async () => {
    const id = await create({ firstName: 'Änne' });
    const answer = await call('POST', 'CBeteiligte', { firstName: 'änne', lastName: 'PROBE' });
    assert.deepEqual([answer.status, answer.reason, (answer.json as JsonObject[]).map((match) => match['id'])], [409, 'duplicate', [id]]);
  });

  it('takes a missing first name for equal to a missing one', async () => {
    await create();
    assert.equal((await call('POST', 'CBeteiligte', { lastName: 'Probe' })).status, 409);
    assert.equal((await call('POST', 'CBeteiligte', { lastName: 'Probe', firstName: 'A' })).status, 200);
  });

  it('does not look at phones for duplicates', async () => {
    await create({ phoneNumber: '+491713920001' });
    assert.equal((await call('POST', 'CBeteiligte', { lastName: 'Andere', phoneNumber: '+491713920001' })).status, 200);
  });

  it('takes the legacy key of the body for skipping the check', async () => {
    await create();
    assert.equal((await call('POST', 'CBeteiligte', { lastName: 'Probe', _skipDuplicateCheck: true })).status, 200);
  });

  it('allows a betnr only once', async () => {
    await create({ betnr: 7 });
    const second = await create();
    assert.equal((await put(second, { betnr: 7 })).status, 500);
    assert.equal((await read(second))['betnr'], null);
  });

  it('refuses a link to a missing record', async () => {
    const answer = await put(await create(), { assignedUserId: '0123456789abcdef0' });
    assert.deepEqual([answer.status, answer.reason], [403, "Can't relate with non-existing record. entity type: CBeteiligte, link: assignedUser."]);
  });

  for (const [value, stored] of [['2026-03-01 10:00', '2026-03-01 10:00:00'], ['2026-03-01T10:00:00Z', '2026-03-01 10:00:00'], ['2026-03-01T00:30:00+02:00', '2026-02-28 22:30:00'], [null, null]] as const) {
    it(`stores the time ${String(value)} as ${String(stored)}`, async () => {
      const id = await create();
      assert.equal((await put(id, { advowareLastSync: value })).status, 200);
      assert.equal((await read(id))['advowareLastSync'], stored);
    });
  }

  for (const value of ['2026-03-01T10:00:00.123Z', '2026-03-01T10:00:00', '', 1_700_000_000, '2026-02-30 10:00:00']) {
    it(`refuses the time ${JSON.stringify(value)}`, async () => {
      assert.equal((await put(await create(), { advowareLastSync: value })).status, 400);
    });
  }

  for (const [value, stored] of [['12', 12], [1.5, 1], ['', 0], [null, null]] as const) {
    it(`stores the number ${JSON.stringify(value)} as ${JSON.stringify(stored)}`, async () => {
      const id = await create();
      await put(id, { betnr: value });
      assert.equal((await read(id))['betnr'], stored);
    });
  }

  it('names the field and the reason of a failed validation', async () => {
    const answer = await put(await create(), { betnr: 3_000_000_000 });
    assert.equal(answer.reason, 'Field validation failure; entityType: CBeteiligte, field: betnr, type: rangeInternal.');
    assert.deepEqual(answer.json, { messageTranslation: { label: 'validationFailure', scope: null, data: { field: 'betnr', type: 'rangeInternal' } } });
  });

  it('allows empty text and null only where the enum has an empty option', async () => {
    const id = await create();
    assert.deepEqual([(await put(id, { salutationName: '' })).status, (await read(id))['salutationName']], [200, '']);
    assert.deepEqual([(await put(id, { salutationName: null })).status, (await read(id))['salutationName']], [200, null]);
    assert.equal((await put(id, { syncStatus: '' })).status, 400);
    assert.equal((await put(id, { syncStatus: null })).status, 400);
  });

  it('moves modifiedAt with an empty PUT', async () => {
    const id = await create();
    context.clock.forward(2000);
    await put(id, {});
    assert.equal((await read(id))['modifiedAt'], '2026-03-10 09:00:02');
  });

  it('takes a right away when told', async () => {
    const id = await create();
    context.sandbox.espocrm.settings.forbidden.push('CBeteiligte.edit');
    const answer = await put(id, { firmenname: 'X' });
    assert.deepEqual([answer.status, answer.reason, answer.text], [403, 'No edit access.', '']);
  });
});

describe('optimistic locking of the EspoCRM stand-in', () => {
  const context = sandboxPerTest();
  let call: ReturnType<typeof espoClient>;
  let id: string;
  beforeEach(async () => {
    call = espoClient(context.sandbox);
    id = ((await call('POST', 'CBeteiligte', { lastName: 'Probe' })).json as { id: string }).id;
  });
  const put = (body: unknown, version?: number): Promise<Answer> => call('PUT', `CBeteiligte/${id}`, body, version === undefined ? {} : { 'X-Version-Number': String(version) });

  it('counts the version up with every save', async () => {
    assert.equal(((await put({})).json as JsonObject)['versionNumber'], 2);
  });

  it('refuses a stale change and tells the current values', async () => {
    await put({ description: 'anders' });
    const answer = await put({ firmenname: 'Neu GmbH' }, 1);
    assert.deepEqual([answer.status, answer.reason, answer.json], [409, 'modified', { values: { firmenname: null }, versionNumber: 2 }]);
  });

  it('accepts a stale write that changes nothing', async () => {
    await put({ firmenname: 'Neu GmbH' });
    assert.equal((await put({ firmenname: 'Neu GmbH' }, 1)).status, 200);
  });

  it('does not check without the header', async () => {
    await put({ firmenname: 'A' });
    assert.equal((await put({ firmenname: 'B' })).status, 200);
  });

  it('does not check a row that never had a version', async () => {
    const record = context.sandbox.espocrm.database.find('CBeteiligte', id);
    assert.ok(record);
    record.version = null;
    assert.equal((await put({ firmenname: 'B' }, 99)).status, 200);
    assert.equal(record.version, 1);
  });

  it('shows no version when it is switched off', async () => {
    context.sandbox.espocrm.settings.optimisticLocking = false;
    assert.equal('versionNumber' in ((await put({ firmenname: 'B' }, 99)).json as object), false);
  });
});

describe('deleting in the EspoCRM stand-in', () => {
  const context = sandboxPerTest();
  const admin = { Authorization: `Basic ${Buffer.from('admin:sandbox-passwort').toString('base64')}` };

  it('hides the record from all but an admin, who can restore it', async () => {
    const call = espoClient(context.sandbox);
    const { id } = (await call('POST', 'CBeteiligte', { lastName: 'Probe' })).json as { id: string };
    assert.equal((await call('DELETE', `CBeteiligte/${id}`)).text, 'true');
    assert.equal((await call('GET', `CBeteiligte/${id}`)).status, 404);
    assert.deepEqual((await call('GET', `CBeteiligte?${search({ where: [{ type: 'isTrue', attribute: 'deleted' }] })}`)).json, { total: 0, list: [] });
    const seen = await send(`${context.sandbox.connection.espocrm.url}/CBeteiligte/${id}`, 'GET', undefined, admin);
    assert.equal((seen.json as JsonObject)['deleted'], true);
    assert.equal((await call('POST', 'CBeteiligte/action/restoreDeleted', { id })).status, 403);
    await send(`${context.sandbox.connection.espocrm.url}/CBeteiligte/action/restoreDeleted`, 'POST', { id }, admin);
    assert.equal((await call('GET', `CBeteiligte/${id}`)).status, 200);
  });
});

describe('the login of the EspoCRM stand-in', () => {
  const context = sandboxPerTest();
  const wrong = (): Promise<Answer> => espoClient(context.sandbox)('GET', 'App/user', undefined, { 'X-Api-Key': 'f'.repeat(32) });
  const right = (): Promise<Answer> => espoClient(context.sandbox)('GET', 'App/user');

  it('asks for credentials when there are none', async () => {
    const answer = await send(`${context.sandbox.connection.espocrm.url}/App/user`, 'GET');
    assert.deepEqual([answer.status, answer.headers.get('www-authenticate'), answer.text], [401, 'Basic realm=""', '']);
  });

  it('locks the good key out for a minute after eleven failures, without a reason', async () => {
    for (let failure = 0; failure < 10; failure += 1) await wrong();
    assert.equal((await right()).status, 200);
    await wrong();
    const locked = await right();
    assert.deepEqual([locked.status, locked.reason], [403, null]);
    context.clock.forward(60_000);
    assert.equal((await right()).status, 200);
  });
});
