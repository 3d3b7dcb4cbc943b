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
var server_exports = {};
__export(server_exports, {
  startServer: () => startServer
});
module.exports = __toCommonJS(server_exports);
var import_node_http = require("node:http");
var import_node_stream = require("node:stream");
var import_promises = require("node:stream/promises");
var import_exchange = require("./exchange.js");
var import_faulty_exchange = require("./faulty-exchange.js");
const BODY_LIMIT = 64 * 1024 * 1024;
const KEEP_ALIVE_MS = 75e3;
async function startServer(system, ports) {
  const stop = new AbortController();
  const server = (0, import_node_http.createServer)((message, response) => {
    answer(system, message, response, stop.signal).catch(() => message.socket.destroy());
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const port = await listenOnFirst(server, [...ports, 0]);
  const close = async () => {
    stop.abort();
    await new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  };
  return { port, close };
}
async function listenOnFirst(server, ports) {
  const [port = 0, ...rest] = ports;
  try {
    return await listen(server, port);
  } catch (error) {
    const taken = ["EADDRINUSE", "EACCES"].includes(error.code ?? "");
    if (!taken || rest.length === 0) throw error;
    return listenOnFirst(server, rest);
  }
}
function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.removeListener("error", reject);
      resolve(server.address().port);
    });
  });
}
async function answer(system, message, response, stopped) {
  const body = await readBody(message);
  const wire = {
    send: (reply) => send(response, reply),
    reset: () => message.socket.resetAndDestroy(),
    closed: new Promise((resolve) => response.once("close", resolve)),
    stopped
  };
  if (body === void 0) {
    await wire.send((0, import_exchange.html)(413, "<html><body><h1>413 Request Entity Too Large</h1></body></html>", { Connection: "close" }));
    return;
  }
  const request = toRequest(message, body);
  if (isControl(request.path)) await wire.send(await system.control(request));
  else await (0, import_faulty_exchange.serveWithFaults)(system, request, wire);
}
function isControl(path) {
  return path === "/" || path === "/favicon.ico" || path.startsWith("/_sandbox");
}
function toRequest(message, body) {
  const [path = "/", ...query] = (message.url ?? "/").split("?");
  return {
    method: message.method ?? "GET",
    path,
    query: query.join("?"),
    headers: message.headers,
    body,
    remote: message.socket.remoteAddress ?? ""
  };
}
async function readBody(message) {
  const chunks = [];
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    if (size > BODY_LIMIT) return void 0;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
async function send(response, reply) {
  if (response.destroyed) return;
  if (reply.body instanceof import_node_stream.Readable) {
    response.writeHead(reply.status, reply.headers);
    await (0, import_promises.pipeline)(reply.body, response);
    return;
  }
  const body = Buffer.from(reply.body ?? "");
  response.writeHead(reply.status, { ...reply.headers, "Content-Length": String(body.length) });
  response.end(body);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  startServer
});
//# sourceMappingURL=server.js.map
