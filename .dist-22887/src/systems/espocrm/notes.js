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
var notes_exports = {};
__export(notes_exports, {
  findNotice: () => findNotice,
  postNotice: () => postNotice
});
module.exports = __toCommonJS(notes_exports);
var import_node_crypto = require("node:crypto");
async function postNotice(espocrm, { userIds, text, key }) {
  const post = `${text}

${reference(key)}`;
  const answer = await espocrm.create("Note", { type: "Post", targetType: "users", usersIds: userIds, post });
  return answer.kind === "created" ? answer.record.id : void 0;
}
async function findNotice(espocrm, key) {
  const where = [{ type: "contains", attribute: "post", value: reference(key) }];
  for await (const page of espocrm.list("Note", { where, select: ["id"], limit: 1 })) {
    const [first] = page;
    if (first) return first.id;
  }
  return void 0;
}
function reference(key) {
  return `[Ref. ${(0, import_node_crypto.createHash)("sha256").update(key).digest("hex").slice(0, 16)}]`;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  findNotice,
  postNotice
});
//# sourceMappingURL=notes.js.map
