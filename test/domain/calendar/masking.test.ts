import assert from 'node:assert/strict';
import { appointmentOf, type Content } from '../../../src/domain/calendar/appointment.js';
import { baseFromAdvoware, baseFromGoogle, contentForAdvoware, type Base } from '../../../src/domain/calendar/base.js';
import { hiddenBehind, type Mode, type Side } from '../../../src/domain/calendar/masking.js';
import { merge, type Merge } from '../../../src/domain/calendar/merge.js';

const secret: Content = { time: '2026-05-04T09:00:00/2026-05-04T10:00:00', rule: '', title: 'Müller ./. Meier', notes: 'Akte 12', location: 'Saal 1', private: 'no' };
const masked: Content = { ...secret, title: 'Termin (Advoware)', notes: '', location: '', private: 'yes' };
const base = baseFromAdvoware(secret, 'masked');
const merged = (over: { advoware?: Partial<Content>; google?: Partial<Content>; base?: Base; mode?: Mode; newer?: Side }): Merge => merge({
  advoware: appointmentOf({ ...secret, ...over.advoware }), google: appointmentOf({ ...masked, ...over.google }),
  base: over.base ?? base, mode: over.mode ?? 'masked', newer: over.newer ?? 'advoware', target: 'event', touched: 'edited',
});
const outcome = ({ toAdvoware, toGoogle, conflicts }: Merge): unknown => [toAdvoware, toGoogle, conflicts.map(({ kind, field }) => `${kind} ${field}`)];

describe('A masked event', () => {
  it('shows a neutral title, no notes, no place, and is private', () => assert.deepEqual([base.fields.title.google, base.fields.notes.google, base.fields.location.google, base.fields.private.google], ['Termin (Advoware)', '', '', 'yes']));
  it('needs no write while nothing changes', () => assert.deepEqual(outcome(merged({})), [[], [], []]));
  it('needs no write when a hidden text changes in Advoware', () => assert.deepEqual(outcome(merged({ advoware: { title: 'Neu', notes: 'Neu', location: 'Neu' } })), [[], [], []]));
  it('carries over a time that was edited in Google, and nothing of its texts', () => {
    const time = '2026-05-05T09:00:00/2026-05-05T10:00:00';
    const result = merged({ google: { time } });
    assert.deepEqual([outcome(result), result.pairs.time.advoware], [[['time'], [], []], time]);
  });
  it('hands a title typed over the mask to Advoware and announces what it replaced', () => {
    const result = merged({ google: { title: 'Zahnarzt' } });
    assert.deepEqual(outcome(result), [['title'], [], ['unseen title']]);
    assert.deepEqual([result.pairs.title, result.conflicts[0]?.advoware], [{ advoware: 'Zahnarzt', google: 'Zahnarzt', from: 'google', conflicts: 1 }, 'Müller ./. Meier']);
  });
  it('hands notes typed where nothing was shown to Advoware and announces what they replaced', () => assert.deepEqual(outcome(merged({ google: { notes: 'Parken' } })), [['notes'], [], ['unseen notes']]));
  it('announces nothing when nothing was hidden there', () => {
    const bare = baseFromAdvoware({ ...secret, notes: '' }, 'masked');
    assert.deepEqual(outcome(merged({ advoware: { notes: '' }, google: { notes: 'Parken' }, base: bare })), [['notes'], [], []]);
  });
  it('reads a title typed around the mask with the hidden title in its place', () => {
    const result = merged({ google: { title: 'Termin (Advoware), Saal 3' } });
    assert.deepEqual([outcome(result), result.pairs.title], [[['title'], [], []], { advoware: 'Müller ./. Meier, Saal 3', google: 'Termin (Advoware), Saal 3', from: 'advoware' }]);
  });
  it('does not add what was typed around the mask a second time', () => {
    const first = merged({ google: { title: 'Termin (Advoware), Saal 3' } });
    const result = merged({ advoware: { title: 'Müller ./. Meier, Saal 3' }, google: { title: 'Termin (Advoware), Saal 4' }, base: { mode: 'masked', fields: first.pairs } });
    assert.equal(result.pairs.title.advoware, 'Müller ./. Meier, Saal 4');
  });
  it('stands for the whole title where what was typed around the mask is not in it', () => {
    assert.deepEqual(['Müller, Saal 3', 'Müller'].map((title) => hiddenBehind('Termin (Advoware), Saal 3', title)), ['Müller', 'Müller']);
  });
  it('loses nothing in Advoware when its mask is cleared, and stays as the person left it', () => {
    const result = merged({ google: { title: '' } });
    assert.deepEqual([outcome(result), result.pairs.title], [[[], [], []], { advoware: 'Müller ./. Meier', google: '', from: 'advoware' }]);
  });
  it('is made private again when a person opens it', () => {
    const result = merged({ google: { private: 'no' } });
    assert.deepEqual([outcome(result), result.pairs.private], [[[], ['private'], []], { advoware: 'no', google: 'yes', from: 'advoware' }]);
  });
  it('shows the mask again when Advoware wins against what was typed', () => {
    const result = merged({ advoware: { title: 'Neu' }, google: { title: 'Zahnarzt' }, newer: 'advoware' });
    assert.deepEqual([outcome(result), result.pairs.title.google], [[[], ['title'], ['collision title']], 'Termin (Advoware)']);
  });
});

describe('Text typed in Google', () => {
  const typed: Content = { ...secret, title: 'Zahnarzt', notes: 'Karte', location: 'Praxis', private: 'no' };
  const own = baseFromGoogle(typed, typed, 'masked');
  const at = (over: { advoware?: Partial<Content>; google?: Partial<Content>; mode?: Mode }): Merge => merged({ advoware: { ...typed, ...over.advoware }, google: { ...typed, ...over.google }, base: own, ...(over.mode ? { mode: over.mode } : {}) });
  it('stays as typed in both modes', () => {
    assert.deepEqual(outcome(at({})), [[], [], []]);
    assert.deepEqual(outcome(at({ mode: 'full' })), [[], [], []]);
  });
  it('goes to Advoware when edited', () => assert.deepEqual(outcome(at({ google: { title: 'Arzt' } })), [['title'], [], []]));
  it('gives way to the mask when Advoware changes it, and the event becomes private', () => {
    const result = at({ advoware: { title: 'Müller' } });
    assert.deepEqual([outcome(result), result.pairs.title.google, result.pairs.private.google], [[[], ['title', 'private'], []], 'Termin (Advoware)', 'yes']);
  });
});

describe('A switch of mode', () => {
  it('to full shows every text and the visibility of Advoware', () => {
    const result = merged({ mode: 'full' });
    assert.deepEqual([outcome(result), result.pairs.title.google, result.pairs.private.google], [[[], ['title', 'notes', 'location', 'private'], []], 'Müller ./. Meier', 'no']);
  });
  it('to masked hides every text that comes from Advoware', () => {
    const open = baseFromAdvoware(secret, 'full');
    const result = merged({ google: secret, base: open });
    assert.deepEqual([outcome(result), result.pairs.title.google, result.pairs.notes.google], [[[], ['title', 'notes', 'location', 'private'], []], 'Termin (Advoware)', '']);
  });
  it('to masked keeps an edit that waits in Google as typed, and hides the rest', () => {
    const open = baseFromAdvoware(secret, 'full');
    const result = merged({ google: { ...secret, title: 'Zahnarzt' }, base: open });
    assert.deepEqual(outcome(result), [['title'], ['notes', 'location', 'private'], []]);
  });
  it('to full keeps an edit that waits in Google, and shows the rest', () => {
    assert.deepEqual(outcome(merged({ google: { title: 'Zahnarzt' }, mode: 'full' })), [['title'], ['notes', 'location', 'private'], ['unseen title']]);
  });
  it('to full shows a cleared title again', () => assert.deepEqual(outcome(merged({ google: { title: '' }, mode: 'full' })), [[], ['title', 'notes', 'location', 'private'], []]));
});

describe('A copy in Google of a masked event', () => {
  it('takes the hidden texts of its origin along inside Advoware', () => assert.deepEqual(contentForAdvoware({ ...masked, time: '2026-05-11/2026-05-12' }, base, 'masked'), { ...secret, time: '2026-05-11/2026-05-12' }));
  it('never brings the mask itself to Advoware', () => {
    assert.equal(contentForAdvoware(masked, undefined, 'masked').title, '');
    assert.equal(contentForAdvoware({ ...masked, title: 'Termin (Advoware) neu' }, undefined, 'masked').title, 'neu');
  });
});
