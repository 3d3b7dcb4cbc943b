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
var employees_exports = {};
__export(employees_exports, {
  createEmployeesClient: () => createEmployeesClient,
  employeeSchema: () => employeeSchema
});
module.exports = __toCommonJS(employees_exports);
var import_zod = require("zod");
var import_one_of = require("./one-of.js");
const text = import_zod.z.string().nullish();
const employeeSchema = import_zod.z.looseObject({
  kuerzel: import_zod.z.string().trim().min(1).transform((value) => value),
  name: text,
  email: text,
  aktiv: import_zod.z.union([import_zod.z.boolean(), import_zod.z.literal([0, 1]).transform((value) => value === 1)])
});
const listSchema = (0, import_one_of.manyOf)(employeeSchema);
function createEmployeesClient(api, path) {
  return {
    async listEmployees() {
      const answer = await api({ method: "GET", path, operation: "GET employees" });
      return answer.as(listSchema);
    }
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createEmployeesClient,
  employeeSchema
});
//# sourceMappingURL=employees.js.map
