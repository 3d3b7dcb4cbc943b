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
var beteiligte_client_exports = {};
__export(beteiligte_client_exports, {
  createBeteiligteClient: () => createBeteiligteClient
});
module.exports = __toCommonJS(beteiligte_client_exports);
var import_zod = require("zod");
var import_upstream_error = require("../http/upstream-error.js");
var import_with_retries = require("../http/with-retries.js");
var import_api = require("./api.js");
var import_one_of = require("./one-of.js");
var import_records = require("./records.js");
const recordSchema = import_records.beteiligterSchema;
const createdSchema = import_zod.z.looseObject({ betNr: import_zod.z.int().positive().transform((value) => value) });
function createBeteiligteClient(api, path) {
  async function readBeteiligter(betNr) {
    const operation = "GET Beteiligte";
    const answer = await api({ method: "GET", path: `${path}/${betNr}`, operation, record: String(betNr) });
    if (answer.isGone()) return { kind: "gone" };
    const record = answer.as((0, import_one_of.oneOf)(recordSchema));
    if (record.betNr === betNr) return { kind: "found", record };
    throw new import_upstream_error.UpstreamError("upstream_unreadable", { system: "advoware", operation, record: String(betNr), retryable: true, reason: "another betNr" });
  }
  async function update(record) {
    const { betNr, rowId } = record;
    const stillAsSeen = async () => {
      const current = await readBeteiligter(betNr);
      return current.kind === "found" && current.record.rowId === rowId;
    };
    const answer = await api({ method: "PUT", path: `${path}/${betNr}`, body: record, operation: "PUT Beteiligte", record: String(betNr), stillAsSeen });
    if (answer.isGone()) return { kind: "gone" };
    if (answer.isMovedOn()) return { kind: "moved_on" };
    answer.accepted();
    return { kind: "updated" };
  }
  return {
    readBeteiligter,
    async searchBeteiligte({ name, vorname }) {
      const query = new URLSearchParams({ name, ...vorname === void 0 ? {} : { vorname } });
      const answer = await api({ method: "GET", path: `${path}?${query}`, operation: "GET Beteiligte search" });
      if (answer.isGone()) return [];
      const same = (a, b) => (a ?? "").trim() === b.trim();
      return answer.as((0, import_one_of.manyOf)(recordSchema)).filter((one) => same(one.name, name) && (vorname === void 0 || same(one.vorname, vorname)));
    },
    createBeteiligter: (body) => (0, import_api.suppressible)(async () => {
      const answer = await api({ method: "POST", path, body, operation: "POST Beteiligte" });
      return { kind: "created", betNr: answer.as((0, import_one_of.oneOf)(createdSchema)).betNr };
    }),
    updateBeteiligter: (record) => (0, import_api.suppressible)(async () => {
      try {
        return await update(record);
      } catch (error) {
        if (error instanceof import_with_retries.MovedOn) return { kind: "moved_on" };
        throw error;
      }
    })
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createBeteiligteClient
});
//# sourceMappingURL=beteiligte-client.js.map
