import { AsyncLocalStorage } from 'node:async_hooks';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Attributes, type Context, type Span, type Tracer } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Effect } from '../effects/effects.js';
import { HubError } from '../errors/hub-error.js';
import type { Run, RunOutcome } from '../ledger/ledger.js';
import { redact } from '../log/redact.js';
import type { SpanFacts, Tracing } from './tracing.js';

/** One trace in the making. Runs of its own are kept apart from effects, which are children of the run begun last. */
interface Scope { readonly root: Span; readonly runs: Map<string, Span>; ended: boolean }

/**
 * Traces by OTLP over HTTP. This module and its libraries (20 MB, a third of a second) are loaded only when traces are wanted.
 * @param endpoint of the receiver, without `/v1/traces`
 */
export function openTelemetry(endpoint: string): Tracing {
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'bitbylaw-hub' }),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces`, timeoutMillis: 5_000 }) })],
  });
  const tracer = provider.getTracer('bitbylaw-hub');
  const scopes = new AsyncLocalStorage<Scope>();
  const scopeInHand = (): Scope | undefined => {
    const scope = scopes.getStore();
    return scope?.ended === false ? scope : undefined;
  };
  return {
    async trace(name, facts, work) {
      const scope: Scope = { root: tracer.startSpan(name, { kind: SpanKind.SERVER, attributes: attributesOf(facts) }, ROOT_CONTEXT), runs: new Map(), ended: false };
      try {
        return await scopes.run(scope, () => work(openSpan(scope.root)));
      } catch (error) {
        scope.root.setStatus({ code: SpanStatusCode.ERROR, message: codeOf(error) });
        throw error;
      } finally {
        end(scope);
      }
    },
    effect(effect, seconds, error) {
      const scope = scopeInHand();
      if (scope) effectSpan(tracer, contextOf(scope), effect, { seconds, error });
    },
    ledger: {
      began({ id, kind, recordId }: Run) {
        const scope = scopeInHand();
        scope?.runs.set(id, tracer.startSpan(`run ${kind}`, { attributes: attributesOf({ 'hub.run.id': id, 'hub.record.id': recordId }) }, contextOf(scope)));
      },
      ended({ id }: Run, { result, error }: RunOutcome) {
        const scope = scopeInHand();
        const span = scope?.runs.get(id);
        span?.setAttribute('hub.result', result);
        if (error !== undefined) span?.setStatus({ code: SpanStatusCode.ERROR });
        span?.end();
        scope?.runs.delete(id);
      },
    },
    close: () => provider.shutdown().catch(() => undefined),
  };
}

const openSpan = (span: Span): Parameters<Parameters<Tracing['trace']>[2]>[0] => ({
  rename: (name) => { span.updateName(name); },
  tell: (facts) => { span.setAttributes(attributesOf(facts)); },
  fail: (code) => { span.setStatus({ code: SpanStatusCode.ERROR, message: code }); },
});

/** A run that nobody has ended was broken off. */
function end(scope: Scope): void {
  scope.ended = true;
  for (const run of scope.runs.values()) run.setStatus({ code: SpanStatusCode.ERROR }).end();
  scope.root.end();
}

const contextOf = ({ root, runs }: Scope): Context => trace.setSpan(ROOT_CONTEXT, [...runs.values()].at(-1) ?? root);

/** An effect is told when it is over: its span begins in the past. */
function effectSpan(tracer: Tracer, parent: Context, { system, operation, record, attempt }: Effect, { seconds, error }: { readonly seconds: number; readonly error: unknown }): void {
  const now = Date.now();
  const span = tracer.startSpan(`${system} ${operation}`, {
    kind: SpanKind.CLIENT, startTime: now - seconds * 1_000,
    attributes: attributesOf({
      'hub.system': system, 'hub.operation': operation,
      ...(record === undefined ? {} : { 'hub.record.id': record }), ...(attempt === undefined ? {} : { 'hub.attempt': attempt }),
    }),
  }, parent);
  if (error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: codeOf(error) });
  span.end(now);
}

const codeOf = (error: unknown): string => (error instanceof HubError ? error.code : 'internal');

/** Facts hold nothing about a person; should one do so all the same, it does not get out in clear. */
function attributesOf(facts: SpanFacts): Attributes {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, typeof value === 'string' ? redact(value) : value]));
}
