import type { Json, JsonObject } from '../json.js';

/** A record's hold on a shared address or number. */
export type ChannelLink = { key: string; primary: boolean };
/** One address or number, shared by every record that has it: flags and type are the same everywhere. */
export type ChannelRow = { value: string; optOut: boolean; invalid: boolean; type: string };

export type EspoRecord = {
  id: string;
  deleted: boolean;
  /** null: never saved since locking was switched on. */
  version: number | null;
  /** Only what was ever set. */
  attributes: JsonObject;
  emails: ChannelLink[];
  phones: ChannelLink[];
};

export type Webhook = {
  id: string;
  event: string;
  url: string;
  isActive: boolean;
  skipOwn: boolean;
  secretKey: string;
  userId: string;
  createdAt: string;
  modifiedAt: string;
};

/** Something happened that a webhook may want to hear of; not yet expanded to webhooks. */
export type QueuedEvent = { event: string; userId: string; data: JsonObject };
export type QueueItem = { webhookId: string; data: JsonObject; attempts: number; dueAt: number; status: 'pending' | 'failed' };
export type Notice = { id: string; userId: string; kind: 'note' | 'mention' | 'assign' | 'message'; text: string; relatedType: string; relatedId: string; createdAt: string };

export type EspoState = {
  records: Record<string, Record<string, EspoRecord>>;
  emails: Record<string, ChannelRow>;
  phones: Record<string, ChannelRow>;
  webhooks: Record<string, Webhook>;
  events: QueuedEvent[];
  items: QueueItem[];
  notices: Notice[];
};

export type EspoSettings = {
  optimisticLocking: boolean;
  phoneNumberInternational: boolean;
  /** Whether a webhook may point to a private or loopback address at all. */
  allowInternalWebhooks: boolean;
  /** Exact `host:port`, wanted when internal webhooks are not allowed. */
  webhookAllowedAddressList: string[];
  /** Lock an IP address after more than ten failed logins in a minute. */
  loginLock: boolean;
  /** Marks a record `dirty` when a person changes it on the page, as a formula of the CRM may do. */
  dirtyOnPersonsEdit: boolean;
  /** Rights of the API user that were taken away, as `Entity.action`. */
  forbidden: string[];
};

export const defaultEspoSettings: Readonly<EspoSettings> = {
  optimisticLocking: true,
  phoneNumberInternational: true,
  allowInternalWebhooks: true,
  webhookAllowedAddressList: [],
  loginLock: true,
  dirtyOnPersonsEdit: false,
  forbidden: [],
};

export function emptyEspoState(): EspoState {
  return { records: {}, emails: {}, phones: {}, webhooks: {}, events: [], items: [], notices: [] };
}

/** One attribute as text; empty when unset. */
export function textOf(record: EspoRecord, attribute: string): string {
  const value: Json | undefined = record.attributes[attribute];
  return typeof value === 'string' ? value : '';
}
