import type { JsonObject } from '../../../src/hub/json.js';
import type { FoundHistory } from '../engine/found.js';
import type { History, Installation, Step } from './history.js';

export type Found = FoundHistory<Step, Installation>;

/** What is not said of an installation. */
export const usual: Installation = { processes: 1, optimisticLocking: true, skipOwn: true, writeProtected: false, entryMovesRow: true, haste: 0.15, skew: { espocrm: 0, advoware: 0 } };

/** Its order is left to the seed: each one is played in several orders. */
export const historyOf = ({ steps, installation }: Found, seed: number): History => ({ seed, installation: { ...usual, ...installation }, steps });

const person: JsonObject = { lastName: 'Muster', firstName: 'Max', rechtsform: 'Natürliche Person', dateOfBirth: '1980-05-04', salutationName: 'Ms.' };
const unnamed: JsonObject = { ...person, firstName: null, dateOfBirth: null };
const crm = (fields: JsonObject): Step => ({ do: 'edit_crm', record: 0, fields });
const advoware = (fields: JsonObject): Step => ({ do: 'edit_advoware', record: 0, fields });
const pause = (milliseconds: number): Step => ({ do: 'pause', milliseconds });
const settled: readonly Step[] = [{ do: 'create_crm', fields: person }, pause(120_000)];
const byHand: Step = { do: 'manual_sync', record: 0 };

export const found: readonly Found[] = [
  { name: 'a conflict that rests is told again by a run by hand', broke: 'I4', seed: 16, steps: [...settled, { do: 'delete_advoware', record: 0 }, byHand, pause(60_000), byHand] },
  { name: 'a notice that the CRM refuses is never sent', broke: 'I4', seed: 192, steps: [
    ...settled, byHand, { do: 'fault', fault: { kind: '403', system: 'espocrm', skip: 1, times: 3, calls: 'writes' } }, { do: 'delete_advoware', record: 0 },
  ] },
  { name: 'a creation goes out although the ledger let it wait for longer than the lock lives', broke: 'I6', seed: 7602, steps: [
    { do: 'create_crm', fields: person }, { do: 'fault', fault: { kind: 'freeze', system: 'ledger', calls: 'all', skip: 2, times: 1, milliseconds: 70_000 } },
  ] },
  { name: 'a write that was done and not recorded undoes a person’s later edit', broke: 'I3', seed: 3692, steps: [
    { do: 'create_crm', fields: unnamed }, pause(120_000), crm({ dateOfBirth: '1980-05-04' }),
    { do: 'fault', fault: { kind: 'down_after', system: 'ledger', calls: 'all', skip: 4, times: 1 } }, pause(60_000), crm({ dateOfBirth: null }),
  ] },
  { name: 'a write that was done and not recorded hides that both people thought again', broke: 'I3', seed: 1802, steps: [
    { do: 'create_crm', fields: unnamed }, pause(120_000), { do: 'fault', fault: { kind: 'crash_after', system: 'espocrm', calls: 'writes', skip: 0, times: 1 } },
    crm({ firstName: 'Erika' }), pause(62_000), crm({ firstName: null }), advoware({ vorname: 'Ana María' }),
  ] },
  { name: 'a conflict planned again is told twice', broke: 'I4', seed: 375, installation: { haste: 0.4 }, steps: [
    ...settled, byHand, crm({ firstName: 'Erika' }), advoware({ vorname: 'Anna' }), advoware({ titel: 'Dr.' }),
  ] },
  { name: 'a conflict told before a crash is told again after another fault', broke: 'I4', seed: 38_342, installation: { haste: 0 }, steps: [
    ...settled, { do: 'delete_advoware', record: 0 }, byHand, { do: 'fault', fault: { kind: 'freeze', system: 'any', calls: 'all', skip: 5, times: 1, milliseconds: 70_000 } },
    pause(60_000), { do: 'fault', fault: { kind: 'html_instead', system: 'espocrm', skip: 0, times: 1, calls: 'reads' } },
  ] },
  { name: 'what waits for a person becomes a failure that the cron takes up', broke: 'I4', seed: 21_674, steps: [
    ...settled, { do: 'webhook', fate: 'late' }, crm({ firstName: 'Erika' }), { do: 'delete_advoware', record: 0 }, byHand, pause(60_000),
    { do: 'fault', fault: { kind: 'truncated_after', system: 'espocrm', skip: 1, times: 5, calls: 'reads' } }, crm({ lastName: 'Kurz' }),
  ] },
  { name: 'a record gone in Advoware before the CRM knew its number is made anew', broke: 'I9', seed: 21_019, steps: [
    { do: 'create_crm', fields: unnamed }, { do: 'fault', fault: { kind: '403', system: 'espocrm', skip: 0, times: 5, calls: 'writes' } },
    pause(90_000_000), { do: 'delete_advoware', record: 0 },
  ] },
  { name: 'two processes send the same notice', broke: 'I4', seed: 21_877, installation: { processes: 2, haste: 0 }, steps: [
    ...settled, { do: 'delete_advoware', record: 0 }, crm({ lastName: 'Beispiel' }), crm({ firstName: 'Erika' }),
    { do: 'fault', fault: { kind: 'freeze', system: 'ledger', calls: 'all', skip: 0, times: 1, milliseconds: 63_239 } },
  ] },
  { name: 'a name on its way to a company is taken for the person’s', broke: 'I1', seed: 43_262, installation: { haste: 0 }, steps: [
    ...settled, crm({ firmenname: 'Nord KG' }), { do: 'fault', fault: { kind: 'refused', system: 'advoware', skip: 0, times: 4, calls: 'writes' } }, advoware({ rechtsform: 'GmbH' }),
  ] },
  { name: 'a creation whose reply was lost is made again after a person touched it', broke: 'I6', seed: 493, installation: { haste: 0 }, steps: [
    { do: 'create_crm', fields: unnamed }, { do: 'fault', fault: { kind: 'truncated_after', system: 'advoware', skip: 1, times: 1, calls: 'writes' } },
    pause(900_000), advoware({ rechtsform: 'Einzelunternehmen' }),
  ] },
  { name: 'a write that is repeated makes a person’s edit look compared', broke: 'I1', seed: 202_067, installation: { haste: 0 }, steps: [
    { do: 'create_crm', fields: { lastName: 'Kurz', firstName: 'Max', rechtsform: null, dateOfBirth: '1980-05-04', salutationName: null } },
    { do: 'create_crm', fields: { lastName: 'Özil', firstName: 'Erika', rechtsform: 'Natürliche Person', dateOfBirth: '1999-12-31', salutationName: 'Mr.' } },
    { do: 'create_crm', fields: { lastName: 'Muster', firstName: 'Ana María', rechtsform: 'Natürliche Person', dateOfBirth: '2000-02-29', salutationName: 'Ms.' } },
    { do: 'fault', fault: { kind: '502_after', system: 'espocrm', skip: 1, times: 1, calls: 'writes' } },
    { do: 'manual_sync', record: 2 }, { do: 'manual_sync', record: 1 }, { do: 'edit_crm', record: 1, fields: { lastName: 'Kurz' } },
  ] },
  { name: 'a conflict that was decided and told is decided the other way after a crash', broke: 'I3', seed: 43_004, installation: { processes: 2, haste: 0.4 }, steps: [
    { do: 'create_crm', fields: { lastName: 'Özil', firstName: 'Erika', rechtsform: null, dateOfBirth: null, salutationName: 'Ms.' } }, pause(120_000),
    { do: 'fault', fault: { kind: 'freeze', system: 'redis', calls: 'all', skip: 2, times: 1, milliseconds: 61_472 } },
    crm({ dateOfBirth: '1999-12-31' }), byHand, crm({ firstName: 'Ana María' }), pause(57_000), advoware({ vorname: '' }), byHand, crm({ firstName: 'Erika' }),
    { do: 'fault', fault: { kind: 'down_after', system: 'redis', calls: 'all', skip: 12, times: 10 } },
  ] },
  { name: 'a number entered within the second in which the record was read is written over where there is no version', broke: 'I3', seed: 13_805, installation: { optimisticLocking: false, haste: 0 }, steps: [
    { do: 'create_crm', fields: { lastName: 'Özil', firstName: 'Ana María', rechtsform: 'Natürliche Person', dateOfBirth: '1999-12-31', salutationName: 'Ms.' } }, pause(60_000),
    { do: 'fault', fault: { kind: '429', system: 'advoware', skip: 0, times: 1, calls: 'reads' } },
    { do: 'contacts', record: 0, deed: 'awAddPhone', a: 4, b: 3 }, { do: 'contacts', record: 0, deed: 'crmAddPhone', a: 3, b: 8 },
    { do: 'manual_sync', record: 0 }, { do: 'contacts', record: 0, deed: 'crmAddPhone', a: 6, b: 11 },
  ] },
];
