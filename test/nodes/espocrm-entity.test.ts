import assert from 'node:assert/strict';
import register from '../../nodes/espocrm-entity/espocrm-entity.js';
import { DEFAULTS } from '../../nodes/espocrm-entity/types.js';
import { HubError } from '../../src/hub/errors/hub-error.js';
import type { EspoCrm } from '../../src/systems/espocrm/espocrm.js';
import { bench, clear, errorOf, type Bench } from './support/bench.js';

const config = { ...DEFAULTS, type: 'espocrm-entity', recordId: 'a1', recordIdType: 'str' };
const record = { id: 'a1', lastName: 'x' };

/** Answers by method; keeps the arguments of every call. */
function crm(answers: Readonly<Record<string, unknown>>): EspoCrm & { readonly calls: unknown[][] } {
  const calls: unknown[][] = [];
  const fakes = Object.entries(answers).map(([name, answer]) => [name, (...values: unknown[]) => {
    calls.push([name, ...values]);
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  }]);
  return { calls, ...Object.fromEntries(fakes) } as ReturnType<typeof crm>;
}
const start = (espocrm: EspoCrm, fields: object): Promise<Bench> =>
  bench(register, { ...config, ...fields }, { configs: { espocrm: { value: { espocrm } } }, outputs: 2 });

describe('espocrm-entity', () => {
  afterEach(clear);

  it('reads a record', async () => {
    const espocrm = crm({ read: { kind: 'found', record } });
    const { send, out } = await start(espocrm, { operation: 'read' });
    send({});
    assert.deepEqual((await out(0).next()).payload, record);
    assert.deepEqual(espocrm.calls, [['read', 'CBeteiligte', 'a1']]);
  });

  it('takes the record id from the message', async () => {
    const espocrm = crm({ read: { kind: 'found', record } });
    const { send, out } = await start(espocrm, { operation: 'read', recordId: 'payload.entity_id', recordIdType: 'msg' });
    send({ payload: { entity_id: 'b2' } });
    await out(0).next();
    assert.equal(espocrm.calls[0]?.[2], 'b2');
  });

  for (const [what, operation, method, answer] of [
    ['a record that is gone', 'read', 'read', { kind: 'gone' }], ['a duplicate', 'create', 'create', { kind: 'duplicate', matches: [record] }],
    ['a record that moved on', 'update', 'update', { kind: 'moved_on' }], ['a deletion of what is gone', 'delete', 'remove', { kind: 'gone' }],
  ] as const) {
    it(`sends ${what} to the second output`, async () => {
      const { send, out } = await start(crm({ [method]: answer }), { operation });
      send({ payload: { lastName: 'x' } });
      assert.deepEqual((await out(1).next()).payload, answer);
      assert.equal(out(0).all.length, 0);
    });
  }

  it('creates with the attributes of the payload', async () => {
    const espocrm = crm({ create: { kind: 'created', record } });
    const { send, out } = await start(espocrm, { operation: 'create' });
    send({ payload: { lastName: 'x' } });
    assert.deepEqual((await out(0).next()).payload, record);
    assert.deepEqual(espocrm.calls, [['create', 'CBeteiligte', { lastName: 'x' }]]);
  });

  it('updates a record that was read only in the version that was read, without what EspoCRM keeps itself', async () => {
    const espocrm = crm({ update: { kind: 'updated', record } });
    const { send, out } = await start(espocrm, { operation: 'update' });
    send({ payload: { id: 'a1', lastName: 'y', versionNumber: 7, modifiedAt: '2026-01-01 00:00:00' } });
    await out(0).next();
    assert.deepEqual(espocrm.calls, [['update', 'CBeteiligte', 'a1', { lastName: 'y' }, { kind: 'version', versionNumber: 7 }]]);
  });

  it('updates by the time of change where there is no version, and unchecked where there is neither', async () => {
    const espocrm = crm({ update: { kind: 'updated', record } });
    const { send, out } = await start(espocrm, { operation: 'update' });
    send({ payload: { lastName: 'y', modifiedAt: '2026-01-01 00:00:00' } });
    await out(0).next();
    send({ payload: { lastName: 'y' } });
    await out(0).next();
    assert.deepEqual(espocrm.calls.map((call) => call[4]), [{ kind: 'modified_at', modifiedAt: '2026-01-01 00:00:00' }, { kind: 'unchecked' }]);
  });

  it('lists every page up to its limit', async () => {
    const queries: unknown[] = [];
    const espocrm = { async* list(_entity: string, query: unknown) { queries.push(query); await Promise.resolve(); yield [record]; yield [record]; } };
    const { send, out } = await start(espocrm as unknown as EspoCrm, { operation: 'list', limit: '5' });
    send({ payload: { where: [{ type: 'isNull', attribute: 'betnr' }], limit: 900 } });
    assert.deepEqual((await out(0).next()).payload, [record, record]);
    assert.deepEqual(queries, [{ limit: 5, where: [{ type: 'isNull', attribute: 'betnr' }] }]);
  });

  it('hands a query of the wrong shape to Catch', async () => {
    const { send, caught } = await start(crm({}), { operation: 'list' });
    send({ payload: { where: 'all' } });
    assert.equal(errorOf(await caught.next()).code, 'malformed');
  });

  it('hands an id that is none to Catch instead of asking EspoCRM', async () => {
    const espocrm = crm({ read: { kind: 'found', record } });
    const { send, caught } = await start(espocrm, { operation: 'read', recordId: '../User/1' });
    send({});
    assert.equal(errorOf(await caught.next()).code, 'malformed');
    assert.equal(espocrm.calls.length, 0);
  });

  it("hands EspoCRM's failure to Catch with its code and fires no Complete", async () => {
    const { send, caught, completed } = await start(crm({ read: new HubError('upstream_timeout', 'EspoCRM, GET') }), { operation: 'read' });
    send({});
    assert.equal(errorOf(await caught.next()).code, 'upstream_timeout');
    assert.equal(completed.all.length, 0);
  });

  it('shows a red ring and refuses input without an account', async () => {
    const { send, caught, looks } = await bench(register, config, { outputs: 2 });
    assert.deepEqual(looks(), ['red ring common.status.incomplete']);
    send({});
    assert.equal(errorOf(await caught.next()).code, 'misconfigured');
  });
});
