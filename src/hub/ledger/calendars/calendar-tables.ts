import type { ColumnType } from 'kysely';
import type { JsonObject } from '../../json.js';
import type { JsonColumn, OptionalJsonColumn } from '../json-columns.js';
import type { GoAhead, StoredCalendar, StoredChannel, StoredPair } from './calendar-store.js';

/** The calendar's tables; migration 0002 makes them. */
export interface CalendarTables {
  calendar: {
    readonly kuerzel: string; readonly email: string | null; readonly is_active: boolean; readonly full_content: boolean;
    readonly calendar_id: string | null; readonly shared_with: string | null;
    readonly cursor: OptionalJsonColumn<NonNullable<StoredCalendar['cursor']>>;
    readonly channel: OptionalJsonColumn<StoredChannel>; readonly former_channel: OptionalJsonColumn<StoredChannel>;
    readonly stopped: OptionalJsonColumn<JsonObject>; readonly go_ahead: OptionalJsonColumn<GoAhead>;
    readonly set_aside: OptionalJsonColumn<NonNullable<StoredCalendar['setAside']>>;
  };
  calendar_pair: {
    readonly kuerzel: string; readonly name: string; readonly state: StoredPair['state'];
    /** PostgreSQL gives a bigint as text. */
    readonly fr_nr: ColumnType<string | number | null, number | null, number | null>;
    readonly event_key: string; readonly body: JsonColumn<JsonObject>; readonly changed_at: string;
  };
  calendar_event: { readonly kuerzel: string; readonly id: string; readonly body: JsonColumn<JsonObject> };
}
