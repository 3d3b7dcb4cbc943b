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
var create_espocrm_exports = {};
__export(create_espocrm_exports, {
  createEspoCrm: () => createEspoCrm
});
module.exports = __toCommonJS(create_espocrm_exports);
var import_zod = require("zod");
var import_with_retries = require("../http/with-retries.js");
var import_espo_api = require("./espo-api.js");
var import_list_pages = require("./list-pages.js");
var import_records = require("./records.js");
var import_search_params = require("./search-params.js");
var import_written_as_meant = require("./written-as-meant.js");
const recordSchema = import_zod.z.looseObject({ id: import_zod.z.string().min(1) });
const beteiligteSchema = import_records.cBeteiligteSchema;
const pageSchema = import_zod.z.object({ total: import_zod.z.int().min(-2), list: import_zod.z.array(recordSchema) });
function createEspoCrm(parts) {
  const { api, close } = (0, import_espo_api.createEspoApi)(parts);
  return {
    read: (entity, id) => readOne(api, entity, id, recordSchema),
    readBeteiligter: (id) => readOne(api, "CBeteiligte", id, beteiligteSchema),
    list: (entity, query) => list(api, entity, query),
    async create(entity, attributes, options) {
      const headers = options?.skipDuplicateCheck === true ? { "X-Skip-Duplicate-Check": "true" } : {};
      const answer = await api({ method: "POST", entity, body: attributes, headers });
      if (answer.conflict === "duplicate") return { kind: "duplicate", matches: answer.conflictAs(import_zod.z.array(recordSchema)) };
      return { kind: "created", record: asMeant(answer, attributes, "POST") };
    },
    update: (entity, id, attributes, seen) => update(api, entity, id, attributes, seen),
    async remove(entity, id) {
      const answer = await api({ method: "DELETE", entity, id });
      if (answer.isGone) return { kind: "gone" };
      answer.as(import_zod.z.literal(true));
      return { kind: "removed" };
    },
    close
  };
}
async function readOne(api, entity, id, schema) {
  const answer = await api({ method: "GET", entity, id });
  if (answer.isGone) return { kind: "gone" };
  const record = answer.as(schema);
  if (record.id !== id) throw answer.fault("upstream_unreadable", "another id");
  return { kind: "found", record };
}
async function* list(api, entity, query) {
  let last;
  const readPage = async (offset, maxSize) => {
    last = await api({ method: "GET", entity, query: (0, import_search_params.searchParams)(query, offset, maxSize), headers: { "X-No-Total": "true" } });
    return last.as(pageSchema);
  };
  yield* (0, import_list_pages.listPages)(query, readPage, (reason) => last?.fault("upstream_unreadable", reason) ?? new Error(reason));
}
async function update(api, entity, id, attributes, seen) {
  const call = { method: "PUT", entity, id, body: attributes };
  switch (seen.kind) {
    case "version":
      return await put(api, { ...call, headers: { "X-Version-Number": String(seen.versionNumber) } }, attributes);
    case "unchecked":
      return await put(api, call, attributes);
    case "modified_at":
      return await putIfUnchanged(api, { ...call, id }, attributes, seen.modifiedAt);
  }
}
async function putIfUnchanged(api, call, attributes, modifiedAt) {
  const current = await readOne(api, call.entity, call.id, recordSchema);
  if (current.kind === "gone") return current;
  if (current.record["modifiedAt"] !== modifiedAt) return { kind: "moved_on" };
  const stillAsSeen = async () => {
    const again = await readOne(api, call.entity, call.id, recordSchema);
    return again.kind === "found" && again.record["modifiedAt"] === modifiedAt;
  };
  try {
    return await put(api, { ...call, stillAsSeen }, attributes);
  } catch (error) {
    if (error instanceof import_with_retries.MovedOn) return { kind: "moved_on" };
    throw error;
  }
}
async function put(api, call, attributes) {
  const answer = await api(call);
  if (answer.isGone) return { kind: "gone" };
  if (answer.conflict === "modified") return { kind: "moved_on" };
  return { kind: "updated", record: asMeant(answer, attributes, "PUT") };
}
function asMeant(answer, attributes, verb) {
  const record = answer.as(recordSchema);
  const missing = (0, import_written_as_meant.notWritten)(attributes, record, verb);
  if (missing.length > 0) throw answer.fault("upstream_rejected", `not written: ${missing.join(", ")}`);
  return record;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createEspoCrm
});
//# sourceMappingURL=create-espocrm.js.map
