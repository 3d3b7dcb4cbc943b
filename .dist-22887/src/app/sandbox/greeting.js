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
var greeting_exports = {};
__export(greeting_exports, {
  greeting: () => greeting,
  sandboxWarning: () => sandboxWarning
});
module.exports = __toCommonJS(greeting_exports);
const sandboxWarning = [
  "",
  "\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550",
  "  SANDBOX: Es ist kein ADVOWARE_API_BASE_URL gesetzt.",
  "  Der Hub arbeitet mit erfundenen Daten in nachgestellten Systemen.",
  "\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2550",
  ""
].join("\n");
function greeting({ settings, connection, hasEditor, results, seconds }) {
  const base = `http://${settings.http.host.includes(":") ? `[${settings.http.host}]` : settings.http.host}:${settings.http.port}`;
  const key = settings.apiKeys[0]?.key ?? "";
  return [
    "",
    "\u2500\u2500 bitbylaw hub (Sandbox) ist bereit \u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500",
    "",
    `Erster Abgleich der Beteiligten (${seconds.toFixed(1)} s):`,
    ...resultLines(results),
    "",
    `  Editor            ${hasEditor ? `${base}/editor/` : "aus: f\xFCr Zugriff von au\xDFen EDITOR_USERS setzen"}`,
    `  Zustand           ${base}/health`,
    `  Kennzahlen        ${base}/metrics`,
    `  Sandbox-CRM       ${pageOf(connection.espocrm.url)}`,
    `  Sandbox-Advoware  ${pageOf(connection.advoware.url)}`,
    `  Daten             ${settings.varDir}`,
    "",
    "Der Advoware-Proxy zum Ausprobieren:",
    `  curl -H 'X-API-Key: ${key}' ${base}/api/advoware/employees`,
    "",
    "Beenden mit Strg-C.",
    ""
  ].join("\n");
}
const meanings = {
  created: "in Advoware angelegt",
  adopted: "mit vorhandenem Eintrag verbunden",
  updated: "angeglichen",
  unchanged: "schon gleich",
  echo: "schon gleich (eigene \xC4nderung)",
  suppressed: "vom Schreibschutz zur\xFCckgehalten",
  closed: "Verbindung geschlossen",
  conflict: "brauchen einen Menschen (Status \u201Econflict\u201C im CRM)",
  failed: "gescheitert, werden wiederholt"
};
function resultLines(results) {
  const lines = Object.entries(results).sort(([, a], [, b]) => b - a).map(([kind, count]) => `  ${String(count).padStart(4)} ${meanings[kind] ?? kind}`);
  return lines.length > 0 ? lines : ["     0 es war nichts zu tun"];
}
function pageOf(url) {
  return new URL("/", url).href;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  greeting,
  sandboxWarning
});
//# sourceMappingURL=greeting.js.map
