"use strict";
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
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
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);
var front_door_exports = {};
__export(front_door_exports, {
  openFrontDoor: () => openFrontDoor
});
module.exports = __toCommonJS(front_door_exports);
var import_node_http = require("node:http");
var import_promises = require("node:timers/promises");
var import_express = __toESM(require("express"));
var import_hub_error = require("../../hub/errors/hub-error.js");
var import_bounded_body = require("./bounded-body.js");
var import_errors = require("./errors.js");
var import_status_pages = require("./status-pages.js");
async function openFrontDoor({ http }, vitals) {
  const app = (0, import_express.default)().disable("x-powered-by").disable("etag");
  app.use((0, import_status_pages.statusPages)(vitals));
  let inHand = 0;
  const server = (0, import_node_http.createServer)((req, res) => {
    if (vitals.phase !== "running" && !isStatus(req.url)) {
      res.setHeader("Connection", "close");
      (0, import_errors.answerError)(res, new import_hub_error.HubError("unavailable", vitals.phase === "starting" ? "Der Hub startet gerade." : "Der Hub wird gerade beendet.", { retryAfterMs: 5e3 }));
      return;
    }
    if (!isWellEncoded(req.url)) {
      (0, import_errors.answerError)(res, new import_hub_error.HubError("malformed", "Die Adresse ist nicht richtig kodiert."));
      return;
    }
    if ((0, import_bounded_body.refuseOversized)(req, res)) return;
    inHand += 1;
    res.once("close", () => {
      inHand -= 1;
    });
    app(req, res);
  });
  server.keepAliveTimeout = 75e3;
  server.requestTimeout = 6e4;
  await listen(server, http);
  return {
    server,
    app,
    async drain(limitMs) {
      server.close();
      server.closeIdleConnections();
      const end = performance.now() + limitMs;
      while (inHand > 0 && performance.now() < end) await (0, import_promises.setTimeout)(20);
    },
    close: () => {
      server.closeAllConnections();
    }
  };
}
function isStatus(url) {
  return url !== void 0 && /^\/(health|metrics)\b/.test(url);
}
function isWellEncoded(url = "/") {
  if (!url.includes("%")) return true;
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}
async function listen(server, { host, port }) {
  await new Promise((resolve, reject) => {
    server.once("error", (error) => {
      reject(notListening(error, host, port));
    });
    server.listen(port, host, resolve);
  });
  return server.address();
}
function notListening(error, host, port) {
  if (error.code === "EADDRINUSE") {
    return new import_hub_error.HubError("misconfigured", `Port ${port} auf ${host} ist schon belegt. L\xE4uft der Hub bereits? Sonst mit PORT einen anderen w\xE4hlen.`, { cause: error });
  }
  return new import_hub_error.HubError("misconfigured", `Auf ${host}:${port} kann der Hub nicht h\xF6ren (${error.code ?? error.message}). Bitte HOST und PORT pr\xFCfen.`, { cause: error });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  openFrontDoor
});
//# sourceMappingURL=front-door.js.map
