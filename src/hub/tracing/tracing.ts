import type { EffectObserver } from '../effects/real-effects.js';
import type { LedgerObserver } from '../ledger/sql-ledger.js';

/** Facts of a span: ids, counts, codes and routes; nothing about a person. */
export type SpanFacts = Readonly<Record<string, string | number>>;

/** The span of the work that is being done. */
export interface OpenSpan {
  rename(name: string): void;
  tell(facts: SpanFacts): void;
  /** @param code of the error; its message may hold more than a trace should */
  fail(code: string): void;
}

/** Spans for what the hub does: a request or an event, the runs within, and each of their effects (operations.md, Logs). */
export interface Tracing {
  /** Begins a trace: whatever `work` starts, also in a flow, belongs to it until it ends. */
  trace<T>(name: string, facts: SpanFacts, work: (span: OpenSpan) => Promise<T>): Promise<T>;
  /** An effect that ended is a span of the run, or of the trace, that it happened in; outside of one it is none. */
  readonly effect: EffectObserver;
  readonly ledger: Pick<LedgerObserver, 'began' | 'ended'>;
  /** Sends what is still to be sent. Never throws: what cannot be sent is lost. */
  close(): Promise<void>;
}
