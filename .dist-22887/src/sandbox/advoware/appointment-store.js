"use strict";
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);
var appointment_store_exports = {};
__export(appointment_store_exports, {
  AppointmentStore: () => AppointmentStore
});
module.exports = __toCommonJS(appointment_store_exports);
var import_json = require("../json.js");
var import_appointment = require("./appointment.js");
var import_local_time = require("./local-time.js");
var import_refusal = require("./refusal.js");
var import_store = require("./store.js");
class AppointmentStore {
  #state;
  #clock;
  #changed;
  constructor({ state, clock, changed }) {
    this.#state = state;
    this.#clock = clock;
    this.#changed = changed;
  }
  all() {
    return Object.values(this.#state.appointments);
  }
  /** Days as `YYYY-MM-DD`, both inclusive. */
  of(kuerzel, from, to) {
    return this.all().filter((appointment) => appointment.fields["anwalt"] === kuerzel && (0, import_appointment.touches)(appointment, from, to));
  }
  get(frNr) {
    const found = this.#state.appointments[String(frNr)];
    if (found === void 0) throw new import_refusal.Refusal(404, `Termin ${frNr} nicht gefunden.`);
    return found;
  }
  create(fields) {
    const frNr = this.#state.nextFrNr;
    this.#state.nextFrNr += 1;
    const appointment = { frNr, rowId: "", geaendertAm: "", fields: whole(fields) };
    this.#state.appointments[String(frNr)] = appointment;
    this.#touch(appointment);
    return appointment;
  }
  /** Writes the whole object: a field that is not given is empty afterwards. */
  replace(frNr, fields) {
    const appointment = this.get(frNr);
    appointment.fields = whole(fields);
    this.#touch(appointment);
    return appointment;
  }
  /** Changes only the given fields, as a person does in a form. */
  edit(frNr, fields) {
    return this.replace(frNr, { ...this.get(frNr).fields, ...fields });
  }
  /** Leaves no trace: there are no tombstones. */
  remove(frNr) {
    this.get(frNr);
    Reflect.deleteProperty(this.#state.appointments, String(frNr));
    this.#changed();
  }
  #touch(appointment) {
    appointment.rowId = (0, import_store.rowIdOf)(this.#state.nextRow);
    this.#state.nextRow += 1;
    appointment.geaendertAm = (0, import_local_time.berlinLocalTime)(this.#clock());
    this.#changed();
  }
}
function whole(given) {
  return Object.fromEntries(Object.entries(import_appointment.emptyAppointment).map(([field, empty]) => [field, (0, import_json.copy)(given[field] ?? empty)]));
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  AppointmentStore
});
//# sourceMappingURL=appointment-store.js.map
