import type { Effect, Effects } from '../effects/effects.js';
import { HubError } from '../errors/hub-error.js';

/**
 * Runs a ledger operation through the effects seam. What is not the hub's own error becomes `unavailable`:
 * the data base is away or refuses, and the work has to come again.
 */
export async function callLedger<T>(effects: Effects, effect: Omit<Effect, 'system'>, action: () => Promise<T>): Promise<T> {
  try {
    return await effects.run({ ...effect, system: 'ledger' }, action);
  } catch (error) {
    if (error instanceof HubError) throw error;
    throw new HubError('unavailable', `Das Ledger antwortet nicht (${effect.operation}); prüfen Sie die Datenbank.`, {
      retryable: true, retryAfterMs: 5_000, cause: error,
    });
  }
}

/** True for a violation of the named unique index, from pg and from PGlite alike. */
export function violates(error: unknown, constraint: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === '23505'
    && 'constraint' in error && error.constraint === constraint;
}
