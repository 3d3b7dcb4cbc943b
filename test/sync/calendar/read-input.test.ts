import assert from 'node:assert/strict';
import { readAudit, readDue, readEvent, readGoAhead, readRequest, readUnlock } from '../../../src/sync/calendar/read-input.js';
import { HubError } from '../../../src/hub/errors/hub-error.js';

const now = '2026-03-02T08:00:00Z';
const request = (text: string | Buffer): unknown => readRequest(Buffer.from(text), now);
const refused = (code: string, reason: RegExp) => (error: unknown): boolean => error instanceof HubError && error.code === code && reason.test(error.message);

describe('the request that starts a calendar sync', () => {
  it('asks for all when it is empty', () => {
    for (const body of ['', '{}']) assert.deepEqual(request(body), { source: 'manual', timestamp: now });
  });

  it('names one employee, whatever letters his Kürzel has, and what is to be shown', () => {
    assert.deepEqual(request('{"kuerzel": "SÖ", "full_content": false}'), { kuerzel: 'SÖ', full_content: false, source: 'manual', timestamp: now });
  });

  it('is malformed when it is no JSON', () => {
    for (const body of ['{', 'kuerzel=KL', '{"kuerzel": "KL"},', Buffer.from([0x7b, 0xff, 0x7d])]) assert.throws(() => request(body), refused('malformed', /JSON/));
  });

  for (const [body, reason] of [
    ['[]', /Auftrag: muss ein JSON-Objekt sein/], ['"KL"', /JSON-Objekt/], ['null', /JSON-Objekt/],
    ['{"full_content": "ja"}', /full_content: muss true oder false sein/], ['{"kuerzel": 7}', /kuerzel: muss ein Text sein/],
    ['{"kuerzel": ""}', /kuerzel ist kein gültiges Kürzel/], ['{"kuerzel": "../../etc"}', /kein gültiges Kürzel/],
    ['{"kürzel": "KL"}', /möglich sind kuerzel und full_content/], ['{"source": "start"}', /möglich sind/],
  ] as const) {
    it(`is invalid as ${body}, and says why`, () => { assert.throws(() => request(body), refused('invalid', reason)); });
  }

  it('is refused without an echo of what it held', () => {
    assert.throws(() => request('{"kuerzel": "Frau Beispiel, Aktenzeichen 12"}'), (error) => error instanceof HubError && !error.message.includes('Beispiel'));
  });
});

describe('messages to the calendar node', () => {
  it('need no more than a Kürzel when somebody types it', () => {
    assert.deepEqual(readEvent(' KL ', now), { kuerzel: 'KL', source: 'manual', timestamp: now });
    assert.deepEqual(readAudit('KL'), { kuerzel: 'KL', format: 'json' });
  });

  it('keep what an event says', () => {
    const event = { kuerzel: 'KL', full_content: true, source: 'push', timestamp: '2026-03-01T00:00:00Z' };
    assert.deepEqual(readEvent(event, now), event);
  });

  it('mean all employees only without a Kürzel, never by one that was left empty', () => {
    assert.deepEqual([readDue({}, now), readUnlock({})], [{ source: 'manual', timestamp: now }, {}]);
    for (const read of [() => readDue('', now), () => readUnlock(''), () => readUnlock({ kuerzel: '' })]) assert.throws(read, refused('invalid', /Kürzel/));
  });

  it('mean all as well when an inject node sends the time it fired', () => {
    for (const payload of [1_772_438_400_000, null, undefined]) assert.deepEqual(readDue(payload, now), { source: 'manual', timestamp: now });
  });

  it('give a go-ahead for one plan of one employee', () => {
    assert.deepEqual(readGoAhead({ kuerzel: 'KL', hash: 'abc123' }), { kuerzel: 'KL', hash: 'abc123' });
    assert.throws(() => readGoAhead({ kuerzel: 'KL' }), refused('invalid', /hash/));
    assert.throws(() => readGoAhead('KL'), refused('invalid', /hash/));
  });

  it('know two forms of an audit', () => {
    assert.equal(readAudit({ kuerzel: 'KL', format: 'csv' }).format, 'csv');
    assert.throws(() => readAudit({ kuerzel: 'KL', format: 'xml' }), refused('invalid', /format: erlaubt sind json und csv/));
  });
});
