import type { Generated } from 'kysely';
import type { JsonObject } from '../../json.js';
import type { JsonColumn } from '../json-columns.js';
import type { LeadState } from './lead-store.js';

/** The tables of the leads; migration 0004 makes them. */
export interface LeadTables {
  lead: {
    /** Growing number: the order in which they came. */
    readonly position: Generated<number>;
    readonly id: string; readonly state: LeadState; readonly received_at: string; readonly body: JsonColumn<JsonObject>;
  };
  /** Which lead a delivery was. */
  lead_delivery: { readonly delivery_id: string; readonly lead_id: string; readonly received_at: string };
  /** Which lead had a content last. */
  lead_content: { readonly content: string; readonly lead_id: string; readonly received_at: string };
}
