import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { callRecord } from '../../../src/sync/telephony/call-record.js';
import { readCallId, readRecord } from '../../../src/sync/telephony/read-call-id.js';
import { readOrder } from '../../../src/sync/telephony/read-order.js';
import { scriptedThreeCx, Workbench } from './support/workbench.js';

describe("a person's order of a call", () => {
  it('names extension, number and whose it is, in either notation', () => {
    const wanted = { extension: '11', number: '030 23125-101', entity: { type: 'Lead', id: 'a1' }, by: 'person' };
    assert.deepEqual(readOrder({ extension: '11', number: '030 23125-101', entity: { type: 'Lead', id: 'a1' } }), wanted);
    assert.deepEqual(readOrder({ extension: 11, number: '030 23125-101', entity: 'Lead/a1' }), wanted);
  });

  it('needs the number alone', () => {
    for (const entity of [undefined, null]) assert.deepEqual(readOrder({ number: '030 23125-101', entity }), { extension: undefined, number: '030 23125-101', entity: null, by: 'person' });
  });

  for (const body of [undefined, null, 'x', []]) {
    it(`is malformed as ${JSON.stringify(body)}`, () => { assert.throws(() => readOrder(body), { code: 'malformed' }); });
  }

  for (const [facts, field] of [[{ number: 7 }, 'number'], [{ extension: '../x' }, 'extension'], [{ entity: 'Lead' }, 'entity'], [{ entity: { type: 'lead x', id: 'Frau Beispiel' } }, 'entity']] as const) {
    it(`names the field that is wrong and no value: ${JSON.stringify(facts)}`, () => {
      assert.throws(() => readOrder({ number: '1', ...facts }), (error: Error & { code?: string }) => error.code === 'invalid' && error.message.includes(field) && !error.message.includes('Beispiel'));
    });
  }
});

describe('a message about a call or a record', () => {
  it('names the call', () => {
    assert.equal(readCallId({ call_id: 'a-1' }), 'a-1');
    for (const payload of [undefined, {}, { call_id: '../x' }]) assert.throws(() => readCallId(payload), { code: 'malformed' });
  });

  it('names the record, a Beteiligter unless it says otherwise', () => {
    assert.deepEqual([readRecord({ entity_id: 'a1' }), readRecord({ entity_type: 'Lead', entity_id: 'a1' })], [{ type: 'CBeteiligte', id: 'a1' }, { type: 'Lead', id: 'a1' }]);
    for (const payload of [undefined, {}, { entity_id: '../x' }, { entity_type: 'User', entity_id: 'a1' }]) assert.throws(() => readRecord(payload), { code: 'malformed' });
  });
});

describe("a call of the hub's own accord", () => {
  let bench: Workbench;
  let threecx: ReturnType<typeof scriptedThreeCx>;
  beforeEach(async () => {
    bench = await Workbench.start();
    threecx = scriptedThreeCx();
    bench.threecx = threecx;
    // A Monday at ten in Berlin.
    bench.effects.advance(Temporal.Instant.from('2030-03-04T09:00:00Z').epochMilliseconds - bench.now.epochMilliseconds);
    bench.set({ leadExtension: '10' });
  });
  afterEach(() => bench.stop());

  it('rings the number of the record, or the one that is given', async () => {
    const id = bench.person('Lead', { lastName: 'Vermieter', phoneNumber: '+493023125101' });
    const other = bench.person('Contact', { lastName: 'Groß', phoneNumber: '+493023125102' });
    assert.equal((await callRecord(bench.context, { entity_id: id })).kind, 'started');
    assert.equal((await callRecord(bench.context, { entity_id: other, entity_type: 'Contact', number: '0171 3920001' })).kind, 'started');
    assert.deepEqual(threecx.dialled, [{ extension: '10', number: '+493023125101' }, { extension: '10', number: '+491713920001' }]);
  });

  it('rings nobody where the firm calls no leads, the record is gone or its number must not be called', async () => {
    const id = bench.person('Lead', { lastName: 'Vermieter', phoneNumber: '+499005123456' });
    const without = bench.person('Lead', { lastName: 'Ohne' });
    assert.deepEqual(await callRecord(bench.context, { entity_id: id }), { kind: 'refused', entity_id: id });
    assert.deepEqual(await callRecord(bench.context, { entity_id: without }), { kind: 'refused', entity_id: without });
    assert.deepEqual(await callRecord(bench.context, { entity_id: 'gone' }), { kind: 'gone', entity_id: 'gone' });
    bench.set({ leadExtension: undefined });
    assert.deepEqual(await callRecord(bench.context, { entity_id: id }), { kind: 'off', entity_id: id });
    assert.deepEqual(threecx.dialled, []);
  });

  it('is tried again when the telephone system refuses it, and needs somebody to call', async () => {
    const id = bench.person('Lead', { lastName: 'Vermieter', phoneNumber: '+493023125101' });
    bench.threecx = scriptedThreeCx({ startCall: () => Promise.resolve({ kind: 'refused', reason: 'rejected' }) });
    await assert.rejects(callRecord(bench.context, { entity_id: id }), { code: 'upstream_rejected' });
    await assert.rejects(callRecord(bench.context, {}), { code: 'malformed' });
  });
});
