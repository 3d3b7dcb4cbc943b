import type { Deed } from '../../domain/kommunikation/people.js';
import { mappedFields, unmappedFields } from '../systems/advoware-server.js';
import type { Scenario, Swept } from '../engine/crash-sweep.js';
import type { History, Installation, Step } from './history.js';
import type { Scene } from './scene.js';
import { simulate } from './simulate.js';

const person = { lastName: 'Muster', firstName: 'Erika', rechtsform: 'Natürliche Person', dateOfBirth: '1980-05-04', salutationName: 'Ms.' };
const twin = { name: 'Muster', vorname: 'Erika', geburtsdatum: '1980-05-04T00:00:00', titel: 'Dr.', notiz: 'bleibt' };
const settled: readonly Step[] = [{ do: 'create_crm', fields: person }, { do: 'pause', milliseconds: 120_000 }];
const byHand: Step = { do: 'manual_sync', record: 0 };
const crm: Step = { do: 'edit_crm', record: 0, fields: { firstName: 'Erike' } };
const advoware: Step = { do: 'edit_advoware', record: 0, fields: { vorname: 'Anna', notiz: 'auch' } };
const contacts = (deed: Deed, a = 0, b = 0): Step => ({ do: 'contacts', record: 0, deed, a, b });
const withContacts: readonly Step[] = [...settled, contacts('crmAddPhone'), contacts('crmAddEmail'), { do: 'pause', milliseconds: 120_000 }];

export const scenarios: readonly Scenario<Step, Installation>[] = [
  { name: 'creating', before: [], then: [{ do: 'create_crm', fields: person }] },
  { name: 'adopting', before: [{ do: 'create_advoware', fields: twin }], then: [{ do: 'create_crm', fields: person }] },
  { name: 'a change in EspoCRM', before: settled, then: [crm] },
  { name: 'a change in Advoware', before: settled, then: [advoware, byHand] },
  { name: 'changes to different fields on both sides', before: settled, then: [{ do: 'edit_crm', record: 0, fields: { dateOfBirth: '1981-01-01' } }, advoware, byHand] },
  { name: 'a conflict', before: settled, then: [crm, advoware, byHand] },
  { name: 'deleting in EspoCRM', before: settled, then: [{ do: 'delete_crm', record: 0 }] },
  { name: 'new numbers on both sides', before: settled, then: [contacts('crmAddPhone', 0, 2), contacts('awAddPhone', 1, 0), byHand] },
  { name: 'an address changed in EspoCRM', before: withContacts, then: [contacts('crmChangeEmail', 0, 1)] },
  { name: 'a number changed on both sides', before: withContacts, then: [contacts('crmChangePhone', 0, 2), contacts('awChange', 0, 3), byHand] },
  { name: 'a number of another type', before: withContacts, then: [contacts('crmRetype', 0, 1)] },
  { name: 'a number deleted in EspoCRM', before: withContacts, then: [contacts('crmRemovePhone')] },
  { name: 'a number emptied in Advoware', before: withContacts, then: [contacts('awEmpty'), byHand] },
  { name: 'deleting in Advoware', before: settled, then: [{ do: 'delete_advoware', record: 0 }, byHand] },
];

const usual: Installation = { processes: 1, optimisticLocking: true, skipOwn: true, writeProtected: false, entryMovesRow: true, haste: 0, skew: { espocrm: 0, advoware: 0 } };

export const swept: Swept<History, Scene> = { usual, mostEffects: 200, simulate, stateOf };

/** What both systems and the ledger hold, without what tells only when and how often. */
function stateOf({ espocrm, advoware, ledger }: Scene): string {
  const passing = new Set(['modifiedAt', 'versionNumber', 'advowareLastSync', 'advowareDeletedAt']);
  return JSON.stringify({
    crm: [...espocrm.records.values()].map(({ attributes }) => Object.entries(attributes).filter(([name]) => !passing.has(name)).sort(([a], [b]) => (a < b ? -1 : 1))),
    advoware: [...advoware.records.values()].map(({ betNr, fields, entries }) => [
      betNr, ...[...mappedFields, ...unmappedFields].map((field) => fields[field]), ...entries.map(({ kommKz, tlf, bemerkung, online }) => [kommKz, tlf, bemerkung, online]),
    ]),
    links: [...ledger.links.values()].map((link) => ({
      ...link, ...(link.state === 'linked' ? { base: { ...link.base as object, lastSuccess: null }, seen: null } : {}), ...('goneAt' in link ? { goneAt: 'some time' } : {}),
    })),
    notices: espocrm.notes.map((post) => post.split('\n')[0]),
  });
}
