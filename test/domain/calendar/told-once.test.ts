import assert from 'node:assert/strict';
import { appointmentOf, type Content } from '../../../src/domain/calendar/appointment.js';
import { baseFromGoogle, baseFromMarker, hasChanged, type Base } from '../../../src/domain/calendar/base.js';
import { fieldConflict } from '../../../src/domain/calendar/decision.js';
import type { Marker } from '../../../src/domain/calendar/marker.js';
import { merge, type Merge } from '../../../src/domain/calendar/merge.js';
import type { Settings } from '../../../src/domain/calendar/plan-types.js';
import { windowAround } from '../../../src/domain/calendar/window.js';
import { Temporal } from 'temporal-polyfill';
import { sha256 } from './support/digest.js';

const content: Content = { time: '2026-05-04T09:00:00/2026-05-04T10:00:00', rule: '', title: 'Besprechung', notes: '', location: '', private: 'no' };
const settings: Settings = { link: 'MX', window: windowAround(Temporal.PlainDate.from('2026-05-01')), mode: 'full', digest: sha256 };
const atTen = '2026-05-04T10:00:00/2026-05-04T11:00:00';
const atNoon = '2026-05-04T12:00:00/2026-05-04T13:00:00';

const merged = (base: Base, advoware: Partial<Content>, google: Partial<Content>): Merge => merge({
  advoware: appointmentOf({ ...content, ...advoware }), google: appointmentOf({ ...content, ...google }), base, mode: 'full', newer: 'google', target: 'event', touched: 'edited',
});
const keysOf = ({ conflicts }: Merge): readonly string[] => conflicts.map((lost) => fieldConflict(settings, 'event1', 7, lost).key);
const settledBy = ({ pairs }: Merge): Base => ({ mode: 'full', fields: pairs });
const agreed = baseFromGoogle(content, content, 'full');

describe('A conflict about a field', () => {
  const first = merged(agreed, { time: atTen }, { time: atNoon });

  it('has one key while the same values collide, whatever else is changed meanwhile', () => {
    assert.equal(keysOf(first).length, 1);
    assert.deepEqual(keysOf(merged(agreed, { time: atTen, notes: 'Akte 12' }, { time: atNoon, location: 'Saal 1' })), keysOf(first));
  });
  it('has another key when the same values collide once more after it was settled', () => {
    const back = merged(settledBy(first), { time: atNoon }, { time: content.time });
    const again = merged(settledBy(back), { time: atTen }, { time: atNoon });
    assert.deepEqual(keysOf(back), []);
    assert.equal(keysOf(again).length, 1);
    assert.notDeepEqual(keysOf(again), keysOf(first));
  });
});

describe('A field that was never settled, of an event that was found again edited', () => {
  const marker: Marker = { link: 'MX', event: 'event1', frNr: 7, generation: 0, hash: 'other', typed: [], synced: 'whole' };
  const found = baseFromMarker({ ...content, time: atTen }, { ...content, time: atNoon }, { marker, touched: 'edited', target: 'event' }, 'full');

  it('counts as changed on both sides, also while both show what was found', () => {
    assert.deepEqual([hasChanged('advoware', appointmentOf({ ...content, time: atTen }), found), hasChanged('google', appointmentOf({ ...content, time: atNoon }), found)], [true, true]);
    assert.deepEqual(merged(found, { time: atTen }, { time: atNoon }).conflicts.map(({ field }) => field), ['time']);
  });
  it('is settled without a word once both show the same', () => {
    const { conflicts, pairs } = merged(found, { time: atTen }, { time: atTen });
    assert.deepEqual([conflicts, pairs.time.unsettled], [[], undefined]);
  });
  it('still says where the appointment lay when it was found', () => assert.deepEqual([found.fields.time.advoware, found.fields.time.google], [atTen, atNoon]));
});
