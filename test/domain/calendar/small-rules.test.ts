import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { appointmentOf, contentOf } from '../../../src/domain/calendar/appointment.js';
import { newerSide } from '../../../src/domain/calendar/clocks.js';
import { canonicalJson, sameAppointment } from '../../../src/domain/calendar/equality.js';
import { base32hex, eventId } from '../../../src/domain/calendar/event-id.js';
import { continuedFrom, markerOf, markerProperties, ownership, type Marker } from '../../../src/domain/calendar/marker.js';
import { mirrored, unlistedParts } from '../../../src/domain/calendar/mirror.js';
import { mustBeListed, overlaps, windowAround } from '../../../src/domain/calendar/window.js';
import { sha256 } from './support/digest.js';

const content = { time: '2026-05-04T09:00:00/2026-05-04T10:00:00', rule: 'weekly/1/2026-05-20', title: 'A', notes: '', location: '', private: 'no' } as const;

describe('The id of an event', () => {
  it('is base32hex as RFC 4648 has it', () => {
    const encoded = ['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => base32hex(new TextEncoder().encode(text)));
    assert.deepEqual(encoded, ['', 'co', 'cpng', 'cpnmu', 'cpnmuog', 'cpnmuoj1', 'cpnmuoj1e8']);
  });
  it('is the same for every repeat, another for another number, link or generation, and in letters that Google takes', () => {
    const ids = [eventId('MX', 1, 0, sha256), eventId('MX', 2, 0, sha256), eventId('MY', 1, 0, sha256), eventId('MX', 1, 1, sha256)];
    assert.equal(new Set([...ids, eventId('MX', 1, 0, sha256)]).size, 4);
    for (const id of ids) assert.match(id, /^[0-9a-v]{5,1024}$/);
  });
});

describe('The content of an appointment', () => {
  it('is equal when its series ends on another day on which nothing happens', () => {
    assert.ok(sameAppointment(appointmentOf(content), appointmentOf({ ...content, rule: 'weekly/1/2026-05-24' })));
    assert.equal(canonicalJson(content), canonicalJson({ ...content, rule: 'weekly/1/2026-05-24' }));
  });
  it('does not care for blanks around, line breaks and composed letters', () => {
    const typed = { ...appointmentOf(content), title: ' A ', notes: 'u\u0308\r\nb ' };
    assert.deepEqual([contentOf(typed).title, contentOf(typed).notes], ['A', 'ü\nb']);
  });
});

describe('The marker', () => {
  const marker: Marker = { link: 'MX', event: 'e1', frNr: 7, generation: 2, hash: 'h', typed: ['title', 'location'], synced: 'whole' };
  const event = (id: string, properties: Readonly<Record<string, string>> | undefined) => ({ id, ...(properties ? { extendedProperties: { private: properties } } : {}) });
  it('is read as it was written', () => assert.deepEqual(markerOf(event('e1', markerProperties(marker))), marker));
  it('of which a person left link and event alone says nothing else', () => {
    const found = markerOf(event('e1', { advowareLink: 'MX', advowareEvent: 'e1' }));
    assert.deepEqual(found, { link: 'MX', event: 'e1', frNr: undefined, generation: 0, hash: '', typed: [], synced: 'whole' });
  });
  it('shows on its own event only; on another id it is a user\'s copy, of another link it is none of ours', () => {
    const properties = markerProperties(marker);
    assert.deepEqual([ownership(event('e1', properties), 'MX'), ownership(event('e2', properties), 'MX'), ownership(event('e1', properties), 'MY'), ownership(event('e1', undefined), 'MX')], ['ours', 'copy', 'other_link', 'unmarked']);
  });
  it('knows the rest of a split series by its id', () => {
    assert.deepEqual([continuedFrom('abc_R20250409T120000'), continuedFrom('abc_R20250409'), continuedFrom('abc_20250409T120000Z'), continuedFrom('abc')], ['abc', 'abc', undefined, undefined]);
  });
});

describe('The window', () => {
  const window = windowAround(Temporal.PlainDate.from('2026-05-01'));
  const at = (time: string, rule = ''): [ReturnType<typeof appointmentOf>['time'], ReturnType<typeof appointmentOf>['repetition']] => {
    const { time: when, repetition } = appointmentOf({ ...content, time, rule });
    return [when, repetition];
  };
  it('is 90 days back and 730 ahead', () => assert.deepEqual([String(window.from), String(window.to)], ['2026-01-31', '2028-04-30']));
  it('holds its first and last day', () => {
    assert.ok(overlaps(window, ...at('2026-01-31/2026-02-01')) && overlaps(window, ...at('2028-04-30T23:00:00/2028-05-01T01:00:00')));
    assert.ok(!overlaps(window, ...at('2026-01-30/2026-01-31')) && !overlaps(window, ...at('2028-05-01/2028-05-02')));
  });
  it('does not hold what ended at its first midnight', () => assert.ok(!overlaps(window, ...at('2026-01-30T22:00:00/2026-01-31T00:00:00'))));
  it('holds a series that overlaps it', () => assert.ok(overlaps(window, ...at('2020-01-01/2020-01-02', 'yearly/1/2030-01-01'))));
  it('does not expect a listing of what began before it, unless it is a series', () => {
    assert.ok(!mustBeListed(window, ...at('2026-01-30/2026-02-02')));
    assert.ok(mustBeListed(window, ...at('2020-01-01/2020-01-02', 'yearly/1/2030-01-01')));
  });
});

describe('The newer change', () => {
  it('is told by the instants behind both clocks', () => {
    assert.equal(newerSide('2026-07-01T12:00:00', '2026-07-01T10:00:01Z'), 'google');
    assert.equal(newerSide('2026-07-01T12:00:01', '2026-07-01T10:00:00Z'), 'advoware');
  });
  it('is Advoware\'s on a tie and where a time is missing or no time', () => {
    assert.deepEqual([newerSide('2026-07-01T12:00:00', '2026-07-01T10:00:00.000Z'), newerSide(null, '2026-07-01T10:00:00Z'), newerSide('2026-07-01T12:00:00', 'x')], ['advoware', 'advoware', 'advoware']);
  });
});

describe('The picture of a calendar', () => {
  const known = [{ id: 'a' }, { id: 'b', status: 'cancelled' }];
  it('takes over changes and keeps the rest', () => assert.deepEqual(mirrored(known, [{ id: 'a', status: 'cancelled' }], 'changes'), { events: [{ id: 'b', status: 'cancelled' }, { id: 'a', status: 'cancelled' }], unlisted: [] }));
  it('names what a full reading did not list, and keeps tombstones', () => assert.deepEqual(mirrored(known, [{ id: 'c' }], 'full'), { events: [{ id: 'b', status: 'cancelled' }, { id: 'c' }], unlisted: ['a'] }));
  it('names the parts of a series that changes list without them, not those of one that is deleted or not listed', () => {
    const parts = [{ id: 'moved', recurringEventId: 's' }, { id: 'cancelled', recurringEventId: 's', status: 'cancelled' }, { id: 'other', recurringEventId: 't' }, { id: 'single' }];
    assert.deepEqual(unlistedParts(parts, [{ id: 's' }]), ['moved', 'cancelled']);
    assert.deepEqual(unlistedParts(parts, [{ id: 's' }, { id: 'moved' }]), ['cancelled']);
    assert.deepEqual(unlistedParts(parts, [{ id: 's', status: 'cancelled' }, { id: 'single' }]), []);
  });
});
