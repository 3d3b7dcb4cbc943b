import { bodyJson, json, type Reply, type SandboxRequest } from '../http/exchange.js';
import type { PathParameters, Route } from '../http/route.js';
import type { JsonObject } from '../json.js';
import { asSeenByApi, entryAsSeenByApi, type Beteiligter } from './beteiligter.js';
import { checkBeteiligter, entryChangeOf, kindOf, objectOf } from './check.js';
import { Refusal } from '../http/refusal.js';
import type { AdvowareStore } from './store.js';

const BASE = '/api/v1/advonet/Beteiligte';

/** The API of Beteiligte and their communication entries, with its quirks. */
export function beteiligteRoutes(store: AdvowareStore): Route[] {
  return [
    { method: 'GET', pattern: BASE, handle: (request) => search(store, request) },
    { method: 'POST', pattern: BASE, handle: (request) => create(store, request) },
    { method: 'GET', pattern: `${BASE}/:betNr`, handle: (_request, at) => single(store.get(numberOf(at, 'betNr'))) },
    { method: 'PUT', pattern: `${BASE}/:betNr`, handle: (request, at) => replace(store, request, numberOf(at, 'betNr')) },
    { method: 'DELETE', pattern: `${BASE}/:betNr`, handle: () => refuseDelete() },
    { method: 'POST', pattern: `${BASE}/:betNr/Kommunikationen`, handle: (request, at) => addEntry(store, request, at) },
    { method: 'PUT', pattern: `${BASE}/:betNr/Kommunikationen/:id`, handle: (request, at) => changeEntry(store, request, at) },
    { method: 'DELETE', pattern: `${BASE}/:betNr/Kommunikationen/:id`, handle: () => refuseDelete() },
  ];
}

/** Half of the records come as an array with one object: both happen with the real API. */
function single(record: Beteiligter): Reply {
  const shown = asSeenByApi(record);
  return json(200, record.betNr % 2 === 0 ? [shown] : shown);
}

/** Whole objects whose given fields are equal, but for case. */
function search(store: AdvowareStore, request: SandboxRequest): Reply {
  const query = new URLSearchParams(request.query);
  const wanted = ['name', 'vorname'].flatMap((field) => {
    const value = query.get(field)?.trim() ?? '';
    return value === '' ? [] : [{ field, value: foldCase(value) }];
  });
  const found = store.all().filter((record) => wanted.every(({ field, value }) => foldCase(record.fields[field]) === value));
  return json(200, found.map(asSeenByApi));
}

function foldCase(value: unknown): string {
  return typeof value === 'string' ? value.trim().toLocaleLowerCase('de') : '';
}

function create(store: AdvowareStore, request: SandboxRequest): Reply {
  const body = objectOf(bodyJson(request));
  checkBeteiligter(body);
  return json(200, { betNr: store.create(body).betNr });
}

function replace(store: AdvowareStore, request: SandboxRequest, betNr: number): Reply {
  const body = objectOf(bodyJson(request));
  const record = store.get(betNr);
  checkBeteiligter(body);
  if (isStale(body, record)) throw new Refusal(409, `Beteiligter ${betNr} wurde inzwischen geändert.`);
  return single(store.replace(betNr, body));
}

/** A body without a rowId is written unconditionally. */
function isStale(body: JsonObject, record: { readonly rowId: string }): boolean {
  const rowId = body['rowId'] ?? null;
  return rowId !== null && rowId !== record.rowId;
}

function addEntry(store: AdvowareStore, request: SandboxRequest, at: PathParameters): Reply {
  const betNr = numberOf(at, 'betNr');
  store.get(betNr);
  const body = objectOf(bodyJson(request));
  const change = entryChangeOf(body);
  if (change.tlf === undefined || change.tlf.trim() === '') throw new Refusal(400, 'tlf fehlt.');
  const entry = store.addEntry(betNr, { ...change, tlf: change.tlf, kommKz: kindOf(body) });
  return json(200, entryAsSeenByApi(entry));
}

/** The kind of an entry cannot be changed: a `kommKz` in the body is ignored. */
function changeEntry(store: AdvowareStore, request: SandboxRequest, at: PathParameters): Reply {
  const body = objectOf(bodyJson(request));
  const change = entryChangeOf(body);
  const betNr = numberOf(at, 'betNr');
  const id = numberOf(at, 'id');
  const entry = store.get(betNr).kommunikation.find((each) => each.id === id);
  if (entry && isStale(body, entry)) throw new Refusal(409, `Eintrag ${id} wurde inzwischen geändert.`);
  return json(200, entryAsSeenByApi(store.changeEntry(betNr, id, change)));
}

function refuseDelete(): never {
  throw new Refusal(403, 'Löschen ist über die Schnittstelle nicht erlaubt.');
}

function numberOf(at: PathParameters, name: string): number {
  const text = at[name] ?? '';
  if (!/^\d{1,9}$/u.test(text)) throw new Refusal(400, `${name} muss eine Zahl sein.`);
  return Number(text);
}
