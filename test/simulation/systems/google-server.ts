import type { OAuth2Client } from 'google-auth-library';
import type { Fault } from '../engine/faults.js';
import type { Rng } from '../engine/rng.js';
import { strike } from '../engine/strike.js';
import type { JsonObject } from '../../../src/hub/json.js';
import { resource, viewOf } from '../../../src/sandbox/google/events/view.js';
import type { CalendarState } from '../../../src/sandbox/google/state.js';
import { createGoogle, type GoogleSystem } from '../../../src/sandbox/google/system.js';
import type { Reply } from '../../../src/sandbox/http/exchange.js';
import type { Authorization } from '../../../src/systems/google-calendar/auth/authorization.js';
import type { GoogleEventRecord } from '../../../src/systems/google-calendar/records.js';
import type { HttpAnswer } from '../../../src/systems/http/transport.js';
import type { Actor } from './records.js';

/** One change of what an event holds, as the checks hear of it. `before` is undefined for a creation; a deleted one is `cancelled`. */
export interface EventChange {
  readonly calendarId: string;
  readonly id: string;
  readonly before: GoogleEventRecord | undefined;
  readonly after: GoogleEventRecord | undefined;
  readonly actor: Actor;
}

/** A write as it arrives, whatever becomes of it. */
export interface GoogleWrite { readonly method: string; readonly path: string; readonly query: URLSearchParams; readonly body: JsonObject }

export interface GoogleServerOptions {
  /** Its own clock, epoch milliseconds. */
  readonly clock: () => number;
  readonly random: Rng;
  readonly caller: () => Actor;
  /** The fault of the wire that strikes the call that happens right now. */
  readonly strikes: () => Fault | undefined;
  readonly changed: (change: EventChange) => void;
  readonly written: (write: GoogleWrite) => void;
}

/** How Google's client hands over a call. */
export interface GoogleRequest { readonly url: string; readonly method?: string; readonly headers: Headers; readonly params?: Readonly<Record<string, unknown>>; readonly data?: unknown }

/** The sandbox's Google, in this process and in virtual time; the real client reaches it through its own login. */
export class GoogleServer {
  readonly system: GoogleSystem;
  /** Calls that wrote, accepted or not; the probes of the handshake aside. */
  apiWrites = 0;
  apiCalls = 0;
  readonly #options: GoogleServerOptions;
  readonly #known = new Map<string, Map<string, GoogleEventRecord>>();

  constructor(options: GoogleServerOptions) {
    this.#options = options;
    const randomBytes = (size: number): Buffer => Buffer.from(options.random.hex(size * 2), 'hex');
    this.system = createGoogle({ clock: options.clock, randomBytes, settings: { push: 'lost' } });
    this.system.listensAt('http://google.example/');
    this.system.onEventsChanged((calendar) => { this.#compare(calendar); });
  }

  /** Stands where a login would, and carries every call of the client. */
  authorization(bent: (request: GoogleRequest) => GoogleRequest): Authorization {
    const client = { request: (call: GoogleRequest) => this.#carry(bent(call)) } as unknown as OAuth2Client;
    return { client, ready: () => Promise.resolve(), drop: () => undefined, close: () => undefined };
  }

  /** Everything that a calendar holds by now, tombstones among it, as the API shows it. */
  events(calendarId: string): readonly GoogleEventRecord[] {
    return [...this.#known.get(calendarId)?.values() ?? []];
  }

  /** The calendars that live. */
  get calendars(): readonly CalendarState[] {
    return this.system.people.calendars();
  }

  /** A calendar of the service account's, shared with a person, as the hub would make it. */
  async makeCalendar(summary: string, description: string, email: string): Promise<void> {
    const made = await this.#handle({ ...posted(`${this.system.origin()}calendar/v3/calendars`), data: { summary, description, timeZone: 'Europe/Berlin' } });
    const { id } = JSON.parse(made.body.toString()) as { id: string };
    await this.#handle({ ...posted(`${this.system.origin()}calendar/v3/calendars/${encodeURIComponent(id)}/acl`), params: { sendNotifications: 'false' }, data: { role: 'writer', scope: { type: 'user', value: email } } });
  }

  /** Somebody with access to the account deletes a whole calendar. */
  removeCalendar(calendarId: string): void {
    const { calendars, lists } = this.system.state;
    Object.assign(calendars[calendarId] ?? {}, { deleted: true, events: {} });
    for (const list of Object.values(lists)) Object.assign(list[calendarId] ?? {}, { deleted: true });
    this.#known.delete(calendarId);
  }

  async #carry(call: GoogleRequest): Promise<object> {
    const fault = this.#options.strikes();
    const { status, headers, body } = await (fault ? strike(fault, () => this.#counted(call)) : this.#counted(call));
    return { status, headers, data: body.toString(), config: { headers: call.headers } };
  }

  #counted(call: GoogleRequest): Promise<HttpAnswer> {
    this.apiCalls += 1;
    const body = (call.data ?? {}) as JsonObject;
    const { pathname } = new URL(call.url);
    if (call.method !== 'GET' && call.method !== undefined && !`${pathname} ${String(body['id'])}`.includes('hubprobe')) {
      this.apiWrites += 1;
      this.#options.written({ method: call.method, path: decodeURIComponent(pathname), query: queryOf(call), body });
    }
    return this.#handle(call);
  }

  async #handle(call: GoogleRequest): Promise<HttpAnswer> {
    const reply: Reply = await this.system.handle({
      method: call.method ?? 'GET', path: new URL(call.url).pathname, query: queryOf(call).toString(), remote: '127.0.0.1',
      headers: { ...Object.fromEntries(call.headers), authorization: `Bearer ${this.system.standingToken}` },
      body: Buffer.from(call.data === undefined ? '' : JSON.stringify(call.data)),
    });
    return { status: reply.status, headers: lowerCased(reply.headers ?? {}), body: Buffer.from((reply.body ?? '') as string) };
  }

  /** Tells what a write changed: all parts of a series get a new version with one, most of them nothing else. */
  #compare(calendar: CalendarState): void {
    const known = this.#known.get(calendar.id) ?? new Map<string, GoogleEventRecord>();
    this.#known.set(calendar.id, known);
    for (const { id, forgotten } of Object.values(calendar.events)) {
      // What the handshake leaves behind lies in 1990.
      if (id.startsWith('hubprobe')) continue;
      const view = forgotten === true ? undefined : viewOf(calendar, id);
      const before = known.get(id);
      const after = view && resource(view, calendar, '', calendar.timeZone, '') as GoogleEventRecord;
      if (after) known.set(id, after);
      else known.delete(id);
      if (content(before) !== content(after)) this.#options.changed({ calendarId: calendar.id, id, before, after, actor: this.#options.caller() });
    }
  }
}

const posted = (url: string): GoogleRequest => ({ url, method: 'POST', headers: new Headers() });

function queryOf({ params = {} }: GoogleRequest): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) for (const one of [value].flat()) if (one !== undefined) query.append(name, String(one));
  return query;
}

const versions: ReadonlySet<string> = new Set(['etag', 'updated', 'sequence']);
const content = (event: GoogleEventRecord | undefined): string =>
  JSON.stringify(Object.entries(event ?? {}).filter(([name]) => !versions.has(name)));

const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
