import { keyOf } from '../../../src/domain/kommunikation/keys.js';
import { withPrimary, type World, type WorldEntry } from './world.js';

/** One step of a history: who does what, and two numbers that choose record and value. */
export interface Step { readonly act: Act; readonly a: number; readonly b: number }

export const phones = ['+49511123456', '+491711234567', '+493012345678', '+436641234567', '+49511777777', '+491729999999'];
const notations: Readonly<Record<string, readonly string[]>> = {
  '+49511123456': ['0511 / 12 34 56', '+49 (0) 511 123456', '0049511123456'], '+491711234567': ['0171-1234567', '+491711234567'],
  '+493012345678': ['(030) 12345678', '+49 30 12345678'], '+436641234567': ['+43 664 123 45 67', '00436641234567'],
  '+49511777777': ['0511 777777', '+49511777777'], '+491729999999': ['0172 9999999', '+49 172 9999999'],
};
export const emails = ['info@kanzlei.example', 'Anna.Muster@web.example', 'bea@kanzlei.example', 'x@y.example'];
const unstorable = ['0511/1234-0 DW 12', '030 1234567; 0171 1234567', '0511 123456 (Frau Müller)', 'müller@example.de', 'a@b.example, c@d.example', 'nach 18 Uhr', '+49 511 123456 ext. 5'];
const words = ['privat', 'nur vormittags', ' ', 'Zeile\nzwei', '🙂 grün'];
const types = ['Office', 'Fax', 'Mobile', 'Home', 'Other'];
const phoneKinds = [1, 2, 3, 6, 7, 9, 10];
const emailKinds = [4, 8, 11, 12];

function pick<T>(list: readonly T[], index: number): T {
  return list[index % list.length]!;
}

function crmPhone(world: World, value: string, type: string): void {
  if (world.phones.length >= 10 || world.phones.some((item) => item.phoneNumber === value)) return;
  world.phones = withPrimary([...world.phones, { phoneNumber: value, type, primary: false, optOut: false, invalid: false }]);
}

function crmEmail(world: World, value: string): void {
  if (world.emails.length >= 10 || world.emails.some((item) => keyOf('email', item.emailAddress) === keyOf('email', value))) return;
  world.emails = withPrimary([...world.emails, { emailAddress: value, primary: false, optOut: false, invalid: false }]);
}

function advoware(world: World, kommKz: number, tlf: string, b: number): void {
  if (world.entries.length >= 16) return;
  world.entries.push({ id: world.nextId++, kommKz, tlf, bemerkung: b % 3 === 0 ? pick(words, b) : '', online: b % 4 === 0 });
}

function onEntry(act: (entry: WorldEntry, world: World, b: number) => void): (world: World, a: number, b: number) => void {
  return (world, a, b) => {
    if (world.entries.length > 0) act(pick(world.entries, a), world, b);
  };
}

/** A value a person would type into this kind of entry. */
function typed(entry: WorldEntry, b: number): string {
  return emailKinds.includes(entry.kommKz) ? pick(emails, b) : pick(notations[pick(phones, b)]!, b + entry.id);
}

/** What people do that the hub must take as their wish. */
export const edits = {
  crmAddPhone: (world: World, a: number, b: number) => crmPhone(world, pick(phones, a), pick(types, b)),
  crmAddEmail: (world: World, a: number) => crmEmail(world, pick(emails, a)),
  crmChangePhone: (world: World, a: number, b: number) => {
    const item = world.phones.at(a % Math.max(1, world.phones.length));
    if (item === undefined || world.phones.some((other) => other.phoneNumber === pick(phones, b))) return;
    world.phones = world.phones.map((other) => (other === item ? { ...item, phoneNumber: pick(phones, b) } : other));
  },
  crmChangeEmail: (world: World, a: number, b: number) => {
    const item = world.emails.at(a % Math.max(1, world.emails.length));
    if (item === undefined || world.emails.some((other) => keyOf('email', other.emailAddress) === keyOf('email', pick(emails, b)))) return;
    world.emails = world.emails.map((other) => (other === item ? { ...item, emailAddress: pick(emails, b) } : other));
  },
  crmRetype: (world: World, a: number, b: number) => {
    world.phones = world.phones.map((item, index) => (index === a % world.phones.length ? { ...item, type: pick(types, b) } : item));
  },
  crmRemovePhone: (world: World, a: number) => { world.phones = withPrimary(world.phones.filter((_, index) => index !== a % world.phones.length)); },
  crmRemoveEmail: (world: World, a: number) => { world.emails = withPrimary(world.emails.filter((_, index) => index !== a % world.emails.length)); },
  crmClear: (world: World, a: number) => { if (a % 2 === 0) world.phones = []; else world.emails = []; },
  crmPrimaryPhone: (world: World, a: number) => { world.phones = withPrimary(world.phones, a % Math.max(1, world.phones.length)); },
  crmPrimaryEmail: (world: World, a: number) => { world.emails = withPrimary(world.emails, a % Math.max(1, world.emails.length)); },
  crmReorder: (world: World) => { world.phones = [...world.phones].reverse(); world.emails = [...world.emails].reverse(); },
  crmFlags: (world: World, a: number, b: number) => {
    const flags = { optOut: b % 2 === 0, invalid: b % 3 === 0 };
    world.phones = world.phones.map((item, index) => (index === a % world.phones.length ? { ...item, ...flags } : item));
    world.emails = world.emails.map((item, index) => (index === a % world.emails.length ? { ...item, ...flags } : item));
  },
  awAddPhone: (world: World, a: number, b: number) => advoware(world, pick(phoneKinds, b), pick(notations[pick(phones, a)]!, b), b),
  awAddEmail: (world: World, a: number, b: number) => advoware(world, pick(emailKinds, b), pick(emails, a), b),
  awChange: onEntry((entry, _, b) => { if (entry.kommKz !== 5) entry.tlf = typed(entry, b); }),
  awEmpty: onEntry((entry, _, b) => { entry.tlf = b % 2 === 0 ? '' : '  '; }),
  awOnline: onEntry((entry) => { entry.online = !entry.online; }),
  awWriteBehind: onEntry((entry, _, b) => { entry.bemerkung += ` ${pick(words, b)}`; }),
  awWriteBefore: onEntry((entry, _, b) => { entry.bemerkung = `${pick(words, b)} ${entry.bemerkung}`; }),
} as const;

/** What people do by mistake, or what cannot be carried over: the hub must bear it and say so. */
export const mishaps = {
  awUnstorable: (world: World, a: number, b: number) => advoware(world, pick([1, 3, 4], b), pick(unstorable, a), b),
  awChangeToUnstorable: onEntry((entry, _, b) => { if (entry.kommKz !== 5) entry.tlf = pick(unstorable, b); }),
  awInternet: (world: World, _: number, b: number) => advoware(world, 5, 'www.example.de', b),
  awManyPhones: (world: World, a: number, b: number) => {
    for (let index = 0; index < 11; index += 1) advoware(world, pick(phoneKinds, b), `0511 66${(a + index) % 20 + 100}`, 1);
  },
  awWipeRemark: onEntry((entry) => { entry.bemerkung = ''; }),
  awHalfDelete: onEntry((entry, _, b) => { entry.bemerkung = entry.bemerkung.slice(0, b % 2 === 0 ? -3 : Math.floor(entry.bemerkung.length / 2)); }),
  awCutFront: onEntry((entry, _, b) => { entry.bemerkung = entry.bemerkung.slice(b % 7); }),
  awWrongCase: onEntry((entry) => { entry.bemerkung = entry.bemerkung.toLowerCase(); }),
  awWrongKind: onEntry((entry, _, b) => { entry.bemerkung = entry.bemerkung.replace(/:\d+\]/, b % 2 === 0 ? ':99]' : ':5]'); }),
  // Only within a medium: to a phone, a copied e-mail marker is a phone changed to something that cannot be stored.
  awCopyRemark: onEntry((entry, world, b) => {
    const from = pick(world.entries, b);
    if (emailKinds.includes(from.kommKz) === emailKinds.includes(entry.kommKz)) entry.bemerkung = from.bemerkung;
  }),
  awAppendRemark: onEntry((entry, world, b) => {
    const from = pick(world.entries, b);
    if (emailKinds.includes(from.kommKz) === emailKinds.includes(entry.kommKz)) entry.bemerkung += from.bemerkung;
  }),
  awDuplicate: onEntry((entry, world) => { if (world.entries.length < 16) world.entries.push({ ...entry, id: world.nextId++ }); }),
  awSwap: onEntry((entry, world, b) => {
    const other = pick(world.entries, b);
    if (entry.kommKz === 5 || other.kommKz === 5 || emailKinds.includes(entry.kommKz) !== emailKinds.includes(other.kommKz)) return;
    [entry.tlf, other.tlf] = [other.tlf, entry.tlf];
  }),
  awDelete: onEntry((entry, world) => { world.entries = world.entries.filter((other) => other !== entry); }),
} as const;

export type Deed = keyof typeof edits | keyof typeof mishaps;
export type HubAct = 'run' | 'runCrash' | 'runToEspocrm' | 'runToAdvoware' | 'loseLedger';
export type Act = Deed | HubAct;

export const deeds: readonly Deed[] = Object.keys(edits) as (keyof typeof edits)[];
export const oddDeeds: readonly Deed[] = Object.keys(mishaps) as (keyof typeof mishaps)[];

const all: Readonly<Record<Deed, (world: World, a: number, b: number) => void>> = { ...edits, ...mishaps };

export function act(world: World, deed: Deed, a: number, b: number): void {
  all[deed](world, a, b);
}
