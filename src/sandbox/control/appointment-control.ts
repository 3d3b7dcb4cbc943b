import type { Appointment } from '../advoware/appointment.js';
import type { AppointmentStore } from '../advoware/appointment-store.js';
import { checkAppointment } from '../advoware/check-appointment.js';
import { objectOf } from '../advoware/check.js';
import { bodyJson, html, json } from '../http/exchange.js';
import type { PathParameters, Route } from '../http/route.js';
import { done, readPage } from './control.js';

const RECORDS = '/_sandbox/records/Termine';

/** A person's edits in Advoware's calendar, and the page for them. `?kuerzel=` lists those of one employee. */
export function appointmentControl(store: AppointmentStore): Route[] {
  return [
    { method: 'GET', pattern: '/_sandbox/termine', handle: () => html(200, readPage('termine.html')) },
    { method: 'GET', pattern: RECORDS, handle: (request) => {
      const kuerzel = new URLSearchParams(request.query).get('kuerzel');
      return json(200, store.all().filter(({ fields }) => kuerzel === null || fields['anwalt'] === kuerzel).map(seenByPerson));
    } },
    { method: 'POST', pattern: RECORDS, handle: (request) => {
      const body = objectOf(bodyJson(request));
      checkAppointment(body);
      return json(200, seenByPerson(store.create(body)));
    } },
    { method: 'GET', pattern: `${RECORDS}/:frNr`, handle: (_request, at) => json(200, seenByPerson(store.get(numberOf(at)))) },
    { method: 'PUT', pattern: `${RECORDS}/:frNr`, handle: (request, at) => {
      const body = objectOf(bodyJson(request));
      checkAppointment({ ...store.get(numberOf(at)).fields, ...body });
      return json(200, seenByPerson(store.edit(numberOf(at), body)));
    } },
    { method: 'DELETE', pattern: `${RECORDS}/:frNr`, handle: (_request, at) => done(() => { store.remove(numberOf(at)); }) },
  ];
}

const seenByPerson = ({ frNr, rowId, geaendertAm, fields }: Appointment): object => ({ frNr, rowId, geaendertAm, ...fields });
const numberOf = (at: PathParameters): number => Number(at['frNr']);
