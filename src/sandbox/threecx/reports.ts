import { createHmac } from 'node:crypto';
import type { Pbx, PbxEvent } from './pbx/pbx.js';
import type { HubAddress, PbxSettings } from './settings.js';
import { dns, type PbxCall } from './state.js';

/** One request to the hub, and how it went. */
export type Delivery = { readonly at: string; readonly kind: string; readonly callId: string; readonly method: string; readonly path: string; status: number; answer: string };

const CAPACITY = 200;
const PATIENCE_MS = 5_000;
const ANSWER_LIMIT = 2_000;

export type ReportsOptions = { readonly pbx: Pbx; readonly settings: PbxSettings; readonly hub: () => HubAddress | undefined };

/**
 * What reaches the hub besides the socket (telephony.md): the webhooks of a bridge that the firm runs, and the requests of the CRM
 * template, which asks who calls and reports every external call at its end, without any id of it.
 */
export class Reports {
  readonly deliveries: Delivery[] = [];
  readonly #options: ReportsOptions;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: ReportsOptions) {
    this.#options = options;
    options.pbx.onEvent((event) => {
      if (!('call' in event)) return;
      for (const send of this.#reportsOf(event.kind, event.call)) this.#last = this.#last.then(send);
    });
  }

  /** Until every report so far has been answered. */
  async settled(): Promise<void> {
    await this.#last;
  }

  /** Sent one behind the other, each as the call was when it happened. */
  #reportsOf(kind: CallEvent, call: PbxCall): (() => Promise<unknown>)[] {
    const { settings, hub } = this.#options;
    const at = hub();
    if (at === undefined) return [];
    const body = webhookBody(kind, call);
    const webhook = (): Promise<unknown> => this.#webhook(at, call, body ?? {});
    const webhooks = body === undefined ? [] : { off: [], on: [webhook], twice: [webhook, webhook] }[settings.webhooks];
    if (settings.template === 'off' || call.direction === 'internal') return webhooks;
    switch (kind) {
      case 'call-started': return [...webhooks, () => this.#lookup(at, call)];
      case 'call-ended': return [...webhooks, () => this.#journal(at, call)];
      case 'call-answered':
      case 'call-transferred': return webhooks;
    }
  }

  async #webhook(at: HubAddress, call: PbxCall, payload: object): Promise<unknown> {
    const body = JSON.stringify(payload);
    const signature = createHmac('sha256', at.webhookSecret).update(body).digest('hex');
    return this.#send(at, { kind: 'Webhook', callId: call.id, path: '/3cx/webhook', body, headers: { 'X-3CX-Signature': signature } });
  }

  async #lookup(at: HubAddress, call: PbxCall): Promise<void> {
    const query = new URLSearchParams({ number: call.number, direction: directionName(call) });
    const answer = await this.#send(at, { kind: 'Lookup', callId: call.id, path: `/3cx/lookup?${query}`, headers: { 'X-API-Key': at.apiKey } });
    const contact = contactIn(answer);
    if (contact !== undefined) call.contact = contact;
  }

  #journal(at: HubAddress, call: PbxCall): Promise<unknown> {
    return this.#send(at, { kind: 'ReportCall', callId: call.id, path: '/3cx/journal', body: JSON.stringify(journalBody(call)), headers: { 'X-API-Key': at.apiKey } });
  }

  async #send(at: HubAddress, { kind, callId, path, body, headers }: {
    readonly kind: string; readonly callId: string; readonly path: string; readonly body?: string; readonly headers: Record<string, string>;
  }): Promise<string> {
    const method = body === undefined ? 'GET' : 'POST';
    const delivery: Delivery = { at: new Date().toISOString(), kind, callId, method, path, status: 0, answer: '' };
    this.deliveries.push(delivery);
    this.deliveries.splice(0, this.deliveries.length - CAPACITY);
    try {
      const json: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
      const reply = await fetch(at.url + path, { method, headers: { ...json, ...headers }, body: body ?? null, signal: AbortSignal.timeout(PATIENCE_MS) });
      Object.assign(delivery, { status: reply.status, answer: (await reply.text()).slice(0, ANSWER_LIMIT) });
    } catch (error) {
      delivery.answer = error instanceof Error ? error.message : String(error);
    }
    return delivery.answer;
  }
}

type CallEvent = Extract<PbxEvent, { readonly call: PbxCall }>['kind'];

const WEBHOOKS: Partial<Record<CallEvent, string>> = { 'call-started': 'call.started', 'call-ended': 'call.ended', 'call-transferred': 'call.transferred' };

/** The contract of the older installation; its field names are assumed. */
function webhookBody(kind: CallEvent, call: PbxCall): object | undefined {
  const event = WEBHOOKS[kind];
  if (event === undefined) return undefined;
  const extension = extensionOf(call);
  const [from, to] = call.direction === 'inbound' ? [call.number, extension] : [extension, call.number];
  const ended = call.endedAt === undefined ? {} : { ended_at: iso(call.endedAt), duration: seconds(call) };
  return {
    event, call_id: call.id, from, to, direction: call.direction, extension, started_at: iso(call.startedAt), ...ended,
    ...(call.transferredTo === undefined ? {} : { transferred_to: call.transferredTo }),
  };
}

/** As the shipped template sends it: variables that 3CX could not fill arrive as their names. */
function journalBody(call: PbxCall): object {
  const agent = extensionOf(call);
  const wasAnswered = call.answeredAt !== undefined;
  return {
    callType: call.direction === 'inbound' ? (wasAnswered ? 'Inbound' : 'Missed') : wasAnswered ? 'Outbound' : 'Notanswered',
    direction: directionName(call), number: call.number, name: call.contact?.name ?? '[Name]',
    entityId: call.contact?.entityId ?? '[EntityId]', entityType: call.contact?.entityType ?? '[EntityType]',
    agent, agentEmail: dns.find(({ dn }) => dn === agent)?.email ?? '', queue: '[QueueExtension]',
    duration: new Date(seconds(call) * 1000).toISOString().slice(11, 19), durationSeconds: String(seconds(call)),
    startedAtUtc: iso(call.startedAt).replace(/\.\d+/u, ''), endedAtUtc: iso(call.endedAt ?? call.startedAt).replace(/\.\d+/u, ''), recordingUrl: '[RecordingUrl]',
  };
}

/** Who spoke last, else who was rung first. */
function extensionOf({ segments }: PbxCall): string {
  return (segments.findLast(({ answeredAt }) => answeredAt !== undefined) ?? segments[0])?.extension ?? '';
}

function seconds({ answeredAt, endedAt }: PbxCall): number {
  return answeredAt === undefined || endedAt === undefined ? 0 : Math.round((endedAt - answeredAt) / 1000);
}

const directionName = ({ direction }: PbxCall): string => (direction === 'inbound' ? 'Inbound' : 'Outbound');
const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

function contactIn(answer: string): PbxCall['contact'] {
  try {
    const [first] = (JSON.parse(answer) as { contacts?: { id?: string; entityType?: string; firstName?: string; lastName?: string; company?: string }[] }).contacts ?? [];
    if (first === undefined) return undefined;
    const name = [first.firstName, first.lastName].filter((part) => part !== undefined && part !== '').join(' ');
    return { entityId: first.id ?? '', entityType: first.entityType ?? '', name: name === '' ? (first.company ?? '') : name };
  } catch {
    return undefined;
  }
}
