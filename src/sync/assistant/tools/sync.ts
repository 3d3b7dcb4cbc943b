import { z } from 'zod';
import { HubError } from '../../../hub/errors/hub-error.js';
import { checkEvent } from '../../beteiligte/check-event.js';
import { kuerzel, recordId } from '../arguments.js';
import { readContact } from '../contacts.js';
import { actor } from '../context.js';
import { activeEmployee } from '../employees.js';
import { syncStateOf } from '../sync-state.js';
import { tool } from '../tool.js';

export const syncStatus = tool({
  name: 'sync_status', title: 'Stand des Abgleichs', effect: 'reads', schema: z.object({ id: recordId.optional() }),
  description: 'Mit id: Stand und letzte Läufe des Abgleichs eines Beteiligten. Ohne id: Läufe der letzten 24 Stunden nach Ergebnis und der Zustand der angeschlossenen Systeme.',
}, async (context, { id }) => {
  if (id !== undefined) {
    const { entity, record } = await readContact(context.espocrm, id);
    if (entity !== 'CBeteiligte') throw new HubError('invalid', 'sync_status: Nur Beteiligte werden mit Advoware abgeglichen.');
    return { answer: { id, ...await syncStateOf(context, record) }, records: [id] };
  }
  const { hub } = context;
  const since = hub.effects.now().subtract({ hours: 24 }).toString();
  const [runs, health] = await Promise.all([hub.ledger.runResults('beteiligter', since), hub.health()]);
  return { answer: { since, runs, systems: Object.fromEntries(Object.entries(health.dependencies).map(([name, { state }]) => [name, state])) }, records: [] };
});

export const syncNow = tool({
  name: 'sync_now', title: 'Abgleich anstoßen', effect: 'writes', schema: z.object({ id: recordId.optional(), kuerzel: kuerzel.optional() }),
  description: 'Stößt den Abgleich eines Beteiligten (id) oder des Kalenders eines Mitarbeiters (kuerzel) an. Der Abgleich läuft danach von selbst; den Stand zeigt sync_status.',
}, async ({ hub, espocrm, advoware }, { id, kuerzel: name }) => {
  if (id === undefined && name === undefined) throw new HubError('invalid', 'sync_now: Bitte id oder kuerzel angeben.');
  const employee = name === undefined ? undefined : await activeEmployee(advoware, name);
  if (id !== undefined) {
    const { entity } = await readContact(espocrm, id);
    if (entity !== 'CBeteiligte') throw new HubError('invalid', 'sync_now: Nur Beteiligte werden mit Advoware abgeglichen.');
    await hub.events.emit('vmh.beteiligte.sync_check', [checkEvent(hub, id, actor)]);
  }
  if (employee !== undefined) await hub.events.emit('calendar_sync_employee', [{ kuerzel: employee, source: actor, timestamp: hub.effects.now().toString() }]);
  return { answer: { started: true, id, kuerzel: employee }, records: id === undefined ? [] : [id] };
});
