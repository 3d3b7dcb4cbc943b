import type { JsonObject } from '../json.js';
import type { Actor } from './actor.js';
import type { Database } from './database.js';
import { attributesOf } from './schema.js';
import type { QueueItem, Webhook } from './state.js';
import { postWebhook } from './webhook-sender.js';

/** Events taken up in one run, of all webhooks together; also those that skipOwn drops. */
const EVENTS_A_RUN = 20;
const ITEMS_A_POST = 50;
const MAX_ATTEMPTS = 4;
/** Everything else, also 400, 409, 422, 429, 502 and 504, loses the event at once. 0: refused. */
const RETRIED = new Set([0, 401, 403, 404, 405, 408, 500, 503]);

export type ChangeForWebhooks = { type: string; kind: 'create' | 'update' | 'delete'; actor: Actor; data: JsonObject };

/** The queue of webhooks: slow, out of order, and gone after four failures, as in EspoCRM. */
export class WebhookQueue {
  readonly #database: Database;
  readonly #retryMs: number;
  #running: Promise<void> = Promise.resolve();
  #waiting = 0;

  constructor(database: Database, retryMs: number) {
    this.#database = database;
    this.#retryMs = retryMs;
  }

  /** Takes a change up, when a webhook is interested in it right now. */
  push(change: ChangeForWebhooks): void {
    this.#pushEvent(`${change.type}.${change.kind}`, change, change.data);
    if (change.kind !== 'update') return;
    for (const [name, field] of Object.entries(this.#database.def(change.type).fields)) {
      const attributes = attributesOf(name, field);
      if (!attributes.some((attribute) => attribute in change.data)) continue;
      const data = Object.fromEntries(['id', ...attributes].flatMap((attribute) => (attribute in change.data ? [[attribute, change.data[attribute] ?? null]] : [])));
      this.#pushEvent(`${change.type}.fieldUpdate.${name}`, change, data);
    }
  }

  /** One run of the CRM's scheduled job; runs never overlap. */
  run(signal?: AbortSignal): Promise<void> {
    this.#waiting += 1;
    this.#running = this.#running.then(() => this.#runOnce(signal)).finally(() => (this.#waiting -= 1));
    return this.#running;
  }

  /** The scheduled run: left out while an earlier one still waits for a slow receiver. */
  tick(signal?: AbortSignal): void {
    if (this.#waiting === 0) void this.run(signal);
  }

  /** Runs until nothing is due any more. */
  async drain(signal?: AbortSignal): Promise<void> {
    do await this.run(signal);
    while (signal?.aborted !== true && this.#hasWork());
  }

  #hasWork(): boolean {
    const { events, items } = this.#database.state;
    return events.length > 0 || items.some((item) => this.#isDue(item));
  }

  #pushEvent(event: string, change: ChangeForWebhooks, data: JsonObject): void {
    if (!this.#activeHooks(event).length) return;
    this.#database.state.events.push({ event, userId: change.actor.id, data: structuredClone(data) });
    this.#database.changed();
  }

  #activeHooks(event: string): Webhook[] {
    return Object.values(this.#database.state.webhooks).filter((hook) => hook.isActive && hook.event === event);
  }

  async #runOnce(signal?: AbortSignal): Promise<void> {
    const { state } = this.#database;
    for (const queued of state.events.splice(0, EVENTS_A_RUN)) {
      for (const hook of this.#activeHooks(queued.event)) {
        if (hook.skipOwn && hook.userId === queued.userId) continue;
        state.items.push({ webhookId: hook.id, data: queued.data, attempts: 0, dueAt: 0, status: 'pending' });
      }
    }
    await Promise.all(Object.values(state.webhooks).map((hook) => this.#deliver(hook, signal)));
    this.#database.changed();
  }

  async #deliver(hook: Webhook, signal?: AbortSignal): Promise<void> {
    const { state } = this.#database;
    const batch = state.items.filter((item) => item.webhookId === hook.id && this.#isDue(item)).slice(0, ITEMS_A_POST);
    if (batch.length === 0 || !hook.isActive) return;
    const status = await postWebhook(hook, batch.map((item) => item.data), signal);
    if (signal?.aborted === true) return;
    if (status === 410) {
      Reflect.deleteProperty(state.webhooks, hook.id);
      state.items = state.items.filter((item) => item.webhookId !== hook.id);
      return;
    }
    if (status >= 200 && status < 400) state.items = state.items.filter((item) => !batch.includes(item));
    else for (const item of batch) this.#fail(item, status);
  }

  /** Not due: failed for good, or waiting for its next try. */
  #isDue(item: QueueItem): boolean {
    return item.status === 'pending' && item.dueAt <= this.#database.milliseconds() && this.#database.state.webhooks[item.webhookId]?.isActive === true;
  }

  #fail(item: QueueItem, status: number): void {
    item.attempts += 1;
    item.dueAt = this.#database.milliseconds() + this.#retryMs;
    if (!RETRIED.has(status) || item.attempts >= MAX_ATTEMPTS) item.status = 'failed';
  }
}
