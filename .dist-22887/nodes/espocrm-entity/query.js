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
var query_exports = {};
__export(query_exports, {
  readQuery: () => readQuery
});
module.exports = __toCommonJS(query_exports);
var import_zod = require("zod");
var import_hub_error = require("../../src/hub/errors/hub-error.js");
const query = import_zod.z.object({
  where: import_zod.z.array(import_zod.z.looseObject({ type: import_zod.z.string() })).optional(),
  select: import_zod.z.array(import_zod.z.string()).optional(),
  orderBy: import_zod.z.string().optional(),
  order: import_zod.z.enum(["asc", "desc"]).optional(),
  limit: import_zod.z.int().positive().optional()
});
function readQuery(payload, limit) {
  const parsed = query.safeParse(typeof payload === "object" && payload !== null ? payload : {});
  if (!parsed.success) {
    const where2 = [...new Set(parsed.error.issues.map((issue) => issue.path.join(".") || "payload"))].join(", ");
    throw new import_hub_error.HubError("malformed", `espocrm-entity: Die Abfrage in msg.payload ist fehlerhaft: ${where2}`);
  }
  const { where, select, orderBy, order } = parsed.data;
  return {
    limit: Math.min(limit, parsed.data.limit ?? limit),
    ...where ? { where } : {},
    ...select ? { select } : {},
    ...orderBy ? { orderBy } : {},
    ...order ? { order } : {}
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  readQuery
});
//# sourceMappingURL=query.js.map
