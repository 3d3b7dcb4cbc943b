import type { JsonObject } from '../../../src/hub/json.js';
import { channelInput, type ChannelInput } from '../../../src/sandbox/espocrm/channel-input.js';
import { dataOf, emailChannel, phoneChannel, writeAll, type Channel, type ChannelItem, type Rows } from '../../../src/sandbox/espocrm/channels.js';
import { entities } from '../../../src/sandbox/espocrm/entities.js';
import { EspoError } from '../../../src/sandbox/espocrm/errors.js';
import type { EspoSettings } from '../../../src/sandbox/espocrm/state.js';
import type { HttpAnswer } from '../../../src/systems/http/transport.js';
import { refusalAnswer } from './http.js';

/** The two lists that only a single GET shows. */
export const contactAttributes = ['phoneNumberData', 'emailAddressData'] as const;
export const noContacts: JsonObject = { phoneNumberData: [], emailAddressData: [] };

type SandboxBody = Parameters<typeof channelInput>[2];
export type ContactLists = { readonly kind: 'stored'; readonly lists: JsonObject } | { readonly kind: 'refused'; readonly answer: HttpAnswer };

/** The lists of a body as EspoCRM checks and stores them. Each record has rows of its own here. */
export function contactLists(body: JsonObject, before: JsonObject): ContactLists {
  try {
    const input = channelInput('CBeteiligte', entities['CBeteiligte']!, body as SandboxBody, primaryOf(before), settings);
    return { kind: 'stored', lists: stored(input) };
  } catch (error) {
    if (error instanceof EspoError) return { kind: 'refused', answer: refusalAnswer(error.status, error.reason ?? '', error.body ?? '') };
    throw error;
  }
}

const settings: EspoSettings = {
  optimisticLocking: true, phoneNumberInternational: true, allowInternalWebhooks: true, webhookAllowedAddressList: [], loginLock: false, dirtyOnPersonsEdit: false, forbidden: [],
};

const stored = ({ phones, emails }: ChannelInput): JsonObject => ({
  ...(phones ? { phoneNumberData: listOf(phoneChannel, phones) } : {}), ...(emails ? { emailAddressData: listOf(emailChannel, emails) } : {}),
});

function listOf(channel: Channel, items: readonly ChannelItem[]): JsonObject[] {
  const rows: Rows = {};
  const links = writeAll(channel, rows, [], items);
  return dataOf(channel, rows, links);
}

function primaryOf(record: JsonObject): string | null {
  const phones = record['phoneNumberData'] as readonly JsonObject[] | undefined;
  const primary = phones?.find((item) => item['primary'] === true)?.['phoneNumber'];
  return typeof primary === 'string' ? primary : null;
}
