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
var input_exports = {};
__export(input_exports, {
  onInput: () => onInput,
  settled: () => settled
});
module.exports = __toCommonJS(input_exports);
var import_node_fault = require("./node-fault.js");
var import_status = require("./status.js");
const works = /* @__PURE__ */ new WeakMap();
function onInput(node, handle, { showsWorking = true } = {}) {
  const work = workOf(node);
  const status = (0, import_status.statusOf)(node);
  node.on("input", (msg, send, done) => {
    work.running += 1;
    if (showsWorking) status.show("working");
    void run(() => handle(msg, send)).then((failure) => {
      work.running -= 1;
      if (failure) status.show(isIncomplete(failure) ? "incomplete" : "error");
      else if (work.running === 0 || !showsWorking) status.show("ok");
      if (work.running === 0) for (const wake of work.waiting.splice(0)) wake();
      done(failure);
    });
  });
}
function settled(node) {
  const work = workOf(node);
  return work.running === 0 ? Promise.resolve() : new Promise((resolve) => {
    work.waiting.push(resolve);
  });
}
function workOf(node) {
  const work = works.get(node) ?? { running: 0, waiting: [] };
  works.set(node, work);
  return work;
}
async function run(handle) {
  try {
    await handle();
    return void 0;
  } catch (error) {
    return (0, import_node_fault.asError)(error);
  }
}
const isIncomplete = (failure) => "code" in failure && failure.code === "misconfigured";
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  onInput,
  settled
});
//# sourceMappingURL=input.js.map
