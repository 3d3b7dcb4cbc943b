import { setTimeout as wait } from 'node:timers/promises';
import type { CalendarState, Channel } from '../state.js';
import type { CalendarStore } from '../store.js';

const TIMEOUT_MS = 10_000;
const MOST_TRIES = 4;
const MOST_DELIVERIES = 1000;

type Message = { readonly channelId: string; readonly state: 'sync' | 'exists'; readonly number: number };
export type Delivery = { readonly channelId: string; readonly state: string; readonly number: number; readonly status: number | 'unreachable' | 'not this machine' };

/** Sends the notifications of watched calendars, and tells what became of them. Only to this machine: a stand-in reaches nobody else. */
export class Push {
  readonly deliveries: Delivery[] = [];
  readonly #store: CalendarStore;
  readonly #origin: () => string;
  readonly #held: Message[] = [];
  readonly #underWay = new Set<Promise<void>>();
  readonly #stop = new AbortController();

  constructor(store: CalendarStore, origin: () => string) {
    this.#store = store;
    this.#origin = origin;
    store.onEventsChanged((calendar) => this.#notify(calendar));
  }

  /** The greeting of a new channel. */
  greet(channel: Channel): void {
    this.#announce(channel, 'sync');
  }

  /** Sends what is held and waits until everything has arrived or been given up. */
  async flush(): Promise<void> {
    for (const message of this.#held.splice(0)) this.#send(message);
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  close(): void {
    this.#stop.abort();
  }

  #notify(calendar: CalendarState): void {
    const { state, clock } = this.#store;
    for (const channel of Object.values(state.channels)) {
      if (channel.calendarId === calendar.id && channel.expiration > clock()) this.#announce(channel, 'exists');
    }
  }

  #announce(channel: Channel, state: Message['state']): void {
    const { push, pushTwice } = this.#store.settings;
    // Numbers grow but are not consecutive.
    channel.messages += channel.messages === 0 ? 1 : 2;
    this.#store.touch();
    const message: Message = { channelId: channel.id, state, number: channel.messages };
    if (push === 'lost') return;
    for (const copy of pushTwice ? [message, message] : [message]) {
      if (push === 'held') this.#held.push(copy);
      else this.#send(copy);
    }
  }

  #send(message: Message): void {
    const work = this.#deliver(message).finally(() => this.#underWay.delete(work));
    this.#underWay.add(work);
  }

  async #deliver(message: Message): Promise<void> {
    for (let tries = 1; tries <= MOST_TRIES && !this.#stop.signal.aborted; tries += 1) {
      const channel = this.#store.state.channels[message.channelId];
      if (channel === undefined) return;
      const status = await this.#post(channel, message);
      this.#record({ ...message, status });
      if (typeof status === 'number' ? status < 500 : status === 'not this machine') return;
      await wait(this.#store.settings.pushRetryMs * 2 ** (tries - 1), undefined, { signal: this.#stop.signal, ref: false }).catch(() => undefined);
    }
  }

  #record(delivery: Delivery): void {
    this.deliveries.push(delivery);
    if (this.deliveries.length > MOST_DELIVERIES) this.deliveries.shift();
  }

  async #post(channel: Channel, message: Message): Promise<Delivery['status']> {
    if (!isThisMachine(channel.address)) return 'not this machine';
    const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(TIMEOUT_MS)]);
    try {
      const reply = await fetch(channel.address, { method: 'POST', headers: this.#headers(channel, message), redirect: 'manual', signal });
      await reply.body?.cancel();
      return reply.status;
    } catch {
      return 'unreachable';
    }
  }

  #headers(channel: Channel, message: Message): Record<string, string> {
    return {
      'User-Agent': 'APIs-Google; (+https://developers.google.com/webmasters/APIs-Google.html)',
      'X-Goog-Channel-ID': channel.id,
      'X-Goog-Channel-Expiration': new Date(channel.expiration).toUTCString(),
      'X-Goog-Message-Number': String(message.number),
      'X-Goog-Resource-ID': channel.resourceId,
      'X-Goog-Resource-State': message.state,
      'X-Goog-Resource-URI': resourceUri(this.#origin(), channel.calendarId),
      ...(channel.token === undefined ? {} : { 'X-Goog-Channel-Token': channel.token }),
    };
  }
}

export function resourceUri(origin: string, calendarId: string): string {
  return `${origin}calendar/v3/calendars/${encodeURIComponent(calendarId)}/events?alt=json`;
}

/** True for an address that never leaves this machine. */
export function isThisMachine(address: string): boolean {
  const { hostname } = new URL(address);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/u.test(hostname);
}
