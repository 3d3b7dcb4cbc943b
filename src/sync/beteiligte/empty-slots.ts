import type { LinkedRecord } from '../../hub/ledger/ledger.js';
import type { EntityId } from '../../systems/espocrm/records.js';
import type { SyncContext } from './context.js';
import { linkedRecords } from './linked-records.js';
import { memoryOf } from './memory.js';

/** Above so many empty slots a person is asked to tidy up in Advoware (kommunikation-sync.md, Slots pile up). */
export const defaultSlotLimit = 5;

export interface SlotReport { readonly records: number; readonly emptySlots: number; readonly tasksOpened: number }

/**
 * The nightly count: empty slots as each record's last run left them, one task for a person per Beteiligter above the
 * limit, and never a second one while the first is open. A task whose reply was lost is found by the next night's look.
 */
export async function reportEmptySlots(context: SyncContext, limit: number = defaultSlotLimit): Promise<SlotReport> {
  let report: SlotReport = { records: 0, emptySlots: 0, tasksOpened: 0 };
  for await (const record of linkedRecords(context.hub.ledger)) {
    const slots = slotsOf(record);
    if (slots === 0) continue;
    const opened = slots > limit && await openTask(context, record, slots);
    report = { records: report.records + 1, emptySlots: report.emptySlots + slots, tasksOpened: report.tasksOpened + (opened ? 1 : 0) };
  }
  context.hub.metrics.emptySlots(report.emptySlots);
  return report;
}

function slotsOf(record: LinkedRecord): number {
  const memory = memoryOf(record);
  return memory.state === 'linked' ? memory.emptySlots : 0;
}

const taskName = 'Leere Kommunikationseinträge in Advoware aufräumen';

async function openTask({ espocrm, notifyUserId }: SyncContext, { leftId, rightId }: LinkedRecord, slots: number): Promise<boolean> {
  const answer = await espocrm.readBeteiligter(leftId as EntityId);
  if (answer.kind === 'gone' || await hasOpenTask(espocrm, leftId)) return false;
  await espocrm.create('Task', {
    name: taskName, status: 'Not Started', parentType: 'CBeteiligte', parentId: leftId, assignedUserId: answer.record.assignedUserId ?? notifyUserId,
    description: `Der Beteiligte ${rightId} hat in Advoware ${slots} leere Kommunikationseinträge, die der Hub nicht löschen kann. `
      + 'Bitte dort alle Einträge mit der Bemerkung „[ESPOCRM-SLOT:…]“ löschen und diese Aufgabe abschließen.',
  });
  return true;
}

async function hasOpenTask(espocrm: SyncContext['espocrm'], entityId: string): Promise<boolean> {
  const tasks = espocrm.list('Task', {
    where: [
      { type: 'equals', attribute: 'parentId', value: entityId },
      { type: 'equals', attribute: 'name', value: taskName },
      { type: 'notIn', attribute: 'status', value: ['Completed', 'Canceled'] },
    ],
    select: ['name'], limit: 1,
  });
  for await (const page of tasks) if (page.length > 0) return true;
  return false;
}
