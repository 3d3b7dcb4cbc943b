import type { Temporal } from 'temporal-polyfill';

/** One call in the telephone system. Opaque; the same in every process of the hub and in everything that the client says about the call. */
export type CallId = string & { readonly __brand: 'CallId' };
/** One recording. Opaque. */
export type RecordingId = string & { readonly __brand: 'RecordingId' };

/** The licence or the rights of the API client do not reach that far (or this dialect has no such thing): no fault, and nothing to repeat soon. */
export type NotAvailable = { readonly kind: 'not_available' };

/**
 * What the telephone system lets the hub do, as far as is known: nothing is called for it. `unknown` until it was tried.
 * A refusal is told once in the log, and tried again an hour later.
 */
export type Capability = 'calls' | 'events' | 'recordings' | 'call_log';
export type Capabilities = Readonly<Record<Capability, 'on' | 'off' | 'unknown'>>;

export interface StartCallRequest {
  /** Whose phone rings first; without it THREECX_DN. */
  readonly extension?: string;
  /** In a notation that the telephone system dials, `+49…` or an extension. */
  readonly number: string;
}

/**
 * `unknown`: the answer was lost and no such call was seen. It may ring all the same: it is told to a person, never repeated.
 * `refused`: certainly no call; `detail` is 3CX's own word for why, when it gave one.
 */
export type StartedCall =
  | { readonly kind: 'started'; readonly callId: CallId }
  | { readonly kind: 'refused'; readonly reason: CallRefusal; readonly detail?: string }
  | { readonly kind: 'unknown' };
export type CallRefusal = 'no_extension' | 'unknown_extension' | 'rejected' | 'not_available';

/** `gone`: not a live call; what became of it is in the call log. */
export type CallState =
  | { readonly kind: 'live'; readonly phase: CallPhase }
  | { readonly kind: 'ended'; readonly answered: 'yes' | 'no' | 'unknown' }
  | { readonly kind: 'gone' };
export type CallPhase = 'dialing' | 'ringing' | 'connected';

export type Direction = 'inbound' | 'outbound' | 'internal';

/** What every description of a call has in common. Numbers as 3CX gives them. */
export interface CallFacts {
  readonly direction: Direction;
  /** The extension of the firm that speaks, or that was called; absent when it is not known (a queue, a route point). */
  readonly extension?: string;
  /** The number outside; absent for an internal call and for a withheld number. */
  readonly number?: string;
}

/** One leg of a live call, at one of the extensions that the API client may see. */
export interface Participant {
  readonly extension: string;
  /** Another word of 3CX than those the hub knows counts as `connected`. */
  readonly phase: CallPhase;
}

export interface LiveCall extends CallFacts {
  readonly callId: CallId;
  /** When the hub first saw it: 3CX's events carry no time. */
  readonly startedAt: Temporal.Instant;
  readonly answeredAt?: Temporal.Instant;
  readonly participants: readonly Participant[];
}

/**
 * What happened to a call. `observed` is `later` when it was found out by comparing after a gap (a lost connection, a restart):
 * then its times are those of the finding. Delivered in order, at least once.
 */
export type CallChange = { readonly at: Temporal.Instant; readonly observed: 'live' | 'later'; readonly call: LiveCall } & (
  | { readonly kind: 'started' }
  | { readonly kind: 'answered' }
  | { readonly kind: 'transferred'; readonly from: string; readonly to: string }
  | { readonly kind: 'ended' }
);

/** After each (re)connection, behind the changes that the comparison brought: every call that is live. Whatever else is open has ended. */
export interface Reconciled { readonly kind: 'reconciled'; readonly at: Temporal.Instant; readonly live: readonly CallId[] }

export type WatchEvent = CallChange | Reconciled;

/** Calls or recordings that began in `[since, until)`; without `until` to this day. */
export interface Span { readonly since: Temporal.Instant; readonly until?: Temporal.Instant }

/** One finished call out of the telephone system's own log. */
export interface LoggedCall extends CallFacts {
  /** 3CX's id in the log; not a CallId. */
  readonly logId: string;
  /** Every extension that was rung in one of its segments. */
  readonly extensions: readonly string[];
  readonly startedAt: Temporal.Instant;
  readonly answered: 'yes' | 'no';
  readonly ringingSeconds: number;
  readonly talkingSeconds: number;
  readonly recordings: readonly RecordingId[];
}

/** In the dialect `simple` nothing but whose it is: `callId`; else what it is compared by. */
export interface FoundRecording extends Partial<CallFacts> {
  readonly id: RecordingId;
  readonly callId?: CallId;
  readonly startedAt?: Temporal.Instant;
  readonly endedAt?: Temporal.Instant;
}

/** A span, or one call where the dialect can tell (`simple`); a recording appears some time after the end of its call. */
export type RecordingQuery = Span & { readonly callId?: CallId };

/** `not_there`: not yet, or not any more. The stream ends with an UpstreamError when the connection breaks in the middle. */
export type OpenedRecording =
  | { readonly kind: 'opened'; readonly contentType: string; readonly length?: number; readonly body: NodeJS.ReadableStream }
  | { readonly kind: 'not_there' }
  | NotAvailable;

/**
 * The client of the telephone system, in either dialect (telephony.md). Every answer is checked against its schema.
 * Failures are `UpstreamError`s; a lost reply to a call's start is an answer (`unknown`).
 */
export interface ThreeCx {
  readonly dialect: 'callcontrol' | 'simple';
  capabilities(): Capabilities;
  startCall(request: StartCallRequest): Promise<StartedCall>;
  callState(callId: CallId): Promise<CallState>;
  /** Newest first. */
  callLog(span: Span): Promise<{ readonly kind: 'listed'; readonly calls: readonly LoggedCall[] } | NotAvailable>;
  /** Newest first. Which of them belongs to which call is for the caller to say. */
  findRecordings(query: RecordingQuery): Promise<{ readonly kind: 'listed'; readonly recordings: readonly FoundRecording[] } | NotAvailable>;
  openRecording(id: RecordingId, signal?: AbortSignal): Promise<OpenedRecording>;
  /**
   * Follows the live calls until the signal aborts; one process of the fleet at a time, another takes over when it dies.
   * `onEvent` is awaited; when it rejects, the same change is delivered again after a pause. Never rejects.
   * Ends at once in a dialect that has no events (`simple`: they come by webhook).
   */
  watch(onEvent: (event: WatchEvent) => Promise<void>, signal: AbortSignal): Promise<void>;
  /** Closes idle connections. */
  close(): void;
}
