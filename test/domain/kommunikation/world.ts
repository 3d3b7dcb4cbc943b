import assert from 'node:assert/strict';
import type { KommunikationBase } from '../../../src/domain/kommunikation/base.js';
import { toEspoEmail } from '../../../src/domain/kommunikation/email-address.js';
import { keyOf } from '../../../src/domain/kommunikation/keys.js';
import { kinds } from '../../../src/domain/kommunikation/kinds.js';
import { toEspoPhone } from '../../../src/domain/kommunikation/phone-number.js';
import type { CrmData, CrmEmailItem, CrmPhoneItem, Operation } from '../../../src/domain/kommunikation/plan.js';
import type { AdvowareContacts, CrmContacts } from '../../../src/domain/kommunikation/records.js';

/** An entry as Advoware really has it: `kommKz` is what a GET hides. */
export interface WorldEntry { readonly id: number; readonly kommKz: number; tlf: string; bemerkung: string; online: boolean }

/** Both systems in memory, with the rules the hub has to live with, and the ledger. */
export interface World {
  phones: CrmPhoneItem[];
  emails: CrmEmailItem[];
  entries: WorldEntry[];
  nextId: number;
  base: KommunikationBase | undefined;
  writes: number;
}

export function newWorld(): World {
  return { phones: [], emails: [], entries: [], nextId: 1, base: undefined, writes: 0 };
}

export function readCrm(world: World): CrmContacts {
  return { phoneNumberData: world.phones.map((item) => ({ ...item })), emailAddressData: world.emails.map((item) => ({ ...item })) };
}

/** A GET: the kind is always 0, the top-level fields come from the entries. */
export function readAdvoware(world: World): AdvowareContacts {
  const fields: Record<string, string> = {};
  for (const { kommKz, tlf } of world.entries) {
    const field = kinds.find((kind) => kind.kommKz === kommKz)?.field ?? 'internet';
    if (tlf !== '') fields[field] ??= tlf;
  }
  return { ...fields, kommunikation: world.entries.map(({ id, tlf, bemerkung, online }) => ({ id, rowId: 'r', tlf, bemerkung, online, kommKz: 0 })) };
}

/** EspoCRM's PUT: the lists are replaced; what the real one answers with 400, or quietly resets, fails the test. */
export function writeCrm(world: World, data: CrmData): void {
  world.writes += 1;
  if (data.phoneNumberData !== undefined) {
    checkList(data.phoneNumberData, (item) => keyOf('phone', item.phoneNumber));
    for (const { phoneNumber } of data.phoneNumberData) assert.deepEqual(toEspoPhone(phoneNumber), { kind: 'storable', value: phoneNumber });
    world.phones = data.phoneNumberData.map((item) => ({ ...item, type: item.type ?? 'Mobile' }));
  }
  if (data.emailAddressData !== undefined) {
    checkList(data.emailAddressData, (item) => keyOf('email', item.emailAddress));
    for (const { emailAddress } of data.emailAddressData) assert.deepEqual(toEspoEmail(emailAddress), { kind: 'storable', value: emailAddress });
    world.emails = data.emailAddressData.map((item) => ({ ...item }));
  }
}

function checkList<T extends { readonly primary: boolean }>(list: readonly T[], key: (item: T) => string): void {
  assert.ok(list.length <= 10, 'EspoCRM takes 10 entries');
  assert.equal(new Set(list.map(key)).size, list.length, 'no value twice');
  assert.equal(list.filter((item) => item.primary).length, Math.min(1, list.length), 'exactly one primary');
}

/** Advoware's POST or PUT; answers the id of a posted entry. */
export function writeAdvoware(world: World, operation: Operation): number {
  world.writes += 1;
  const { tlf, bemerkung, online } = operation;
  if (operation.kind === 'post') {
    assert.notEqual(tlf, '');
    const id = world.nextId++;
    world.entries.push({ id, kommKz: operation.kommKz, tlf, bemerkung, online });
    return id;
  }
  const entry = world.entries.find(({ id }) => id === operation.entryId);
  assert.ok(entry !== undefined, 'writes an entry that exists');
  assert.deepEqual(operation.before, { tlf: entry.tlf, bemerkung: entry.bemerkung, online: entry.online }, 'knows what it overwrites');
  Object.assign(entry, { tlf, bemerkung, online });
  return entry.id;
}

/** Exactly one primary, as EspoCRM keeps it when people edit. */
export function withPrimary<T extends { readonly primary: boolean }>(list: readonly T[], wanted = list.findIndex((item) => item.primary)): T[] {
  const primary = wanted < 0 ? 0 : wanted;
  return list.map((item, index) => ({ ...item, primary: index === primary }));
}
