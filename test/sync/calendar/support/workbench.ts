import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { isTombstone, type GoogleEvent } from '../../../../src/domain/calendar/google-event.js';
import type { JsonObject } from '../../../../src/sandbox/json.js';
import { emptyMemoryLedger, memoryLedger, type MemoryLedgerState } from '../../../../src/hub/ledger/memory-ledger.js';
import type { Ledger } from '../../../../src/hub/ledger/ledger.js';
import { redisLocks } from '../../../../src/hub/locks/redis-locks.js';
import { prometheusMetrics } from '../../../../src/hub/metrics/prometheus-metrics.js';
import { resource, viewOf } from '../../../../src/sandbox/google/events/view.js';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../../src/sandbox/sandbox.js';
import type { CalendarContext, CalendarResult, RunCounts } from '../../../../src/sync/calendar/context.js';
import { syncEmployee } from '../../../../src/sync/calendar/sync-employee.js';
import { createAdvoware, type AdvowareClient } from '../../../../src/systems/advoware/create-advoware.js';
import { createEspoCrm, type EspoCrmClient } from '../../../../src/systems/espocrm/create-espocrm.js';
import { createGoogleCalendar, type GoogleCalendarClient } from '../../../../src/systems/google-calendar/create-google-calendar.js';
import { recordingLog } from '../../../hub/support/quiet-log.js';
import type { TestRedis } from '../../../hub/support/redis-server.js';
import { sandboxSettings } from '../../../systems/support/advoware-settings.js';
import { virtualEffects, type VirtualEffects } from '../../../systems/support/virtual-effects.js';
import type { VirtualTime } from '../../../systems/google-calendar/support/virtual-time.js';
import { Interruptible } from '../../support/interruptible.js';

export interface WorkbenchOptions {
  readonly sandbox?: SandboxOptions;
  /** Time in which many runs sleep side by side. */
  readonly time?: VirtualTime;
  readonly writeProtection?: boolean;
  readonly publicUrl?: string | undefined;
  /** In memory when absent. */
  readonly ledger?: (effects: VirtualEffects) => Promise<Ledger>;
  /** Where Google is said to be; the stand-in when absent. */
  readonly google?: { readonly apiRoot: string; readonly tokenUri: string };
}

/** What is given in virtual time must not end by the real one. */
function withoutExpiry(redis: Redis): void {
  const evaluate = Reflect.get(redis, 'eval') as (this: Redis, script: string, ...rest: readonly (string | number)[]) => Promise<unknown>;
  const lasting = (script: string): string => script.replace(", 'PX', math.ceil((full - now) / 1000) + 1000", '');
  Object.assign(redis, { eval: (script: string, ...rest: readonly (string | number)[]) => evaluate.call(redis, lasting(script), ...rest) });
}

interface Clients { readonly advoware: AdvowareClient; readonly google: GoogleCalendarClient; readonly espocrm: EspoCrmClient }

/** The employee that the tests are about. */
export const kl = 'KL';

/** The real calendar sync on real clients over HTTP against the stand-ins, with real locks. */
export class Workbench {
  readonly sandbox: Sandbox;
  readonly effects: VirtualEffects;
  readonly metrics = prometheusMetrics({ processMetrics: false });
  readonly log = recordingLog();
  readonly ledgerState: MemoryLedgerState = emptyMemoryLedger();
  readonly interruptible: Interruptible;
  readonly #redis: TestRedis;
  readonly #caches: { readonly hub: Redis; readonly google: Redis };
  readonly #directory: string;
  #options: WorkbenchOptions;
  #clients: Clients;
  readonly #ledger: Ledger | undefined;

  private constructor(parts: {
    sandbox: Sandbox; effects: VirtualEffects; redis: TestRedis; caches: { hub: Redis; google: Redis }; directory: string; options: WorkbenchOptions; ledger: Ledger | undefined;
  }) {
    const { sandbox, effects, options, caches } = parts;
    this.sandbox = sandbox;
    this.effects = effects;
    this.interruptible = new Interruptible(effects);
    this.#redis = parts.redis;
    this.#caches = caches;
    this.#directory = parts.directory;
    this.#options = options;
    this.#ledger = parts.ledger;
    this.#clients = this.#connect();
  }

  #connect(): Clients {
    const { url, apiKey, notifyUserId } = this.sandbox.connection.espocrm;
    const common = { effects: this.interruptible.seam(), log: this.log };
    return {
      advoware: createAdvoware({ ...common, settings: sandboxSettings(this.sandbox, { writeProtection: this.#options.writeProtection ?? false }), cache: this.#caches.hub }),
      espocrm: createEspoCrm({ ...common, settings: { baseUrl: url, apiKey, notifyUserId, webhookSecrets: [] } }),
      google: createGoogleCalendar({
        ...common, cache: this.#caches.google, http: { timeoutMs: 10_000 }, ...(this.#options.time ? { quotaClockMs: this.#options.time.now } : {}),
        settings: { serviceAccountPath: join(this.#directory, 'key.json'), apiRoot: this.#options.google?.apiRoot ?? this.sandbox.google.origin() },
      }),
    };
  }

  static async start(redis: TestRedis, options: WorkbenchOptions = {}): Promise<Workbench> {
    const { time } = options;
    const effects: VirtualEffects = time ? { ...virtualEffects(), ...time.effects, advance: (milliseconds) => { time.advance(milliseconds); } } : virtualEffects('fire');
    const sandbox = await startSandbox({ clock: () => effects.now().epochMilliseconds, ...options.sandbox });
    const directory = await mkdtemp(join(tmpdir(), 'hub-calendar-'));
    const key = { ...sandbox.google.serviceAccount, ...(options.google ? { token_uri: options.google.tokenUri } : {}) };
    await writeFile(join(directory, 'key.json'), JSON.stringify(key));
    const caches = { hub: await redis.connect('request', 1), google: await redis.connect('request', 2) };
    if (time) withoutExpiry(caches.google);
    return new Workbench({ sandbox, effects, redis, caches, directory, options, ledger: await options.ledger?.(effects) });
  }

  async stop(): Promise<void> {
    this.#disconnect();
    await this.#ledger?.close();
    await this.sandbox.close();
    await this.#redis.flush();
    await rm(this.#directory, { recursive: true, force: true });
  }

  get ledger(): Ledger { return this.#ledger ?? memoryLedger(this.interruptible.seam(), this.ledgerState); }

  get context(): CalendarContext & Pick<Clients, 'advoware'> {
    const effects = this.interruptible.seam();
    return {
      hub: { effects, log: this.log, metrics: this.metrics, ledger: this.ledger, locks: redisLocks({ redis: this.#caches.hub, effects }) },
      ...this.#clients, notifyUserId: this.sandbox.connection.espocrm.notifyUserId,
      window: { pastDays: 90, futureDays: 730 }, publicUrl: this.#options.publicUrl,
    };
  }

  sync(more: { readonly full_content?: boolean; readonly source?: string; readonly kuerzel?: string } = {}): Promise<CalendarResult> {
    return syncEmployee(this.context, { kuerzel: kl, source: 'poll', ...more });
  }

  /** A run that came through; answers what it did. */
  async synced(more: Parameters<Workbench['sync']>[0] = {}): Promise<RunCounts> {
    const result = await this.sync(more);
    if (result.kind !== 'updated' && result.kind !== 'unchanged') throw new Error(`the run ended otherwise: ${JSON.stringify(result)}`);
    return result.counts;
  }

  /** Both sides in step, logs empty; answers the id of the calendar. */
  async settled(more: Parameters<Workbench['sync']>[0] = {}): Promise<string> {
    await this.synced(more);
    this.clearLogs();
    return this.calendarId();
  }

  calendarId(kuerzel = kl): string {
    const found = this.sandbox.google.people.calendars().find(({ summary }) => summary === `Advoware ${kuerzel}`);
    if (!found) throw new Error(`no calendar of ${kuerzel}`);
    return found.id;
  }

  /** A day so many days from today, in Berlin. */
  day(days: number): string {
    return this.effects.now().toZonedDateTimeISO('Europe/Berlin').toPlainDate().add({ days }).toString();
  }

  /** A person at Advoware enters an appointment for KL, at nine on the given day. */
  enter(fields: JsonObject = {}, days = 3): number {
    const datum = `${this.day(days)}T00:00:00`;
    return this.sandbox.advoware.appointments.create({
      anwalt: kl, text: 'Besprechung Müller', datum, datumBis: datum, uhrzeitVon: '09:00:00', uhrzeitBis: '10:00:00', aktenzeichen: 'A 17/26', ...fields,
    }).frNr;
  }

  /** The firm has these employees, and no others. */
  staff(kuerzels: readonly string[]): void {
    const employees = kuerzels.map((kuerzel) => ({ kuerzel, name: `Person ${kuerzel}`, email: `${kuerzel.toLowerCase()}@kanzlei.example`, aktiv: true }));
    this.sandbox.advoware.faults.add({ id: 'staff', kind: 'status', status: 200, method: 'GET', path: '^/employees', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(employees) });
  }

  /** What Advoware holds, as a person there sees it. */
  appointment(frNr: number): JsonObject { return this.sandbox.advoware.appointments.get(frNr).fields; }
  appointments(kuerzel = kl): readonly JsonObject[] { return this.sandbox.advoware.appointments.all().filter(({ fields }) => fields['anwalt'] === kuerzel).map(({ fields }) => fields); }
  numbers(): number[] { return this.sandbox.advoware.appointments.all().map(({ frNr }) => frNr); }

  /** Somebody makes an event in Google, at two on the given day. */
  create(body: JsonObject = {}, days = 4): string {
    const at = (hour: string): JsonObject => ({ dateTime: `${this.day(days)}T${hour}:00:00`, timeZone: 'Europe/Berlin' });
    return this.sandbox.google.people.create(this.calendarId(), { summary: 'Zahnarzt', start: at('14'), end: at('15'), ...body }).id;
  }
  edit(eventId: string, patch: JsonObject): void { this.sandbox.google.people.edit(this.calendarId(), eventId, patch); }

  /** Every event that lives, as the API shows it; exceptions of series among them. */
  events(kuerzel = kl): readonly (GoogleEvent & JsonObject)[] {
    const calendar = this.sandbox.google.people.calendars().find(({ summary }) => summary === `Advoware ${kuerzel}`);
    if (!calendar) return [];
    const all = Object.keys(calendar.events).flatMap((id) => {
      const view = viewOf(calendar, id);
      return view ? [resource(view, calendar, '', calendar.timeZone, '')] : [];
    });
    return (all as unknown as readonly (GoogleEvent & JsonObject)[]).filter((event) => !isTombstone(event));
  }
  /** The one event that lives. */
  event(): GoogleEvent & JsonObject {
    const [event, ...more] = this.events();
    if (!event || more.length > 0) throw new Error(`expected one event, got ${String(more.length + (event ? 1 : 0))}`);
    return event;
  }

  /** The id of the instance of a series on a day. */
  instance(seriesId: string, day: string): string {
    const calendar = this.sandbox.google.people.calendars().find(({ id }) => id === this.calendarId());
    const master = calendar?.events[seriesId];
    if (!calendar || master?.kind !== 'main') throw new Error(`no series ${seriesId}`);
    const date = day.replaceAll('-', '');
    const times = Array.from({ length: 24 }, (_, hour) => `${date}T${String(hour).padStart(2, '0')}0000Z`);
    const found = [date, ...times].map((suffix) => `${seriesId}_${suffix}`).find((id) => viewOf(calendar, id) !== undefined);
    if (found === undefined) throw new Error(`no instance on ${day}`);
    return found;
  }

  /** Somebody makes a second calendar with the marker of the first. */
  async duplicateCalendar(): Promise<void> {
    const { google } = this.sandbox;
    const description = google.people.calendars()[0]?.description ?? '';
    await fetch(`${google.origin()}calendar/v3/calendars`, {
      method: 'POST', headers: { Authorization: `Bearer ${google.standingToken}`, 'Content-Type': 'application/json' }, body: JSON.stringify({ summary: 'Kopie', description }),
    });
  }

  clearLogs(): void {
    this.sandbox.advoware.log.clear();
    this.sandbox.google.calls.clear();
    this.sandbox.google.log.clear();
    this.sandbox.espocrm.log.clear();
    this.interruptible.seen.length = 0;
  }

  /** The calls to both sides by name, without login and handshake. */
  get calls(): { readonly advoware: readonly string[]; readonly google: readonly string[] } {
    return {
      advoware: this.sandbox.advoware.log.all().filter(({ path }) => !path.endsWith('/Token')).map(({ method, path }) => `${method} ${path.split('?')[0]?.split('/')[1] ?? ''}`),
      google: this.sandbox.google.calls.all().filter(({ eventId, calendarId }) => eventId?.startsWith('hubprobe') !== true && calendarId !== 'primary').map(({ method }) => method),
    };
  }

  /** Reads and writes of both sides together. */
  counts(): { readonly reads: number; readonly writes: number } {
    const { advoware, google } = this.calls;
    const isRead = (call: string): boolean => call.startsWith('GET') || /\.(list|get|instances)$/.test(call);
    const all = [...advoware, ...google];
    return { reads: all.filter(isRead).length, writes: all.filter((call) => !isRead(call)).length };
  }

  /** Texts of the notices that reached users. */
  notices(): string[] {
    return this.sandbox.espocrm.persons.all('Note').map(({ post }) => String(post));
  }

  /** The process is dead, and so is what its clients had in hand; what it held in Redis is given back by time. Another one starts. */
  async died(): Promise<void> {
    this.#disconnect();
    this.#clients = this.#connect();
    await this.#redis.flush();
  }

  /** The hub starts again with other settings. */
  async restarted(changes: WorkbenchOptions): Promise<void> {
    this.#options = { ...this.#options, ...changes };
    await this.died();
  }

  /** Somebody takes every lock away. */
  loseLocks(): Promise<void> { return this.#redis.flush(); }

  #disconnect(): void {
    const { advoware, google, espocrm } = this.#clients;
    for (const client of [advoware, google, espocrm]) client.close();
  }

  later(milliseconds: number): void { this.effects.advance(milliseconds); }
}
