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
var channel_operations_exports = {};
__export(channel_operations_exports, {
  channelOperations: () => channelOperations
});
module.exports = __toCommonJS(channel_operations_exports);
var import_node_crypto = require("node:crypto");
var import_json = require("../../json.js");
var import_roles = require("../access/roles.js");
var import_errors = require("../errors.js");
var import_push = require("../push/push.js");
var import_call = require("./call.js");
const LONGEST_ID = 64;
const LONGEST_TOKEN = 256;
const DEFAULT_LIFE_S = 604800;
const LONGEST_LIFE_S = 2592e3;
function channelOperations(desk) {
  return [
    { name: "events.watch", method: "POST", pattern: "/calendars/:calendarId/events/watch", handle: (call) => watch(desk, call) },
    { name: "channels.stop", method: "POST", pattern: "/channels/stop", handle: (call) => stop(desk, call) }
  ];
}
function watch(desk, call) {
  const { store, push } = desk;
  const calendar = (0, import_roles.calendarFor)(store.state, (0, import_call.pathPart)(call, "calendarId"), call.access, "reader");
  const body = (0, import_call.bodyOf)(call);
  const channel = {
    ...identity(body),
    calendarId: calendar.id,
    resourceId: resourceIdOf(desk, calendar.id),
    address: addressOf(body),
    expiration: expirationOf(body, store.clock()),
    messages: 0,
    user: call.access.user
  };
  if (Object.hasOwn(store.state.channels, channel.id)) throw refusal("channelIdNotUnique", `Channel id ${channel.id} not unique`);
  store.state.channels[channel.id] = channel;
  push.greet(channel);
  return (0, import_call.ok)({
    kind: "api#channel",
    id: channel.id,
    resourceId: channel.resourceId,
    resourceUri: (0, import_push.resourceUri)(desk.origin(), calendar.id),
    ...channel.token === void 0 ? {} : { token: channel.token },
    expiration: String(channel.expiration)
  });
}
function stop(desk, call) {
  const { id, resourceId } = (0, import_call.bodyOf)(call);
  if (typeof id !== "string" || typeof resourceId !== "string") throw (0, import_errors.required)("Missing channel id or resource id.");
  const { channels } = desk.store.state;
  const channel = Object.hasOwn(channels, id) ? channels[id] : void 0;
  if (channel?.resourceId !== resourceId || channel.user !== call.access.user) throw new import_errors.GoogleError(404, (0, import_errors.notFound)().reason, `Channel '${id}' not found for project`);
  Reflect.deleteProperty(channels, id);
  desk.store.touch();
  return import_call.noContent;
}
function identity(body) {
  const { id, type, token } = body;
  if (typeof id !== "string" || id === "") throw (0, import_errors.required)("Required: id");
  if (id.length > LONGEST_ID || !/^[A-Za-z0-9\-_+/=]+$/u.test(id)) throw refusal("channelIdInvalid", "Invalid channel id");
  if (type !== "web_hook" && type !== "webhook") throw refusal("channelUnknown", "Unknown channel type");
  if (typeof token !== "string") return { id };
  if (token.length > LONGEST_TOKEN) throw refusal("channelTokenTooLong", "Channel token is too long");
  return { id, token };
}
function addressOf(body) {
  const { address } = body;
  if (typeof address !== "string" || !URL.canParse(address)) throw (0, import_errors.required)("Required: address");
  const isHttps = new URL(address).protocol === "https:";
  if (!isHttps && !(0, import_push.isThisMachine)(address)) throw refusal("push.webhookUrlNotHttps", `WebHook callback must be HTTPS: ${address}`);
  return address;
}
function expirationOf(body, now) {
  const { expiration, params } = body;
  const ttl = Number((0, import_json.isJsonObject)(params) ? params["ttl"] : void 0);
  const wished = expiration === void 0 || expiration === null ? now + (Number.isFinite(ttl) ? ttl : DEFAULT_LIFE_S) * 1e3 : Number(expiration);
  if (!Number.isFinite(wished) || wished <= now) throw refusal("invalid", "Invalid channel expiration");
  return Math.min(wished, now + LONGEST_LIFE_S * 1e3);
}
function resourceIdOf(desk, calendarId) {
  const known = Object.values(desk.store.state.channels).find((channel) => channel.calendarId === calendarId);
  return known?.resourceId ?? (0, import_node_crypto.randomBytes)(20).toString("base64url");
}
function refusal(reason, message) {
  return new import_errors.GoogleError(400, reason, message);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  channelOperations
});
//# sourceMappingURL=channel-operations.js.map
