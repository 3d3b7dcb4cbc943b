import type { JsonColumn } from '../json-columns.js';
import type { BookedPerson } from './phone-book.js';

/** The phone book's table; migration 0003 makes it. */
export interface PhoneBookTables {
  phone_book: { readonly entity_type: string; readonly entity_id: string; readonly number: string; readonly person: JsonColumn<BookedPerson> };
}
