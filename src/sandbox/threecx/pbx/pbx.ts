import type { Clock } from '../../clock.js';
import { Refusal } from '../../http/refusal.js';
import type { PbxSettings } from '../settings.js';
import { dns, trunk, type Dn, type Participant, type PbxCall, type PbxState } from '../state.js';

export type PbxOptions = { readonly state: PbxState; readonly settings: PbxSettings; readonly clock: Clock; readonly changed: () => void };

/** What happened, for who listens: the socket, the bridge, the template. */
export type PbxEvent =
  | { readonly kind: 'leg-changed' | 'leg-gone'; readonly leg: Participant }
  | { readonly kind: 'call-started' | 'call-answered' | 'call-transferred' | 'call-ended'; readonly call: PbxCall };

/** As many finished calls and recordings are kept. */
const KEPT = 500;

/** The telephone system itself: what people do with its telephones. Every method throws Refusal for what cannot be. */
export class Pbx {
  readonly #options: PbxOptions;
  readonly #listeners: ((event: PbxEvent) => void)[] = [];

  constructor(options: PbxOptions) {
    this.#options = options;
  }

  get calls(): readonly PbxCall[] {
    return this.#options.state.calls;
  }

  onEvent(listener: (event: PbxEvent) => void): void {
    this.#listeners.push(listener);
  }

  /** Somebody outside calls: the telephones of these extensions ring. An empty number is withheld. */
  ring(number: string, extensions: readonly string[], name = ''): PbxCall {
    if (extensions.length === 0) throw new Refusal(400, 'Es muss mindestens ein Telefon klingeln.');
    const targets = extensions.map((dn) => this.dn(dn));
    const call = this.#begin({ direction: 'inbound', number, name });
    for (const { dn } of targets) this.#addLeg(call, dn, 'Ringing', { number, name, from: trunk });
    this.#tell({ kind: 'call-started', call });
    return call;
  }

  /** An extension calls a number outside, or another extension, whose telephone rings then. */
  dial(extension: string, destination: string): { call: PbxCall; leg: Participant } {
    const from = this.dn(extension);
    const inside = dns.find(({ dn }) => dn === destination);
    const call = this.#begin({ direction: inside === undefined ? 'outbound' : 'internal', number: destination, name: inside?.name ?? '' });
    const own = { dn: from.dn, type: from.type };
    const leg = this.#addLeg(call, from.dn, 'Dialing', { number: destination, name: inside?.name ?? '', from: own, party: inside });
    if (inside !== undefined) this.#addLeg(call, inside.dn, 'Ringing', { number: from.dn, name: from.name, from: own, party: from });
    this.#tell({ kind: 'call-started', call });
    return { call, leg };
  }

  /** Picked up: by the extension that rings, or by the person outside who is called. */
  answer(callid: number, extension?: string): void {
    const call = this.call(callid);
    const leg = call.legs.find(({ dn, status }) => status !== 'Connected' && (extension === undefined || dn === extension));
    if (leg === undefined) throw new Refusal(409, 'Dort klingelt nichts.');
    const now = this.#options.clock();
    call.answeredAt ??= now;
    const parties = call.direction === 'internal' ? call.legs : [leg];
    for (const one of parties) {
      one.status = 'Connected';
      segmentOf(call, one.dn).answeredAt ??= now;
      this.#tell({ kind: 'leg-changed', leg: one });
    }
    for (const other of call.legs.filter((one) => one.status === 'Ringing')) this.#dropLeg(call, other);
    this.#tell({ kind: 'call-answered', call });
  }

  /** Puts the call through, blind: the other telephone rings. */
  transfer(callid: number, to: string): void {
    const call = this.call(callid);
    const target = this.dn(to);
    const leg = call.legs.find(({ status }) => status === 'Connected');
    if (leg === undefined) throw new Refusal(409, 'Nur ein Gespräch kann weitergegeben werden.');
    if (leg.dn === target.dn) throw new Refusal(409, 'Dort ist das Gespräch schon.');
    const add = (): void => {
      this.#addLeg(call, target.dn, 'Ringing', { number: leg.party_caller_id, name: leg.party_caller_name, from: trunk, referredBy: leg.dn });
    };
    if (this.#options.settings.transfer === 'overlap') add();
    this.#dropLeg(call, leg);
    if (this.#options.settings.transfer === 'gap') add();
    call.transferredTo = target.dn;
    this.#tell({ kind: 'call-transferred', call });
  }

  /** The call is over, whoever hung up. */
  hangUp(callid: number): void {
    const call = this.call(callid);
    const { state, clock } = this.#options;
    call.endedAt = clock();
    for (const leg of [...call.legs]) this.#dropLeg(call, leg);
    state.calls = state.calls.filter((one) => one !== call);
    state.finished = [...state.finished, call].slice(-KEPT);
    this.#record(call);
    this.#tell({ kind: 'call-ended', call });
  }

  /** Every call is cut off and their numbers begin anew; nobody is told. */
  restart(): void {
    const { state, changed } = this.#options;
    Object.assign(state, { calls: [], nextCallid: 1, nextParticipant: 1 });
    changed();
  }

  call(callid: number): PbxCall {
    const call = this.calls.find((one) => one.callid === callid);
    if (call === undefined) throw new Refusal(404, 'Dieses Gespräch gibt es nicht (mehr).');
    return call;
  }

  dn(name: string): Dn {
    const found = dns.find(({ dn }) => dn === name);
    if (found === undefined) throw new Refusal(404, `Die Nebenstelle ${name} gibt es nicht.`);
    return found;
  }

  #begin({ direction, number, name }: Pick<PbxCall, 'direction' | 'number' | 'name'>): PbxCall {
    const { state, clock } = this.#options;
    const call: PbxCall = { callid: state.nextCallid, id: `call-${state.nextLog}`, direction, number, name, startedAt: clock(), legs: [], segments: [] };
    state.nextCallid += 1;
    state.nextLog += 1;
    state.calls.push(call);
    return call;
  }

  #addLeg(call: PbxCall, dn: string, status: Participant['status'], { number, name, from, party, referredBy }: {
    readonly number: string; readonly name: string; readonly from: { readonly dn: string; readonly type: string };
    readonly party?: Dn | undefined; readonly referredBy?: string;
  }): Participant {
    const { state, clock } = this.#options;
    const leg: Participant = {
      id: state.nextParticipant, status, dn, party_caller_name: name, party_caller_id: number,
      party_dn: party?.dn ?? trunk.dn, party_dn_type: party?.type ?? trunk.type, party_did: call.direction === 'inbound' ? trunk.did : null,
      device_id: this.dn(dn).deviceId ?? '', direct_control: true, originated_by_dn: from.dn, originated_by_type: from.type,
      referred_by_dn: referredBy ?? null, referred_by_type: referredBy === undefined ? null : 'Wextension', on_behalf_of_dn: null, on_behalf_of_type: null,
      callid: call.callid, legid: call.segments.length + 1,
    };
    state.nextParticipant += 1;
    call.legs.push(leg);
    call.segments.push({ extension: dn, startedAt: clock() });
    this.#tell({ kind: 'leg-changed', leg });
    return leg;
  }

  #dropLeg(call: PbxCall, leg: Participant): void {
    call.legs = call.legs.filter((one) => one !== leg);
    segmentOf(call, leg.dn).endedAt ??= this.#options.clock();
    this.#tell({ kind: 'leg-gone', leg });
  }

  #record(call: PbxCall): void {
    const { state, settings } = this.#options;
    if (!settings.recordCalls || call.direction === 'internal' || call.answeredAt === undefined || call.endedAt === undefined) return;
    const seconds = Math.max(1, Math.round((call.endedAt - call.answeredAt) / 1000));
    state.recordings = [...state.recordings, { id: state.nextRecording, callId: call.id, readyAt: call.endedAt + settings.recordingDelayMs, seconds }].slice(-KEPT);
    state.nextRecording += 1;
  }

  #tell(event: PbxEvent): void {
    this.#options.changed();
    for (const listener of this.#listeners) listener(event);
  }
}

/** The latest part of the call at this extension. */
function segmentOf(call: PbxCall, dn: string): PbxCall['segments'][number] {
  const segment = call.segments.findLast(({ extension }) => extension === dn);
  if (segment === undefined) throw new Error(`no segment at ${dn}`);
  return segment;
}
