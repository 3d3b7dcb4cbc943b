import type { KommunikationBase } from '../../../src/domain/kommunikation/base.js';
import { keyOf } from '../../../src/domain/kommunikation/keys.js';
import type { CrmEmailItem, CrmPhoneItem } from '../../../src/domain/kommunikation/plan.js';
import type { JsonObject } from '../../../src/hub/json.js';
import type { World as ContactWorld } from '../../domain/kommunikation/world.js';
import type { Change } from '../systems/records.js';
import type { AdvowareEntry } from '../systems/advoware-server.js';

export type Side = Change['side'];

/** The phones and e-mails of a record on both sides, as those who act on them and judge them know them. */
export function contactWorld(
  crm: JsonObject | undefined, advoware: { readonly entries: readonly AdvowareEntry[] } | undefined, nextId: number, base?: KommunikationBase,
): ContactWorld {
  return {
    phones: [...phonesOf(crm)], emails: emailsOf(crm).map(({ emailAddress, primary, optOut, invalid }) => ({ emailAddress, primary, optOut, invalid })),
    entries: (advoware?.entries ?? []).map(({ id, kommKz, tlf, bemerkung, online }) => ({ id, kommKz, tlf, bemerkung, online })),
    nextId, base, writes: 0,
  };
}

export const phonesOf = (crm: JsonObject | undefined): readonly CrmPhoneItem[] => (crm?.['phoneNumberData'] ?? []) as unknown as CrmPhoneItem[];
export const emailsOf = (crm: JsonObject | undefined): readonly CrmEmailItem[] => (crm?.['emailAddressData'] ?? []) as unknown as CrmEmailItem[];
export const entriesOf = (advoware: JsonObject | undefined): readonly AdvowareEntry[] => (advoware?.['kommunikation'] ?? []) as unknown as AdvowareEntry[];

/** Every value of a record of one side, by its key. */
export function contactsOf(side: Side, record: JsonObject | undefined): ReadonlySet<string> {
  if (side === 'advoware') return new Set(entriesOf(record).filter(({ tlf }) => tlf.trim() !== '').map(({ tlf }) => keyOfAny(tlf)));
  return new Set([...phonesOf(record).map(({ phoneNumber }) => keyOfAny(phoneNumber)), ...emailsOf(record).map(({ emailAddress }) => keyOfAny(emailAddress))]);
}

export const keyOfAny = (value: string): string => keyOf(value.includes('@') ? 'email' : 'phone', value);
