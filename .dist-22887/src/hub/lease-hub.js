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
var lease_hub_exports = {};
__export(lease_hub_exports, {
  leaseHub: () => leaseHub
});
module.exports = __toCommonJS(lease_hub_exports);
var import_open_hub = require("./open-hub.js");
var import_read_settings = require("./settings/read-settings.js");
async function leaseHub(open = openFromEnvironment) {
  const shared = sharedHub();
  while (shared.closing) await shared.closing;
  shared.opening ??= open();
  shared.leases += 1;
  const opening = shared.opening;
  try {
    return leaseOf(shared, await opening);
  } catch (error) {
    shared.leases -= 1;
    if (shared.opening === opening) shared.opening = void 0;
    throw error;
  }
}
const place = /* @__PURE__ */ Symbol.for("@bitbylaw/node-red-hub/shared-hub");
function sharedHub() {
  const host = globalThis;
  const shared = host[place] ?? { opening: void 0, closing: void 0, leases: 0 };
  host[place] = shared;
  return shared;
}
function leaseOf(shared, hub) {
  let released;
  return { hub, release: () => released ??= release(shared, hub) };
}
async function release(shared, hub) {
  shared.leases -= 1;
  if (shared.leases > 0) return;
  shared.opening = void 0;
  shared.closing = hub.close().finally(() => {
    shared.closing = void 0;
  });
  await shared.closing;
}
function openFromEnvironment() {
  return (0, import_open_hub.openHub)((0, import_read_settings.readSettings)(process.env, { mode: "production", projectRoot: process.cwd() }));
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  leaseHub
});
//# sourceMappingURL=lease-hub.js.map
