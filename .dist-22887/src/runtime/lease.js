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
var lease_exports = {};
__export(lease_exports, {
  provide: () => provide,
  providerOf: () => providerOf,
  useConfig: () => useConfig
});
module.exports = __toCommonJS(lease_exports);
var import_close = require("./close.js");
var import_input = require("./input.js");
var import_node_fault = require("./node-fault.js");
function provide(node, open) {
  let shared;
  const lease = async () => {
    const share = shared ??= { opened: open(), users: 0 };
    share.users += 1;
    let held = true;
    const release = async () => {
      if (!held) return;
      held = false;
      share.users -= 1;
      if (share.users > 0) return;
      if (shared === share) shared = void 0;
      await (await share.opened).close();
    };
    try {
      return { value: (await share.opened).value, release };
    } catch (error) {
      if (shared === share) shared = void 0;
      throw error;
    }
  };
  Object.assign(node, { lease });
}
function providerOf(RED, id) {
  const found = id === "" ? void 0 : RED.nodes.getNode(id);
  return isProvider(found) ? found : void 0;
}
function useConfig(RED, node, id) {
  const provider = providerOf(RED, id);
  let leased;
  let value;
  (0, import_close.onClose)(node, async () => {
    await (0, import_input.settled)(node);
    await leased?.then((lease) => lease.release(), () => void 0);
  });
  return () => value ??= valueOf();
  async function valueOf() {
    if (!provider) throw new import_node_fault.NodeFault("misconfigured", `${node.type}: Das Konfigurations-Element fehlt oder ist deaktiviert.`);
    try {
      leased = provider.lease();
      return (await leased).value;
    } catch (error) {
      leased = void 0;
      value = void 0;
      throw error;
    }
  }
}
function isProvider(found) {
  return typeof found === "object" && found !== null && "lease" in found && typeof found.lease === "function";
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  provide,
  providerOf,
  useConfig
});
//# sourceMappingURL=lease.js.map
