import type { AnyHistory, Mutant, Outcome, SimulateOptions, Subject } from './subject.js';

export interface Hunt<History> { readonly histories: number; readonly failed: Outcome<History> | undefined }

/** Plays the histories of these seeds until one fails. */
export async function hunt<History extends AnyHistory, Safeguards>(
  subject: Subject<History, Safeguards>, firstSeed: number, histories: number, options: SimulateOptions<Safeguards> = {},
): Promise<Hunt<History>> {
  for (let count = 1; count <= histories; count += 1) {
    const outcome = await subject.simulate(subject.generate(firstSeed + count - 1), options);
    if (outcome.violation) return { histories: count, failed: outcome };
  }
  return { histories, failed: undefined };
}

export type Caught<History> = Hunt<History> & { readonly verdict: 'caught' | 'by another invariant' | 'survived' };

/** Whether a mutant is found out, by one of the invariants that it breaks. */
export async function huntMutant<History extends AnyHistory, Safeguards>(
  subject: Subject<History, Safeguards>, mutant: Mutant<Safeguards>, firstSeed: number, histories: number,
): Promise<Caught<History>> {
  const found = await huntNeed(subject, mutant) ?? await hunt(subject, firstSeed, histories, { safeguards: mutant.safeguards });
  const invariant = found.failed?.violation?.invariant;
  return { ...found, verdict: invariant === undefined ? 'survived' : mutant.fails.includes(invariant) ? 'caught' : 'by another invariant' };
}

const orders = 40;

async function huntNeed<History extends AnyHistory, Safeguards>(subject: Subject<History, Safeguards>, mutant: Mutant<Safeguards>): Promise<Hunt<History> | undefined> {
  for (let order = 1; order <= orders; order += 1) {
    const history = subject.needs?.(mutant, order);
    if (history === undefined) return undefined;
    const outcome = await subject.simulate(history, { safeguards: mutant.safeguards });
    if (outcome.violation) return { histories: order, failed: outcome };
  }
  return undefined;
}
