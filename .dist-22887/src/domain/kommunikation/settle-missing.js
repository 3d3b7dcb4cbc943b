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
var settle_missing_exports = {};
__export(settle_missing_exports, {
  settleMissing: () => settleMissing
});
module.exports = __toCommonJS(settle_missing_exports);
var import_kinds = require("./kinds.js");
var import_steps = require("./steps.js");
function settleMissing(draft) {
  for (const [id, base] of Object.entries(draft.base?.entries ?? {})) {
    if (base.role === "extra" || (0, import_kinds.mediumOf)(base.kommKz) !== draft.medium || draft.presentIds.has(Number(id))) continue;
    const item = draft.items.find((candidate) => candidate.key === base.key && candidate.link === void 0);
    if (item === void 0) continue;
    if (base.role === "missing" && draft.toEspoCrm) {
      (0, import_steps.removeItem)(draft, item, "deleted_in_advoware");
    } else {
      item.held = true;
      draft.settled = false;
    }
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  settleMissing
});
//# sourceMappingURL=settle-missing.js.map
