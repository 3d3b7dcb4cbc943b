import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../clock.js';
import { html, json, type Handler, type Reply, type SandboxRequest } from './exchange.js';
import type { FaultRule, Faults } from './faults.js';
import { loggedBody, type RequestLog } from './request-log.js';

/** What can be done with one connection. */
export type Wire = {
  send: (reply: Reply) => Promise<void>;
  reset: () => void;
  readonly closed: Promise<unknown>;
  readonly stopped: AbortSignal;
};

type FaultySystem = { readonly handle: Handler; readonly log: RequestLog; readonly faults: Faults; readonly clock: Clock };
/** What the client gets to see. */
type Outcome = { readonly kind: 'reply'; readonly reply: Reply } | { readonly kind: 'reset' } | { readonly kind: 'silence' };

/** Serves one request of the outside system, with the fault that is due for it, and logs it before the client hears of it. */
export async function serveWithFaults(system: FaultySystem, request: SandboxRequest, wire: Wire): Promise<void> {
  const started = performance.now();
  const at = new Date(system.clock()).toISOString();
  const target = request.query === '' ? request.path : `${request.path}?${request.query}`;
  const fault = system.faults.take(request.method, target);
  const outcome = await decide(system, request, fault, wire);
  const body = loggedBody(request.path, request.body);
  system.log.add({
    at,
    method: request.method,
    path: request.path,
    query: request.query,
    status: outcome.kind === 'reply' ? outcome.reply.status : 0,
    bodyBytes: request.body.length,
    apiUser: request.caller ?? '',
    ...(fault === undefined ? {} : { fault: fault.kind }),
    milliseconds: Math.round(performance.now() - started),
    ...(body === undefined ? {} : { body }),
  });
  await deliver(outcome, wire);
}

async function deliver(outcome: Outcome, wire: Wire): Promise<void> {
  switch (outcome.kind) {
    case 'reply': return wire.send(outcome.reply);
    case 'reset':
      wire.reset();
      return;
    case 'silence': await wire.closed;
  }
}

async function decide(system: FaultySystem, request: SandboxRequest, fault: FaultRule | undefined, wire: Wire): Promise<Outcome> {
  const work = async (): Promise<Reply> => handleSafely(system.handle, request);
  switch (fault?.kind) {
    case undefined: return { kind: 'reply', reply: await work() };
    case 'status': return { kind: 'reply', reply: statusReply(fault) };
    case 'html': return { kind: 'reply', reply: html(200, '<!doctype html><html><body><h1>Anmeldung am Proxy</h1></body></html>') };
    case 'reset-before': return { kind: 'reset' };
    case 'hang': return { kind: 'silence' };
    case 'delay':
      await wait(fault.delayMs ?? 1000, undefined, { signal: wire.stopped, ref: false });
      return { kind: 'reply', reply: await work() };
    case 'reset-after':
      await work();
      return { kind: 'reset' };
    case 'hang-after':
      await work();
      return { kind: 'silence' };
    case 'empty': return { kind: 'reply', reply: { ...(await work()), body: '' } };
    case 'truncated': return { kind: 'reply', reply: halve(await work()) };
  }
}

/** A bug of a stand-in must look like one: 500 and a word on stderr, not a hanging client. */
async function handleSafely(handle: Handler, request: SandboxRequest): Promise<Reply> {
  try {
    return await handle(request);
  } catch (error) {
    process.stderr.write(`sandbox: ${request.method} ${request.path}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return { status: 500, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: '' };
  }
}

function statusReply(fault: FaultRule): Reply {
  const status = fault.status ?? 500;
  if (fault.body !== undefined) return { status, headers: { 'Content-Type': 'application/json', ...fault.headers }, body: fault.body };
  return json(status, { message: `Injected fault ${status}` }, fault.headers);
}

/** Cut within the body, with a fitting Content-Length: valid HTTP, broken JSON. */
function halve(reply: Reply): Reply {
  const whole = typeof reply.body === 'string' || Buffer.isBuffer(reply.body) ? Buffer.from(reply.body) : Buffer.from('[{"abgeschnitten":');
  return { ...reply, body: whole.subarray(0, Math.floor(whole.length / 2)) };
}
