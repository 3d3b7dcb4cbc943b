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
var staff_exports = {};
__export(staff_exports, {
  addStaff: () => addStaff,
  responsible: () => responsible
});
module.exports = __toCommonJS(staff_exports);
var import_credentials = require("../espocrm/credentials.js");
var import_json = require("../json.js");
const { userId, notifyUserId, staffUserId, adminUserId } = import_credentials.sandboxEspoCredentials;
const thirdStaffUserId = "66f0a1b2c3d400004";
const responsible = [notifyUserId, staffUserId, thirdStaffUserId, void 0];
function addStaff(state, createdAt) {
  const users = [
    { id: userId, userName: "hub-api", lastName: "Hub", type: "api" },
    { id: notifyUserId, userName: "k.lindner", salutationName: "Ms.", firstName: "Katharina", lastName: "Lindner", type: "regular", cExtension: "10" },
    { id: staffUserId, userName: "s.oezdemir", salutationName: "Ms.", firstName: "Selin", lastName: "\xD6zdemir", type: "regular", cExtension: "11" },
    { id: thirdStaffUserId, userName: "t.vogt", salutationName: "Mr.", firstName: "Thorsten", lastName: "Vogt", type: "regular", cExtension: "12" },
    { id: adminUserId, userName: "admin", lastName: "Admin", type: "admin" }
  ];
  for (const { id, ...attributes } of users) {
    const record = { id: (0, import_json.plainText)(id), deleted: false, version: null, emails: [], phones: [], attributes: { isActive: true, createdAt, modifiedAt: createdAt, ...attributes } };
    (state.records["User"] ??= {})[record.id] = record;
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  addStaff,
  responsible
});
//# sourceMappingURL=staff.js.map
