import assert from 'node:assert/strict';
import registerReport from '../../nodes/call-report/call-report.js';
import { DEFAULTS as REPORT } from '../../nodes/call-report/types.js';
import registerLookup from '../../nodes/phone-lookup/phone-lookup.js';
import { DEFAULTS as LOOKUP } from '../../nodes/phone-lookup/types.js';
import { rangeOf } from '../../nodes/call-recording/range.js';
import { realEffects } from '../../src/hub/effects/real-effects.js';
import { memoryLedger } from '../../src/hub/ledger/memory-ledger.js';
import type { EspoCrm } from '../../src/systems/espocrm/espocrm.js';
import { bench, clear, errorOf } from './support/bench.js';
import { fakeHub } from './support/fakes.js';

const journal = { callType: 'Missed', number: '030 23125101', agent: '11', startedAtUtc: '2026-03-02T10:00:00Z', endedAtUtc: '2026-03-02T10:00:20Z' };

describe('call-report', () => {
  afterEach(clear);

  it('sends a finished call on its second output, with the id for the one who told of it; the same again for the same report', async () => {
    const hub = fakeHub({ ledger: memoryLedger(realEffects()) });
    const { send, out } = await bench(registerReport, { ...REPORT, type: 'call-report' }, { configs: { hub: { value: hub } }, outputs: 4 });
    send({ payload: journal });
    const first = await out(1).next();
    send({ payload: journal });
    const second = await out(1).next();
    assert.deepEqual([first.payload, first['call']], [{ call_id: (first['call'] as { id: string }).id }, second['call']]);
    assert.equal(first['statusCode'], 200);
  });

  it('hands a report that tells of nothing to Catch', async () => {
    const { send, caught } = await bench(registerReport, { ...REPORT, type: 'call-report' }, { configs: { hub: { value: fakeHub({ ledger: memoryLedger(realEffects()) }) } }, outputs: 4 });
    send({ payload: { callType: 'Inbound' } });
    assert.equal(errorOf(await caught.next()).code, 'invalid');
  });
});

describe('phone-lookup', () => {
  afterEach(clear);
  const rings = { async* list(entity: string) { await Promise.resolve(); yield entity === 'Lead' ? [{ id: 'l1', lastName: 'Neu' }] : []; } } as unknown as EspoCrm;

  it('answers who has the number, which it echoes', async () => {
    const value = { hub: fakeHub({ ledger: memoryLedger(realEffects()) }), espocrm: rings, rings, apiUrl: 'https://crm.example/api/v1', notifyUserId: 'u1' };
    const { send, out } = await bench(registerLookup, { ...LOOKUP, type: 'phone-lookup' }, { configs: { espocrm: { value } } });
    send({ payload: { number: ' 493023125101' } });
    const { contacts } = (await out(0).next()).payload as { contacts: { id: string; matchedNumber: string; contactUrl: string }[] };
    assert.deepEqual(contacts.map(({ id, matchedNumber, contactUrl }) => [id, matchedNumber, contactUrl]), [['l1', '+493023125101', 'https://crm.example/#Lead/view/l1']]);
  });

  it('hands a request without a number to Catch', async () => {
    const value = { hub: fakeHub({ ledger: memoryLedger(realEffects()) }), espocrm: rings, rings, apiUrl: 'https://crm.example/api/v1', notifyUserId: 'u1' };
    const { send, caught } = await bench(registerLookup, { ...LOOKUP, type: 'phone-lookup' }, { configs: { espocrm: { value } } });
    send({ payload: {} });
    assert.equal(errorOf(await caught.next()).code, 'malformed');
  });
});

describe('the part of a recording that is asked for', () => {
  for (const [header, expected] of [
    [undefined, undefined], ['bytes=0-9', { first: 0, last: 9 }], ['bytes=90-', { first: 90, last: 99 }], ['bytes=-10', { first: 90, last: 99 }], ['bytes=90-500', { first: 90, last: 99 }],
    ['bytes=-500', { first: 0, last: 99 }], ['bytes=100-', 'unsatisfiable'], ['bytes=-0', 'unsatisfiable'], ['bytes=9-0', undefined], ['bytes=0-1,5-6', undefined], ['items=0-1', undefined], ['bytes=-', undefined],
  ] as const) {
    it(`is ${expected === undefined ? 'the whole' : JSON.stringify(expected)} for ${header ?? 'no header'}`, () => { assert.deepEqual(rangeOf(header, 100), expected); });
  }
});
