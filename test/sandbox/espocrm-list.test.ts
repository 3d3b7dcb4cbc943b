import assert from 'node:assert/strict';
import type { JsonObject } from '../../src/sandbox/json.js';
import { espoClient, sandboxPerTest, search, type Answer } from './harness.js';

type List = { total: number; list: JsonObject[] };

describe('lists of the EspoCRM stand-in', () => {
  const context = sandboxPerTest();
  let call: ReturnType<typeof espoClient>;
  beforeEach(() => {
    call = espoClient(context.sandbox);
    const { persons } = context.sandbox.espocrm;
    for (const [index, lastName] of ['Alt', 'Berg', 'Čapek', 'Dorn', 'Ärmel'].entries()) {
      persons.create('CBeteiligte', { lastName, betnr: index === 3 ? null : index + 1, advowareLastSync: index === 4 ? null : `2026-03-0${index + 1} 12:00:00`, phoneNumber: `+49171392000${index}` });
      context.clock.forward(1000);
    }
  });
  const list = (parameters: object, headers = {}): Promise<Answer> => call('GET', `CBeteiligte?${search(parameters)}`, undefined, headers);
  const names = async (where: object[]): Promise<unknown[]> => ((await list({ where, orderBy: 'createdAt', order: 'asc' })).json as List).list.map((record) => record['lastName']);

  it('shows the newest first', async () => {
    assert.deepEqual(((await list({})).json as List).list.map((record) => record['lastName']), ['Ärmel', 'Dorn', 'Čapek', 'Berg', 'Alt']);
  });

  it('pages with an order', async () => {
    const page = (await list({ orderBy: 'lastName', order: 'asc', offset: 1, maxSize: 2 })).json as List;
    assert.deepEqual([page.total, page.list.map((record) => record['lastName'])], [5, ['Ärmel', 'Berg']]);
  });

  it('says without a total whether more pages follow', async () => {
    assert.equal(((await list({ maxSize: 4 }, { 'X-No-Total': 'true' })).json as List).total, -1);
    assert.equal(((await list({ maxSize: 5 }, { 'X-No-Total': 'true' })).json as List).total, -2);
  });

  it('selects attributes and adds the id and the order', async () => {
    const page = (await list({ select: ['name', 'emailAddressData', 'gibtEsNicht'], orderBy: 'betnr', order: 'asc', maxSize: 1 })).json as List;
    assert.deepEqual(Object.keys(page.list[0] ?? {}).sort(), ['assignedUserId', 'betnr', 'createdById', 'id', 'name']);
  });

  it('gives an empty page past the end, with the right total', async () => {
    assert.deepEqual((await list({ offset: 50 })).json, { total: 5, list: [] });
    assert.deepEqual((await list({ maxSize: 0 })).json, { total: 5, list: [] });
  });

  for (const [what, parameters, status] of [
    ['more than 200 records', { maxSize: 201 }, 403], ['a negative size', { maxSize: -1 }, 500], ['a bad order', { orderBy: 'gibtEsNicht' }, 400],
    ['an expression', { where: [{ type: 'expression', value: '1' }] }, 500], ['not', { where: [{ type: 'not', value: [] }] }, 400], ['an unknown type', { where: [{ type: 'quer', attribute: 'name' }] }, 400],
  ] as const) {
    it(`refuses ${what}`, async () => {
      assert.equal((await list(parameters)).status, status);
    });
  }

  it('reads the parameters in the notation of PHP', async () => {
    const answer = await call('GET', 'CBeteiligte?where[0][type]=or&where[0][value][0][type]=in&where[0][value][0][attribute]=betnr&where[0][value][0][value][]=1&where[0][value][0][value][]=2&where[0][value][1][type]=isNull&where[0][value][1][attribute]=betnr&orderBy=createdAt&order=asc&select=lastName');
    assert.deepEqual((answer.json as List).list.map((record) => record['lastName']), ['Alt', 'Berg', 'Dorn']);
  });

  for (const [what, where, found] of [
    ['equals without accents and case', { type: 'equals', attribute: 'lastName', value: 'capek' }, ['Čapek']],
    ['notEquals leaves null out', { type: 'notEquals', attribute: 'betnr', value: 1 }, ['Berg', 'Čapek', 'Ärmel']],
    ['notIn', { type: 'notIn', attribute: 'betnr', value: [1, 2] }, ['Čapek', 'Ärmel']],
    ['isNotNull', { type: 'isNotNull', attribute: 'betnr' }, ['Alt', 'Berg', 'Čapek', 'Ärmel']],
    ['before is strict', { type: 'before', attribute: 'advowareLastSync', value: '2026-03-02 12:00:00' }, ['Alt']],
    ['after', { type: 'after', attribute: 'advowareLastSync', value: '2026-03-03 11:59:59' }, ['Čapek', 'Dorn']],
    ['an offset in a filter is ignored', { type: 'before', attribute: 'advowareLastSync', value: '2026-03-02T12:00:01+09:00' }, ['Alt', 'Berg']],
    ['a local time with its zone', { type: 'before', attribute: 'advowareLastSync', value: '2026-03-02 13:00:01', dateTime: true, timeZone: 'Europe/Berlin' }, ['Alt', 'Berg']],
    ['between', { type: 'between', attribute: 'advowareLastSync', value: ['2026-03-02 00:00:00', '2026-03-03 23:00:00'] }, ['Berg', 'Čapek']],
    ['greaterThanOrEquals', { type: 'greaterThanOrEquals', attribute: 'betnr', value: 3 }, ['Čapek', 'Ärmel']],
    ['lastXDays', { type: 'lastXDays', attribute: 'advowareLastSync', value: 7 }, ['Čapek', 'Dorn']],
    ['like', { type: 'like', attribute: 'lastName', value: '%r%' }, ['Berg', 'Dorn', 'Ärmel']],
    ['startsWith', { type: 'startsWith', attribute: 'lastName', value: 'b' }, ['Berg']],
    ['phoneNumberNumeric', { type: 'in', attribute: 'phoneNumberNumeric', value: ['491713920001', '01713920001'] }, ['Berg']],
    ['endsWith on digits', { type: 'endsWith', attribute: 'phoneNumberNumeric', value: '1713920002' }, ['Čapek']],
    ['a phone without its plus finds nothing', { type: 'equals', attribute: 'phoneNumber', value: '491713920001' }, []],
  ] as const) {
    it(`filters: ${what}`, async () => {
      assert.deepEqual(await names([where]), found);
    });
  }
});
