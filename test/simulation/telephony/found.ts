import type { FoundHistory } from '../engine/found.js';
import type { Course, History, Step, Telling } from './history.js';

export const usual: History['installation'] = { processes: 2, haste: 0, recordings: 'off' };

const told = (source: Telling['source'], what: Telling['what'], lateMs = 0, copies = 1): Telling => ({ source, what, lateMs, copies });
const inbound = (line: number, extension: number, [ringSeconds, talkSeconds, skewSeconds]: readonly [number, number, number], ...tellings: readonly Telling[]): Step =>
  ({ do: 'call', line, extension, direction: 'inbound', ...{ ringSeconds, talkSeconds, skewSeconds, tellings } satisfies Course });
const frozen = (skip: number, milliseconds: number): Step => ({ do: 'fault', fault: { kind: 'freeze', system: 'espocrm', calls: 'all', skip, times: 1, milliseconds } });

export const found: readonly FoundHistory<Step, History['installation']>[] = [
  // A gap of both systems (docs/invariants.md, Where it ends), which the simulation leaves out now.
  { name: 'a process stands still for another call’s sake between its look at the lock and a creation', broke: 'I6', seed: 9_104, steps: [
    inbound(0, 1, [17, 40, -1], told('callcontrol', 'started'), told('webhook', 'ended', 1_200_000, 3)),
    { do: 'click', clicks: 1, ringSeconds: 22, talkSeconds: 5, skewSeconds: -1, tellings: [] },
    inbound(1, 0, [5, 0, 2], told('callcontrol', 'started', 90_000, 3), told('callcontrol', 'ended', 500), told('webhook', 'started'), told('webhook', 'ended')),
    inbound(0, 1, [30, 5, 2], told('callcontrol', 'started'), told('callcontrol', 'ended')),
    { do: 'fault', fault: { kind: 'truncated_after', system: 'espocrm', calls: 'reads', skip: 0, times: 12 } },
    inbound(1, 1, [7, 600, -3], told('callcontrol', 'started', 500, 3), told('callcontrol', 'ended', 90_000, 3), told('webhook', 'started', 5_000), told('webhook', 'ended'), told('template', 'ended', 500)),
    frozen(28, 400_000), frozen(12, 70_000),
    inbound(1, 0, [5, 0, -4], told('callcontrol', 'started', 0, 2), told('callcontrol', 'ended'), told('webhook', 'started', 0, 2), told('template', 'ended', 500)),
  ] },
  { name: 'a call gets the recording of a parallel one that withheld its number', broke: 'I29', seed: 5, installation: { processes: 1, recordings: 'kept' }, steps: [
    inbound(0, 0, [25, 40, -3], told('callcontrol', 'started'), told('callcontrol', 'ended')),
    { ...inbound(2, 0, [2, 5, 4], told('callcontrol', 'started'), told('callcontrol', 'ended')), recordedAfterSeconds: 20 } as Step,
  ] },
  { name: 'a right that 3CX refuses for a moment ends the wait for the recordings of an hour', broke: 'I27', seed: 39, installation: { processes: 1, recordings: 'kept' }, steps: [
    { do: 'fault', fault: { kind: '403', system: 'threecx', calls: 'reads', skip: 0, times: 3 } },
    { ...inbound(0, 0, [5, 40, 0], told('callcontrol', 'started'), told('callcontrol', 'ended')), recordedAfterSeconds: 20 } as Step,
  ] },
];
