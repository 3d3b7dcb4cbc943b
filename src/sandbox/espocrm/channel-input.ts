import { isJsonObject, plainText, type Json, type JsonObject } from '../json.js';
import { itemOf, type ChannelItem } from './channels.js';
import { phoneTypes } from './entities.js';
import { validationFailure } from './errors.js';
import { isLoosePhone, toE164 } from './phone-format.js';
import type { EntityDef } from './schema.js';
import type { EspoSettings } from './state.js';

const MAX_ENTRIES = 10;
/** Umlauts are refused in both parts; a domain needs a dot. */
const EMAIL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@([A-Za-z0-9-]+\.)+[A-Za-z0-9-]{2,}$/u;

/** What a body wants with e-mails and phones; the array wins over the flat attribute. */
export type ChannelInput = {
  readonly emails?: readonly ChannelItem[];
  readonly email?: string | null;
  readonly phones?: readonly ChannelItem[];
  readonly phone?: string | null;
  /** The arrays as they were sent (numbers in their stored form): a PUT answers with them. */
  readonly echo: JsonObject;
};

/** Checks and reads the e-mails and phones of a body; throws the 400 of the first failure. `storedPhone` is the primary number so far. */
export function channelInput(entityType: string, def: EntityDef, body: JsonObject, storedPhone: string | null, settings: EspoSettings): ChannelInput {
  if (def.fields['emailAddress']?.type !== 'email') return { echo: {} };
  return { ...emailInput(entityType, body), ...phoneInput(entityType, body, storedPhone, settings), echo: echoOf(body, settings) };
}

function emailInput(entityType: string, body: JsonObject): Pick<ChannelInput, 'email' | 'emails'> {
  const array = arrayOf(body['emailAddressData']);
  if (array === undefined) {
    const flat = flatOf(body['emailAddress']);
    if (flat === undefined) return {};
    if (flat !== null && !EMAIL.test(flat)) throw validationFailure(entityType, 'emailAddress', 'emailAddress');
    return { email: flat };
  }
  if (array.length > MAX_ENTRIES) throw validationFailure(entityType, 'emailAddress', 'maxCount');
  const items = array.flatMap((item) => {
    const value = item['emailAddress'];
    return typeof value === 'string' && value !== '' ? [itemOf(item, value)] : [];
  });
  if (items.some((item) => !EMAIL.test(item.value))) throw validationFailure(entityType, 'emailAddress', 'emailAddress');
  return { emails: items };
}

/** A stored number in an old national form makes an array alone fail, since the stored flat value is checked with it. */
function phoneInput(entityType: string, body: JsonObject, storedPhone: string | null, settings: EspoSettings): Pick<ChannelInput, 'phone' | 'phones'> {
  const array = arrayOf(body['phoneNumberData']);
  const flat = flatOf(body['phoneNumber']);
  if (array === undefined && flat === undefined) return {};
  const failure = (type: string): Error => validationFailure(entityType, 'phoneNumber', type);
  const checked = flat === undefined ? storedPhone : flat;
  const stored = checked === null ? null : normalPhone(checked, settings);
  if (stored === undefined) throw failure('valid');
  if (array === undefined) return { phone: stored };
  if (array.length > MAX_ENTRIES) throw failure('maxCount');
  const phones = array.map((item) => {
    const value = typeof item['phoneNumber'] === 'string' ? normalPhone(item['phoneNumber'], settings) : undefined;
    const type = item['type'] ?? 'Mobile';
    if (value === undefined || !phoneTypes.some((known) => known === type)) throw failure('valid');
    return itemOf(item, value);
  });
  return { phones };
}

function normalPhone(text: string, settings: EspoSettings): string | undefined {
  if (settings.phoneNumberInternational) return toE164(text);
  return isLoosePhone(text) ? text : undefined;
}

/** null, text and objects in place of the array are ignored. */
function arrayOf(value: Json | undefined): JsonObject[] | undefined {
  return Array.isArray(value) ? value.filter(isJsonObject) : undefined;
}

function flatOf(value: Json | undefined): string | null | undefined {
  if (value === undefined || value === null) return value;
  return typeof value === 'string' && value !== '' ? value : null;
}

function echoOf(body: JsonObject, settings: EspoSettings): JsonObject {
  const emails = arrayOf(body['emailAddressData']);
  const phones = arrayOf(body['phoneNumberData'])?.map((item) => ({ ...item, phoneNumber: normalPhone(plainText(item['phoneNumber']), settings) ?? null }));
  return { ...(emails === undefined ? {} : { emailAddressData: emails }), ...(phones === undefined ? {} : { phoneNumberData: phones }) };
}
