/** A point in time as Google gives it: a date, or a date-time with an offset, with a zone, or both. */
export interface GoogleTime {
  readonly date?: string | null | undefined;
  readonly dateTime?: string | null | undefined;
  readonly timeZone?: string | null | undefined;
}

/** What is read of an event in a Google calendar; everything else in it stays untouched. */
export interface GoogleEvent {
  readonly id: string;
  readonly etag?: string | null | undefined;
  /** `cancelled` is a tombstone: then only the id is certain, of an instance also its series and original start. */
  readonly status?: string | null | undefined;
  readonly updated?: string | null | undefined;
  readonly eventType?: string | null | undefined;
  readonly summary?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly location?: string | null | undefined;
  readonly visibility?: string | null | undefined;
  readonly start?: GoogleTime | null | undefined;
  readonly end?: GoogleTime | null | undefined;
  readonly recurrence?: readonly string[] | null | undefined;
  readonly recurringEventId?: string | null | undefined;
  readonly originalStartTime?: GoogleTime | null | undefined;
  readonly extendedProperties?: { readonly private?: Readonly<Record<string, string>> | null | undefined } | null | undefined;
}

export const isTombstone = (event: GoogleEvent): boolean => event.status === 'cancelled';
export const isInstance = (event: GoogleEvent): event is InstanceEvent => Boolean(event.recurringEventId);
export const isSeries = (event: GoogleEvent): event is RepeatingEvent => (event.recurrence?.length ?? 0) > 0;

/** One occurrence of a series, with changes of its own. */
export type InstanceEvent = GoogleEvent & { readonly recurringEventId: string };
/** An event that says how it repeats. */
export type RepeatingEvent = GoogleEvent & { readonly recurrence: readonly string[] };
