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
var roles_exports = {};
__export(roles_exports, {
  aclRoles: () => aclRoles,
  calendarFor: () => calendarFor,
  roleOf: () => roleOf
});
module.exports = __toCommonJS(roles_exports);
var import_errors = require("../errors.js");
const ranks = { none: 0, freeBusyReader: 1, reader: 2, writerWithoutPrivateAccess: 3, writer: 4, owner: 5 };
const aclRoles = Object.keys(ranks);
function roleOf(calendar, user) {
  const domain = user.split("@")[1];
  const roles = Object.values(calendar.acl).filter(({ scope }) => {
    if (scope.type === "default") return true;
    return scope.type === "domain" ? scope.value === domain : scope.value === user;
  }).map((rule) => rule.role);
  return roles.reduce((best, role) => ranks[role] > ranks[best] ? role : best, "none");
}
function calendarFor(state, id, { user }, needed) {
  const key = id === "primary" ? user : id;
  const calendar = Object.hasOwn(state.calendars, key) ? state.calendars[key] : void 0;
  if (calendar === void 0 || calendar.deleted === true || calendar.lost === "notFound") throw (0, import_errors.notFound)();
  if (calendar.lost === "forbidden") throw new import_errors.GoogleError(403, "forbidden", "Forbidden");
  const role = roleOf(calendar, user);
  if (role === "none") throw (0, import_errors.notFound)();
  if (ranks[role] < ranks[needed]) throw (0, import_errors.forbidden)("requiredAccessLevel", `You need to have ${needed} access to this calendar.`);
  return calendar;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  aclRoles,
  calendarFor,
  roleOf
});
//# sourceMappingURL=roles.js.map
