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
var flow_directory_exports = {};
__export(flow_directory_exports, {
  flowDirectory: () => flowDirectory
});
module.exports = __toCommonJS(flow_directory_exports);
var import_promises = require("node:fs/promises");
var import_node_path = require("node:path");
var import_flow_text = require("./flow-text.js");
var import_split_flows = require("./split-flows.js");
var import_write_files = require("./write-files.js");
function flowDirectory(directory) {
  let known;
  return {
    load: async () => {
      known = await readTexts(directory);
      const files = new Map([...known].map(([name, text]) => [name, (0, import_flow_text.parseFlowText)(text, (0, import_node_path.join)(directory, name))]));
      refuseDoubledIds(files);
      return (0, import_split_flows.joinFlows)(files);
    },
    save: async (flows) => {
      const present = await readTexts(directory);
      const wanted = new Map([...(0, import_split_flows.splitFlows)(flows)].map(([name, nodes]) => [name, (0, import_flow_text.flowText)(nodes)]));
      const changes = changesBetween(present, wanted);
      refuseForeignEdits(changes, present, known);
      await (0, import_write_files.writeFiles)(directory, changes);
      known = wanted;
    }
  };
}
async function readTexts(directory) {
  await (0, import_promises.mkdir)(directory, { recursive: true });
  const names = (await (0, import_promises.readdir)(directory)).filter((name) => name.endsWith(".json") && !name.startsWith(".")).sort();
  return new Map(await Promise.all(names.map(async (name) => [name, await (0, import_promises.readFile)((0, import_node_path.join)(directory, name), "utf8")])));
}
function changesBetween(present, wanted) {
  const written = [...wanted].filter(([name, text]) => present.get(name) !== text).map(([name, text]) => ({ name, text }));
  const removed = [...present.keys()].filter((name) => !wanted.has(name)).map((name) => ({ name, text: void 0 }));
  return [...written, ...removed];
}
function refuseForeignEdits(changes, present, known) {
  if (known === void 0) return;
  const foreign = changes.filter(({ name }) => present.get(name) !== known.get(name)).map(({ name }) => name);
  if (foreign.length > 0) {
    throw new Error(`${foreign.join(", ")} wurde au\xDFerhalb des Editors ge\xE4ndert. Bitte zuerst die Flows neu laden (Men\xFC neben Deploy), dann die \xC4nderung wiederholen.`);
  }
}
function refuseDoubledIds(files) {
  const seen = /* @__PURE__ */ new Map();
  for (const [name, nodes] of files) {
    for (const { id } of nodes) {
      const earlier = seen.get(id);
      if (earlier !== void 0) throw new Error(`Die Knoten-Id ${id} kommt zweimal vor: in ${earlier} und in ${name}. Eine der beiden Dateien ist eine Kopie.`);
      seen.set(id, name);
    }
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  flowDirectory
});
//# sourceMappingURL=flow-directory.js.map
