import type { Lead } from '../../domain/leads/lead.js';
import { knownIn, type Known, type KnownIn } from '../../domain/leads/matching.js';
import { lookupDigits } from '../../domain/telephony/numbers.js';
import type { Json, JsonObject } from '../../hub/json.js';
import type { EspoCrm, EspoRecord, Where } from '../../systems/espocrm/espocrm.js';
import type { EntityId } from '../../systems/espocrm/records.js';

/** More than these are a question for a person anyway. */
const mostPerEntity = 5;

/** Everybody in the CRM with the e-mail or the phone of a lead; one search an entity, side by side. */
export async function knownPeople(espocrm: EspoCrm, { email, phone }: Pick<Lead, 'email' | 'phone'>): Promise<readonly Known[]> {
  const ways: Where[] = [
    ...(email === '' ? [] : [{ type: 'equals', attribute: 'emailAddress', value: email }]),
    ...(phone === '' ? [] : [{ type: 'in', attribute: 'phoneNumberNumeric', value: lookupDigits(phone) }]),
  ];
  if (ways.length === 0) return [];
  return (await Promise.all(knownIn.map((entity) => search(espocrm, entity, { type: 'or', value: ways })))).flat();
}

async function search(espocrm: EspoCrm, entity: KnownIn, where: Where): Promise<readonly Known[]> {
  const found: Known[] = [];
  const query = { where: [where], select: entity === 'Lead' ? ['status'] : ['id'], limit: mostPerEntity };
  for await (const page of espocrm.list(entity, query)) {
    found.push(...page.map(({ id, ['status']: status }) => ({ entity, id, isConverted: status === 'Converted' })));
  }
  return found;
}

/**
 * Address and number of a lead with the flags that they have in the CRM already: left out, they would be reset for everybody
 * who shares them, and an opt-out would be lost (espocrm.md, Phones and e-mails).
 */
export async function withSharedFlags(espocrm: EspoCrm, { email, phone }: Pick<Lead, 'email' | 'phone'>, known: readonly Known[]): Promise<JsonObject> {
  const answers = await Promise.all(known.map(({ entity, id }) => espocrm.read(entity, id as EntityId)));
  const records = answers.flatMap((answer) => (answer.kind === 'found' ? [answer.record] : []));
  const address = records.flatMap((record) => entriesOf(record, 'emailAddressData')).find(({ emailAddress }) => typeof emailAddress === 'string' && emailAddress.toLowerCase() === email);
  const number = records.flatMap((record) => entriesOf(record, 'phoneNumberData')).find((entry) => entry['phoneNumber'] === phone);
  return {
    ...(address ? { emailAddressData: [{ emailAddress: email, primary: true, ...flags(address) }] } : {}),
    ...(number ? { phoneNumberData: [{ phoneNumber: phone, primary: true, type: number['type'], ...flags(number) }] } : {}),
  };
}

const flags = ({ optOut, invalid }: JsonObject): JsonObject => ({ optOut, invalid });

function entriesOf(record: EspoRecord, attribute: string): readonly JsonObject[] {
  const entries: Json | undefined = record[attribute];
  return Array.isArray(entries) ? (entries as readonly Json[]).filter(isObject) : [];
}

const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
