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
var connect_exports = {};
__export(connect_exports, {
  closeRedis: () => closeRedis,
  connectRedis: () => connectRedis
});
module.exports = __toCommonJS(connect_exports);
var import_ioredis = require("ioredis");
var import_hub_error = require("../errors/hub-error.js");
const connectLimitMs = 5e3;
async function connectRedis(target, options) {
  const redis = createClient(target, options);
  logStateChanges(redis, options);
  let timer;
  const tooLate = new Promise((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error("connect timed out"));
    }, connectLimitMs);
  });
  try {
    await Promise.race([ready(redis), tooLate]);
    return redis;
  } catch (cause) {
    redis.disconnect();
    throw new import_hub_error.HubError("unavailable", `Redis (${options.name}) ist nicht erreichbar; pr\xFCfen Sie REDIS_URL und ob Redis l\xE4uft.`, {
      retryable: true,
      retryAfterMs: 5e3,
      cause
    });
  } finally {
    clearTimeout(timer);
  }
}
async function closeRedis(redis) {
  if (redis.status === "end") return;
  const timer = setTimeout(() => {
    redis.disconnect();
  }, 1e3);
  try {
    await redis.quit();
  } catch {
    redis.disconnect();
  } finally {
    clearTimeout(timer);
  }
}
function createClient(target, options) {
  const common = {
    db: options.db,
    connectionName: options.name,
    connectTimeout: 2e3,
    retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times - 1, 5), options.role === "request" ? 500 : 1e3),
    // After a fail-over the old master is a replica: reconnecting finds the new one.
    reconnectOnError: (error) => error.message.startsWith("READONLY"),
    ...roleOptions[options.role]
  };
  if (target.kind === "socket") return new import_ioredis.Redis({ ...common, path: target.path });
  const url = new URL(target.url);
  url.pathname = "";
  return new import_ioredis.Redis(url.href, common);
}
const roleOptions = {
  // The offline queue stays on so that a blink of the connection harms nobody; with one retry it is emptied with an error
  // at the second failed reconnect (about half a second), and no command waits longer than two seconds for its answer.
  request: { maxRetriesPerRequest: 1, commandTimeout: 2e3 },
  worker: { maxRetriesPerRequest: null }
};
function logStateChanges(redis, { log, name }) {
  let up;
  let lastError;
  redis.on("error", (error) => {
    lastError = error;
  });
  redis.on("ready", () => {
    if (up === false) log.info("redis_back", { connection: name });
    up = true;
    lastError = void 0;
  });
  redis.on("reconnecting", () => {
    if (up === true) log.warn("redis_lost", { connection: name }, lastError);
    if (up === true) up = false;
  });
}
function ready(redis) {
  if (redis.status === "ready") return Promise.resolve();
  return new Promise((resolve) => {
    redis.once("ready", () => {
      resolve();
    });
  });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  closeRedis,
  connectRedis
});
//# sourceMappingURL=connect.js.map
