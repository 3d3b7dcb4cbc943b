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
var api_exports = {};
__export(api_exports, {
  createApi: () => createApi,
  suppressible: () => suppressible
});
module.exports = __toCommonJS(api_exports);
var import_hub_error = require("../../hub/errors/hub-error.js");
var import_answers = require("./answers.js");
function createApi(wire, baseUrl) {
  return async ({ path, body, ...call }) => {
    const answer = await wire.call({
      ...call,
      url: baseUrl + path,
      headers: { Accept: "application/json", ...body === void 0 ? {} : { "Content-Type": "application/json" } },
      ...body === void 0 ? {} : { body: Buffer.from(JSON.stringify(body)) }
    });
    return (0, import_answers.read)(answer, call.method, { system: "advoware", operation: call.operation, ...call.record === void 0 ? {} : { record: call.record } });
  };
}
async function suppressible(write) {
  try {
    return await write();
  } catch (error) {
    if (error instanceof import_hub_error.HubError && error.code === "write_protected") return { kind: "suppressed" };
    throw error;
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createApi,
  suppressible
});
//# sourceMappingURL=api.js.map
