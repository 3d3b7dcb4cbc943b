import type { JsonObject } from '../../../src/sandbox/json.js';
import type { Appointment } from '../../../src/sandbox/advoware/appointment.js';
import type { AppointmentsServer } from '../systems/appointments-server.js';
import type { AdvowareAct, Who } from './history.js';
import { plusDays, type Values } from './values.js';

/** What people do in Advoware, one act at a time. */
export class AdvowarePeople {
  readonly #server: AppointmentsServer;
  readonly #values: Values;
  /** What an appointment was called before its last change of title. */
  readonly #earlier = new Map<number, string>();

  constructor(server: AppointmentsServer, values: Values) {
    this.#server = server;
    this.#values = values;
  }

  act(who: Who, act: AdvowareAct, pick: number, n: number): void {
    const own = this.#own(who);
    const chosen = own[pick % Math.max(1, own.length)];
    if (act === 'new' || !chosen) this.create(who, n);
    else if (act === 'delete_all') for (const { frNr } of own) this.#server.store.remove(frNr);
    else this.#change(chosen, act, n);
  }

  create(who: Who, n: number, more: JsonObject = {}): void {
    const { day, from, to } = this.#values.hours(n);
    this.#server.store.create({
      anwalt: who, text: this.#text(), datum: `${day}T00:00:00`, uhrzeitVon: from, uhrzeitBis: n % 5 === 0 ? null : to, datumBis: n % 3 === 0 ? null : `${day}T00:00:00`,
      ...(n % 2 === 0 ? {} : { notiz: this.#text() }), privat: n % 7 === 0 ? 1 : 0, aktenzeichen: `${n}/26`, raum: ' Saal 3 ', erinnerung: 15, ...more,
    });
  }

  /** Gives one of them, by its number, the title that was agreed upon. */
  retitle(frNr: number, text: string): void {
    this.#server.store.edit(frNr, { text });
  }

  #own(who: Who): readonly Appointment[] {
    return this.#server.all.filter(({ fields }) => fields['anwalt'] === who);
  }

  #text(): string { return this.#values.text('advoware'); }

  #change(appointment: Appointment, act: Exclude<AdvowareAct, 'new' | 'delete_all'>, n: number): void {
    const { frNr, fields } = appointment;
    const { store } = this.#server;
    if (act === 'delete') { store.remove(frNr); return; }
    if (act === 'twin') { store.create({ ...fields }); return; }
    if (act === 'title') this.#earlier.set(frNr, String(fields['text'] ?? ''));
    const changes = act === 'undo' ? this.#undone(frNr) : this.#changes(act, n, fields);
    if (changes) store.edit(frNr, changes);
  }

  #undone(frNr: number): JsonObject | undefined {
    const text = this.#earlier.get(frNr);
    return text === undefined ? undefined : { text };
  }

  #changes(act: Exclude<AdvowareAct, 'new' | 'twin' | 'undo' | 'delete' | 'delete_all'>, n: number, fields: JsonObject): JsonObject {
    switch (act) {
      case 'title': return { text: n % 9 === 0 ? ` ${this.#text()} ` : this.#text() };
      case 'notes': return { notiz: n % 6 === 0 ? null : `${this.#text()}\r\nzweite Zeile` };
      case 'place': return { ort: this.#text() };
      case 'private': return { privat: fields['privat'] === 1 ? 0 : 1 };
      case 'move': return this.#single(this.#values.hours(n));
      case 'far': return { ...this.#single(this.#values.hours(n)), ...dayOf(this.#values.farDay(n)) };
      case 'allDay': return { ...dayOf(this.#values.day()), uhrzeitVon: null, uhrzeitBis: null, dauertermin: 0, turnus: 0, turnusArt: 0 };
      case 'block': return this.#block(n);
      case 'series': return this.#series(n);
      case 'single': return { dauertermin: 0, turnus: 0, turnusArt: 0, datumBis: fields['datum'] ?? null };
      case 'unmapped': return { aktenzeichen: `${n}/27`, raum: null, erinnerung: n % 60 };
      case 'broken': return { dauertermin: 1, turnus: 1, turnusArt: 2, datumBis: null };
    }
  }

  #single({ day, from, to }: ReturnType<Values['hours']>): JsonObject {
    return { ...dayOf(day), uhrzeitVon: from, uhrzeitBis: to, dauertermin: 0, turnus: 0, turnusArt: 0 };
  }

  #block(n: number): JsonObject {
    const day = this.#values.day();
    return { datum: day, datumBis: plusDays(day, n % 5), uhrzeitVon: null, uhrzeitBis: null, dauertermin: 1, turnus: 0, turnusArt: 0 };
  }

  #series(n: number): JsonObject {
    const { day, from, to } = this.#values.hours(n);
    const times = n % 4 === 0 ? { uhrzeitVon: null, uhrzeitBis: null } : { uhrzeitVon: from, uhrzeitBis: to };
    return { datum: day, ...times, datumBis: plusDays(day, 20 + (n % 30)), dauertermin: 1, turnus: 1 + (n % 2), turnusArt: n % 5 === 0 ? 3 : 2 };
  }
}

const dayOf = (day: string): JsonObject => ({ datum: `${day}T00:00:00`, datumBis: `${day}T00:00:00` });
