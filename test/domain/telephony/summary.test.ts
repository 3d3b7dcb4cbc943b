import assert from 'node:assert/strict';
import { isOrderOnly, pbxIdOf, type Call, type CallReport } from '../../../src/domain/telephony/call.js';
import { summaryOf, type CallSummary } from '../../../src/domain/telephony/summary.js';
import { callsAfter, report, second } from './support.js';

/** The one call that the reports make. */
function callOf(...reports: readonly CallReport[]): Call {
  const [call, ...more] = callsAfter(reports);
  assert.ok(call && more.length === 0);
  return call;
}
const shown = (...reports: readonly CallReport[]): CallSummary => summaryOf(callOf(...reports));
const live = (facts: Parameters<typeof report>[2]): CallReport => report('callcontrol', 'a', facts);

describe('what one source says of a call again', () => {
  const said = (saidAt: number, facts: object): CallReport => live({ from: 0, saidAt: second(saidAt), ...facts });
  const told = (...reports: readonly CallReport[]): object | undefined => callOf(...reports).told.callcontrol;

  it('keeps the number, the speaker and the id that the later word leaves out', () => {
    const { number, speaker, pbxId } = told(said(0, { pbxId: '77' }), said(5, { number: '', speaker: null })) as { number: string; speaker: string; pbxId: string };
    assert.deepEqual([number, speaker, pbxId], ['+493023125101', '10', '77']);
  });
  it('takes the longer conversation, and any before none', () => {
    const seconds = (one: number | null, other: number | null): unknown => shown(said(0, { talkSeconds: one, answered: 'yes' }), said(5, { talkSeconds: other, answered: 'yes' })).seconds;
    assert.deepEqual([seconds(30, 40), seconds(40, 30), seconds(null, 20), seconds(20, null)], [40, 40, 20, 20]);
  });
  it('takes an exact start before a bound, and the earlier of two alike', () => {
    const start = (one: object, other: object): unknown => shown(said(0, one), said(5, other)).startedAt;
    assert.deepEqual([start({ from: 60, sure: 'at_latest' }, { from: 70 }), start({ from: 70 }, { from: 60, sure: 'at_latest' }), start({ from: 4 }, { from: 2 }), start({ from: 2 }, { from: 4 })],
      [second(70), second(70), second(2), second(2)]);
  });
  it('takes the earlier of two ends', () => assert.equal(shown(live({ from: 0, to: 92 }), live({ from: 0, to: 90 })).endedAt, second(90)));
});

describe('what a call shows', () => {
  const bounded = { at: second(100), known: 'at_latest' } as const;

  it('has the number as one source writes it where that is no number', () => assert.equal(shown(report('webhook', 'b', { from: 0, number: 'anonymous' })).number, 'anonymous'));
  it('has no number where nobody knows one', () => assert.equal(shown(live({ from: 0, number: '' }), report('webhook', 'b', { from: 1, number: '' })).number, ''));
  it('has an end that is only bounded where no source knows better', () => {
    assert.equal(shown(live({ from: 0, ended: bounded })).endedAt, second(100));
    assert.equal(shown(live({ from: 0, ended: bounded }), report('webhook', 'b', { from: 1, to: 80 })).endedAt, second(80));
  });
  it('has a start that is only bounded where no source knows better', () => assert.equal(shown(live({ from: 60, sure: 'at_latest' })).startedAt, second(60)));
  it('never ends before it starts', () => {
    const { startedAt, endedAt, seconds } = shown(live({ from: 5, to: 2, answered: 'yes' }));
    assert.deepEqual([startedAt, endedAt, seconds], [second(5), second(5), 0]);
  });
  it('was answered when somebody spoke, whatever is said of that', () => assert.equal(shown(live({ from: 0, to: 90, answered: 'unknown', talkSeconds: 60 })).answered, true));
  it('has no length while it lasts', () => assert.deepEqual([shown(live({ from: 0, answered: 'yes' })).answered, shown(live({ from: 0, answered: 'yes' })).seconds], [true, null]));
  it('is nothing of which nothing was told', () => assert.throws(() => summaryOf({ id: 'call-1', line: '', told: {} }), /call-1/));
});

describe('3CX\'s id of a call', () => {
  const webhook = report('webhook', 'b', { from: 0, pbxId: 'made-up' });
  it('is the hub\'s or 3CX\'s own word before a bridge\'s', () => {
    assert.deepEqual([pbxIdOf(callOf(webhook, live({ from: 0, pbxId: '77' }))), pbxIdOf(callOf(webhook)), pbxIdOf(callOf(live({ from: 0 })))], ['77', 'made-up', null]);
  });
  it('comes with an order, which nobody may have heard ring', () => {
    const order = report('hub', 'o', { from: 0, pbxId: '77' });
    assert.deepEqual([pbxIdOf(callOf(order)), isOrderOnly(callOf(order)), isOrderOnly(callOf(order, live({ from: 3, pbxId: '77' })))], ['77', true, false]);
  });
});
