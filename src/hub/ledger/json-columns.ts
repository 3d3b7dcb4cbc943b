import type { ColumnType } from 'kysely';

/** A jsonb column: read as an object, written as JSON text, since `pg` would make an array of PostgreSQL of an array. */
export type JsonColumn<T> = ColumnType<T, string, string>;
export type OptionalJsonColumn<T> = ColumnType<T | null, string | null, string | null>;
