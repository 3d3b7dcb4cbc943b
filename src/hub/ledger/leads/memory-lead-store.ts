import { Temporal } from 'temporal-polyfill';
import { jsonText } from '../json-text.js';
import { unknownRow } from '../ledger-errors.js';
import { ledgerTime } from '../ledger-time.js';
import type { JsonObject } from '../../json.js';
import type { KeptLead, LeadStore, NewLead, StoredLead } from './lead-store.js';

/** What a memory ledger holds of leads; the order of `leads` is the order in which they came. */
export interface MemoryLeads {
  readonly leads: Map<string, StoredLead>;
  readonly deliveries: Map<string, string>;
  readonly contents: Map<string, string>;
}
export const emptyMemoryLeads = (): MemoryLeads => ({ leads: new Map(), deliveries: new Map(), contents: new Map() });

/** What the leads take from the memory ledger they belong to. */
export interface MemoryLeadParts {
  readonly state: MemoryLeads;
  readonly call: <T>(operation: string, record: string | undefined, action: () => T) => Promise<T>;
  readonly now: () => string;
  readonly uuid: () => string;
}

/** The leads in memory, by the same contract as those in SQL. */
export function memoryLeadStore({ state: { leads, deliveries, contents }, call, now, uuid }: MemoryLeadParts): LeadStore {
  const recent = (content: string, since: string): string | undefined => {
    const id = contents.get(content);
    return id !== undefined && (leads.get(id)?.receivedAt ?? '') >= since ? id : undefined;
  };
  const unfinished = ({ state }: StoredLead): boolean => state !== 'done' && state !== 'spam';
  const keepOne = ({ deliveryId, content, state, body }: NewLead, receivedAt: string, since: string): KeptLead => {
    const earlier = (deliveryId === undefined ? undefined : deliveries.get(deliveryId)) ?? recent(content, since);
    const id = earlier ?? uuid();
    if (earlier === undefined) {
      leads.set(id, { id, state, receivedAt, body: JSON.parse(jsonText(body)) as JsonObject });
      contents.set(content, id);
    }
    if (deliveryId !== undefined) deliveries.set(deliveryId, id);
    return { id, isNew: earlier === undefined };
  };
  return {
    keep: (incoming, { sameContentMinutes }) => call('lead keep', undefined, () => {
      const receivedAt = now();
      const since = ledgerTime(Temporal.Instant.from(receivedAt).subtract({ minutes: sameContentMinutes }));
      return incoming.map((lead) => keepOne(lead, receivedAt, since));
    }),
    read: (id) => call('lead read', id, () => structuredClone(leads.get(id))),
    isBehind: (id) => call('lead is behind', id, () => {
      const order = [...leads.values()];
      return order.slice(0, order.findIndex((lead) => lead.id === id)).some(({ state }) => state === 'open');
    }),
    mark: (id, state) => call('lead mark', id, () => {
      const lead = leads.get(id);
      if (!lead) throw unknownRow('die Anfrage', id);
      leads.set(id, { ...lead, state });
    }),
    unfinished: (before, limit) => call('lead unfinished', undefined, () => [...leads.values()]
      .filter((lead) => unfinished(lead) && lead.receivedAt < ledgerTime(before)).slice(0, limit).map(({ id }) => id)),
    forget: (before) => call('lead forget', undefined, () => {
      const old = [...leads.values()].filter((lead) => !unfinished(lead) && lead.receivedAt < ledgerTime(before));
      for (const { id } of old) leads.delete(id);
      for (const known of [deliveries, contents]) for (const [key, id] of known) if (!leads.has(id)) known.delete(key);
      return old.length;
    }),
  };
}
