import { markedProperties } from '../../domain/calendar/creations.js';
import { keyText, type CreateAdvoware, type DeleteAdvoware, type LinkedLink, type UpdateAdvoware } from '../../domain/calendar/plan-types.js';
import { sentToAdvoware } from '../../domain/calendar/sent.js';
import { why } from '../../domain/calendar/texts.js';
import { pick } from '../../domain/journal/pick.js';
import { asHubError } from '../../hub/errors/http-answer.js';
import { HubError } from '../../hub/errors/hub-error.js';
import type { JsonObject } from '../../hub/json.js';
import type { JournalIntent } from '../../hub/ledger/ledger.js';
import type { FrNr } from '../../systems/advoware/appointments.js';
import type { CalendarRun } from './calendar-run.js';
import { versionOf } from './google-version.js';
import { again, done, suppressed, type Step } from './step.js';
import { markEvent } from './write-google.js';

/** Carries out one write to Advoware, or keeps it back under write protection, and remembers what it settles. */
export async function writeToAdvoware(run: CalendarRun, operation: CreateAdvoware | UpdateAdvoware | DeleteAdvoware): Promise<Step> {
  if (run.context.advoware.writeProtected) {
    await run.noteSuppressed(intentOf(run, operation));
    return suppressed;
  }
  switch (operation.kind) {
    case 'create_advoware': return create(run, operation);
    case 'update_advoware': return update(run, operation);
    case 'delete_advoware': return remove(run, operation);
  }
}

function intentOf(run: CalendarRun, operation: CreateAdvoware | UpdateAdvoware | DeleteAdvoware): JournalIntent {
  switch (operation.kind) {
    case 'create_advoware':
      return { system: 'advoware', operation: 'POST appointments', recordId: keyText(operation.key), before: {}, after: { ...operation.fields }, why: operation.why };
    case 'update_advoware': {
      const record: JsonObject = { ...run.sides.record(operation.frNr) };
      const before = pick(record, Object.keys(operation.changes));
      return { system: 'advoware', operation: 'PUT appointments', recordId: String(operation.frNr), before, after: { ...operation.changes }, why: operation.why };
    }
    // The whole record: from here it can be made again.
    case 'delete_advoware':
      return { system: 'advoware', operation: 'DELETE appointments', recordId: String(operation.frNr), before: { ...run.sides.record(operation.frNr) }, after: {}, why: operation.why };
  }
}

/**
 * Advoware gives the number, so the intent is committed first, and found again by its content after a crash. An answer
 * that says no makes nothing; of one that was lost the intent stays, and the next plan searches before it repeats.
 */
async function create(run: CalendarRun, operation: CreateAdvoware): Promise<Step> {
  await run.remember({ drops: operation.drops, puts: [operation.link] });
  run.sides.begun(operation.link);
  const frNr = await post(run, operation);
  const linked: LinkedLink = { ...operation.link, state: 'linked', frNr };
  await run.remember({ drops: [operation.link], puts: [linked] });
  if (!operation.mark) return done;
  const { event, etag } = operation.mark;
  const properties = markedProperties(operation.mark, run.sides.settings.link, frNr);
  const marked = await markEvent(run, await versionOf(run, { kind: 'event', id: event }, etag), properties, why.mark(event));
  // The appointment is there; the marker follows when what is on the way has been read.
  if (marked.kind === 'again') run.tally.done(operation);
  return marked;
}

async function post(run: CalendarRun, operation: CreateAdvoware): Promise<FrNr> {
  try {
    const { frNr } = await run.write(intentOf(run, operation), async () => sent(await run.context.advoware.createAppointment(run.sides.kuerzel, { ...operation.fields })),
      (given) => ({ kind: 'done', recordId: String(given.frNr) }));
    return frNr;
  } catch (error) {
    if (asHubError(error).code.startsWith('upstream_')) await run.remember({ drops: [operation.link], puts: operation.drops });
    throw error;
  }
}

async function update(run: CalendarRun, operation: UpdateAdvoware): Promise<Step> {
  const seen = run.sides.record(operation.frNr);
  if (seen?.rowId !== operation.rowId) return again('nothing');
  await run.sending(operation.frNr, sentToAdvoware(operation));
  const answer = await run.write(intentOf(run, operation), async () => sent(await run.context.advoware.updateAppointment(seen, { ...operation.changes })),
    ({ kind }) => (kind === 'updated' ? { kind: 'done' } : { kind: 'refused', reason: kind }));
  if (answer.kind !== 'updated') return again('advoware');
  await run.remember(operation.link ? { drops: run.linkedTo(operation.frNr), puts: [operation.link] } : run.advanced(operation.frNr, operation.settles));
  return done;
}

/** Advoware deletes whatever stands there, so what was read some time ago is read again. What is gone already is as it should be. */
async function remove(run: CalendarRun, operation: DeleteAdvoware): Promise<Step> {
  const { sides, context } = run;
  if (ageMs(run) > freshMs) await sides.readAdvoware('window');
  if (sides.record(operation.frNr)?.rowId !== operation.rowId) return again('nothing');
  await run.write(intentOf(run, operation), async () => sent(await context.advoware.deleteAppointment(operation.frNr as FrNr)), () => ({ kind: 'done' }));
  await run.remember({ drops: run.linkedTo(operation.frNr), puts: [operation.link] });
  return done;
}

/** Write protection has kept the operation back long before: it cannot come on within a run. */
function sent<Answer extends { readonly kind: string }>(answer: Answer): Exclude<Answer, { readonly kind: 'suppressed' }> {
  if (answer.kind === 'suppressed') throw new HubError('write_protected', 'Advoware, appointments: Der Schreibschutz hält zurück, was der Abgleich für schreibbar hielt.');
  return answer as Exclude<Answer, { readonly kind: 'suppressed' }>;
}

/** A reading that is so young counts as just now: Advoware offers no condition for a deletion. */
const freshMs = 5_000;
const ageMs = (run: CalendarRun): number => run.context.hub.effects.now().since(run.sides.advowareReadAt).total('milliseconds');
