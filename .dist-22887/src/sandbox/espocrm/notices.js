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
var notices_exports = {};
__export(notices_exports, {
  add: () => add,
  notifyAbout: () => notifyAbout
});
module.exports = __toCommonJS(notices_exports);
var import_database = require("./database.js");
var import_state = require("./state.js");
function notifyAbout(database, type, record, actor) {
  if (type === "Task") notifyAssigned(database, record, actor);
  if (type === "Note") notifyOfPost(database, record, actor);
}
function notifyAssigned(database, task, actor) {
  const userId = (0, import_state.textOf)(task, "assignedUserId");
  if (userId !== "" && userId !== actor.id) add(database, { userId, kind: "assign", text: (0, import_database.displayName)(database.def("Task"), task) ?? "", relatedType: "Task", relatedId: task.id });
}
function notifyOfPost(database, note, actor) {
  const text = (0, import_state.textOf)(note, "post");
  const parent = database.find((0, import_state.textOf)(note, "parentType"), (0, import_state.textOf)(note, "parentId"));
  if (parent !== void 0) parent.attributes["streamUpdatedAt"] = database.now();
  const related = { text, relatedType: "Note", relatedId: note.id };
  for (const userId of targetsOf(database, note)) if (userId !== actor.id) add(database, { userId, kind: "note", ...related });
  for (const user of database.all("User")) {
    const mentioned = new RegExp(`@${escape((0, import_state.textOf)(user, "userName"))}(?![\\w.-]*\\w)`, "u").test(text);
    if (mentioned && user.id !== actor.id) add(database, { userId: user.id, kind: "mention", ...related });
  }
}
function targetsOf(database, note) {
  switch ((0, import_state.textOf)(note, "targetType")) {
    case "users":
      return (Array.isArray(note.attributes["usersIds"]) ? note.attributes["usersIds"] : []).filter((id) => typeof id === "string");
    case "all":
      return database.all("User").filter((user) => (0, import_state.textOf)(user, "type") !== "api").map((user) => user.id);
    default:
      return [];
  }
}
function escape(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
}
function add(database, notice) {
  database.state.notices.push({ id: database.newId(), createdAt: database.now(), ...notice });
  database.changed();
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  add,
  notifyAbout
});
//# sourceMappingURL=notices.js.map
