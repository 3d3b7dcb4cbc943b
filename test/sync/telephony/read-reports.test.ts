import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { HubError } from '../../../src/hub/errors/hub-error.js';
import { readJournal, readWebhook } from '../../../src/sync/telephony/read-reports.js';

const journal = { callType: 'Inbound', direction: 'Inbound', number: '+493023125101', agent: '11', startedAtUtc: '2026-03-02T10:00:00Z', endedAtUtc: '2026-03-02T10:01:30Z', durationSeconds: '80' };
const webhook = {
  event: 'call.ended', call_id: '4711', from: '+493023125101', to: '10', direction: 'inbound', extension: '10', started_at: '2026-03-10T09:00:00Z', ended_at: '2026-03-10T09:01:30Z', duration: 85, transferred_to: null,
};
const now = Temporal.Instant.from('2026-03-10T10:00:00Z');

describe('the report of the CRM template', () => {
  it('has the same name however often and however it comes, and another for another call', () => {
    const ref = (facts: object = {}): string => readJournal({ ...journal, ...facts }).told.ref;
    assert.equal(ref({ startedAtUtc: '2026-03-02T10:00:00.400Z', name: '[Name]', entityId: '[EntityId]', recordingUrl: '' }), ref());
    for (const other of [{ agent: '12' }, { number: '+493023125102' }, { startedAtUtc: '2026-03-02T10:00:01Z' }, { callType: 'Missed' }]) assert.notEqual(ref(other), ref());
  });

  for (const [callType, direction, answered] of [['Inbound', 'inbound', 'yes'], ['Outbound', 'outbound', 'yes'], ['Missed', 'inbound', 'no'], ['Notanswered', 'outbound', 'no']] as const) {
    it(`tells of a call that was ${callType}`, () => {
      const { told } = readJournal({ ...journal, callType });
      assert.deepEqual([told.direction, told.answered, told.talkSeconds], [direction, answered, answered === 'yes' ? 80 : null]);
    });
  }

  it('reads a duration in 3CX\'s own words, and a time without its zone as UTC', () => {
    assert.equal(readJournal({ ...journal, durationSeconds: '[DurationSeconds]', duration: '01:02:03' }).told.talkSeconds, 3_723);
    assert.equal(readJournal({ ...journal, startedAtUtc: '2026-03-02 10:00:00' }).told.started.at, '2026-03-02T10:00:00Z');
  });

  it('names the fields that are wrong, and no value', () => {
    const error = ((): HubError => { try { readJournal({ ...journal, agent: 'Müller', callType: 'Sonst' }); } catch (thrown) { return thrown as HubError; } throw new Error('taken'); })();
    assert.deepEqual([error.code, /callType.*agent|agent.*callType/.test(error.message), error.message.includes('Müller')], ['invalid', true, false]);
  });
});

describe('the webhook of a bridge', () => {
  it('tells of a call with all that the contract has, null for what is not there', () => {
    const { source, told } = readWebhook(webhook, now);
    assert.deepEqual([source, told.pbxId, told.number, told.speaker, told.answered, told.talkSeconds, told.ended?.at], ['webhook', '4711', '+493023125101', '10', 'yes', 85, '2026-03-10T09:01:30Z']);
    assert.equal(readWebhook({ ...webhook, event: 'call.started' }, now).told.ref, told.ref);
  });

  it('takes the other number of a call to the outside, and the extension that took a transferred one', () => {
    assert.equal(readWebhook({ ...webhook, direction: 'outbound', from: '10', to: '+493023125101' }, now).told.number, '+493023125101');
    const { told } = readWebhook({ ...webhook, event: 'call.transferred', transferred_to: '12' }, now);
    assert.deepEqual([told.speaker, told.extensions, told.transferred, told.ended], ['12', ['10', '12'], true, null]);
  });

  it('that says how long it took ended then', () => {
    assert.deepEqual(readWebhook({ ...webhook, ended_at: null, duration: 85 }, now).told.ended, { at: '2026-03-10T09:01:25Z', known: 'exactly' });
  });

  it('names no speaker where it names no extension', () => {
    const { told } = readWebhook({ ...webhook, extension: null }, now);
    assert.deepEqual([told.speaker, told.extensions], [null, []]);
  });

  it('is malformed as a list', () => { assert.throws(() => readWebhook([webhook], now), { code: 'malformed' }); });

  it('that ended at no known time ended by now', () => {
    assert.deepEqual(readWebhook({ ...webhook, ended_at: null, duration: null }, now).told.ended, { at: now.toString(), known: 'at_latest' });
  });
});

describe('a report of any shape', () => {
  it('is read, or refused as malformed or invalid', () => {
    const strange = fc.oneof(fc.anything(), fc.record({ ...Object.fromEntries(Object.keys({ ...journal, ...webhook }).map((key) => [key, fc.oneof(fc.string(), fc.anything(), fc.constant((journal as Record<string, unknown>)[key]))])) }, { requiredKeys: [] }));
    fc.assert(fc.property(strange, (body) => {
      for (const read of [() => readJournal(body), () => readWebhook(body, now)]) {
        try {
          read();
        } catch (error) {
          assert.ok(['malformed', 'invalid'].includes((error as HubError).code), String(error));
        }
      }
    }), { numRuns: 300 });
  });
});
