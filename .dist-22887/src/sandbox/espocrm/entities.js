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
var entities_exports = {};
__export(entities_exports, {
  entities: () => entities,
  phoneTypes: () => phoneTypes,
  rechtsformen: () => rechtsformen,
  syncStatuses: () => syncStatuses
});
module.exports = __toCommonJS(entities_exports);
const rechtsformen = [
  "",
  "Nat\xFCrliche Person",
  "Einzelunternehmen",
  "GmbH",
  "GmbH & Co. KG",
  "UG (haftungsbeschr\xE4nkt)",
  "AG",
  "KG",
  "OHG",
  "GbR",
  "eG",
  "e.V.",
  "Stiftung",
  "Beh\xF6rde",
  "WEG",
  "Sonstige"
];
const syncStatuses = ["pending_sync", "clean", "dirty", "syncing", "failed", "conflict", "permanently_failed"];
const phoneTypes = ["Mobile", "Office", "Home", "Fax", "Other"];
const salutation = { type: "enum", options: ["", "Mr.", "Ms.", "Mrs.", "Dr."] };
const varchar = (maxLength = 150) => ({ type: "varchar", maxLength });
const PARENTS = ["CBeteiligte", "Lead", "Contact"];
const common = {
  assignedUser: { type: "link", entity: "User" },
  createdAt: { type: "datetime", readOnly: true },
  modifiedAt: { type: "datetime", readOnly: true },
  createdBy: { type: "link", entity: "User", readOnly: true },
  modifiedBy: { type: "link", entity: "User", readOnly: true }
};
const person = { salutationName: salutation, firstName: varchar(100), emailAddress: { type: "email" }, phoneNumber: { type: "phone" } };
const address = { addressStreet: varchar(255), addressCity: varchar(100), addressState: varchar(100), addressCountry: varchar(100), addressPostalCode: varchar(40) };
const plain = { person: false, duplicateCheck: false, versioned: false, reverseLinks: {} };
const children = { calls: { entity: "Call", field: "parent" }, tasks: { entity: "Task", field: "parent" } };
const CBeteiligte = {
  person: true,
  duplicateCheck: true,
  versioned: true,
  reverseLinks: children,
  fields: {
    ...person,
    lastName: { type: "varchar", maxLength: 100, required: true },
    firmenname: varchar(255),
    rechtsform: { type: "enum", options: rechtsformen },
    dateOfBirth: { type: "date" },
    handelsregisterNummer: varchar(100),
    betnr: { type: "int", unique: true },
    syncStatus: { type: "enum", options: syncStatuses, default: "pending_sync" },
    advowareLastSync: { type: "datetime" },
    advowareDeletedAt: { type: "datetime" },
    syncErrorMessage: { type: "text" },
    syncRetryCount: { type: "int", min: 0, default: 0 },
    description: { type: "text" },
    ...address,
    ...common,
    streamUpdatedAt: { type: "datetime", readOnly: true }
  }
};
const Lead = {
  person: true,
  duplicateCheck: true,
  versioned: false,
  reverseLinks: children,
  fields: {
    ...person,
    lastName: varchar(100),
    title: varchar(100),
    accountName: varchar(255),
    website: varchar(255),
    status: { type: "enum", options: ["New", "Assigned", "In Process", "Converted", "Recycled", "Dead"], default: "New" },
    source: { type: "enum", options: ["", "Call", "Email", "Existing Customer", "Partner", "Public Relations", "Web Site", "Campaign", "Other"] },
    description: { type: "text" },
    ...address,
    ...common,
    streamUpdatedAt: { type: "datetime", readOnly: true }
  }
};
const Contact = {
  person: true,
  duplicateCheck: true,
  versioned: false,
  reverseLinks: { ...children, callsAttended: { entity: "Call", field: "contacts" } },
  fields: { ...person, lastName: { type: "varchar", maxLength: 100, required: true }, title: varchar(100), accountName: varchar(255), description: { type: "text" }, ...address, ...common }
};
const Task = {
  ...plain,
  fields: {
    name: { type: "varchar", maxLength: 249, required: true },
    status: { type: "enum", options: ["Not Started", "Started", "Completed", "Canceled", "Deferred"], default: "Not Started" },
    priority: { type: "enum", options: ["Low", "Normal", "High", "Urgent"], default: "Normal" },
    dateStart: { type: "datetime" },
    dateEnd: { type: "datetime" },
    dateStartDate: { type: "date" },
    dateEndDate: { type: "date" },
    description: { type: "text" },
    parent: { type: "linkParent", entityList: PARENTS },
    ...common,
    assignedUser: { type: "link", entity: "User", required: true }
  }
};
const Call = {
  ...plain,
  fields: {
    name: { type: "varchar", maxLength: 255, required: true },
    status: { type: "enum", options: ["Planned", "Held", "Not Held"], default: "Planned" },
    dateStart: { type: "datetime", required: true },
    dateEnd: { type: "datetime", required: true },
    duration: { type: "int", default: 300, readOnly: true },
    direction: { type: "enum", options: ["Outbound", "Inbound"], default: "Outbound" },
    description: { type: "text" },
    parent: { type: "linkParent", entityList: PARENTS },
    users: { type: "linkMultiple", entity: "User" },
    contacts: { type: "linkMultiple", entity: "Contact" },
    leads: { type: "linkMultiple", entity: "Lead" },
    cCallId: varchar(100),
    cRecordingUrl: varchar(255),
    ...common,
    assignedUser: { type: "link", entity: "User", required: true }
  }
};
const Note = {
  ...plain,
  fields: {
    type: { type: "enum", options: ["Post"], default: "Post" },
    post: { type: "text" },
    targetType: { type: "enum", options: ["", "self", "all", "users", "teams"] },
    users: { type: "linkMultiple", entity: "User" },
    isInternal: { type: "bool", default: false },
    parent: { type: "linkParent", entityList: PARENTS },
    createdAt: common.createdAt,
    modifiedAt: common.modifiedAt,
    createdBy: common.createdBy,
    modifiedBy: common.modifiedBy
  }
};
const User = {
  ...plain,
  person: true,
  fields: {
    ...person,
    lastName: { type: "varchar", maxLength: 100, required: true },
    userName: varchar(50),
    type: { type: "enum", options: ["regular", "admin", "api", "system"], default: "regular" },
    isActive: { type: "bool", default: true },
    title: varchar(100),
    cExtension: varchar(20),
    createdAt: common.createdAt,
    modifiedAt: common.modifiedAt
  }
};
const entities = { CBeteiligte, Lead, Contact, Task, Call, Note, User };
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  entities,
  phoneTypes,
  rechtsformen,
  syncStatuses
});
//# sourceMappingURL=entities.js.map
