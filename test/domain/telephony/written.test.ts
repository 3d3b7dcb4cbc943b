import assert from 'node:assert/strict';
import { changedAttributes, crmCall, followUp, type CrmCallFacts } from '../../../src/domain/telephony/crm-call.js';
import { isUnfilled, toldByTemplate, type TemplateReport } from '../../../src/domain/telephony/reported.js';
import type { CallSummary } from '../../../src/domain/telephony/summary.js';

const summary: CallSummary = {
  direction: 'inbound', number: '+493023125101', extension: '10', startedAt: '2026-03-02T10:00:00Z', endedAt: '2026-03-02T10:01:30Z', answered: true, seconds: 65, entity: null,
};
const party = { type: 'Contact', id: 'c1', name: 'Erika Muster' };
const facts: CrmCallFacts = { callId: 'call-1', assignedUserId: 'u1', party, recordingUrl: undefined };
const missed: CallSummary = { ...summary, answered: false, seconds: null };

describe('a call in the CRM', () => {
  it('names who called, when and how long', () => {
    assert.deepEqual(crmCall(summary, facts), {
      name: 'Anruf von Erika Muster', status: 'Held', direction: 'Inbound', dateStart: '2026-03-02 10:00:00', dateEnd: '2026-03-02 10:01:30',
      description: 'Nummer: +493023125101\nNebenstelle: 10\nGesprächsdauer: 1:05 Minuten', assignedUserId: 'u1', parentType: 'Contact', parentId: 'c1', cCallId: 'call-1',
    });
  });
  it('of somebody whom nobody knows names the number, or that there is none', () => {
    const names = [summary, { ...summary, number: '' }].map((each) => crmCall(each, { ...facts, party: undefined }));
    assert.deepEqual(names.map(({ name, parentType }) => [name, parentType]), [['Anruf von +493023125101', undefined], ['Anruf von unbekannt', undefined]]);
  });
  it('that nobody took is not held, and a missed one only when it came in', () => {
    const told = [missed, { ...missed, direction: 'outbound' as const }, { ...summary, direction: 'outbound' as const }].map((each) => crmCall(each, facts));
    assert.deepEqual(told.map(({ name, status }) => [name, status]), [['Verpasster Anruf von Erika Muster', 'Not Held'], ['Nicht erreicht: Erika Muster', 'Not Held'], ['Anruf an Erika Muster', 'Held']]);
  });
  it('says nothing of what is not known, and ends with its start where it has no end', () => {
    const { description, dateEnd } = crmCall({ ...missed, extension: null, endedAt: null }, facts);
    assert.deepEqual([description, dateEnd], ['Nummer: +493023125101', '2026-03-02 10:00:00']);
  });
  it('has the place of its recording, or that there is none any more', () => {
    assert.deepEqual(['https://hub.example/r/1', null].map((recordingUrl) => crmCall(summary, { ...facts, recordingUrl })['cRecordingUrl']), ['https://hub.example/r/1', null]);
  });
  it('is written over only where no person has edited it', () => {
    const written = { name: 'Anruf von unbekannt', status: 'Held', parentId: null };
    const standing = { name: 'Anruf von unbekannt', status: 'Not Held' };
    assert.deepEqual(changedAttributes({ name: 'Anruf von Erika Muster', status: 'Held', parentId: 'c1', cCallId: null }, written, standing), { name: 'Anruf von Erika Muster', parentId: 'c1' });
  });
});

describe('the to-do after a missed call', () => {
  it('names who is to be called back, and when they called by Berlin\'s clocks', () => {
    assert.deepEqual(followUp(missed, party, 'u1'), {
      name: 'Rückruf: Erika Muster', status: 'Not Started', description: 'Verpasster Anruf am 02.03. um 11:01 Uhr von +493023125101.', assignedUserId: 'u1', parentType: 'Contact', parentId: 'c1',
    });
  });
  it('takes the start where no end is known', () => assert.equal(followUp({ ...missed, endedAt: null }, party, 'u1')?.['description'], 'Verpasster Anruf am 02.03. um 11:00 Uhr von +493023125101.'));
  it('is none after an answered call, one that went out, or one from somebody whom nobody knows', () => {
    assert.deepEqual([followUp(summary, party, 'u1'), followUp({ ...missed, direction: 'outbound' }, party, 'u1'), followUp(missed, undefined, 'u1')], [undefined, undefined, undefined]);
  });
});

describe('the report of the CRM template', () => {
  const report: TemplateReport = { callType: 'Inbound', number: '+493023125101', agent: '10', startedAtUtc: '2026-03-02T10:00:00Z', endedAtUtc: '2026-03-02T10:01:30Z', durationSeconds: 80 };
  const told = (changes: Partial<TemplateReport>) => toldByTemplate({ ...report, ...changes }, 'ref').told;

  it('tells direction and answer by its kind', () => {
    const kinds = (['Inbound', 'Outbound', 'Missed', 'Notanswered'] as const).map((callType) => told({ callType }));
    assert.deepEqual(kinds.map(({ direction, answered, talkSeconds }) => [direction, answered, talkSeconds]),
      [['inbound', 'yes', 80], ['outbound', 'yes', 80], ['inbound', 'no', null], ['outbound', 'no', null]]);
  });
  it('reads a duration in every way that 3CX writes one', () => {
    const lengths = ['00:01:20', '1:01:01', '2.00:00:05', '01:20', '00:00:07.4'].map((duration) => told({ durationSeconds: undefined, duration }).talkSeconds);
    assert.deepEqual(lengths, [80, 3_661, 172_805, 80, 7]);
    assert.deepEqual(['eine Minute', undefined].map((duration) => told({ durationSeconds: undefined, duration }).talkSeconds), [null, null]);
  });
  it('without an end ends at the latest with its conversation', () => {
    const ends = [{}, { durationSeconds: undefined }, { callType: 'Missed' as const }].map((changes) => told({ ...changes, endedAtUtc: undefined }).ended);
    assert.deepEqual(ends, ['2026-03-02T10:01:20Z', '2026-03-02T10:00:00Z', '2026-03-02T10:00:00Z'].map((at) => ({ at, known: 'at_latest' })));
    assert.deepEqual(told({}).ended, { at: '2026-03-02T10:01:30Z', known: 'exactly' });
  });
  it('names no extension and no record where it has none', () => {
    const { extensions, speaker, entity } = told({ agent: '', entityId: 'c1' });
    assert.deepEqual([extensions, speaker, entity, told({ entityId: 'c1', entityType: 'Contact' }).entity], [[], null, null, { type: 'Contact', id: 'c1' }]);
  });
  it('has empty what 3CX could not fill', () => assert.deepEqual(['[CallType]', ' ', '', '[a] b', '10'].map(isUnfilled), [true, true, true, false, false]));
});
