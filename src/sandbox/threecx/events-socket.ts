import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { requireLicence, type ApiOptions } from './api/api.js';
import type { Clock } from '../clock.js';
import type { SandboxRequest } from '../http/exchange.js';
import type { Faults } from '../http/faults.js';
import type { RequestLog } from '../http/request-log.js';
import type { Pbx } from './pbx/pbx.js';
import { Refusal } from '../http/refusal.js';

const PATH = '/callcontrol/ws';
/** 3CX's `event_type`. */
const CHANGED = 0;
const GONE = 1;

export type EventsSocketOptions = Pick<ApiOptions, 'tokens' | 'settings'> & { readonly pbx: Pbx; readonly log: RequestLog; readonly faults: Faults; readonly clock: Clock };

/** The event stream of the Call Control API (3cx.md, A.3): a message for each leg that changes or goes. */
export class EventsSocket {
  readonly #options: EventsSocketOptions;
  readonly #server = new WebSocketServer({ noServer: true });
  /** Left without an answer by a fault. */
  readonly #hanging = new Set<Duplex>();
  #sequence = 0;

  constructor(options: EventsSocketOptions) {
    this.#options = options;
    options.pbx.onEvent((event) => {
      if (event.kind === 'leg-changed') this.#say(CHANGED, `/callcontrol/${event.leg.dn}/participants/${event.leg.id}`);
      if (event.kind === 'leg-gone') this.#say(GONE, `/callcontrol/${event.leg.dn}/participants/${event.leg.id}`);
    });
  }

  get open(): number {
    return this.#server.clients.size;
  }

  /** A client asks for the socket: with a token, with the licence, or not at all. Faults of the wire strike here too. */
  upgrade(message: IncomingMessage, socket: Duplex, head: Buffer): void {
    const request = toRequest(message);
    const fault = this.#options.faults.take('GET', request.path);
    const status = fault === undefined ? this.#judge(request) : fault.kind === 'status' ? (fault.status ?? 500) : 0;
    this.#note(request, status, fault?.kind);
    socket.on('error', () => socket.destroy());
    if (status === 101) this.#server.handleUpgrade(message, socket, head, (client) => client.on('error', () => client.terminate()));
    else if (status > 0) socket.end(`HTTP/1.1 ${status} Refused\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
    else if (fault?.kind === 'hang') this.#hanging.add(socket);
    else socket.destroy();
  }

  /** Every connection breaks; nobody is told why. */
  drop(): void {
    for (const client of this.#server.clients) client.terminate();
  }

  /** The connections stay open and nothing comes through any more, pings neither. */
  freeze(): void {
    for (const client of this.#server.clients) client.pause();
  }

  /** Says something that is no event, as a proxy or another version might. */
  sayRaw(text: string): void {
    for (const client of this.#server.clients) client.send(text);
  }

  /** Until every client has taken in what was said so far. */
  async heard(): Promise<void> {
    await Promise.all([...this.#server.clients].map((client) => {
      client.ping();
      return once(client, 'pong');
    }));
  }

  close(): void {
    this.drop();
    for (const socket of this.#hanging) socket.destroy();
    this.#server.close();
  }

  #judge(request: SandboxRequest): number {
    if (request.path !== PATH) return 404;
    try {
      requireLicence(this.#options, request);
      return 101;
    } catch (error) {
      if (error instanceof Refusal) return error.status;
      throw error;
    }
  }

  #say(type: number, entity: string): void {
    if (this.#options.settings.events === 'lost') return;
    this.#sequence += 1;
    const text = JSON.stringify({ sequence: this.#sequence, event: { event_type: type, entity, attached_data: null } });
    for (const client of this.#server.clients) tell(client, text);
  }

  #note(request: SandboxRequest, status: number, fault: string | undefined): void {
    const at = new Date(this.#options.clock()).toISOString();
    this.#options.log.add({
      at, method: 'GET', path: request.path, query: '', status, bodyBytes: 0, apiUser: request.caller ?? '', milliseconds: 0, ...(fault === undefined ? {} : { fault }),
    });
  }
}

function tell(client: WebSocket, text: string): void {
  if (client.readyState === client.OPEN) client.send(text);
}

function toRequest(message: IncomingMessage): SandboxRequest {
  const [path = ''] = (message.url ?? '').split('?');
  return { method: 'GET', path, query: '', headers: message.headers, body: Buffer.alloc(0), remote: message.socket.remoteAddress ?? '' };
}
