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
var lay_ground_exports = {};
__export(lay_ground_exports, {
  layGround: () => layGround
});
module.exports = __toCommonJS(lay_ground_exports);
var import_promises = require("node:fs/promises");
var import_node_path = require("node:path");
var import_claim_directory = require("../hub/files/claim-directory.js");
var import_front_door = require("./http/front-door.js");
async function layGround(settings, end) {
  await (0, import_promises.mkdir)(settings.varDir, { recursive: true, mode: 448 });
  const claim = await (0, import_claim_directory.claimDirectory)((0, import_node_path.join)(settings.varDir, "node-red"), "Der Zustand von Node-RED");
  end.before("claim", () => claim.release());
  const vitals = { phase: "starting", hub: void 0, flows: { state: "unknown" } };
  const door = await (0, import_front_door.openFrontDoor)(settings, vitals);
  end.before("connections", () => {
    door.close();
  });
  return { vitals, door };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  layGround
});
//# sourceMappingURL=lay-ground.js.map
