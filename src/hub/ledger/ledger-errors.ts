import { HubError } from '../errors/hub-error.js';
import type { Run } from './ledger.js';

/** A newer run holds the record. */
export function fenced(run: Run): HubError {
  return new HubError('lock_lost', `Lauf ${run.id} an ${run.kind} ${run.recordId} wurde von einem neueren abgelöst; es wird nichts gespeichert.`, { retryable: true });
}

/** The other side's record is linked with another record of this side already. */
export function takenRight(kind: string, leftId: string, rightId: string): HubError {
  return new HubError('conflict', `${kind} ${leftId} kann nicht mit ${rightId} verknüpft werden: ${rightId} ist schon mit einem anderen Datensatz verknüpft. `
    + 'Prüfen Sie, welcher der beiden richtig ist.');
}

/** Number or event of the pair belong to another one already. */
export function pairTaken(kuerzel: string, name: string): HubError {
  return new HubError('conflict', `Kalender ${kuerzel}: ${name} kann nicht verknüpft werden, Termin oder Eintrag sind es schon mit einem anderen.`);
}

export function unknownRow(what: string, id: string): HubError {
  return new HubError('not_found', `Im Ledger gibt es ${what} ${id} nicht.`);
}
