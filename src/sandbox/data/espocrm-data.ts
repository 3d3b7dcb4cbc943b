import { emailChannel, phoneChannel, writeAll, type ChannelItem } from '../espocrm/channels.js';
import { sandboxEspoCredentials } from '../espocrm/credentials.js';
import { utcText } from '../espocrm/dates.js';
import { emptyEspoState, type EspoRecord, type EspoState } from '../espocrm/state.js';
import type { JsonObject } from '../json.js';
import { isPerson, type Client } from './client.js';
import { crmValue, isEmail, isPhone, phoneType } from './contact-values.js';
import { betNrOf, clients, isInCrm, isLinked, timesOf, type Times } from './firm.js';
import { addStaff, responsible } from './staff.js';

const DAY = 86_400_000;

/** An EspoCRM with its users, the empty list of the newsletter and nothing else. */
export function emptyFirmInCrm(start: number): EspoState {
  const state = emptyEspoState();
  addStaff(state, utcText(start - 500 * DAY));
  state.records['TargetList'] = { [sandboxEspoCredentials.newsletterListId]: newsletterList(start) };
  return state;
}

/** The CRM as the firm has it on the day the hub starts. */
export function firmInCrm(start: number): EspoState {
  const state = emptyFirmInCrm(start);
  for (const [index, client] of clients.entries()) {
    if (!isInCrm(client)) continue;
    const record = recordOf(state, client, index, start);
    (state.records['CBeteiligte'] ??= {})[record.id] = record;
  }
  return state;
}

/** Nobody is on it yet: who agrees to it in a form will be. */
function newsletterList(start: number): EspoRecord {
  const [id, createdAt] = [sandboxEspoCredentials.newsletterListId, utcText(start - 300 * DAY)];
  const createdById = sandboxEspoCredentials.staffUserId;
  return { id, deleted: false, version: null, attributes: { name: 'Newsletter der Vermieterhelden', createdAt, modifiedAt: createdAt, createdById, modifiedById: createdById }, emails: [], phones: [] };
}

function recordOf(state: EspoState, client: Client, index: number, start: number): EspoRecord {
  const times = timesOf(client, index, start);
  const reachable = client.inCrm?.reach ?? client.reach;
  const national = client.inCrm?.nationalPhones === true;
  return {
    id: `66f0a1b2c3d5${String(index).padStart(5, '0')}`,
    deleted: false,
    // Some rows are older than the locking.
    version: index % 8 === 5 ? null : 1 + (index % 4),
    attributes: { ...masterData(client), ...bookkeeping(client, index, times, start) },
    emails: writeAll(emailChannel, state.emails, [], reachable.filter(isEmail).map((entry) => item(crmValue(entry), 'Mobile'))),
    phones: writeAll(phoneChannel, state.phones, [], reachable.filter(isPhone).map((entry) => item(national ? entry.value : crmValue(entry), phoneType(entry)))),
  };
}

function masterData(client: Client): JsonObject {
  const name = client.inCrm?.name ?? client.name;
  const common: JsonObject = { rechtsform: client.rechtsform, ...register(client) };
  if (!isPerson(client)) return { ...common, firmenname: name, lastName: name };
  return {
    ...common,
    lastName: name,
    firstName: client.inCrm?.vorname ?? client.vorname ?? null,
    salutationName: client.anrede === 'Herr' ? 'Mr.' : 'Ms.',
    dateOfBirth: client.geboren ?? null,
  };
}

function register(client: Client): JsonObject {
  const number = client.inCrm?.register ?? client.register;
  return number === undefined ? {} : { handelsregisterNummer: number };
}

function bookkeeping(client: Client, index: number, times: Times, start: number): JsonObject {
  const assigned = responsible[index % responsible.length];
  return {
    ...(isLinked(client) ? { betnr: betNrOf(index) } : {}),
    syncStatus: statusOf(client),
    syncRetryCount: 0,
    ...(times.lastSync === undefined ? {} : { advowareLastSync: utcText(times.lastSync) }),
    ...(index % 3 === 0 ? { description: `Mandant seit ${2010 + (index % 14)}.\nÜbernommen aus der alten Kartei.` } : {}),
    ...(assigned === undefined ? {} : { assignedUserId: assigned }),
    createdAt: utcText(start - (300 - index) * DAY),
    modifiedAt: utcText(times.crm),
    createdById: sandboxEspoCredentials.staffUserId,
    modifiedById: client.situation === 'linked' || client.situation === 'changed-in-advoware' ? sandboxEspoCredentials.userId : sandboxEspoCredentials.staffUserId,
  };
}

function statusOf(client: Client): string {
  switch (client.situation) {
    case 'linked': case 'changed-in-advoware': return 'clean';
    case 'dirty': case 'conflict': return 'dirty';
    case 'crm-only': case 'adopt': case 'advoware-only': return 'pending_sync';
  }
}

function item(value: string, type: string): ChannelItem {
  return { value, primary: false, optOut: false, invalid: false, type };
}

