import assert from 'node:assert/strict';
import type { CallId } from '../../../src/systems/threecx/threecx.js';
import { beginCall, isSameCall, loseLeg, seeLeg, settle, trackedCallSchema, type Happening, type SeenLeg, type Step } from '../../../src/systems/threecx/watch/tracked-call.js';

const inbound = (dn: string, id: number, more: Partial<SeenLeg> = {}): SeenLeg => (
  { dn, id, callid: 7, phase: 'ringing', at: 'extension', direction: 'inbound', number: '+493023125101', ...more });

/** Plays steps one second apart; answers what happened and the call that is left. */
function play(first: SeenLeg, ...steps: ((call: Step['call'], nowMs: number) => Step)[]): { readonly happened: readonly Happening[]; readonly call: Step['call'] } {
  let nowMs = 1_000;
  const begun = beginCall('7-1' as CallId, first, nowMs);
  let call = begun.call;
  const happened = [...begun.happened];
  for (const step of steps) {
    nowMs += 1_000;
    const next = step(call, nowMs);
    call = next.call;
    happened.push(...next.happened);
  }
  return { happened, call };
}
const see = (leg: SeenLeg) => (call: Step['call'], nowMs: number): Step => seeLeg(call, leg, nowMs);
const lose = (dn: string, id: number) => (call: Step['call'], nowMs: number): Step => loseLeg(call, { dn, id }, nowMs);
const kinds = ({ happened }: { readonly happened: readonly Happening[] }): string[] => happened.map((one) => (one.kind === 'transferred' ? `${one.from} to ${one.to}` : one.kind));
const connected = { phase: 'connected' } as const;

describe('a call that is followed', () => {
  it('begins, is answered and ends', () => {
    const played = play(inbound('10', 1), see(inbound('10', 1, connected)), lose('10', 1));
    assert.deepEqual(kinds(played), ['started', 'answered']);
    assert.deepEqual(settle(played.call, 5_000, 2_000), { kind: 'ended', atMs: 3_000 });
    assert.equal(settle(played.call, 4_999, 2_000), undefined);
  });

  it('belongs to who answers, when several telephones ring', () => {
    const played = play(inbound('10', 1), see(inbound('11', 2)), see(inbound('11', 2, connected)), lose('10', 1));
    assert.deepEqual([kinds(played), played.call.extension], [['started', 'answered'], '11']);
  });

  it('is put through when another telephone comes before the first goes', () => {
    const played = play(inbound('10', 1), see(inbound('10', 1, connected)), see(inbound('12', 2)), lose('10', 1), see(inbound('12', 2, connected)));
    assert.deepEqual([kinds(played), played.call.extension], [['started', 'answered', '10 to 12'], '12']);
  });

  it('is put through when the other telephone comes a moment after the first went', () => {
    const played = play(inbound('10', 1), see(inbound('10', 1, connected)), lose('10', 1), see(inbound('12', 2)));
    assert.deepEqual(kinds(played), ['started', 'answered', '10 to 12']);
    assert.equal(settle(played.call, 60_000, 2_000), undefined);
  });

  it('is put through once, though the leg says by whom and the first leg goes later', () => {
    const played = play(inbound('10', 1), see(inbound('10', 1, connected)), see(inbound('12', 2, { referredBy: '10' })), lose('10', 1));
    assert.deepEqual(kinds(played), ['started', 'answered', '10 to 12']);
  });

  it('is put through once, though two telephones ring for it', () => {
    const played = play(inbound('10', 1), see(inbound('10', 1, connected)), see(inbound('11', 2, { referredBy: '10' })), see(inbound('12', 3, { referredBy: '10' })), lose('10', 1));
    assert.deepEqual(kinds(played), ['started', 'answered', '10 to 11']);
  });

  it('is put through twice by two people', () => {
    const played = play(inbound('10', 1), see(inbound('10', 1, connected)), lose('10', 1), see(inbound('11', 2, connected)), lose('11', 2), see(inbound('12', 3)));
    assert.deepEqual(kinds(played), ['started', 'answered', '10 to 11', '11 to 12']);
  });

  it('is not put through by a telephone that only rang', () => {
    assert.deepEqual(kinds(play(inbound('10', 1), lose('10', 1), see(inbound('12', 2)))), ['started']);
  });

  it('between two extensions is not put through when one of them hangs up first', () => {
    const [from, to] = [inbound('10', 1, { direction: 'internal', phase: 'dialing' }), inbound('11', 2, { direction: 'internal' })];
    const played = play(from, see(to), see({ ...from, ...connected }), see({ ...to, ...connected }), lose('10', 1), lose('11', 2));
    assert.deepEqual([kinds(played), played.call.extension], [['started', 'answered'], '10']);
  });

  it('is not answered by a queue, and not put through when it leaves one', () => {
    const played = play(inbound('80', 1, { at: 'other', ...connected }), see(inbound('10', 2)), see(inbound('10', 2, connected)), lose('80', 1));
    assert.deepEqual([kinds(played), played.call.extension], [['started', 'answered'], '10']);
  });

  it('is another one when the number of 3CX comes again with another caller', () => {
    const { call } = play(inbound('10', 1));
    assert.equal(isSameCall(call, [inbound('10', 1)]), true);
    assert.equal(isSameCall(call, [inbound('11', 9)]), true);
    assert.equal(isSameCall(call, [inbound('11', 9, { number: '+493023125199' })]), false);
  });

  it('is found again in what was remembered of it', () => {
    const { call } = play(inbound('10', 1), see(inbound('10', 1, connected)), lose('10', 1), see(inbound('12', 2)));
    const kept: unknown = JSON.parse(JSON.stringify(call));
    assert.deepEqual(JSON.parse(JSON.stringify(trackedCallSchema.parse(kept))), kept);
  });
});
