import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { advowareInstant, espoInstant, espoText, newerSide } from '../../../src/domain/beteiligte/clocks.js';

describe('The clocks of both systems', () => {
  it('reads EspoCRM as UTC and Advoware as Berlin wall clock, in summer and in winter', () => {
    assert.equal(espoInstant('2026-07-01 10:00:00')?.toString(), '2026-07-01T10:00:00Z');
    assert.equal(advowareInstant('2026-07-01T12:00:00')?.toString(), '2026-07-01T10:00:00Z');
    assert.equal(advowareInstant('2026-01-01T12:00:00')?.toString(), '2026-01-01T11:00:00Z');
  });
  it('takes what is no time for unknown', () => {
    assert.deepEqual([espoInstant('2026-07-01T10:00:00Z'), espoInstant(null), advowareInstant('gestern'), advowareInstant(null), espoInstant('2026-13-01 10:00:00')], Array(5).fill(undefined));
  });
  it('writes EspoCRM whole seconds, rounded down', () => {
    assert.equal(espoText(Temporal.Instant.from('2026-07-01T10:00:00.999Z')), '2026-07-01 10:00:00');
  });
});

describe('Which side is newer', () => {
  const lastSync = '2026-07-01 10:00:00';
  it('is the one that changed after the last sync', () => {
    assert.equal(newerSide({ lastSync, modifiedAt: '2026-07-01 10:00:06', geaendertAm: '2026-07-01T11:00:00' }), 'espocrm');
    assert.equal(newerSide({ lastSync, modifiedAt: '2026-07-01 10:00:00', geaendertAm: '2026-07-01T12:00:06' }), 'advoware');
  });
  it('leaves five seconds of slack for the hub\'s own writes', () => {
    assert.equal(newerSide({ lastSync, modifiedAt: '2026-07-01 10:00:05', geaendertAm: '2026-07-01T12:00:06' }), 'advoware');
  });
  it('is undecided when both changed, when neither did, and when there was no sync yet', () => {
    assert.equal(newerSide({ lastSync, modifiedAt: '2026-07-02 00:00:00', geaendertAm: '2026-07-02T00:00:00' }), 'undecided');
    assert.equal(newerSide({ lastSync, modifiedAt: '2026-06-02 00:00:00', geaendertAm: '2026-06-02T00:00:00' }), 'undecided');
    assert.equal(newerSide({ lastSync: null, modifiedAt: '2026-07-02 00:00:00', geaendertAm: '2026-06-02T00:00:00' }), 'undecided');
  });
});
