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
var calendar_people_exports = {};
__export(calendar_people_exports, {
  CalendarPeople: () => CalendarPeople,
  personOf: () => personOf
});
module.exports = __toCommonJS(calendar_people_exports);
var import_errors = require("../errors.js");
var import_event_time = require("../events/event-time.js");
var import_instance_id = require("../events/instance-id.js");
var import_recurrence = require("../events/recurrence.js");
var import_view = require("../events/view.js");
var import_series_times = require("./series-times.js");
var import_split_series = require("./split-series.js");
class CalendarPeople {
  #store;
  #writer;
  constructor(store, writer) {
    this.#store = store;
    this.#writer = writer;
  }
  /** Every calendar, also those whose access was taken away. */
  calendars() {
    return Object.values(this.#store.state.calendars).filter((calendar) => calendar.deleted !== true);
  }
  /** An event as it is now, also a deleted one. */
  event(calendarId, eventId) {
    const view = (0, import_view.viewOf)(this.#calendar(calendarId), eventId);
    if (view === void 0) throw (0, import_errors.notFound)();
    return view;
  }
  create(calendarId, body, person) {
    const calendar = this.#calendar(calendarId);
    return this.#writer.insert(calendar, body, { actor: person ?? personOf(calendar) });
  }
  /** Edits a single event, a whole series by its own id, or one occurrence by its id. */
  edit(calendarId, eventId, patch) {
    const calendar = this.#calendar(calendarId);
    return this.#writer.patch(calendar, eventId, patch, { actor: personOf(calendar) });
  }
  /** "All events", seen from one occurrence: the series moves by as much as the occurrence was moved. */
  editAll(calendarId, occurrenceId, patch) {
    const view = this.event(calendarId, occurrenceId);
    const master = view.occurrence?.master;
    if (master === void 0) return this.edit(calendarId, occurrenceId, patch);
    return this.edit(calendarId, master.id, { ...patch, ...(0, import_series_times.seriesTimes)(view, master, patch, this.#calendar(calendarId).timeZone) });
  }
  /** "This and following": see `splitSeries`. For the first occurrence it is the whole series. */
  editFollowing(calendarId, occurrenceId, patch) {
    const calendar = this.#calendar(calendarId);
    const view = this.event(calendarId, occurrenceId);
    const master = view.occurrence?.master;
    if (master === void 0 || !isFirst(view, master)) return (0, import_split_series.splitSeries)(this.#store, calendar, view, patch);
    this.edit(calendarId, master.id, patch);
    return { trimmed: master, created: master };
  }
  /** Deletes a single event, a whole series by its own id, or one occurrence by its id. */
  remove(calendarId, eventId) {
    const calendar = this.#calendar(calendarId);
    this.#writer.remove(calendar, eventId, { actor: personOf(calendar) });
  }
  /** Deletes every part of the series an occurrence or a master belongs to. */
  removeAll(calendarId, eventId) {
    const calendar = this.#calendar(calendarId);
    const view = this.event(calendarId, eventId);
    for (const part of (0, import_instance_id.mastersOf)(calendar, (0, import_instance_id.seriesBase)(view.occurrence?.master.id ?? eventId))) {
      if (part.status !== "cancelled") this.remove(calendarId, part.id);
    }
  }
  removeFollowing(calendarId, occurrenceId) {
    const view = this.event(calendarId, occurrenceId);
    const master = view.occurrence?.master;
    if (master !== void 0 && isFirst(view, master)) this.remove(calendarId, master.id);
    else (0, import_split_series.trimSeries)(this.#store, this.#calendar(calendarId), view);
  }
  /** "Duplicate": a new event with everything of the old one, the private properties among it. */
  duplicate(calendarId, eventId) {
    const { fields, start, end, recurrence } = this.event(calendarId, eventId);
    const times = { start: rawTime(start), end: rawTime(end) };
    return this.create(calendarId, { ...structuredClone(fields), ...times, ...recurrence === void 0 ? {} : { recurrence: [...recurrence] } });
  }
  /** Takes the API's access to a calendar away, or gives it back with `restored`. */
  setAccess(calendarId, access) {
    const calendar = this.#calendar(calendarId);
    if (access === "restored") Reflect.deleteProperty(calendar, "lost");
    else calendar.lost = access;
    this.#store.touch();
  }
  /** Lets every tombstone run out: get answers 404, no list tells of them, their ids stay taken. */
  forgetTombstones(calendarId) {
    for (const event of Object.values(this.#calendar(calendarId).events)) {
      if (event.kind === "main" && event.status === "cancelled") event.forgotten = true;
    }
    this.#store.touch();
  }
  /** Makes every sync token void that was given so far: 410 `fullSyncRequired`. */
  expireSyncTokens(calendarId) {
    const calendar = this.#calendar(calendarId);
    calendar.change += 1;
    calendar.oldestToken = calendar.change;
    this.#store.touch();
  }
  #calendar(id) {
    const calendar = this.#store.calendar(id);
    if (calendar === void 0) throw (0, import_errors.notFound)();
    return calendar;
  }
}
function personOf(calendar) {
  const shared = Object.values(calendar.acl).find(({ role, scope }) => role === "writer" && scope.type === "user");
  return shared?.scope.value ?? calendar.dataOwner;
}
function isFirst({ occurrence }, master) {
  return occurrence !== void 0 && (0, import_recurrence.anchor)(occurrence.originalStart).equals((0, import_recurrence.anchor)(master.start));
}
function rawTime(time) {
  return (0, import_event_time.isAllDay)(time) ? { date: time.date } : (0, import_event_time.showTime)(time, time.timeZone);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  CalendarPeople,
  personOf
});
//# sourceMappingURL=calendar-people.js.map
