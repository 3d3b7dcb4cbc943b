import { sandboxEspoCredentials } from '../espocrm/credentials.js';
import type { EspoRecord, EspoState } from '../espocrm/state.js';
import { plainText, type JsonObject } from '../json.js';

const { userId, notifyUserId, staffUserId, adminUserId } = sandboxEspoCredentials;
/** Has no other part than being responsible for some clients. */
const thirdStaffUserId = '66f0a1b2c3d400004';

/** Whom a client may belong to; undefined: nobody. */
export const responsible: readonly (string | undefined)[] = [notifyUserId, staffUserId, thirdStaffUserId, undefined];

/** The users of the CRM: the hub's API user, three of the staff, the administrator. */
export function addStaff(state: EspoState, createdAt: string): void {
  const users: JsonObject[] = [
    { id: userId, userName: 'hub-api', lastName: 'Hub', type: 'api' },
    { id: notifyUserId, userName: 'k.lindner', salutationName: 'Ms.', firstName: 'Katharina', lastName: 'Lindner', type: 'regular', cExtension: '10' },
    { id: staffUserId, userName: 's.oezdemir', salutationName: 'Ms.', firstName: 'Selin', lastName: 'Özdemir', type: 'regular', cExtension: '11' },
    { id: thirdStaffUserId, userName: 't.vogt', salutationName: 'Mr.', firstName: 'Thorsten', lastName: 'Vogt', type: 'regular', cExtension: '12' },
    { id: adminUserId, userName: 'admin', lastName: 'Admin', type: 'admin' },
  ];
  for (const { id, ...attributes } of users) {
    const record: EspoRecord = { id: plainText(id), deleted: false, version: null, emails: [], phones: [], attributes: { isActive: true, createdAt, modifiedAt: createdAt, ...attributes } };
    (state.records['User'] ??= {})[record.id] = record;
  }
}
