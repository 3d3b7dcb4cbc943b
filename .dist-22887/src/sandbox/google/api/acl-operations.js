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
var acl_operations_exports = {};
__export(acl_operations_exports, {
  aclOperations: () => aclOperations
});
module.exports = __toCommonJS(acl_operations_exports);
var import_json = require("../../json.js");
var import_roles = require("../access/roles.js");
var import_parameters = require("../query/parameters.js");
var import_paging = require("../query/paging.js");
var import_errors = require("../errors.js");
var import_store = require("../store.js");
var import_call = require("./call.js");
const RULES = "/calendars/:calendarId/acl";
const RULE = `${RULES}/:ruleId`;
const scopeTypes = ["default", "user", "group", "domain"];
function aclOperations(desk) {
  return [
    { name: "acl.list", method: "GET", pattern: RULES, handle: (call) => list(desk, call) },
    { name: "acl.get", method: "GET", pattern: RULE, handle: (call) => (0, import_call.ok)(show(ruleOf(owned(desk, call), call))) },
    { name: "acl.insert", method: "POST", pattern: RULES, handle: (call) => insert(desk, call) },
    { name: "acl.patch", method: "PATCH", pattern: RULE, handle: (call) => change(desk, call) },
    { name: "acl.update", method: "PUT", pattern: RULE, handle: (call) => change(desk, call) },
    { name: "acl.delete", method: "DELETE", pattern: RULE, handle: (call) => remove(desk, call) }
  ];
}
function list(desk, call) {
  const calendar = owned(desk, call);
  const token = (0, import_paging.readPageToken)(call.query);
  const page = (0, import_paging.pageOf)(Object.values(calendar.acl), (rule) => [rule.id], { size: (0, import_parameters.pageSize)(call.query, 100, 250), token, hash: (0, import_paging.parametersHash)(call.query), began: 0 });
  return (0, import_call.ok)({
    kind: "calendar#acl",
    etag: (0, import_store.etagText)(calendar.etag),
    ...page.nextPageToken === void 0 ? {} : { nextPageToken: page.nextPageToken },
    items: page.items.map(show)
  });
}
function insert(desk, call) {
  const calendar = owned(desk, call);
  const body = (0, import_call.bodyOf)(call);
  const scope = scopeOf(body);
  const id = scope.value === void 0 ? scope.type : `${scope.type}:${scope.value}`;
  return save(desk, call, calendar, { id, role: roleFrom(body), scope, etag: 0 });
}
function change(desk, call) {
  const calendar = owned(desk, call);
  return save(desk, call, calendar, { ...ruleOf(calendar, call), role: roleFrom((0, import_call.bodyOf)(call)) });
}
function save(desk, call, calendar, rule) {
  if (rule.scope.value === call.access.user && rule.role !== "owner") throw (0, import_errors.forbidden)("cannotChangeOwnAcl", "Cannot change your own access level.");
  rule.etag = desk.store.nextEtag();
  calendar.acl[rule.id] = rule;
  sharingChanged(desk, calendar);
  const isAnnounced = (0, import_parameters.flag)(call.query, "sendNotifications") ?? true;
  if (isAnnounced && rule.scope.value !== void 0) desk.store.state.mails.push({ at: desk.store.now(), kind: "share", calendarId: calendar.id, to: [rule.scope.value] });
  return (0, import_call.ok)(show(rule));
}
function remove(desk, call) {
  const calendar = owned(desk, call);
  const rule = ruleOf(calendar, call);
  if (rule.scope.value === call.access.user) throw (0, import_errors.forbidden)("cannotChangeOwnAcl", "Cannot change your own access level.");
  Reflect.deleteProperty(calendar.acl, rule.id);
  sharingChanged(desk, calendar);
  return import_call.noContent;
}
function sharingChanged(desk, calendar) {
  if (desk.store.settings.aclChangeEndsSyncTokens) {
    calendar.change += 1;
    calendar.oldestToken = calendar.change;
  }
  desk.store.touch();
}
function owned(desk, call) {
  return (0, import_roles.calendarFor)(desk.store.state, (0, import_call.pathPart)(call, "calendarId"), call.access, "owner");
}
function ruleOf(calendar, call) {
  const id = (0, import_call.pathPart)(call, "ruleId");
  const rule = Object.hasOwn(calendar.acl, id) ? calendar.acl[id] : void 0;
  if (rule === void 0) throw (0, import_errors.notFound)();
  return rule;
}
function scopeOf(body) {
  const { scope } = body;
  if (!(0, import_json.isJsonObject)(scope) || typeof scope["type"] !== "string") throw (0, import_errors.required)("Missing scope.");
  const { type, value } = scope;
  if (!scopeTypes.includes(type)) throw (0, import_errors.invalid)("Invalid scope type.");
  if (type === "default") return { type };
  if (typeof value !== "string" || type !== "domain" && !/^[^\s@]+@[^\s@]+$/u.test(value)) throw (0, import_errors.invalid)("Invalid scope value.");
  return { type, value: value.toLowerCase() };
}
function roleFrom(body) {
  const role = import_roles.aclRoles.find((name) => name === body["role"]);
  if (role === void 0) throw body["role"] === void 0 ? (0, import_errors.required)("Missing role.") : (0, import_errors.invalid)("Invalid role.");
  return role;
}
function show(rule) {
  return { kind: "calendar#aclRule", etag: (0, import_store.etagText)(rule.etag), id: rule.id, scope: { ...rule.scope }, role: rule.role };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  aclOperations
});
//# sourceMappingURL=acl-operations.js.map
