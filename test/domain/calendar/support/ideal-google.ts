import { Temporal } from 'temporal-polyfill';
import type { GoogleEvent, GoogleTime } from '../../../../src/domain/calendar/google-event.js';
import type { GoogleTarget } from '../../../../src/domain/calendar/plan-types.js';
import type { GoogleFields, WrittenTime } from '../../../../src/domain/calendar/to-google.js';

/** An event with things in it that the hub does not manage. */
export type StoredEvent = GoogleEvent & { readonly reminders?: unknown; readonly attendees?: unknown };

/** A calendar as Google keeps one: deleted ids stay taken, a PATCH merges, instances come into being when they are touched. */
export class IdealGoogle {
  readonly events = new Map<string, StoredEvent>();
  private clock = Temporal.Instant.from('2026-05-01T00:00:00Z');
  private version = 0;

  at(instant: string): void { this.clock = Temporal.Instant.from(instant); }
  insert(id: string, body: object): void {
    if (this.events.has(id)) throw new Error(`409 duplicate ${id}`);
    this.store(withoutNulls({ ...body, id, status: 'confirmed' }) as StoredEvent);
  }
  patch(target: GoogleTarget | string, body: GoogleFields & Partial<StoredEvent>, etag?: string | null): void {
    const current = typeof target === 'string' ? this.live(target) : this.addressed(target);
    if (etag && current.etag !== etag) throw new Error(`412 ${current.id}`);
    const properties = { ...current.extendedProperties?.private, ...body.extendedProperties?.private };
    this.store(withoutNulls({ ...current, ...body, ...(Object.keys(properties).length > 0 ? { extendedProperties: { private: properties } } : {}) }) as StoredEvent);
  }
  remove(target: GoogleTarget | string): void {
    const current = typeof target === 'string' ? this.live(target) : this.addressed(target);
    const { id, recurringEventId, originalStartTime } = current;
    this.store({ id, status: 'cancelled', ...(recurringEventId ? { recurringEventId, originalStartTime } : {}) });
    if (!recurringEventId) for (const event of [...this.events.values()]) if (event.recurringEventId === id) this.events.delete(event.id);
  }
  restore(before: StoredEvent): void { this.store({ ...before, status: 'confirmed' }); }

  private live(id: string): StoredEvent {
    const event = this.events.get(id);
    if (!event || event.status === 'cancelled') throw new Error(`404 ${id}`);
    return event;
  }
  private addressed(target: GoogleTarget): StoredEvent {
    if (target.kind === 'event') return this.live(target.id);
    const master = this.live(target.seriesId);
    const id = target.id ?? instanceId(target.seriesId, target.originalStart);
    const known = this.events.get(id);
    if (known) return this.live(id);
    const start = edge(target.originalStart);
    const inherited = { ...master, recurrence: undefined };
    return { ...inherited, id, recurringEventId: master.id, originalStartTime: start, start, end: endOf(target.originalStart, master), etag: null };
  }
  private store(event: StoredEvent): void {
    this.version += 1;
    const stored: StoredEvent = { ...event, etag: `"${String(this.version)}"`, updated: this.clock.toString(), ...(event.start ? { start: told(event.start), end: told(event.end ?? {}) } : {}) };
    this.events.set(event.id, stored);
  }
}

const edge = (originalStart: string): GoogleTime => originalStart.includes('T') ? { dateTime: originalStart, timeZone: 'Europe/Berlin' } : { date: originalStart };
export const instanceId = (series: string, originalStart: string): string => originalStart.includes('T')
  ? `${series}_${Temporal.PlainDateTime.from(originalStart).toZonedDateTime('Europe/Berlin').toInstant().toString().replaceAll(/[-:]/g, '')}`
  : `${series}_${originalStart.replaceAll('-', '')}`;

function endOf(originalStart: string, master: StoredEvent): GoogleTime {
  if (!originalStart.includes('T')) {
    const days = Temporal.PlainDate.from(master.start?.date ?? '').until(Temporal.PlainDate.from(master.end?.date ?? ''));
    return { date: Temporal.PlainDate.from(originalStart).add(days).toString() };
  }
  const wall = (time: GoogleTime | null | undefined): Temporal.PlainDateTime => Temporal.Instant.from(time?.dateTime ?? '').toZonedDateTimeISO(time?.timeZone ?? 'Europe/Berlin').toPlainDateTime();
  const length = wall(master.start).until(wall(master.end), { largestUnit: 'days' });
  return { dateTime: Temporal.PlainDateTime.from(originalStart).add(length).toString(), timeZone: 'Europe/Berlin' };
}

/** Google answers with an offset, whatever form was sent. */
function told(time: GoogleTime | WrittenTime): GoogleTime {
  if (time.date) return { date: time.date };
  const text = time.dateTime ?? '';
  if (/(?:Z|[+-]\d\d:\d\d)$/.test(text)) return { dateTime: text, ...(time.timeZone ? { timeZone: time.timeZone } : {}) };
  const zone = time.timeZone ?? 'Europe/Berlin';
  const zoned = Temporal.PlainDateTime.from(text).toZonedDateTime(zone);
  return { dateTime: zoned.toString({ timeZoneName: 'never', smallestUnit: 'second' }), timeZone: zone };
}

const withoutNulls = (body: object): object => Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null && value !== undefined));
