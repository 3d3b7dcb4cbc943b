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
var private_server_exports = {};
__export(private_server_exports, {
  startPrivateRedis: () => startPrivateRedis
});
module.exports = __toCommonJS(private_server_exports);
var import_node_child_process = require("node:child_process");
var import_promises = require("node:fs/promises");
var import_node_net = require("node:net");
var import_node_path = __toESM(require("node:path"));
var import_promises2 = require("node:timers/promises");
var import_hub_error = require("../errors/hub-error.js");
var import_claim_directory = require("../files/claim-directory.js");
var import_raw_redis = require("./raw-redis.js");
var import_socket_path = require("./socket-path.js");
const startLimitMs = 3e4;
const stopLimitMs = 1e4;
async function startPrivateRedis(directory, options = {}) {
  const claim = await (0, import_claim_directory.claimDirectory)(directory, "Das private Redis");
  try {
    const socketPath = await (0, import_socket_path.privateSocketPath)(directory);
    const server = new PrivateServer(directory, socketPath, options);
    const adopted = await server.start();
    return { socketPath, adopted, stop: () => server.stop().finally(() => claim.release()) };
  } catch (error) {
    await claim.release();
    throw error;
  }
}
class PrivateServer {
  #directory;
  #socketPath;
  #options;
  #child;
  #watch;
  #stopping = false;
  #reviving = Promise.resolve();
  constructor(directory, socketPath, options) {
    this.#directory = directory;
    this.#socketPath = socketPath;
    this.#options = options;
  }
  async start() {
    const adopted = await (0, import_raw_redis.askRedis)(this.#socketPath, "PING", 1e3) !== void 0;
    if (!adopted) await this.#spawn();
    await this.#untilReady();
    this.#keepAlive();
    return adopted;
  }
  async stop() {
    this.#stopping = true;
    this.#watch?.destroy();
    await this.#reviving;
    await (0, import_raw_redis.askRedis)(this.#socketPath, "SHUTDOWN NOSAVE", stopLimitMs);
    const deadline = Date.now() + stopLimitMs;
    while (await (0, import_raw_redis.askRedis)(this.#socketPath, "PING", 200) !== void 0 && Date.now() < deadline) await (0, import_promises2.setTimeout)(20);
    const child = this.#child;
    while (isRunning(child) && Date.now() < deadline) await (0, import_promises2.setTimeout)(10);
    if (isRunning(child)) child?.kill("SIGKILL");
    await (0, import_promises.rm)(this.#socketPath, { force: true });
  }
  async #spawn() {
    await (0, import_promises.rm)(this.#socketPath, { force: true });
    const child = (0, import_node_child_process.spawn)(this.#options.binary ?? "redis-server", serverArguments(this.#directory, this.#socketPath), {
      cwd: this.#directory,
      detached: true,
      stdio: "ignore"
    });
    await new Promise((resolve, reject) => {
      child.once("spawn", resolve);
      child.once("error", (cause) => {
        reject(missingBinary(cause));
      });
    });
    child.unref();
    this.#child = child;
  }
  /** Ready when it answers PING with PONG; LOADING means that it still reads its append-only file. */
  async #untilReady() {
    const deadline = Date.now() + startLimitMs;
    while (await (0, import_raw_redis.askRedis)(this.#socketPath, "PING", 1e3) !== "+PONG") {
      const gone = this.#child !== void 0 && !isRunning(this.#child);
      if (gone || Date.now() > deadline) throw notStarted(this.#directory);
      await (0, import_promises2.setTimeout)(10);
    }
  }
  /** An idle connection notices the death of the server, started or adopted, at once. */
  #keepAlive() {
    const watch = (0, import_node_net.connect)(this.#socketPath);
    watch.unref();
    watch.on("error", () => void 0);
    watch.on("close", () => {
      if (this.#stopping) return;
      this.#options.log?.error("redis_died", { action: "restart" });
      this.#reviving = this.#revive();
    });
    this.#watch = watch;
  }
  async #revive() {
    for (let pause = 100; !this.#stopping; pause = Math.min(pause * 2, 5e3)) {
      try {
        if (await (0, import_raw_redis.askRedis)(this.#socketPath, "PING", 1e3) === void 0) await this.#spawn();
        await this.#untilReady();
        this.#keepAlive();
        this.#options.log?.info("redis_restarted");
        return;
      } catch (error) {
        this.#options.log?.error("redis_restart_failed", { retryInMs: pause }, error);
        await (0, import_promises2.setTimeout)(pause, void 0, { ref: false });
      }
    }
  }
}
function isRunning(child) {
  return child?.exitCode === null && child.signalCode === null;
}
function serverArguments(directory, socketPath) {
  return [
    "--port",
    "0",
    "--unixsocket",
    socketPath,
    "--unixsocketperm",
    "700",
    "--dir",
    directory,
    "--logfile",
    import_node_path.default.join(directory, "redis.log"),
    "--appendonly",
    "yes",
    "--appendfsync",
    "everysec",
    "--save",
    "",
    "--maxmemory-policy",
    "noeviction",
    "--databases",
    "64",
    "--daemonize",
    "no"
  ];
}
function missingBinary(cause) {
  return new import_hub_error.HubError("misconfigured", "redis-server wurde nicht gefunden. Installieren Sie es mit: sudo apt-get install -y redis-server (oder setzen Sie REDIS_URL auf ein vorhandenes Redis).", { cause });
}
function notStarted(directory) {
  return new import_hub_error.HubError("misconfigured", `Das private Redis startet nicht; der Grund steht in ${import_node_path.default.join(directory, "redis.log")}.`);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  startPrivateRedis
});
//# sourceMappingURL=private-server.js.map
