import assert from 'node:assert/strict';
import { sandboxEspoCredentials } from '../../../src/sandbox/espocrm/credentials.js';
import { StandIn, type Fields } from './stand-in.js';

export type Action = 'create' | 'update' | 'delete';
export interface Webhook { readonly id: string; readonly secret: string }

const actions: readonly Action[] = ['create', 'update', 'delete'];
const people = 'records/CBeteiligte';

/** The CRM: what its people do, and what the hub did to it. */
export class Crm extends StandIn {
  /** A member of staff enters a new client. */
  async create(fields: Fields): Promise<string> {
    const record = await this.control('POST', people, { rechtsform: 'Natürliche Person', ...fields }) as { id: string };
    return record.id;
  }

  async edit(id: string, fields: Fields): Promise<void> {
    await this.control('PUT', `${people}/${id}`, fields);
  }

  async delete(id: string): Promise<void> {
    await this.control('DELETE', `${people}/${id}`);
  }

  async person(id: string): Promise<Fields> {
    const found = await this.record(`CBeteiligte/${id}`);
    assert.ok(found, `${id} is in the CRM`);
    return found;
  }

  async everybody(): Promise<readonly Fields[]> {
    return await this.control('GET', people) as Fields[];
  }

  async isClean(id: string): Promise<boolean> {
    const { syncStatus, betnr } = await this.person(id);
    return syncStatus === 'clean' && typeof betnr === 'number';
  }

  /** What lies in the bells of its users. */
  async notices(): Promise<readonly string[]> {
    return (await this.control('GET', 'notices') as { text: string }[]).map(({ text }) => text);
  }

  /** Delivers every webhook that waits. */
  async flushWebhooks(): Promise<void> {
    await this.control('POST', 'webhooks/flush');
  }

  /** Events that no hub has heard of yet. */
  async undelivered(): Promise<number> {
    const { waitingEvents, pendingItems } = await this.control('GET', 'webhooks') as { waitingEvents: number; pendingItems: number };
    return waitingEvents + pendingItems;
  }

  /** The hub's webhooks with their secrets, asked through the CRM's API. */
  async webhooks(): Promise<Readonly<Record<Action, Webhook>>> {
    const headers = { 'X-Api-Key': sandboxEspoCredentials.apiKey };
    const { list } = await (await fetch(`${this.origin}api/v1/Webhook`, { headers })).json() as { list: { id: string; event: string; secretKey: string }[] };
    const found = actions.map((action) => {
      const webhook = list.find(({ event }) => event === `CBeteiligte.${action}`);
      assert.ok(webhook, `the webhook for ${action} is set up`);
      return [action, { id: webhook.id, secret: webhook.secretKey }] as const;
    });
    return Object.fromEntries(found) as Record<Action, Webhook>;
  }

  /** What people do meanwhile, no webhook tells of. */
  async withoutWebhooks(act: () => Promise<void>): Promise<void> {
    await this.switchWebhooks('off');
    try {
      await act();
    } finally {
      await this.switchWebhooks('on');
    }
  }

  /** Off, it tells nobody of what happens meanwhile. */
  async switchWebhooks(state: 'on' | 'off'): Promise<void> {
    const ids = Object.values(await this.webhooks()).map(({ id }) => id);
    await Promise.all(ids.map((id) => fetch(`${this.origin}api/v1/Webhook/${id}`, {
      method: 'PUT', body: JSON.stringify({ isActive: state === 'on' }), headers: { 'X-Api-Key': sandboxEspoCredentials.apiKey, 'Content-Type': 'application/json' },
    })));
  }

  /** How often the hub has read this record since `forget`: once a run, or it read more than it must. */
  async readsOf(id: string): Promise<number> {
    return (await this.calls()).filter(({ method, path }) => method === 'GET' && path.endsWith(`/CBeteiligte/${id}`)).length;
  }
}
