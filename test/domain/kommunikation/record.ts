import type { KommKz } from '../../../src/domain/kommunikation/kinds.js';
import { slotMarker, syncedMarker } from '../../../src/domain/kommunikation/marker.js';
import type { KommunikationBase } from '../../../src/domain/kommunikation/base.js';
import type { Plan } from '../../../src/domain/kommunikation/plan.js';
import { reconcile } from '../../../src/domain/kommunikation/reconcile.js';
import type { AdvowareEntry, CrmEmail, CrmPhone, Direction } from '../../../src/domain/kommunikation/records.js';

/** Shorthands for one record on both sides. */
export function phone(phoneNumber: string, type = 'Office', rest: Partial<CrmPhone> = {}): CrmPhone {
  return { phoneNumber, type, primary: false, optOut: false, invalid: false, ...rest };
}

export function email(emailAddress: string, rest: Partial<CrmEmail> = {}): CrmEmail {
  return { emailAddress, primary: false, optOut: false, invalid: false, ...rest };
}

export function entry(id: number, tlf: string, bemerkung = '', online = false): AdvowareEntry {
  return { id, tlf, bemerkung, online, kommKz: 0 };
}

export function marked(id: number, tlf: string, agreed: string, kommKz: KommKz, text = '', online = false): AdvowareEntry {
  return entry(id, tlf, syncedMarker(agreed, kommKz) + (text === '' ? '' : ` ${text}`), online);
}

export function slot(id: number, kommKz: KommKz, text = ''): AdvowareEntry {
  return entry(id, '', slotMarker(kommKz) + (text === '' ? '' : ` ${text}`));
}

export interface RecordInput {
  readonly phones?: readonly CrmPhone[];
  readonly emails?: readonly CrmEmail[];
  readonly entries?: readonly AdvowareEntry[];
  readonly fields?: Readonly<Record<string, string>>;
  readonly base?: KommunikationBase;
  readonly direction?: Direction;
}

export function plan({ phones = [], emails = [], entries = [], fields = {}, base, direction = 'both' }: RecordInput): Plan {
  return reconcile({ crm: { phoneNumberData: phones, emailAddressData: emails }, advoware: { ...fields, kommunikation: entries }, base, direction });
}

/** Operations without what the test does not look at. */
export function operations(made: Plan): readonly unknown[] {
  return made.advoware.map((operation) => {
    const { kind, tlf, bemerkung, online, kommKz } = operation;
    return operation.kind === 'post' ? { kind, tlf, bemerkung, online, kommKz } : { kind, entryId: operation.entryId, tlf, bemerkung, online, kommKz };
  });
}
