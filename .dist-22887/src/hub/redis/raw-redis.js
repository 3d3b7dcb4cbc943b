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
var raw_redis_exports = {};
__export(raw_redis_exports, {
  askRedis: () => askRedis
});
module.exports = __toCommonJS(raw_redis_exports);
var import_node_net = require("node:net");
function askRedis(socketPath, command, timeoutMs) {
  return new Promise((resolve) => {
    const socket = (0, import_node_net.connect)(socketPath);
    let answer = "";
    const finish = (result) => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(timeoutMs, () => {
      finish(void 0);
    });
    socket.on("error", () => {
      finish(void 0);
    });
    socket.on("close", () => {
      finish(void 0);
    });
    socket.on("connect", () => socket.write(`${command}\r
`));
    socket.on("data", (chunk) => {
      answer += chunk.toString("latin1");
      const end = answer.indexOf("\r\n");
      if (end >= 0) finish(answer.slice(0, end));
    });
  });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  askRedis
});
//# sourceMappingURL=raw-redis.js.map
