import { createHash } from 'node:crypto';
import type { Hub } from '../../hub/hub.js';
import type { HeldLock } from '../../hub/locks/locks.js';
import type { EspoCrm } from '../../systems/espocrm/espocrm.js';
import { findNotice, postNotice } from '../../systems/espocrm/notes.js';

/** What telling somebody needs of the world. */
export interface NoticeContext { readonly hub: Pick<Hub, 'ledger' | 'log'>; readonly espocrm: EspoCrm }

/** The key of a notice: `occasion` tells one occurrence from the next; the same one is told once. */
export const noticeKey = (recordId: string, occasion: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify([recordId, ...occasion])).digest('hex').slice(0, keyLength);

const keyLength = 24;

/**
 * Sends what stands to be sent for a record. One that an earlier process may have sent is looked for first.
 * Throws when one could not be sent: the event must come back, since a record that waits for a person may have no other run.
 */
export async function deliverNotices(context: NoticeContext, recordId: string, lock: Pick<HeldLock, 'assertHeld'>): Promise<void> {
  const { ledger, log } = context.hub;
  try {
    for (const notice of await ledger.claimNotices(recordId)) {
      const sentBefore = notice.attempted && await findNotice(context.espocrm, notice.key);
      if (!sentBefore) {
        // A run that lost its lock may have company: two would tell it twice.
        await lock.assertHeld();
        await postNotice(context.espocrm, { userIds: [notice.userId], text: notice.text, key: notice.key });
      }
      await ledger.noticeSent(notice.id);
    }
  } catch (error) {
    log.warn('notice.delayed', { record: recordId }, error);
    throw error;
  }
}
