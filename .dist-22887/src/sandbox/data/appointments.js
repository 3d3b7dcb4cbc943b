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
var appointments_exports = {};
__export(appointments_exports, {
  addAppointments: () => addAppointments
});
module.exports = __toCommonJS(appointments_exports);
var import_temporal_polyfill = require("temporal-polyfill");
var import_appointment = require("../advoware/appointment.js");
var import_employees = require("../advoware/employees.js");
var import_local_time = require("../advoware/local-time.js");
var import_store = require("../advoware/store.js");
const DAY = 864e5;
const SINGLES = 26;
function addAppointments(state, start) {
  const today = import_temporal_polyfill.Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO("Europe/Berlin").toPlainDate();
  for (const [index, { kuerzel }] of import_employees.employees.entries()) {
    const own = [...singles(today, index), ...wholeDays(today, index), ...series(today, index), ...oddOnes(today, index)];
    for (const [position, fields] of own.entries()) add(state, start - (index + position) % 60 * DAY, { ...fields, anwalt: kuerzel });
  }
}
function add(state, changedAt, fields) {
  const appointment = { frNr: state.nextFrNr, rowId: (0, import_store.rowIdOf)(state.nextRow), geaendertAm: (0, import_local_time.berlinLocalTime)(changedAt), fields: { ...import_appointment.emptyAppointment, ...fields } };
  state.appointments[String(appointment.frNr)] = appointment;
  state.nextFrNr += 1;
  state.nextRow += 1;
}
const titles = ["Besprechung R\xE4umungsklage", "Termin AG Mitte, Saal 104", "Telefonat M\xFCller-L\xFCdenscheidt", "G\xFCteverhandlung", "Ortstermin Lindenstra\xDFe", "Mandantengespr\xE4ch", "Fristenkontrolle", "Notartermin \u2013 \xDCberlassung"];
const places = ["Kanzlei, Raum 2", "Amtsgericht Mitte, Littenstra\xDFe 12\u201317", "", "Gro\xDFe Gasse 5, 1. OG", "Videokonferenz"];
const hours = ["08:30:00", "09:00:00", "10:15:00", "11:00:00", "13:30:00", "14:00:00", "15:45:00", "17:00:00"];
function singles(today, index) {
  return Array.from({ length: SINGLES }, (_unused, position) => {
    const date = workday(today.add({ days: (position - 12) * 5 + index % 5 }));
    const from = hours[(index + position) % hours.length] ?? "";
    return {
      ...on(date, index),
      text: titles[(index * 3 + position) % titles.length] ?? "",
      notiz: position % 3 === 0 ? `Akte ${100 + position}/26
Unterlagen mitbringen \u2013 \u201EOriginal\u201C!` : null,
      ort: places[(index + position) % places.length] ?? "",
      uhrzeitVon: from,
      uhrzeitBis: later(from, position % 4 === 0 ? 30 : 90),
      privat: position % 7 === 3 ? 1 : 0,
      aktenzeichen: `${100 + position}/26`,
      raum: position % 5 === 0 ? "R2" : null,
      erinnerung: position % 2 === 0 ? 15 : null
    };
  });
}
function wholeDays(today, index) {
  const first = monday(today.add({ days: 20 + index * 14 }));
  return [
    { ...on(first, index), datumBis: text(first.add({ days: 4 }), index), dauertermin: 1, text: "Urlaub", privat: 1 },
    { ...on(workday(today.add({ days: 9 + index })), index), text: "Fortbildung Mietrecht", ort: "Hannover" }
  ];
}
function series(today, index) {
  const weekly = monday(today.subtract({ days: 70 })).add({ days: index % 5 });
  const monthly = today.subtract({ months: 3 }).with({ day: index % 2 === 0 ? 15 : 31 }, { overflow: "constrain" });
  return [
    { ...on(weekly, index), datumBis: text(weekly.add({ weeks: 52 }), index), uhrzeitVon: "09:00:00", uhrzeitBis: "09:45:00", dauertermin: 1, turnus: 1 + index % 2, turnusArt: 2, text: "Teamrunde", ort: "Raum 1" },
    { ...on(monthly, index), datumBis: text(monthly.add({ years: 1 }), index), uhrzeitVon: "16:00:00", uhrzeitBis: "17:00:00", dauertermin: 1, turnus: 1, turnusArt: 3, text: "Monatsabschluss" },
    { ...on(today.subtract({ months: 10 + index }), index), datumBis: text(today.add({ years: 5 }), index), dauertermin: 1, turnus: 1, turnusArt: 4, text: "Geburtstag", privat: 1 }
  ];
}
function oddOnes(today, index) {
  const soon = workday(today.add({ days: 3 + index }));
  return [
    { ...on(soon, index), uhrzeitVon: "12:00:00", text: "Mittag mit RA Gro\xDF", ort: null },
    { ...on(soon, index), datumBis: text(soon.add({ days: 1 }), index), uhrzeitVon: "22:30:00", uhrzeitBis: "00:30:00", text: "Nachtdienst", notiz: "" },
    { ...on(today.subtract({ days: 400 }), index), uhrzeitVon: "10:00:00", uhrzeitBis: "11:00:00", text: "L\xE4ngst vorbei" },
    { ...on(today.add({ days: 900 }), index), uhrzeitVon: "10:00:00", uhrzeitBis: "11:00:00", text: "Weit voraus" }
  ];
}
function on(date, index) {
  return { datum: text(date, index) };
}
function text(date, index) {
  return index % 3 === 2 ? date.toString() : `${date.toString()}T00:00:00`;
}
function workday(date) {
  return date.dayOfWeek > 5 ? date.add({ days: 8 - date.dayOfWeek }) : date;
}
function monday(date) {
  return date.subtract({ days: date.dayOfWeek - 1 });
}
function later(time, minutes) {
  return import_temporal_polyfill.Temporal.PlainTime.from(time).add({ minutes }).toString({ smallestUnit: "second" });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  addAppointments
});
//# sourceMappingURL=appointments.js.map
