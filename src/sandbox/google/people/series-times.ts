import type { Temporal } from 'temporal-polyfill';
import type { JsonObject } from '../../json.js';
import { spanAfterPatch } from '../events/event-body.js';
import { dayOf, isAllDay, zoned } from '../events/event-time.js';
import type { EventView } from '../events/view.js';
import type { EventTime, MainEvent } from '../state.js';

/** Start and end of the whole series when one occurrence was moved to where the patch says; nothing when the patch moves nothing. */
export function seriesTimes(view: EventView, master: MainEvent, patch: JsonObject, zone: string): JsonObject {
  if (view.occurrence === undefined || (patch['start'] === undefined && patch['end'] === undefined)) return {};
  const next = spanAfterPatch(view, patch, zone);
  const from = view.occurrence.originalStart;
  if (isAllDay(next.start) || isAllDay(next.end) || isAllDay(from) || isAllDay(master.start)) return dayTimes(next.start, next.end, from, master);
  const start = wall(master.start).add(wall(from).until(wall(next.start)));
  const end = start.add(wall(next.start).until(zoned(next.end).withTimeZone(next.start.timeZone).toPlainDateTime()));
  const { timeZone } = next.start;
  return { start: { date: null, dateTime: start.toString(), timeZone }, end: { date: null, dateTime: end.toString(), timeZone } };
}

/** Also when a timed series becomes one of days, or the other way round: then it begins with the occurrence's own day. */
function dayTimes(nextStart: EventTime, nextEnd: EventTime, from: EventTime, master: MainEvent): JsonObject {
  if (!isAllDay(nextStart) || !isAllDay(nextEnd)) return { start: { date: null, ...nextStart }, end: { date: null, ...nextEnd } };
  const start = dayOf(master.start).add(dayOf(from).until(dayOf(nextStart)));
  const end = start.add(dayOf(nextStart).until(dayOf(nextEnd)));
  return { start: { date: start.toString(), dateTime: null, timeZone: null }, end: { date: end.toString(), dateTime: null, timeZone: null } };
}

function wall(time: { dateTime: string; timeZone: string }): Temporal.PlainDateTime {
  return zoned(time).toPlainDateTime();
}
