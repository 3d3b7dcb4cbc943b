import { parseBusinessHours, untilOpen } from '../../domain/telephony/business-hours.js';
import { withReport, type Call, type Told } from '../../domain/telephony/call.js';
import { dialable } from '../../domain/telephony/dialable.js';
import { HubError, type ErrorCode } from '../../hub/errors/hub-error.js';
import { withLock } from '../../hub/locks/locks.js';
import { keys } from '../../hub/redis/keys.js';
import type { CallRefusal, StartedCall, ThreeCx } from '../../systems/threecx/threecx.js';
import { knownCall, type Order } from './call-memory.js';
import { runOnCall, type CallRun } from './call-run.js';
import { busy, type Busy, type PhoneContext } from './context.js';
import { storable } from './tell-of-call.js';

export interface CallOrder {
  /** Whose phone rings first; without it THREECX_DN. */
  readonly extension: string | undefined;
  readonly number: string;
  /** Of which record of the CRM the number is. */
  readonly entity: Told['entity'];
  /** A person's click rings at any hour; what a flow does by itself keeps to the firm's hours and to so many calls a minute. */
  readonly by: 'person' | { readonly kind: 'automatic'; readonly leadId: string };
  /** Who asks for it, for the journal; the hub itself by default. */
  readonly actor?: string;
}

export type StartResult =
  | Busy
  /** `same`: asked for before, a moment ago or for the same lead; nothing rings a second time. */
  | { readonly kind: 'started' | 'same'; readonly id: string }
  /** The answer was lost: it may ring or not, and is not tried again. */
  | { readonly kind: 'unknown'; readonly id: string };

/** Calls a number from an extension. Throws HubError `invalid` for one that must not be called, and when 3CX certainly does not call. */
export async function startCall(context: PhoneContext, order: CallOrder): Promise<StartResult> {
  const checked = dialable(order.number);
  if (checked.kind === 'refused') throw new HubError('invalid', `3CX: Diese Nummer wird nicht gewählt: ${refusals[checked.reason]}.`);
  const { threecx } = context;
  if (!threecx) throw new HubError('misconfigured', '3CX: Es ist keine Telefonanlage eingerichtet (THREECX_API_BASE_URL).');
  const extension = order.extension ?? context.hub.settings.threecx.api?.dn;
  if (extension === undefined) throw new HubError('invalid', '3CX: Es fehlt die Nebenstelle, von der aus angerufen wird.');
  const wanted = { ...order, extension, number: checked.number };
  return order.by === 'person' ? place(context, threecx, wanted) : placeAutomatic(context, threecx, wanted);
}

const refusals = { emergency: 'ein Notruf', premium: 'eine teure Sonderrufnummer', invalid: 'keine vollständige Rufnummer' } as const;
/** The same pair once more within this time is the same call: a second click. */
const sameCallSeconds = 30;

type Wanted = CallOrder & { readonly extension: string };

async function placeAutomatic(context: PhoneContext, threecx: ThreeCx, wanted: Wanted): Promise<StartResult> {
  const { effects, ledger, locks, settings } = context.hub;
  const hours = parseBusinessHours(settings.telephony.hours);
  if (!hours) throw new HubError('misconfigured', 'TELEPHONY_HOURS ist nicht lesbar.');
  const closedForMs = untilOpen(hours, effects.now());
  if (closedForMs > 0) return busy(closedForMs);
  const answer = await withLock(locks, keys.automaticCallsLock, async () => {
    const lately = await ledger.calls.ordered(effects.now().subtract({ seconds: 60 }).toString(), 'automatic');
    return lately >= settings.telephony.automaticPerMinute ? busy(20_000) : place(context, threecx, wanted);
  });
  return answer.kind === 'busy' ? busy(2_000) : answer.value;
}

async function place(context: PhoneContext, threecx: ThreeCx, wanted: Wanted): Promise<StartResult> {
  const { id, before } = await reserve(context, wanted);
  // A second click meets the first one on its way; a lead's order without an answer is one that a crash has cut off.
  if (before) return { kind: before === 'started' || (before === 'asked' && wanted.by === 'person') ? 'same' : 'unknown', id };
  const result = await runOnCall(context, id, { trigger: 'call.order', actor: wanted.actor }, (run) => dial(context, threecx, run, wanted));
  return result ?? { kind: 'unknown', id };
}

/** An order that is in the ledger before anything rings; `before`: how far an earlier one has got that stands in its place. */
interface Reservation { readonly id: string; readonly before: Exclude<Order['outcome'], 'refused'> | undefined }

function reserve({ hub: { effects, ledger } }: PhoneContext, wanted: Wanted): Promise<Reservation> {
  const { number, extension, by } = wanted;
  const freshId = effects.uuid();
  const now = effects.now();
  const leadId = by === 'person' ? null : by.leadId;
  const since = now.subtract({ seconds: sameCallSeconds }).toString();
  return ledger.calls.tell<Reservation>({ line: number, since, names: leadId === null ? [] : [leadName(leadId)] }, (stored) => {
    const earlier = stored.map((each) => ({ id: each.id, at: each.order?.at ?? '', order: knownCall(each).order }))
      .find(({ order, at }) => order !== null && (leadId === null ? order.extension === extension && at >= since : order.leadId === leadId));
    if (earlier?.order && earlier.order.outcome !== 'refused') return { answer: { id: earlier.id, before: earlier.order.outcome } };
    // One that was refused may be tried again, under its own id: a lead is called once.
    const id = earlier && leadId !== null ? earlier.id : freshId;
    const call = withReport({ id, line: number, told: {} }, { source: 'hub', told: toldByOrder(id, wanted, now.toString()) });
    return {
      keep: {
        call: storable({ call, order: { extension, outcome: 'asked', leadId } }, { at: now.toString(), by: by === 'person' ? 'person' : 'automatic' }),
        names: [orderName(id), ...(leadId === null ? [] : [leadName(leadId)])],
      },
      answer: { id, before: undefined },
    };
  });
}

const orderName = (id: string): string => `order:${id}`;
const leadName = (leadId: string): string => `lead:${leadId}`;

function toldByOrder(id: string, { number, extension, entity }: Wanted, at: string): Told {
  return {
    ref: id, pbxId: null, direction: 'outbound', number, extensions: [extension], speaker: extension, started: { at, known: 'exactly' }, ended: null,
    answered: 'unknown', talkSeconds: null, transferred: false, entity, saidAt: at,
  };
}

async function dial(context: PhoneContext, threecx: ThreeCx, run: CallRun, { number, extension }: Wanted): Promise<Exclude<StartResult, Busy>> {
  const answer = await run.write(
    { system: 'threecx', operation: 'makecall', recordId: run.id, before: {}, after: { extension, number }, why: 'Ein Anruf wurde verlangt.' },
    () => (isLate(context, run) ? Promise.resolve<Answer>({ kind: 'refused', reason: 'late' }) : threecx.startCall({ extension, number })),
    (started) => (started.kind === 'started' ? { kind: 'done' } : started.kind === 'unknown' ? { kind: 'unknown', reason: 'no reply' } : { kind: 'refused', reason: started.reason }),
  );
  await settle(context, run, answer);
  if (answer.kind === 'refused') throw new HubError(codes[answer.reason], `3CX, makecall ${run.id}: ${meanings[answer.reason]}`, { retryable: answer.reason === 'late' });
  return { kind: answer.kind, id: run.id };
}

type Refusal = CallRefusal | 'late';
type Answer = StartedCall | { readonly kind: 'refused'; readonly reason: Refusal };

/** Nobody waits at the phone any more, and the call would lie too far from its order to be known by it. */
function isLate({ hub: { effects } }: PhoneContext, { known: { call } }: CallRun): boolean {
  const asked = call.told.hub?.started.at;
  return asked !== undefined && effects.now().since(asked).total('seconds') > lateSeconds;
}
const lateSeconds = 20;

/** What became of the order, and the telephone system's name for the call, by which its events are known. */
function settle({ hub: { effects, ledger } }: PhoneContext, { id, known }: CallRun, answer: Answer): Promise<void> {
  const pbxId = answer.kind === 'started' ? answer.callId : null;
  const names = pbxId === null ? [] : [`pbx:${pbxId}`];
  // The order's own name finds it, whatever its age.
  return ledger.calls.tell({ line: known.call.line, since: effects.now().toString(), names: [orderName(id)] }, (stored) => {
    const found = stored.find((each) => each.id === id);
    if (!found) return { answer: undefined };
    const { call, order } = knownCall(found);
    const { hub } = call.told;
    const settled: Order | null = order && { ...order, outcome: answer.kind };
    const named: Call = hub ? { ...call, told: { ...call.told, hub: { ...hub, pbxId } } } : call;
    return { keep: { call: storable({ call: named, order: settled }, found.order), names }, answer: undefined };
  });
}

const codes: Readonly<Record<Refusal, ErrorCode>> = {
  late: 'unavailable', no_extension: 'invalid', unknown_extension: 'invalid', rejected: 'upstream_rejected', not_available: 'misconfigured',
};
const meanings: Readonly<Record<Refusal, string>> = {
  late: 'Der Hub kam nicht rechtzeitig zum Wählen; bitte noch einmal versuchen.',
  no_extension: 'Es fehlt die Nebenstelle, von der aus angerufen wird.',
  unknown_extension: 'Diese Nebenstelle gibt es nicht, oder der Hub darf sie nicht benutzen.',
  rejected: 'Die Telefonanlage hat den Anruf abgelehnt.',
  not_available: 'Die Telefonanlage erlaubt dem Hub keine Anrufe; bitte Lizenz und Rechte des API-Zugangs prüfen.',
};
