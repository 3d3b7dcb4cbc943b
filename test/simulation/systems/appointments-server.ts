import type { JsonObject } from '../../../src/hub/json.js';
import { appointmentRoutes } from '../../../src/sandbox/advoware/appointment-routes.js';
import { AppointmentStore } from '../../../src/sandbox/advoware/appointment-store.js';
import { appointmentAsSeenByApi, type Appointment } from '../../../src/sandbox/advoware/appointment.js';
import { refusalReply } from '../../../src/sandbox/advoware/api.js';
import { Refusal } from '../../../src/sandbox/http/refusal.js';
import { emptyAdvowareState } from '../../../src/sandbox/advoware/state.js';
import type { Reply } from '../../../src/sandbox/http/exchange.js';
import { findRoute } from '../../../src/sandbox/http/route.js';
import type { HttpAnswer } from '../../../src/systems/http/transport.js';
import { jsonAnswer, type WireRequest } from './http.js';
import type { Actor } from './records.js';

export interface AppointmentChange { readonly frNr: number; readonly before: JsonObject | undefined; readonly after: JsonObject | undefined; readonly actor: Actor }

export interface AppointmentsServerOptions {
  /** Its own clock, epoch milliseconds. */
  readonly clock: () => number;
  readonly employees: readonly object[];
  readonly readsStale: () => boolean;
  /** True while it answers lists with nothing, as if nobody had an appointment. */
  readonly listsNothing: () => boolean;
  readonly caller: () => Actor;
  readonly changed: (change: AppointmentChange) => void;
}

const base = '/advoware';

/** Advoware's appointments: the sandbox's own, in this process and in virtual time. */
export class AppointmentsServer {
  readonly store: AppointmentStore;
  /** Writes that reached it over the API, accepted or not. */
  apiWrites = 0;
  apiLists = 0;
  readonly #options: AppointmentsServerOptions;
  readonly #state = emptyAdvowareState();
  readonly #routes;
  readonly #staleRoutes;
  #known = new Map<number, JsonObject>();
  /** As everything was before the last change, for a replica that lags behind. */
  readonly #before = emptyAdvowareState();
  #now = structuredClone(this.#state.appointments);

  constructor(options: AppointmentsServerOptions) {
    this.#options = options;
    this.store = new AppointmentStore({ state: this.#state, clock: options.clock, changed: () => { this.#compare(); } });
    this.#routes = appointmentRoutes(this.store);
    this.#staleRoutes = appointmentRoutes(this.#staleStore());
  }

  handle(request: WireRequest): HttpAnswer {
    const path = request.url.pathname.slice(base.length);
    if (path === '/Token') return jsonAnswer(200, { access_token: 'token' });
    if (path === '/employees') return jsonAnswer(200, this.#options.employees);
    if (request.method === 'GET') this.apiLists += 1;
    else this.apiWrites += 1;
    if (request.method === 'GET' && this.#options.listsNothing()) return jsonAnswer(200, []);
    return answerOf(this.#reply(request, path));
  }

  get all(): readonly Appointment[] { return this.store.all(); }
  get(frNr: number): JsonObject | undefined { return this.#known.get(frNr); }

  #reply(request: WireRequest, path: string): Reply {
    const routes = request.method === 'GET' && this.#options.readsStale() ? this.#staleRoutes : this.#routes;
    const route = findRoute(routes, request.method, path);
    if (route.kind !== 'found') throw new Error(`the simulated Advoware has no ${request.method} ${path}`);
    try {
      return route.handle({
        method: request.method, path, query: request.url.searchParams.toString(), headers: request.headers, remote: '127.0.0.1',
        body: Buffer.from(request.body === undefined ? '' : JSON.stringify(request.body)),
      }, route.parameters) as Reply;
    } catch (error) {
      if (error instanceof Refusal) return refusalReply(error);
      throw error;
    }
  }

  #staleStore(): AppointmentStore {
    const shown = { state: this.#before, clock: this.#options.clock, changed: () => undefined };
    return new AppointmentStore(shown);
  }

  #compare(): void {
    const now = new Map(this.store.all().map((one) => [one.frNr, appointmentAsSeenByApi(one)]));
    const actor = this.#options.caller();
    this.#before.appointments = this.#now;
    this.#now = structuredClone(this.#state.appointments);
    const before = this.#known;
    this.#known = now;
    for (const frNr of new Set([...before.keys(), ...now.keys()])) {
      const [was, is] = [before.get(frNr), now.get(frNr)];
      if (was?.['rowId'] !== is?.['rowId']) this.#options.changed({ frNr, before: was, after: is, actor });
    }
  }
}

const answerOf = ({ status, headers = {}, body = '' }: Reply): HttpAnswer => ({
  status, body: Buffer.from(body as string),
  headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
});
