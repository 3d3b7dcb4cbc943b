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
var kommunikation_client_exports = {};
__export(kommunikation_client_exports, {
  createKommunikationClient: () => createKommunikationClient
});
module.exports = __toCommonJS(kommunikation_client_exports);
var import_zod = require("zod");
var import_api = require("./api.js");
const createdSchema = import_zod.z.looseObject({ id: import_zod.z.int() });
function createKommunikationClient(api, path) {
  return {
    createKommunikation: (betNr, entry) => (0, import_api.suppressible)(async () => {
      const answer = await api({ method: "POST", path: `${path}/${betNr}/Kommunikationen`, body: entry, operation: "POST Kommunikationen", record: String(betNr) });
      if (answer.isGone()) return { kind: "gone" };
      const body = answer.json();
      const entryOf = createdSchema.safeParse(Array.isArray(body) ? body[0] : body);
      return { kind: "created", ...entryOf.success ? { id: entryOf.data.id } : {} };
    }),
    updateKommunikation: (betNr, id, { tlf, bemerkung, online, rowId }) => (0, import_api.suppressible)(async () => {
      const answer = await api({
        method: "PUT",
        path: `${path}/${betNr}/Kommunikationen/${id}`,
        body: { tlf, bemerkung, online, ...rowId === void 0 ? {} : { rowId } },
        operation: "PUT Kommunikationen",
        record: `${betNr}/${id}`
      });
      if (answer.isGone()) return { kind: "gone" };
      if (answer.isMovedOn()) return { kind: "moved_on" };
      answer.accepted();
      return { kind: "updated" };
    })
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createKommunikationClient
});
//# sourceMappingURL=kommunikation-client.js.map
