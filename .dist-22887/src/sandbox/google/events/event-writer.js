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
var event_writer_exports = {};
__export(event_writer_exports, {
  EventWriter: () => EventWriter
});
module.exports = __toCommonJS(event_writer_exports);
var import_errors = require("../errors.js");
var import_base32hex = require("../base32hex.js");
var import_store = require("../store.js");
var import_event_body = require("./event-body.js");
var import_fields = require("./fields.js");
var import_occurrence_writer = require("./occurrence-writer.js");
var import_series = require("./series.js");
var import_view = require("./view.js");
class EventWriter {
  #store;
  constructor(store) {
    this.#store = store;
  }
  /** Creates an event; its id may come from the client, and an id once used stays taken. */
  insert(calendar, body, context) {
    const id = (0, import_event_body.clientId)(body) ?? this.#store.newEventId();
    const draft = this.#draft(calendar, id, body, context.actor);
    if (Object.hasOwn(calendar.events, id) && context.acceptsDuplicate !== true) throw (0, import_errors.duplicate)();
    return this.#put(calendar, draft);
  }
  /** Adds a copy of an event of another calendar; the same iCalUID is the same event. */
  import(calendar, body, context) {
    const uid = body["iCalUID"];
    if (typeof uid !== "string" || uid === "") throw (0, import_errors.required)("Missing iCalUID.");
    const known = Object.values(calendar.events).find((event) => event.kind === "main" && event.iCalUID === uid);
    const draft = this.#draft(calendar, known?.id ?? `_${(0, import_base32hex.base32hex)(Buffer.from(uid))}`, { ...body, id: null }, context.actor);
    if (known !== void 0) Object.assign(draft, { created: known.created, sequence: Math.max(known.sequence, draft.sequence) });
    const organizer = body["organizer"];
    if (typeof organizer === "object" && organizer !== null && !Array.isArray(organizer)) draft.organizer = organizer;
    return this.#put(calendar, draft);
  }
  /** Changes what the body mentions. */
  patch(calendar, id, body, context) {
    const view = this.#existing(calendar, id, context);
    if (view.occurrence !== void 0) return this.#saved(calendar, (0, import_occurrence_writer.patchOccurrence)(this.#store, calendar, view, body));
    const event = this.#main(calendar, id);
    const when = (0, import_event_body.whenAfterPatch)(event, body, calendar.timeZone);
    return this.#replace(calendar, event, { ...when, fields: (0, import_fields.mergeFields)(event.fields, body), status: (0, import_event_body.statusOf)(body, event.status) }, body);
  }
  /** PUT: what the body does not mention is gone; also brings a deleted event back. */
  update(calendar, id, body, context) {
    const view = this.#existing(calendar, id, context);
    if (view.occurrence !== void 0) return this.#saved(calendar, (0, import_occurrence_writer.putOccurrence)(this.#store, calendar, view, body));
    const event = this.#main(calendar, id);
    return this.#replace(calendar, event, { ...(0, import_event_body.whenOf)(body, calendar.timeZone), fields: (0, import_fields.wholeFields)(body), status: (0, import_event_body.statusOf)(body, "confirmed") }, body);
  }
  /** Deletes an event, a whole series, or one occurrence; 410 when it was done before. */
  remove(calendar, id, context) {
    const view = this.#existing(calendar, id, context);
    if (view.status === "cancelled") throw (0, import_errors.alreadyDeleted)();
    if (view.occurrence !== void 0) {
      this.#saved(calendar, (0, import_occurrence_writer.cancelOccurrence)(this.#store, calendar, view));
      return;
    }
    const event = this.#main(calendar, id);
    event.status = "cancelled";
    (0, import_series.stampEvent)(calendar, event, (0, import_series.nextStamp)(this.#store, calendar));
    this.#store.eventsChanged(calendar);
  }
  /** Moves an event to another calendar; here it becomes a tombstone. */
  move(calendar, id, destination, context) {
    const view = this.#existing(calendar, id, context);
    if (view.occurrence !== void 0) throw new import_errors.GoogleError(400, "cannotChangeOrganizerOfInstance", "Cannot change the organizer of an instance.", { domain: "calendar" });
    if (view.status === "cancelled") throw (0, import_errors.alreadyDeleted)();
    if (Object.hasOwn(destination.events, id)) throw (0, import_errors.duplicate)();
    const moved = this.#put(destination, structuredClone(this.#main(calendar, id)));
    this.remove(calendar, id, { actor: context.actor });
    return moved;
  }
  #existing(calendar, id, { ifMatch }) {
    const view = (0, import_view.viewOf)(calendar, id);
    if (view === void 0) throw (0, import_errors.notFound)();
    if (ifMatch !== void 0 && ifMatch !== "*" && ifMatch !== (0, import_store.etagText)(view.etag)) throw conditionNotMet();
    return view;
  }
  #main(calendar, id) {
    const event = calendar.events[id];
    if (event?.kind !== "main") throw (0, import_errors.notFound)();
    return event;
  }
  #draft(calendar, id, body, actor) {
    const uid = body["iCalUID"];
    const now = this.#store.now();
    const sequence = (0, import_event_body.sequenceAfter)(body, 0, false);
    return {
      kind: "main",
      id,
      change: 0,
      etag: 0,
      created: now,
      updated: now,
      sequence,
      status: (0, import_event_body.statusOf)(body, "confirmed"),
      ...(0, import_event_body.whenOf)(body, calendar.timeZone),
      fields: (0, import_fields.wholeFields)(body),
      iCalUID: typeof uid === "string" && uid !== "" ? uid : `${id}@google.com`,
      creator: actor
    };
  }
  #put(calendar, event) {
    calendar.events[event.id] = event;
    (0, import_series.stampEvent)(calendar, event, (0, import_series.nextStamp)(this.#store, calendar));
    this.#store.eventsChanged(calendar);
    return (0, import_view.mainView)(event);
  }
  #replace(calendar, event, next, body) {
    const before = { start: event.start, end: event.end };
    const isRescheduled = !(0, import_event_body.sameSpan)(before, next) || JSON.stringify(event.recurrence) !== JSON.stringify(next.recurrence);
    const sequence = (0, import_event_body.sequenceAfter)(body, event.sequence, isRescheduled);
    const { updated } = event;
    if (next.recurrence === void 0) Reflect.deleteProperty(event, "recurrence");
    Object.assign(event, next, { sequence }, isRescheduled ? { before } : {});
    (0, import_series.stampEvent)(calendar, event, (0, import_series.nextStamp)(this.#store, calendar));
    if ((0, import_fields.writableNames)(body).every((name) => name === "reminders") && !isRescheduled && body["status"] === void 0) event.updated = updated;
    this.#store.eventsChanged(calendar);
    return (0, import_view.mainView)(event);
  }
  #saved(calendar, view) {
    this.#store.eventsChanged(calendar);
    return view;
  }
}
function conditionNotMet() {
  return new import_errors.GoogleError(412, "conditionNotMet", "Precondition Failed", { location: { type: "header", name: "If-Match" } });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  EventWriter
});
//# sourceMappingURL=event-writer.js.map
