import { pick } from '../../domain/journal/pick.js';
import { HubError } from '../../hub/errors/hub-error.js';
import { isTopic } from '../../hub/events/topics.js';
import type { EntityId } from '../../systems/espocrm/records.js';
import { versionOf } from '../beteiligte/beteiligter-run.js';
import { checkEvent } from '../beteiligte/check-event.js';
import { journaledWrite } from '../journal/journaled-write.js';
import type { DeskContext } from './context.js';

/** A person who acts on the dashboard, as the journal names them. */
export interface Staff { readonly name: string }

/**
 * Brings a record that sticks back to life: `dirty` and no tries, as a person would set it in the CRM (beteiligte-sync.md,
 * Errors), and its run at once. Throws HubError `not_found`, `conflict` when somebody changed it meanwhile.
 */
export async function retryBeteiligter({ hub, espocrm }: DeskContext, id: string, staff: Staff): Promise<void> {
  const answer = await espocrm.readBeteiligter(id as EntityId);
  if (answer.kind === 'gone') throw new HubError('not_found', `Den Beteiligten ${id} gibt es im CRM nicht mehr.`);
  const { record } = answer;
  const after = { syncStatus: 'dirty', syncRetryCount: 0, syncErrorMessage: null };
  const written = await journaledWrite(
    hub, { kind: 'staff', trigger: 'Dashboard: noch einmal', actor: staff.name },
    { system: 'espocrm', operation: 'PUT CBeteiligte', recordId: id, before: pick(record, Object.keys(after)), after, why: `Von ${staff.name} auf dem Dashboard wieder angestoßen.` },
    () => espocrm.update('CBeteiligte', id as EntityId, after, versionOf(record)),
    ({ kind }) => (kind === 'updated' ? { kind: 'done' } : { kind: 'refused', reason: kind }),
  );
  if (written.kind !== 'updated') throw new HubError('conflict', `Der Beteiligte ${id} wurde gerade geändert, bitte noch einmal.`, { retryable: true });
  await hub.events.emit('vmh.beteiligte.sync_check', [checkEvent(hub, id, 'manual')]);
}

/** Puts a dead letter back into its queue. Throws HubError `malformed`, `not_found`. */
export async function retryLetter({ hub }: DeskContext, { topic, id }: { readonly topic: string; readonly id: string }, staff: Staff): Promise<void> {
  if (!isTopic(topic)) throw new HubError('malformed', 'Dieses Thema gibt es nicht.');
  await hub.events.retryDeadLetter(topic, id);
  hub.log.info('desk.letter_retried', { topic, event: id, by: staff.name });
}
