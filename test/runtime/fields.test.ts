import assert from 'node:assert/strict';
import { caughtError } from '../../src/runtime/caught-error.js';
import { faultyFields } from '../../src/runtime/completeness.js';
import { eventsInHand } from '../../src/runtime/events-in-hand.js';
import { numberField } from '../../src/runtime/number-field.js';
import { requestId } from '../../src/runtime/request-id.js';

describe('faultyFields', () => {
  it('names required fields that are empty or missing', () => {
    assert.deepEqual(faultyFields({ hub: '', topic: 't' }, ['hub', 'topic', 'other']), ['hub', 'other']);
  });

  it('names every field that holds an unset variable, required or not', () => {
    assert.deepEqual(faultyFields({ hub: 'h', limit: '${UNSET}' }, ['hub']), ['limit']);
  });
});

describe('numberField', () => {
  const bounds = { fallback: 8, min: 1, max: 100 };
  for (const [value, expected] of [['12', 12], [12, 12], ['', 8], ['many', 8], ['0', 8], ['101', 8], ['${UNSET}', 8], [Number.NaN, 8]] as const) {
    it(`reads ${JSON.stringify(value)} as ${expected}`, () => { assert.equal(numberField(value, bounds), expected); });
  }
});

describe('requestId', () => {
  it('takes the id of the gateway', () => {
    assert.equal(requestId({ headers: { 'x-correlation-id': 'abc-1' } }), 'abc-1');
  });

  it('makes one where the gateway gave none or one that is too long', () => {
    assert.match(requestId(undefined), /^[0-9a-f-]{36}$/);
    assert.match(requestId({ headers: { 'x-request-id': 'x'.repeat(129) } }), /^[0-9a-f-]{36}$/);
  });
});

describe('caughtError', () => {
  it('takes the class name off the text that Catch gives', () => {
    const { message, errorName, code } = caughtError({ message: 'UpstreamError: EspoCRM: upstream_failed', code: 'upstream_failed' });
    assert.deepEqual([message, errorName, code], ['EspoCRM: upstream_failed', 'UpstreamError', 'upstream_failed']);
  });

  it('keeps the places of a stack and not the text in front of them', () => {
    const { frames } = caughtError({ message: 'x', stack: 'Error: Muster\n and more Muster\n    at one (a.js:1:1)\n    at two (b.js:2:2)' });
    assert.equal(frames, '    at one (a.js:1:1)\n    at two (b.js:2:2)');
  });

  for (const odd of [undefined, null, 'text', 7, { message: 5, code: {}, source: 'x', stack: [] }]) {
    it(`reads ${JSON.stringify(odd)} without failing`, () => { assert.equal(caughtError(odd).code, undefined); });
  }
});

describe('eventsInHand', () => {
  it('fails a delivery when its time is over', async () => {
    const abort = new AbortController();
    const { delivery, outcome } = eventsInHand.take({}, abort.signal);
    abort.abort(new Error('time'));
    assert.equal((await outcome).kind, 'failed');
    assert.equal(eventsInHand.settle(delivery, { kind: 'done' }), false);
  });

  it('gives back only what its owner holds', async () => {
    const [mine, other] = [{}, {}];
    const first = eventsInHand.take(mine, new AbortController().signal);
    const second = eventsInHand.take(other, new AbortController().signal);
    assert.equal(eventsInHand.giveBack(mine, 10), 1);
    assert.deepEqual(await first.outcome, { kind: 'later', delayMs: 10 });
    assert.equal(eventsInHand.settle(second.delivery, { kind: 'done' }), true);
  });
});
