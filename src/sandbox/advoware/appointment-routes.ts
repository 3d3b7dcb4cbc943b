import { bodyJson, json, type Reply, type SandboxRequest } from '../http/exchange.js';
import type { PathParameters, Route } from '../http/route.js';
import type { JsonObject } from '../json.js';
import { appointmentAsSeenByApi, type Appointment } from './appointment.js';
import type { AppointmentStore } from './appointment-store.js';
import { objectOf } from './check.js';
import { checkAppointment } from './check-appointment.js';
import { Refusal } from '../http/refusal.js';

const BASE = '/appointments';

/** The API of appointments: lists by employee and days, no read by id. */
export function appointmentRoutes(store: AppointmentStore): Route[] {
  return [
    { method: 'GET', pattern: BASE, handle: (request) => list(store, request) },
    { method: 'POST', pattern: BASE, handle: (request) => create(store, request) },
    { method: 'PUT', pattern: `${BASE}/:frNr`, handle: (request, at) => replace(store, request, numberOf(at)) },
    { method: 'DELETE', pattern: `${BASE}/:frNr`, handle: (_request, at) => remove(store, numberOf(at)) },
  ];
}

/** Nobody is known by an unknown sign: an empty list, not an error. */
function list(store: AppointmentStore, request: SandboxRequest): Reply {
  const query = new URLSearchParams(request.query);
  const kuerzel = query.get('kuerzel') ?? '';
  if (kuerzel === '') throw new Refusal(400, 'kuerzel fehlt.');
  return json(200, store.of(kuerzel, dayOf(query, 'from'), dayOf(query, 'to')).map(appointmentAsSeenByApi));
}

function create(store: AppointmentStore, request: SandboxRequest): Reply {
  const body = objectOf(bodyJson(request));
  checkAppointment(body);
  return json(200, { frNr: store.create(body).frNr });
}

function replace(store: AppointmentStore, request: SandboxRequest, frNr: number): Reply {
  const body = objectOf(bodyJson(request));
  const appointment = store.get(frNr);
  checkAppointment(body);
  if (isStale(body, appointment)) throw new Refusal(409, `Termin ${frNr} wurde inzwischen geändert.`);
  const shown = appointmentAsSeenByApi(store.replace(frNr, body));
  // As with Beteiligte: half of the records come as an array with one object.
  return json(200, frNr % 2 === 0 ? [shown] : shown);
}

function remove(store: AppointmentStore, frNr: number): Reply {
  store.remove(frNr);
  return { status: 204 };
}

/** A body without a rowId is written unconditionally. */
function isStale(body: JsonObject, appointment: Appointment): boolean {
  const rowId = body['rowId'] ?? null;
  return rowId !== null && rowId !== appointment.rowId;
}

function dayOf(query: URLSearchParams, name: string): string {
  const value = query.get(name) ?? '';
  if (!/^\d{4}-\d\d-\d\d$/u.test(value)) throw new Refusal(400, `${name} muss die Form JJJJ-MM-TT haben.`);
  return value;
}

function numberOf(at: PathParameters): number {
  const text = at['frNr'] ?? '';
  if (!/^\d{1,9}$/u.test(text)) throw new Refusal(400, 'frNr muss eine Zahl sein.');
  return Number(text);
}
