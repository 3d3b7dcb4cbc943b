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
var start_hub_exports = {};
__export(start_hub_exports, {
  startHub: () => startHub
});
module.exports = __toCommonJS(start_hub_exports);
var import_lease_hub = require("../hub/lease-hub.js");
var import_open_hub = require("../hub/open-hub.js");
var import_embed_node_red = require("./node-red/embed-node-red.js");
const requestsInHandMs = 3e3;
async function startHub({ settings, ground, end, log, projectRoot }) {
  const { vitals, door } = ground;
  const lease = await (0, import_lease_hub.leaseHub)(() => (0, import_open_hub.openHub)(settings, { log }));
  end.before("hub", () => lease.release());
  const { hub } = lease;
  vitals.hub = hub;
  const nodeRed = await (0, import_embed_node_red.embedNodeRed)({ door, hub, vitals, projectRoot });
  end.before("flows", () => nodeRed.stop());
  end.before("events", () => hub.events.close());
  end.before("requests", async () => {
    vitals.phase = "draining";
    await door.drain(requestsInHandMs);
  });
  vitals.phase = "running";
  return { hub, nodeRed };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  startHub
});
//# sourceMappingURL=start-hub.js.map
