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
var search_params_exports = {};
__export(search_params_exports, {
  searchParams: () => searchParams
});
module.exports = __toCommonJS(search_params_exports);
var import_hub_error = require("../../hub/errors/hub-error.js");
function searchParams({ where, select, orderBy, order }, offset, maxSize) {
  where?.forEach(checkDates);
  return new URLSearchParams({ searchParams: JSON.stringify({ where, select, orderBy, order, offset, maxSize }) }).toString();
}
const comparesDates = /* @__PURE__ */ new Set(["before", "after", "on", "between", "greaterThan", "lessThan", "greaterThanOrEquals", "lessThanOrEquals"]);
function checkDates({ type, value }) {
  const values = Array.isArray(value) ? value : [value];
  if (type === "and" || type === "or") values.forEach(checkDates);
  if (!comparesDates.has(type)) return;
  for (const one of values) {
    if (typeof one === "string" && !/^\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d)?$/.test(one)) {
      throw new import_hub_error.HubError("malformed", `EspoCRM: Ein Datum in \u201Ewhere\u201C (${type}) muss als UTC in der Form JJJJ-MM-TT HH:MM:SS stehen.`);
    }
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  searchParams
});
//# sourceMappingURL=search-params.js.map
