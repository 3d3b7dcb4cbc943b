import type { Clock } from '../clock.js';
import { copy, type JsonObject } from '../json.js';
import { emptyAppointment, touches, type Appointment } from './appointment.js';
import { berlinLocalTime } from './local-time.js';
import { Refusal } from '../http/refusal.js';
import type { AdvowareState } from './state.js';
import { rowIdOf } from './store.js';

export type AppointmentStoreOptions = { readonly state: AdvowareState; readonly clock: Clock; readonly changed: () => void };

/** The appointments of Advoware and the rules of changing them, whoever does it. */
export class AppointmentStore {
  readonly #state: AdvowareState;
  readonly #clock: Clock;
  readonly #changed: () => void;

  constructor({ state, clock, changed }: AppointmentStoreOptions) {
    this.#state = state;
    this.#clock = clock;
    this.#changed = changed;
  }

  all(): Appointment[] {
    return Object.values(this.#state.appointments);
  }

  /** Days as `YYYY-MM-DD`, both inclusive. */
  of(kuerzel: string, from: string, to: string): Appointment[] {
    return this.all().filter((appointment) => appointment.fields['anwalt'] === kuerzel && touches(appointment, from, to));
  }

  get(frNr: number): Appointment {
    const found = this.#state.appointments[String(frNr)];
    if (found === undefined) throw new Refusal(404, `Termin ${frNr} nicht gefunden.`);
    return found;
  }

  create(fields: JsonObject): Appointment {
    const frNr = this.#state.nextFrNr;
    this.#state.nextFrNr += 1;
    const appointment: Appointment = { frNr, rowId: '', geaendertAm: '', fields: whole(fields) };
    this.#state.appointments[String(frNr)] = appointment;
    this.#touch(appointment);
    return appointment;
  }

  /** Writes the whole object: a field that is not given is empty afterwards. */
  replace(frNr: number, fields: JsonObject): Appointment {
    const appointment = this.get(frNr);
    appointment.fields = whole(fields);
    this.#touch(appointment);
    return appointment;
  }

  /** Changes only the given fields, as a person does in a form. */
  edit(frNr: number, fields: JsonObject): Appointment {
    return this.replace(frNr, { ...this.get(frNr).fields, ...fields });
  }

  /** Leaves no trace: there are no tombstones. */
  remove(frNr: number): void {
    this.get(frNr);
    Reflect.deleteProperty(this.#state.appointments, String(frNr));
    this.#changed();
  }

  #touch(appointment: Appointment): void {
    appointment.rowId = rowIdOf(this.#state.nextRow);
    this.#state.nextRow += 1;
    appointment.geaendertAm = berlinLocalTime(this.#clock());
    this.#changed();
  }
}

/** The known fields in their order; what Advoware does not know is not stored. */
function whole(given: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(emptyAppointment).map(([field, empty]) => [field, copy(given[field] ?? empty)]));
}
