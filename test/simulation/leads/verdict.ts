import { leadOf } from '../../../src/sync/leads/lead-body.js';
import { memoryOf } from '../../../src/sync/leads/lead-memory.js';
import type { Scene } from './scene.js';

/** What must hold when the world has come to rest and staff have left one record of each person. */
export function judge(scene: Scene): void {
  const violate = (invariant: string, message: string): void => { scene.monitor.violate(invariant, message); };
  for (const [delivery, id] of scene.answers) {
    if (!scene.ledger.leads.leads.has(id)) violate('I27', `${delivery} was accepted as ${id}, which the ledger does not know`);
  }
  for (const { id, state, body } of scene.ledger.leads.leads.values()) {
    const lead = leadOf(body);
    if (state !== 'done') { violate('I27', `lead ${id} was accepted and rests ${state}`); continue; }
    const records = scene.madeOf(id, 'Lead').length + scene.madeOf(id, 'Note').length;
    if (records !== 1) violate(records === 0 ? 'I7' : 'I6', `of lead ${id} there are ${records} records`);
    const tasks = scene.madeOf(id, 'Task').length;
    if (tasks !== (lead.kind === 'vermieter' ? 1 : 0)) violate('I7', `of lead ${id} (${lead.kind}) there are ${tasks} tasks`);
    const memory = memoryOf(scene.ledger.links.get(`lead ${id}`));
    const listable = memory.state === 'recorded' && memory.subject.entity !== 'CBeteiligte' ? memory.subject.id : undefined;
    if (lead.consent.newsletter && listable !== undefined && !scene.crm.listed.has(listable)) violate('I7', `lead ${id} agreed to the newsletter and is not on the list`);
  }
  for (const { draft, sent } of scene.ledger.notices.values()) {
    if (!sent) violate('I4', `the notice about ${draft.recordId} was never sent`);
  }
}
