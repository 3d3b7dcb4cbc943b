import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CallReport } from '../../../src/domain/telephony/call.js';
import { summaryOf } from '../../../src/domain/telephony/summary.js';
import { callsAfter, report, second } from './support.js';

const refsOf = (reports: readonly CallReport[]): string[] =>
  callsAfter(reports).map((call) => Object.values(call.told).map(({ ref }) => ref).sort().join(' ')).sort();

describe('a call that several sources report', () => {
  const live = report('callcontrol', 'live', { from: 0, to: 90 });
  const webhook = report('webhook', 'hook', { from: 2, to: 92 });
  const template = report('template', 'hash', { from: -4, to: 86 });
  const log = report('log', 'log', { from: 0, to: 90 });

  it('is one, in whatever order they report it', () => {
    fc.assert(fc.property(fc.shuffledSubarray([live, webhook, template, log, live, template], { minLength: 1 }), (reports) => {
      assert.equal(callsAfter(reports).length, 1);
    }));
  });

  it('is the same in the end, in whatever order one source tells of it', () => {
    const phases = [
      report('callcontrol', 'live', { from: 0, saidAt: second(0) }),
      report('callcontrol', 'live', { from: 0, saidAt: second(7), answered: 'yes' }),
      report('callcontrol', 'live', { from: 0, saidAt: second(30), answered: 'yes', speaker: '11', extensions: ['11'], transferred: true }),
      report('callcontrol', 'live', { from: 0, to: 90, speaker: '11', extensions: ['11'] }),
    ];
    const [whole] = callsAfter(phases);
    fc.assert(fc.property(fc.shuffledSubarray([...phases, ...phases], { minLength: 8 }), (reports) => {
      assert.deepEqual(callsAfter(reports).map(({ told }) => told), [whole?.told]);
    }));
  });

  const same: Record<string, readonly CallReport[]> = {
    'number written in two ways': [live, { ...template, told: { ...template.told, number: '030 / 23125-101' } }],
    'clocks two and a half minutes apart': [live, report('template', 't', { from: 150, to: 240 })],
    'a queue that names no extension': [report('callcontrol', 'live', { from: 0, to: 90, extensions: [], speaker: null }), template],
    'several phones that rang, of which one answered': [report('callcontrol', 'live', { from: 0, to: 90, extensions: ['10', '11', '12'] }), report('template', 't', { from: 0, to: 90, extensions: ['12'], speaker: '12' })],
    'first heard of in its middle': [report('callcontrol', 'live', { from: 60, to: 90, sure: 'at_latest' }), template],
    'first heard of in its middle, the report before': [template, report('callcontrol', 'live', { from: 60, to: 90, sure: 'at_latest' })],
    'a withheld number at the same extension': [report('callcontrol', 'a', { from: 0, to: 9, number: '' }), report('template', 'b', { from: 1, to: 10, number: 'anonymous' })],
    'an id that a bridge has made up': [report('webhook', 'a', { from: 0, pbxId: 'call-1' }), report('callcontrol', 'b', { from: 0, pbxId: '77' })],
    'an order and the id that it got': [report('hub', 'o', { from: 0, pbxId: '77', direction: 'outbound' }), report('callcontrol', 'l', { from: 100, pbxId: '77', direction: 'outbound' })],
    'an end that one source found out after a gap': [report('callcontrol', 'a', { from: 0, ended: { at: second(120), known: 'at_latest' } }), report('template', 'b', { from: 1, to: 91 })],
    'two sources that both found it out after a gap': [report('callcontrol', 'a', { from: 20, sure: 'at_latest' }), report('webhook', 'b', { from: 90, sure: 'at_latest' })],
    'the number known only later': [report('callcontrol', 'l', { from: 0, number: '' }), report('callcontrol', 'l', { from: 0, saidAt: second(5) }), report('template', 't', { from: 1, to: 5, answered: 'unknown' })],
  };
  for (const [name, reports] of Object.entries(same)) {
    it(`is one: ${name}`, () => { assert.equal(callsAfter(reports).length, 1); });
  }

  const different: Record<string, readonly CallReport[]> = {
    'two names of one source': [live, report('callcontrol', 'other', { from: 1, to: 91 })],
    'another number': [live, report('template', 't', { from: 0, to: 90, number: '+493023125102' })],
    'another direction': [live, report('template', 't', { from: 0, to: 90, direction: 'outbound' })],
    'another extension': [live, report('template', 't', { from: 0, to: 90, extensions: ['12'] })],
    'another length': [live, report('template', 't', { from: 0, to: 30 })],
    'five minutes later': [live, report('template', 't', { from: 300, to: 390 })],
    'missed, and then answered within a minute': [report('callcontrol', 'a', { from: 0, to: 20, answered: 'no' }), report('template', 'b', { from: 40, to: 60 })],
    'a redial, which rings when the first is over': [report('callcontrol', 'a', { from: 0, to: 20, answered: 'no' }), report('webhook', 'b', { from: 30 })],
    'begun after it was found out, by more than clocks differ': [report('callcontrol', 'a', { from: 0, sure: 'at_latest' }), report('template', 'b', { from: 100, to: 120 })],
    'heard of in its middle, and ended at another time': [report('callcontrol', 'a', { from: 60, to: 90, sure: 'at_latest' }), report('template', 'b', { from: 0, to: 290 })],
    'two ids of 3CX': [report('hub', 'a', { from: 0, pbxId: '1' }), report('callcontrol', 'b', { from: 0, pbxId: '2' })],
  };
  for (const [name, reports] of Object.entries(different)) {
    it(`is two: ${name}`, () => { assert.equal(callsAfter(reports).length, 2); });
  }

  it('goes to the nearer of two that fit', () => {
    const first = report('callcontrol', 'a', { from: 0, to: 20, answered: 'no' });
    const second_ = report('callcontrol', 'b', { from: 60, to: 80, answered: 'no' });
    assert.deepEqual(refsOf([first, second_, report('template', 'b', { from: 58, to: 78, answered: 'no' })]), ['a', 'b b']);
  });
});

/** Real calls of one line, each told of by up to four sources whose clocks differ by `clock` seconds at most. */
const histories = (clock: number, shortest: number): fc.Arbitrary<CallReport[]> => fc.record({
  calls: fc.array(fc.record({
    gap: fc.integer({ min: 400, max: 5_000 }), seconds: fc.integer({ min: shortest, max: 300 }), answered: fc.boolean(),
    sources: fc.uniqueArray(fc.constantFrom('callcontrol', 'webhook', 'log', 'template'), { minLength: 1, maxLength: 4 }),
  }), { minLength: 1, maxLength: 4 }),
  clocks: fc.dictionary(fc.constantFrom('callcontrol', 'webhook', 'log', 'template'), fc.integer({ min: 0, max: clock })),
}).chain(({ calls, clocks }) => {
  let at = 0;
  const reports = calls.flatMap(({ gap, seconds, answered, sources }, index) => {
    at += gap + seconds;
    return sources.flatMap((source) => {
      const from = at + (clocks[source] ?? 0);
      const end = report(source, `${index}`, { from, to: from + seconds, answered: answered ? 'yes' : 'no' });
      return source === 'log' || source === 'template' ? [end] : [report(source, `${index}`, { from }), end];
    });
  });
  return fc.shuffledSubarray([...reports, ...reports], { minLength: 1 });
});

describe('however reports are late, doubled, lost and mixed up', () => {
  for (const [name, clock, shortest] of [['clocks kept by the network', 8, 1], ['clocks most of a minute apart', 50, 60]] as const) {
    it(`each real call is one, and no two are: ${name}`, () => {
      fc.assert(fc.property(histories(clock, shortest), (reports) => {
        const calls = callsAfter(reports);
        assert.equal(calls.length, new Set(reports.map(({ told }) => told.ref)).size);
        for (const call of calls) assert.equal(new Set(Object.values(call.told).map(({ ref }) => ref)).size, 1);
      }), { numRuns: 500 });
    });
  }
});

describe('what a call shows', () => {
  it('is of each fact the best source\'s word', () => {
    const [call] = callsAfter([
      report('callcontrol', 'a', { from: 0, to: 91, speaker: '11', extensions: ['10', '11'], transferred: true }),
      report('template', 'b', { from: 2, to: 92, talkSeconds: 80, entity: { type: 'Lead', id: 'l1' } }),
    ]);
    assert.ok(call);
    assert.deepEqual(summaryOf(call), {
      direction: 'inbound', number: '+493023125101', extension: '11', startedAt: second(2), endedAt: second(92), answered: true, seconds: 80, entity: { type: 'Lead', id: 'l1' },
    });
  });

  it('has no length when nobody answered, and no end while it lasts', () => {
    const [missed] = callsAfter([report('webhook', 'a', { from: 0, to: 20, answered: 'no' })]);
    const [lasting] = callsAfter([report('webhook', 'a', { from: 0 })]);
    assert.ok(missed && lasting);
    assert.deepEqual([summaryOf(missed).seconds, summaryOf(missed).answered, summaryOf(lasting).endedAt], [null, false, null]);
  });

  it('prefers an exact time to a bound', () => {
    const [call] = callsAfter([report('callcontrol', 'a', { from: 60, to: 90, sure: 'at_latest' }), report('webhook', 'b', { from: 0, to: 90 })]);
    assert.ok(call);
    assert.equal(summaryOf(call).startedAt, second(0));
  });
});
