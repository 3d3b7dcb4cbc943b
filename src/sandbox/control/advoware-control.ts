import { z } from 'zod';
import { refusalReply } from '../advoware/api.js';
import type { Beteiligter } from '../advoware/beteiligter.js';
import { checkBeteiligter, entryChangeOf, kindOf, objectOf } from '../advoware/check.js';
import { kindNames } from '../advoware/kinds.js';
import { employees } from '../advoware/employees.js';
import { Refusal } from '../http/refusal.js';
import type { AdvowareSystem } from '../advoware/system.js';
import { bodyJson, json, type Handler, type Reply } from '../http/exchange.js';
import type { PathParameters, Route, RouteHandler } from '../http/route.js';
import { appointmentControl } from './appointment-control.js';
import { controlApi, done } from './control.js';

const RECORDS = '/_sandbox/records/Beteiligte';
const ENTRIES = `${RECORDS}/:betNr/Kommunikationen`;

const settingsSchema = z.strictObject({ entryMovesRowId: z.boolean().optional() });

/** The control side of Advoware: a person's edits, and what a test wants to force. */
export function advowareControl(system: AdvowareSystem, info: () => object): Handler {
  return controlApi({
    log: system.log,
    faults: system.faults,
    page: 'advoware.html',
    info: () => ({ ...info(), kinds: kindNames, employees }),
    settings: system.settings,
    settingsSchema,
    routes: [{ method: 'POST', pattern: '/_sandbox/expire-token', handle: () => done(() => system.expireTokens()) }, ...[...recordRoutes(system), ...appointmentControl(system.appointments)].map(politely)],
  });
}

function recordRoutes({ store }: AdvowareSystem): Route[] {
  const reply = (betNr: number): Reply => json(200, seenByPerson(store.get(betNr)));
  return [
    { method: 'GET', pattern: RECORDS, handle: () => json(200, store.all().map(seenByPerson)) },
    { method: 'POST', pattern: RECORDS, handle: (request) => {
      const body = objectOf(bodyJson(request));
      checkBeteiligter(body);
      return reply(store.create(body).betNr);
    } },
    { method: 'GET', pattern: `${RECORDS}/:betNr`, handle: (_request, at) => reply(number(at, 'betNr')) },
    { method: 'PUT', pattern: `${RECORDS}/:betNr`, handle: (request, at) => {
      const betNr = number(at, 'betNr');
      const body = objectOf(bodyJson(request));
      checkBeteiligter({ ...store.get(betNr).fields, ...body });
      return reply(store.edit(betNr, body).betNr);
    } },
    { method: 'DELETE', pattern: `${RECORDS}/:betNr`, handle: (_request, at) => done(() => store.remove(number(at, 'betNr'))) },
    { method: 'POST', pattern: ENTRIES, handle: (request, at) => {
      const body = objectOf(bodyJson(request));
      store.addEntry(number(at, 'betNr'), { tlf: '', ...entryChangeOf(body), kommKz: kindOf(body) });
      return reply(number(at, 'betNr'));
    } },
    { method: 'PUT', pattern: `${ENTRIES}/:id`, handle: (request, at) => {
      store.changeEntry(number(at, 'betNr'), number(at, 'id'), entryChangeOf(objectOf(bodyJson(request))));
      return reply(number(at, 'betNr'));
    } },
    { method: 'DELETE', pattern: `${ENTRIES}/:id`, handle: (_request, at) => {
      store.removeEntry(number(at, 'betNr'), number(at, 'id'));
      return reply(number(at, 'betNr'));
    } },
  ];
}

/** Unlike the API, a person sees the true kind of every entry. */
function seenByPerson(record: Beteiligter): object {
  return { betNr: record.betNr, rowId: record.rowId, geaendertAm: record.geaendertAm, ...record.fields, kommunikation: record.kommunikation };
}

function number(at: PathParameters, name: string): number {
  return Number(at[name]);
}

function politely(route: Route): Route {
  const handle: RouteHandler = async (request, parameters) => {
    try {
      return await route.handle(request, parameters);
    } catch (error) {
      if (error instanceof Refusal) return refusalReply(error);
      throw error;
    }
  };
  return { ...route, handle };
}
