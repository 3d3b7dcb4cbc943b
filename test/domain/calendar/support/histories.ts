import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { isInstance, isTombstone } from '../../../../src/domain/calendar/google-event.js';
import { maskTitle } from '../../../../src/domain/calendar/masking.js';
import { instanceId, type StoredEvent } from './ideal-google.js';
import type { IdealWorld } from './ideal-world.js';

/** Something that a person does on one side; `pick` chooses the record, `n` the value. */
export interface Act { readonly side: 'advoware' | 'google'; readonly what: string; readonly pick: number; readonly n: number }

const advowareActs = ['new', 'title', 'title', 'notes', 'place', 'move', 'allDay', 'block', 'series', 'single', 'private', 'delete', 'twin'];
const googleActs = ['new', 'new', 'newSeries', 'newWeekdays', 'title', 'title', 'notes', 'clear', 'aroundMask', 'move', 'allDay', 'rule', 'weekdays', 'private', 'open', 'delete', 'cancelInstance', 'moveInstance', 'retitleInstance', 'copy', 'split'];
const actOf = (side: Act['side'], whats: readonly string[]): fc.Arbitrary<Act> =>
  fc.record({ side: fc.constant(side), what: fc.constantFrom(...whats), pick: fc.nat(50), n: fc.nat(400) });
export const acts = (max: number): fc.Arbitrary<Act[]> => fc.array(fc.oneof(actOf('advoware', advowareActs), actOf('google', googleActs)), { maxLength: max });

/** What a person typed last in a place, and whether it was taken away again by a person. */
export interface Typed { readonly text: string; readonly where: string; readonly side: Act['side'] }

/** Lets the people act; every text they type is one of its kind. */
export class People {
  readonly typed = new Map<string, Typed>();
  private count = 0;
  private readonly world: IdealWorld;
  constructor(world: IdealWorld) { this.world = world; }

  do(act: Act): void {
    this.count += 1;
    this.world.at(`2026-05-01T${String(8 + (act.n % 8)).padStart(2, '0')}:${String(this.count % 60).padStart(2, '0')}:00`);
    if (act.side === 'advoware') this.inAdvoware(act);
    else this.inGoogle(act);
  }

  private text(side: Act['side'], where: string): string {
    const text = `${side === 'advoware' ? 'geheim' : 'frei'}-${String(this.count)}`;
    this.typed.set(`${side} ${where}`, { text, where, side });
    return text;
  }
  private forget(side: Act['side'], id: string): void {
    for (const key of [...this.typed.keys()]) if (key.startsWith(`${side} ${id} `) || (side === 'google' && key.startsWith(`${side} ${id}_2`))) this.typed.delete(key);
  }

  private inAdvoware({ what, pick, n }: Act): void {
    const { world } = this;
    const records = [...world.advoware.values()];
    const record = records[pick % Math.max(records.length, 1)];
    const put = (fields: Parameters<IdealWorld['putAdvoware']>[0]): void => { if (record) world.putAdvoware(fields, record.frNr); };
    const day = dayOf(n);
    if (what === 'new' || !record) {
      const frNr = world.putAdvoware({ akte: 'A 1', datum: day, uhrzeitVon: clockOf(n), uhrzeitBis: null, dauertermin: 0 });
      world.putAdvoware({ text: this.text('advoware', `${String(frNr)} title`), ...(n % 3 ? { notiz: this.text('advoware', `${String(frNr)} title`) } : {}) }, frNr);
      return;
    }
    switch (what) {
      case 'title': put({ text: this.text('advoware', `${String(record.frNr)} title`) }); return;
      case 'notes': put({ notiz: this.text('advoware', `${String(record.frNr)} notes`) }); return;
      case 'place': put({ ort: this.text('advoware', `${String(record.frNr)} place`) }); return;
      case 'private': put({ privat: n % 2 }); return;
      case 'move': put({ datum: day, uhrzeitVon: clockOf(n), uhrzeitBis: null, datumBis: day, dauertermin: 0, turnus: 0 }); return;
      case 'allDay': put({ datum: day, uhrzeitVon: null, uhrzeitBis: null, datumBis: day, dauertermin: 0, turnus: 0 }); return;
      case 'block': put({ datum: day, uhrzeitVon: null, uhrzeitBis: null, datumBis: plus(day, n % 5), dauertermin: 1, turnus: 0 }); return;
      case 'series': put({ datum: day, uhrzeitVon: n % 4 ? clockOf(n) : null, uhrzeitBis: null, datumBis: plus(day, 40 + (n % 60)), dauertermin: 1, turnus: 1 + (n % 3), turnusArt: 1 + (n % 4) }); return;
      case 'single': put({ dauertermin: 0, turnus: 0, datumBis: (record.datum ?? '').slice(0, 10) }); return;
      case 'twin': world.putAdvoware(withoutNumber(record)); return;
      case 'delete': world.advoware.delete(record.frNr); this.forget('advoware', String(record.frNr)); return;
    }
  }

  private inGoogle(act: Act): void {
    const { world } = this;
    const { what, pick, n } = act;
    const live = [...world.google.events.values()].filter((event) => !isTombstone(event) && !isInstance(event));
    const event = live[pick % Math.max(live.length, 1)];
    const start = `${dayOf(n)}T${clockOf(n)}`;
    const id = `g${String(this.count)}`;
    const timed = { start: { dateTime: start, timeZone: 'Europe/Berlin' }, end: { dateTime: addMinutes(start, 30 + (n % 90)), timeZone: 'Europe/Berlin' } };
    const fresh = (recurrence?: readonly string[]): void => {
      world.google.insert(id, { summary: this.text('google', `${id} title`), reminders: { useDefault: false }, attendees: [{ email: 'a@b.example' }], ...timed, ...(recurrence ? { recurrence } : {}) });
    };
    if (what === 'new') { fresh(); return; }
    if (what === 'newSeries') { fresh([n % 2 ? `RRULE:FREQ=WEEKLY;COUNT=${String(2 + (n % 9))}` : `RRULE:FREQ=DAILY;INTERVAL=3;UNTIL=${plus(dayOf(n), 30).replaceAll('-', '')}T215959Z`]); return; }
    if (what === 'newWeekdays') { fresh([`RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=${String(2 + (n % 5))}`]); return; }
    if (!event) return;
    this.edit(act, event, timed);
  }

  private edit({ what, n }: Act, event: StoredEvent, timed: object): void {
    const { google } = this.world;
    const isRepeating = (event.recurrence?.length ?? 0) > 0;
    const name = originalStart(event);
    const instance = { kind: 'instance', seriesId: event.id, originalStart: name, id: null } as const;
    const touched = google.events.get(instanceId(event.id, name));
    switch (what) {
      case 'title': google.patch(event.id, { summary: this.text('google', `${event.id} title`) }); return;
      case 'notes': google.patch(event.id, { description: this.text('google', `${event.id} notes`) }); return;
      case 'clear': google.patch(event.id, { summary: null }); this.typed.delete(`google ${event.id} title`); return;
      case 'aroundMask': if (event.summary?.includes(maskTitle)) google.patch(event.id, { summary: `${maskTitle} ${this.text('google', `${event.id} title`)}` }); return;
      case 'move': google.patch(event.id, timed); return;
      case 'allDay': google.patch(event.id, { start: { date: dayOf(n), dateTime: null, timeZone: null }, end: { date: plus(dayOf(n), 1), dateTime: null, timeZone: null } }); return;
      case 'rule': google.patch(event.id, { recurrence: n % 3 ? [`RRULE:FREQ=WEEKLY;COUNT=${String(2 + (n % 7))}`] : null }); return;
      case 'weekdays': google.patch(event.id, { recurrence: [`RRULE:FREQ=DAILY;BYDAY=TU,TH;COUNT=${String(2 + (n % 4))}`] }); return;
      case 'private': google.patch(event.id, { visibility: 'private' }); return;
      case 'open': google.patch(event.id, { visibility: 'default' }); return;
      case 'delete': google.remove(event.id); this.forget('google', event.id); return;
      case 'cancelInstance': if (isRepeating && !touched) google.remove(instance); return;
      case 'moveInstance': if (isRepeating && touched?.status !== 'cancelled') google.patch(instance, timed); return;
      case 'retitleInstance': if (isRepeating && touched?.status !== 'cancelled') google.patch(instance, { summary: this.text('google', `${instanceId(event.id, name)} title`) }); return;
      case 'copy': google.insert(`g${String(this.count)}`, { ...event, ...(n % 2 ? timed : {}) }); return;
      case 'split': this.split(event); return;
    }
  }

  /** "This and following": the series ends early and goes on under a new id, with the same private properties. */
  private split(event: StoredEvent): void {
    const [rule] = event.recurrence ?? [];
    if (!rule?.includes('FREQ=WEEKLY') || !event.start?.dateTime || rule.includes('BYDAY')) return;
    const start = Temporal.Instant.from(event.start.dateTime).toZonedDateTimeISO('Europe/Berlin').toPlainDateTime();
    const next = start.add({ weeks: 1 });
    const id = `${event.id}_R${next.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')}`;
    if (this.world.google.events.has(id)) return;
    const end = Temporal.Instant.from(event.end?.dateTime ?? '').toZonedDateTimeISO('Europe/Berlin').toPlainDateTime().add({ weeks: 1 });
    this.world.google.patch(event.id, { recurrence: [`RRULE:FREQ=WEEKLY;UNTIL=${start.toPlainDate().toString().replaceAll('-', '')}T215959Z`] });
    this.world.google.insert(id, { ...event, recurrence: ['RRULE:FREQ=WEEKLY;COUNT=3'], start: { dateTime: next.toString(), timeZone: 'Europe/Berlin' }, end: { dateTime: end.toString(), timeZone: 'Europe/Berlin' } });
  }
}

const originalStart = ({ start }: StoredEvent): string => start?.date
  ?? Temporal.Instant.from(start?.dateTime ?? '').toZonedDateTimeISO('Europe/Berlin').toPlainDateTime().toString({ smallestUnit: 'second' });
const withoutNumber = (record: object): object => Object.fromEntries(Object.entries(record).filter(([name]) => !['frNr', 'rowId', 'geaendertAm'].includes(name)));
const dayOf = (n: number): string => plus('2026-04-20', (n * 37) % 330);
const clockOf = (n: number): string => `${String(7 + (n % 11)).padStart(2, '0')}:${n % 2 ? '30' : '00'}:00`;
const plus = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();
const addMinutes = (start: string, minutes: number): string => Temporal.PlainDateTime.from(start).add({ minutes }).toString({ smallestUnit: 'second' });
