import type { FoundHistory } from '../engine/found.js';
import type { AdvowareAct, GoogleAct, History, Installation, Step } from './history.js';

export type Found = FoundHistory<Step, Installation>;

const usual: Installation = { employees: ['KL'], processes: 1, writeProtected: false, haste: 0.15, calendars: 'made', full: [], skew: { advoware: 0, google: 0 } };

/** Its order is left to the seed: each one is played in several orders. */
export const historyOf = ({ steps, installation }: Found, seed: number): History => ({ seed, installation: { ...usual, ...installation }, steps });

const pause = (milliseconds: number): Step => ({ do: 'pause', milliseconds });
const inAdvoware = (act: AdvowareAct, n = 1): Step => ({ do: 'advoware', who: 'KL', act, pick: 0, n });
const inGoogle = (act: GoogleAct, n = 1): Step => ({ do: 'google', who: 'KL', act, pick: 0, n });
const sync: Step = { do: 'sync', who: 'KL' };

export const found: readonly Found[] = [
  { name: 'what a wide look found outside of the window counts as missed when the window is read again', broke: 'I11', seed: 286, installation: { haste: 0 }, steps: [
    inAdvoware('new'), pause(1_000_000), inAdvoware('far'), inGoogle('unmark'), inGoogle('new'), pause(1_000_000),
  ] },
  { name: 'a conflict is told again when only its other half went through', broke: 'I4', seed: 481, installation: { haste: 0, skew: { advoware: 0, google: -30_000 } }, steps: [
    inGoogle('new'), pause(1_000_000), { do: 'google_fault', fault: { kind: 'error', status: 403, reason: 'quotaExceeded', times: 1, method: 'events.patch' } },
    inGoogle('move'), inGoogle('title'), inAdvoware('title'), sync, pause(1_000_000),
  ] },
  { name: 'the time of an instance whose appointment repeats goes to Google with a rule, which it refuses', broke: 'I1', seed: 1383, steps: [
    inGoogle('newWeekdays'), pause(1_000_000), inAdvoware('series', 750), sync, pause(1_000_000),
  ] },
  { name: 'an exception that Google drops with the move of its series, without a tombstone, stays known', broke: 'I1', seed: 2228, installation: { processes: 2, haste: 0 }, steps: [
    inGoogle('newSeries', 843), pause(1_000_000), inGoogle('moveInstance', 581), sync, inGoogle('title', 341), inGoogle('far', 269),
  ] },
  { name: 'where a conflict has moved on only one side is read again, and it is told anew with an old value', broke: 'I4', seed: 2584, steps: [
    { do: 'advoware', who: 'KL', act: 'new', pick: 10, n: 939 }, pause(1_000_000), { do: 'agree', who: 'KL', pick: 6 }, pause(5_000),
    { do: 'advoware', who: 'KL', act: 'title', pick: 15, n: 256 }, sync, { do: 'agree', who: 'KL', pick: 6 }, { do: 'advoware', who: 'KL', act: 'undo', pick: 13, n: 468 },
  ] },
  { name: 'a series that becomes a single appointment on days where its rule would happen once keeps the rule in Google, and is one again', broke: 'I3', seed: 3035, installation: { haste: 0 }, steps: [
    inGoogle('newSeries', 245), { do: 'sync', who: 'KL', fullContent: false }, { do: 'advoware', who: 'KL', act: 'move', pick: 9, n: 782 },
  ] },
  { name: 'a word to a person that is lost with the ledger has no other run to be said in', broke: 'I4', seed: 3619, installation: { haste: 0 }, steps: [
    { do: 'fault', fault: { kind: 'down_after', system: 'ledger', calls: 'all', skip: 4, times: 1 } }, { do: 'sync', who: 'MB' },
  ] },
  { name: 'a conflict is told again because something else about the appointment moved on', broke: 'I4', seed: 3948, installation: { haste: 0 }, steps: [
    inAdvoware('new', 322), pause(1_000_000), inGoogle('title', 574), inAdvoware('notes', 783), { do: 'fault', fault: { kind: 'stale_read', system: 'advoware', skip: 0, times: 1, calls: 'reads' } },
  ] },
  { name: 'a conflict is told again because Google gave the series another version', broke: 'I4', seed: 4777, installation: { haste: 0, skew: { advoware: 60_000, google: 0 } }, steps: [
    inGoogle('newSeries', 319), pause(1_000_000), inAdvoware('allDay', 144), inGoogle('split', 514),
  ] },
  { name: 'a pair that was found again is settled in part, and nobody can read its past any more', broke: 'I1', seed: 4925, installation: { haste: 0, skew: { advoware: 0, google: -30_000 } }, steps: [
    inAdvoware('new', 799), pause(1_000_000), inAdvoware('allDay', 892), { do: 'clock_jump', milliseconds: -7_200_000 }, { do: 'lose_ledger' }, inGoogle('aroundMask', 570),
  ] },
  { name: 'a quota that is used up during the handshake makes the server look unfit for ever', broke: 'I1', seed: 5043, installation: { haste: 0 }, steps: [
    { do: 'both', who: 'KL', n: 62 }, { do: 'fault', fault: { kind: 'crash_before', system: 'ledger', calls: 'all', skip: 0, times: 1, milliseconds: 62_855 } },
    { do: 'google_fault', fault: { kind: 'error', status: 403, reason: 'rateLimitExceeded', times: 1, after: 4 } },
  ] },
  { name: 'a mask that went to Google with its answer lost counts as a deleted text', broke: 'I3', seed: 8825, installation: { haste: 0.1, full: ['KL'] }, steps: [
    inAdvoware('new', 343), pause(1_000_000), { do: 'sync', who: 'KL', fullContent: false }, { do: 'fault', fault: { kind: 'timeout_after', system: 'google', skip: 0, times: 1, calls: 'writes' } },
  ] },
  { name: 'a calendar that is gone during the handshake makes the server look unfit to everybody', broke: 'I22', seed: 13450, installation: { employees: ['KL', 'MB'], haste: 0.1, calendars: 'none' }, steps: [
    { do: 'advoware', who: 'KL', act: 'new', pick: 4, n: 502 }, { do: 'google', who: 'MB', act: 'new', pick: 8, n: 313 }, { do: 'google', who: 'MB', act: 'new', pick: 17, n: 43 },
    { do: 'advoware', who: 'KL', act: 'notes', pick: 8, n: 742 }, { do: 'google', who: 'KL', act: 'new', pick: 12, n: 34 }, { do: 'advoware', who: 'MB', act: 'move', pick: 3, n: 630 },
    { do: 'google', who: 'KL', act: 'foreignMarker', pick: 3, n: 86 }, { do: 'access', who: 'KL', access: 'notFound' },
  ] },
];
