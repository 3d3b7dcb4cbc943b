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
var appointments_client_exports = {};
__export(appointments_client_exports, {
  createAppointmentsClient: () => createAppointmentsClient
});
module.exports = __toCommonJS(appointments_client_exports);
var import_zod = require("zod");
var import_upstream_error = require("../http/upstream-error.js");
var import_with_retries = require("../http/with-retries.js");
var import_api = require("./api.js");
var import_appointments = require("./appointments.js");
var import_one_of = require("./one-of.js");
const recordSchema = import_appointments.appointmentSchema;
const listSchema = (0, import_one_of.manyOf)(recordSchema);
const createdSchema = (0, import_one_of.oneOf)(import_zod.z.looseObject({ frNr: import_zod.z.int().positive().transform((value) => value) }));
function createAppointmentsClient(api, path) {
  const listAppointments = (kuerzel, days) => list(api, path, kuerzel, days);
  async function update(seen, changes) {
    const { frNr, rowId, anwalt } = seen;
    const body = { ...seen, ...changes, frNr, rowId };
    const stillAsSeen = async () => {
      const found = await listAppointments(anwalt, spanOf(seen, body));
      return found.some((one) => one.frNr === frNr && one.rowId === rowId);
    };
    const answer = await api({ method: "PUT", path: `${path}/${frNr}`, body, operation: "PUT appointments", record: String(frNr), stillAsSeen });
    if (answer.isGone()) return { kind: "gone" };
    if (answer.isMovedOn()) return { kind: "moved_on" };
    answer.accepted();
    return { kind: "updated" };
  }
  return {
    listAppointments,
    createAppointment: (kuerzel, fields) => (0, import_api.suppressible)(async () => {
      const answer = await api({ method: "POST", path, body: { ...fields, anwalt: kuerzel }, operation: "POST appointments" });
      return { kind: "created", frNr: answer.as(createdSchema).frNr };
    }),
    updateAppointment: (seen, changes) => (0, import_api.suppressible)(async () => {
      try {
        return await update(seen, changes);
      } catch (error) {
        if (error instanceof import_with_retries.MovedOn) return { kind: "moved_on" };
        throw error;
      }
    }),
    deleteAppointment: (frNr) => (0, import_api.suppressible)(async () => {
      const answer = await api({ method: "DELETE", path: `${path}/${frNr}`, operation: "DELETE appointments", record: String(frNr) });
      if (answer.isGone()) return { kind: "gone" };
      answer.accepted();
      return { kind: "deleted" };
    })
  };
}
async function list(api, path, kuerzel, { from, to }) {
  const operation = "GET appointments";
  const answer = await api({ method: "GET", path: `${path}?${new URLSearchParams({ kuerzel, from, to })}`, operation, record: kuerzel });
  const found = answer.as(listSchema);
  if (found.every(({ anwalt }) => anwalt.trim() === kuerzel)) return found;
  throw new import_upstream_error.UpstreamError("upstream_unreadable", { system: "advoware", operation, record: kuerzel, retryable: true, reason: "another anwalt" });
}
function spanOf(...records) {
  const dates = records.flatMap(({ datum, datumBis }) => [datum, datumBis]).flatMap((value) => typeof value === "string" ? [value.slice(0, "YYYY-MM-DD".length)] : []).filter((date) => /^\d{4}-\d\d-\d\d$/.test(date) && date > "0001-01-01").sort();
  return { from: dates[0] ?? "", to: dates.at(-1) ?? "" };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createAppointmentsClient
});
//# sourceMappingURL=appointments-client.js.map
