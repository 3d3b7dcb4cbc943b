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
var push_exports = {};
__export(push_exports, {
  Push: () => Push,
  isThisMachine: () => isThisMachine,
  resourceUri: () => resourceUri
});
module.exports = __toCommonJS(push_exports);
var import_promises = require("node:timers/promises");
const TIMEOUT_MS = 1e4;
const MOST_TRIES = 4;
const MOST_DELIVERIES = 1e3;
class Push {
  deliveries = [];
  #store;
  #origin;
  #held = [];
  #underWay = /* @__PURE__ */ new Set();
  #stop = new AbortController();
  constructor(store, origin) {
    this.#store = store;
    this.#origin = origin;
    store.onEventsChanged((calendar) => this.#notify(calendar));
  }
  /** The greeting of a new channel. */
  greet(channel) {
    this.#announce(channel, "sync");
  }
  /** Sends what is held and waits until everything has arrived or been given up. */
  async flush() {
    for (const message of this.#held.splice(0)) this.#send(message);
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }
  close() {
    this.#stop.abort();
  }
  #notify(calendar) {
    const { state, clock } = this.#store;
    for (const channel of Object.values(state.channels)) {
      if (channel.calendarId === calendar.id && channel.expiration > clock()) this.#announce(channel, "exists");
    }
  }
  #announce(channel, state) {
    const { push, pushTwice } = this.#store.settings;
    channel.messages += channel.messages === 0 ? 1 : 2;
    this.#store.touch();
    const message = { channelId: channel.id, state, number: channel.messages };
    if (push === "lost") return;
    for (const copy of pushTwice ? [message, message] : [message]) {
      if (push === "held") this.#held.push(copy);
      else this.#send(copy);
    }
  }
  #send(message) {
    const work = this.#deliver(message).finally(() => this.#underWay.delete(work));
    this.#underWay.add(work);
  }
  async #deliver(message) {
    for (let tries = 1; tries <= MOST_TRIES && !this.#stop.signal.aborted; tries += 1) {
      const channel = this.#store.state.channels[message.channelId];
      if (channel === void 0) return;
      const status = await this.#post(channel, message);
      this.#record({ ...message, status });
      if (typeof status === "number" ? status < 500 : status === "not this machine") return;
      await (0, import_promises.setTimeout)(this.#store.settings.pushRetryMs * 2 ** (tries - 1), void 0, { signal: this.#stop.signal, ref: false }).catch(() => void 0);
    }
  }
  #record(delivery) {
    this.deliveries.push(delivery);
    if (this.deliveries.length > MOST_DELIVERIES) this.deliveries.shift();
  }
  async #post(channel, message) {
    if (!isThisMachine(channel.address)) return "not this machine";
    const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(TIMEOUT_MS)]);
    try {
      const reply = await fetch(channel.address, { method: "POST", headers: this.#headers(channel, message), redirect: "manual", signal });
      await reply.body?.cancel();
      return reply.status;
    } catch {
      return "unreachable";
    }
  }
  #headers(channel, message) {
    return {
      "User-Agent": "APIs-Google; (+https://developers.google.com/webmasters/APIs-Google.html)",
      "X-Goog-Channel-ID": channel.id,
      "X-Goog-Channel-Expiration": new Date(channel.expiration).toUTCString(),
      "X-Goog-Message-Number": String(message.number),
      "X-Goog-Resource-ID": channel.resourceId,
      "X-Goog-Resource-State": message.state,
      "X-Goog-Resource-URI": resourceUri(this.#origin(), channel.calendarId),
      ...channel.token === void 0 ? {} : { "X-Goog-Channel-Token": channel.token }
    };
  }
}
function resourceUri(origin, calendarId) {
  return `${origin}calendar/v3/calendars/${encodeURIComponent(calendarId)}/events?alt=json`;
}
function isThisMachine(address) {
  const { hostname } = new URL(address);
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/u.test(hostname);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  Push,
  isThisMachine,
  resourceUri
});
//# sourceMappingURL=push.js.map
