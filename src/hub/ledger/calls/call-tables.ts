import type { JsonObject } from '../../json.js';
import type { JsonColumn, OptionalJsonColumn } from '../json-columns.js';

/** The calls' tables; migration 0003 makes them. */
export interface CallTables {
  call: {
    readonly id: string; readonly line: string; readonly started_at: string; readonly is_over: boolean; readonly told: JsonColumn<JsonObject>;
    readonly revision: number; readonly recorded_revision: number; readonly crm: OptionalJsonColumn<JsonObject>;
    readonly recording: OptionalJsonColumn<JsonObject>; readonly recording_at: string | null;
    readonly ordered_at: string | null; readonly ordered_by: 'person' | 'automatic' | null;
  };
  call_name: { readonly name: string; readonly call_id: string };
}
