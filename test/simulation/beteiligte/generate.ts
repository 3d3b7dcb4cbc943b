import type { JsonObject } from '../../../src/hub/json.js';
import { deeds, oddDeeds, type Deed } from '../../domain/kommunikation/people.js';
import type { Fault, FaultKind } from '../engine/faults.js';
import { Rng } from '../engine/rng.js';
import type { History, Installation, Step } from './history.js';

const names = ['Muster', 'Beispiel', 'Özil', 'von der Heide', 'Kurz'];
const firstNames = ['Erika', 'Max', 'Ana María', ''];
const firms = ['Muster GmbH', 'Beispiel & Partner', 'Nord KG'];
const dates = ['1980-05-04', '1999-12-31', '2000-02-29'];
const registers = ['HRB 1', 'HRB 2', ''];

/** A history out of one number. */
export function generate(seed: number): History {
  const random = new Rng(seed);
  // By the number: what the other seeds play stays what it was.
  if (seed % forgottenEvery === 0) return { seed, installation: installation(random), steps: forgotten(random) };
  const kind = random.weighted<'ordinary' | 'birth' | 'duel' | 'telephone'>([[5, 'ordinary'], [2, 'birth'], [3, 'duel'], [5, 'telephone']]);
  switch (kind) {
    case 'ordinary': return { seed, installation: installation(random), steps: ordinary(random) };
    case 'birth': return { seed, installation: installation(random), steps: birth(random) };
    case 'duel': return { seed, installation: { ...installation(random), haste: random.pick([0.05, 0.15, 0.4]) }, steps: duel(random) };
    case 'telephone': return { seed, installation: installation(random), steps: telephone(random) };
  }
}

const forgottenEvery = 20;

/** Advoware knows none of its records any more: for a while, or for good. */
function forgotten(random: Rng): Step[] {
  const records = random.between(7, 8);
  const each = Array.from({ length: records }, (_, record) => record);
  const looks = each.map((record): Step => ({ do: 'manual_sync', record }));
  const steps: Step[] = each.map((record) => ({ do: 'create_crm', fields: { lastName: `Muster ${record}`, firstName: random.pick(firstNames) || null, rechtsform: 'Natürliche Person' } }));
  steps.push({ do: 'pause', milliseconds: 120_000 });
  steps.push(...random.chance(0.7) ? [{ do: 'advoware_forgets' } as const] : each.slice(random.below(2)).map((record): Step => ({ do: 'delete_advoware', record })));
  for (let index = random.between(6, 16); index > 0; index -= 1) steps.push(random.weighted<() => Step>([
    [6, () => random.pick(looks)],
    [4, () => ({ do: 'edit_crm', record: random.below(records), fields: { firstName: random.pick(firstNames) || null } })],
    [2, () => ({ do: 'fault', fault: anyFault(random) })],
    [2, () => ({ do: 'pause', milliseconds: random.pick([10_000, 60_000, 900_000]) })],
    [1, () => ({ do: 'confirm_gone' })],
    [1, () => ({ do: random.pick(['delete_crm', 'set_dirty']), record: random.below(records) })],
  ])());
  if (random.chance(0.6)) steps.push(...looks, { do: 'pause', milliseconds: 120_000 });
  if (random.chance(0.5)) steps.push({ do: 'advoware_remembers' }, ...looks.slice(random.below(records)));
  return steps;
}

/** Some records and anything that can happen to them. */
function ordinary(random: Rng): Step[] {
  const steps: Step[] = [];
  const records = random.between(1, 3);
  for (let record = 0; record < records; record += 1) steps.push({ do: 'create_crm', fields: crmFields(random) });
  if (random.chance(0.3)) steps.unshift({ do: 'create_advoware', fields: advowareTwin(random, steps) });
  if (random.chance(0.7)) steps.push({ do: 'pause', milliseconds: 120_000 });
  const length = random.between(3, 16);
  for (let index = 0; index < length; index += 1) steps.push(anyStep(random, records));
  return steps;
}

/** A record on its way into Advoware, perhaps with twins on both sides, while everything goes wrong at once. */
function birth(random: Rng): Step[] {
  const fields = crmFields(random);
  const steps: Step[] = [{ do: 'create_crm', fields }];
  if (random.chance(0.4)) steps.unshift({ do: 'create_advoware', fields: advowareTwin(random, steps) });
  if (random.chance(0.3)) steps.push({ do: 'create_crm', fields });
  const length = random.between(2, 8);
  for (let index = 0; index < length; index += 1) {
    steps.push(random.weighted<() => Step>([
      [5, () => ({ do: 'fault', fault: { ...anyFault(random), skip: random.below(20) } })],
      [4, () => ({ do: 'edit_crm', record: 0, fields: crmEdit(random) })],
      [2, () => ({ do: 'pause', milliseconds: random.pick([20_000, 60_000, 900_000]) })],
      [1, () => ({ do: 'edit_advoware', record: 0, fields: advowareEdit(random) })],
      [1, () => ({ do: 'manual_sync', record: 0 })],
      [0.5, () => ({ do: 'delete_crm', record: 0 })],
    ])());
  }
  return steps;
}

/** Two people at the same few fields of one record, in the middle of the runs. */
function duel(random: Rng): Step[] {
  const steps: Step[] = [{ do: 'create_crm', fields: crmFields(random) }, { do: 'pause', milliseconds: 120_000 }];
  if (random.chance(0.4)) steps.push(...random.pick([cutOff, standingStill, neverHeardOf])(random));
  const length = random.between(3, 9);
  for (let index = 0; index < length; index += 1) {
    steps.push(random.weighted<() => Step>([
      [4, () => ({ do: 'edit_crm', record: 0, fields: random.pick([{ firstName: random.pick(firstNames) || null }, { dateOfBirth: random.pick([...dates, null]) }]) })],
      [4, () => ({ do: 'edit_advoware', record: 0, fields: random.pick([{ vorname: random.pick(firstNames) }, { geburtsdatum: `${random.pick(dates)}T00:00:00` }, unmapped(random)]) })],
      [3, () => ({ do: 'manual_sync', record: 0 })],
      [3, () => ({ do: 'fault', fault: { ...anyFault(random), skip: random.below(15) } })],
      [3, () => ({ do: 'pause', milliseconds: random.pick([1_000, 3_000, 60_000]) })],
    ])());
  }
  return steps;
}

/** People on both sides at the phones and e-mails of one record, some of them careless. */
function telephone(random: Rng): Step[] {
  const steps: Step[] = [{ do: 'create_crm', fields: crmFields(random) }];
  const choices = random.chance(0.3) ? [...deeds, ...oddDeeds] : deeds;
  const length = random.between(5, 18);
  for (let index = 0; index < length; index += 1) {
    steps.push(random.weighted<() => Step>([
      [10, () => contacts(random, 0, choices)],
      [4, () => ({ do: 'pause', milliseconds: random.pick([1_000, 10_000, 60_000, 120_000]) })],
      [2, () => ({ do: 'manual_sync', record: 0 })],
      [3, () => ({ do: 'fault', fault: anyFault(random) })],
      [0.5, () => anyStep(random, 1)],
    ])());
  }
  return steps;
}

const contacts = (random: Rng, record: number, choices: readonly Deed[]): Step =>
  ({ do: 'contacts', record, deed: random.pick(choices), a: random.below(12), b: random.below(12) });

/** The process dies with a write done and not recorded, and the person thinks again. */
function cutOff(random: Rng): Step[] {
  const [first, second] = [random.pick(firstNames), random.pick(firstNames)];
  return [
    { do: 'edit_crm', record: 0, fields: { firstName: first || null } }, { do: 'pause', milliseconds: 120_000 },
    { do: 'fault', fault: { kind: 'crash_after', system: random.pick(['advoware', 'ledger', 'espocrm']), calls: 'writes', skip: random.below(4), times: 1 } },
    { do: 'edit_crm', record: 0, fields: { firstName: second || null } }, { do: 'pause', milliseconds: 62_000 },
    { do: 'edit_crm', record: 0, fields: { firstName: first || null } },
  ];
}

/** A process stands still for about as long as its lock lives, while others want the record. */
function standingStill(random: Rng): Step[] {
  return [
    { do: 'fault', fault: { kind: 'freeze', system: random.pick(['redis', 'redis', 'ledger']), calls: 'all', skip: random.below(8), times: 1, milliseconds: random.between(56_000, 63_000) } },
    { do: 'edit_crm', record: 0, fields: { dateOfBirth: random.pick(dates) } }, { do: 'manual_sync', record: 0 },
    { do: 'edit_crm', record: 0, fields: { firstName: random.pick(firstNames) || null } }, { do: 'pause', milliseconds: 57_000 }, { do: 'manual_sync', record: 0 },
  ];
}

/** A write whose answers are lost one after the other. */
function neverHeardOf(random: Rng): Step[] {
  return [
    { do: 'fault', fault: { kind: random.pick(['timeout_before', 'timeout_after', '502_after']), system: random.pick(['advoware', 'espocrm']), calls: 'writes', skip: 0, times: random.pick([4, 8]) } },
    { do: 'edit_crm', record: 0, fields: { firstName: random.pick(firstNames) || null } }, { do: 'pause', milliseconds: 60_000 },
  ];
}

function installation(random: Rng): Installation {
  return {
    processes: random.chance(0.7) ? 2 : 1,
    optimisticLocking: random.chance(0.75),
    skipOwn: random.chance(0.5),
    writeProtected: random.chance(0.07),
    entryMovesRow: random.chance(0.5),
    haste: random.pick([0, 0.02, 0.1, 0.4]),
    skew: { espocrm: random.pick([0, 0, 2_000, -30_000]), advoware: random.pick([0, 0, -2_000, 60_000]) },
  };
}

function anyStep(random: Rng, records: number): Step {
  const record = random.below(records);
  return random.weighted<() => Step>([
    [20, () => ({ do: 'edit_crm', record, fields: crmEdit(random) })],
    [18, () => ({ do: 'edit_advoware', record, fields: advowareEdit(random) })],
    [12, () => contacts(random, record, deeds)],
    [22, () => ({ do: 'fault', fault: anyFault(random) })],
    [14, () => ({ do: 'pause', milliseconds: random.pick([1_000, 10_000, 60_000, 900_000, 90_000_000]) })],
    [5, () => ({ do: 'webhook', fate: random.pick(['lost', 'doubled', 'late']) })],
    [4, () => ({ do: 'manual_sync', record })],
    [3, () => ({ do: 'set_dirty', record })],
    [2, () => ({ do: 'create_crm', fields: crmFields(random) })],
    [2, () => ({ do: 'delete_crm', record })],
    [2, () => ({ do: 'delete_advoware', record })],
    [1, () => ({ do: 'clear_betnr', record })],
    [1, () => ({ do: 'create_advoware', fields: advowareFields(random) })],
    [1, () => ({ do: 'poison', record })],
    [1, () => ({ do: 'retry_dead' })],
    [1, () => ({ do: 'lose_redis' })],
    [0.5, () => ({ do: 'lose_ledger' })],
    [0.7, () => ({ do: 'backup_ledger' })],
    [0.7, () => ({ do: 'restore_ledger' })],
    [1, () => ({ do: 'clock_jump', milliseconds: random.pick([-7_200_000, -90_000, 90_000, 7_200_000]) })],
  ])();
}

const httpFaults: readonly FaultKind[] = [
  'refused', 'timeout_before', 'timeout_after', 'reset_after', 'truncated_after', '400', '401', '403', '409', '429',
  '500_before', '500_after', '502_after', '503', '504_after', 'html_after', 'html_instead', 'empty_after', 'gateway_404', 'stale_read', 'short_read',
];
const processFaults: readonly FaultKind[] = ['crash_before', 'crash_after', 'freeze'];

function anyFault(random: Rng): Fault {
  const skip = random.weighted([[4, 0], [3, random.below(6)], [3, random.below(25)]]);
  switch (random.weighted([[5, 'http'], [2, 'store'], [4, 'process']])) {
    case 'http': {
      const kind = random.pick(httpFaults);
      return {
        // EspoCRM's 409 says why; a bare one is Advoware's.
        kind, system: kind === '409' || kind === 'short_read' ? 'advoware' : random.pick(['advoware', 'espocrm']), skip, times: kind === 'short_read' ? 1 : random.pick([1, 1, 4, 5, 12]),
        calls: kind === 'stale_read' || kind === 'short_read' ? 'reads' : kind === '409' ? 'writes' : random.pick(['reads', 'writes', 'all']),
      };
    }
    case 'store': return { kind: random.pick(['down_before', 'down_after']), system: random.pick(['redis', 'ledger']), calls: 'all', skip, times: random.pick([1, 1, 3, 10]) };
    default: return {
      kind: random.pick(processFaults), system: random.pick(['any', 'any', 'advoware', 'espocrm', 'ledger', 'redis']),
      calls: 'all', skip, times: 1, milliseconds: random.pick([5_000, 40_000, 70_000, 400_000, random.between(55_000, 66_000), random.between(55_000, 66_000)]),
    };
  }
}

function crmFields(random: Rng): JsonObject {
  if (random.chance(0.25)) {
    const firm = random.pick(firms);
    return { lastName: firm, firmenname: firm, rechtsform: random.pick(['GmbH', 'KG']), handelsregisterNummer: random.pick(registers) || null };
  }
  return {
    lastName: random.pick(names), firstName: random.pick(firstNames) || null, rechtsform: random.pick(['Natürliche Person', null]),
    dateOfBirth: random.chance(0.5) ? random.pick(dates) : null, salutationName: random.pick(['Mr.', 'Ms.', null]),
  };
}

function crmEdit(random: Rng): JsonObject {
  const edits: readonly (() => JsonObject)[] = [
    () => ({ lastName: random.pick(names) }), () => ({ lastName: random.pick(names), firstName: random.pick(firstNames) || null }),
    () => ({ firstName: random.pick(firstNames) || null }), () => ({ dateOfBirth: random.pick([...dates, null]) }),
    () => ({ salutationName: random.pick(['Mr.', 'Ms.', 'Ms.', 'Dr.', null]) }), () => ({ firmenname: random.pick(firms) }),
    () => ({ handelsregisterNummer: random.pick(registers) || null }), () => ({ assignedUserId: random.pick(['u1', 'u2']) }),
  ];
  return random.chance(0.05) ? { rechtsform: random.pick(['GmbH', 'Natürliche Person', null]) } : random.pick(edits)();
}

function advowareFields(random: Rng): JsonObject {
  return {
    name: random.pick(names), vorname: random.pick(firstNames) || null, rechtsform: 'Natürliche Person', anrede: random.pick(['Herr', 'Frau', null]),
    geburtsdatum: random.chance(0.5) ? `${random.pick(dates)}T00:00:00` : null, handelsRegisterNummer: null, ...unmapped(random),
  };
}

/** One that a CRM record to come would have to adopt. */
function advowareTwin(random: Rng, steps: readonly Step[]): JsonObject {
  const first = steps[0];
  const twin = advowareFields(random);
  if (first?.do !== 'create_crm') return twin;
  const { lastName = null, firstName = null, dateOfBirth = null } = first.fields;
  return { ...twin, name: lastName, vorname: firstName, ...(typeof dateOfBirth === 'string' ? { geburtsdatum: `${dateOfBirth}T00:00:00` } : {}) };
}

function advowareEdit(random: Rng): JsonObject {
  const edits: readonly (() => JsonObject)[] = [
    () => ({ name: random.pick(names) }), () => ({ name: ` ${random.pick(names)} ` }), () => ({ vorname: random.pick(firstNames) }),
    () => ({ geburtsdatum: random.chance(0.3) ? null : `${random.pick(dates)}T00:00:00` }), () => ({ anrede: random.pick(['Herr', 'Frau', '']) }),
    () => ({ handelsRegisterNummer: random.pick(registers) }), () => unmapped(random), () => unmapped(random),
  ];
  return random.chance(0.04) ? { rechtsform: random.pick(['GmbH', 'Natürliche Person', 'Limited']) } : random.pick(edits)();
}

/** What the hub must leave alone, bit for bit. */
function unmapped(random: Rng): JsonObject {
  return {
    titel: random.pick(['Dr.', null, ' ']), notiz: `  Umlaut ß ${random.below(100)}\n`, bankverbindungen: [{ iban: `DE${random.below(1_000)}`, bic: null }],
    merkmale: { farbe: null, stufen: [1, null, 'x', { tief: random.below(9) }] },
  };
}
