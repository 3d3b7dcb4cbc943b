import type { Operation, Plan } from './plan.js';

/** How one effect ended. `error` is a German text for people. `not_done`: held back (write protection) or not reached. */
export type EffectOutcome = { readonly kind: 'done' } | { readonly kind: 'failed'; readonly error: string } | { readonly kind: 'not_done' };

export interface Outcomes {
  /** Of the CRM write; whatever it says counts only when the plan has one. */
  readonly crm: EffectOutcome;
  /** In the order of `plan.advoware`; what is absent was not done. */
  readonly advoware: readonly EffectOutcome[];
}

/** The message payload of a run (kommunikation-sync.md), with what else a person may want to know. */
export interface KommunikationResult {
  readonly advoware_to_espocrm: { readonly emails_synced: number; readonly phones_synced: number; readonly errors: readonly string[] };
  readonly espocrm_to_advoware: { readonly created: number; readonly updated: number; readonly deleted: number; readonly errors: readonly string[] };
  readonly conflicts: readonly string[];
  /** Values in step on both sides that needed nothing. */
  readonly unchanged: number;
  /** New things a person should mend. */
  readonly reports: readonly string[];
  readonly guessed_kinds: number;
  readonly empty_slots: number;
}

/** Counts only what was done. */
export function resultOf(plan: Plan, outcomes: Outcomes): KommunikationResult {
  const crmDone = plan.crm.kind === 'write' && outcomes.crm.kind === 'done';
  const done = plan.advoware.filter((_, index) => outcomes.advoware[index]?.kind === 'done');
  const count = (matches: (operation: Operation) => boolean) => done.filter(matches).length;
  return {
    advoware_to_espocrm: {
      emails_synced: crmDone ? plan.counts.emailsToEspoCrm : 0, phones_synced: crmDone ? plan.counts.phonesToEspoCrm : 0,
      errors: [...errorOf(outcomes.crm), ...errorsOf(plan, outcomes, isForEspoCrm)],
    },
    espocrm_to_advoware: {
      created: count((operation) => operation.kind === 'post' || operation.kind === 'reuse_slot'),
      updated: count((operation) => operation.kind === 'put'),
      deleted: count((operation) => operation.kind === 'to_slot' && operation.rule === 'deleted_in_espocrm'),
      errors: errorsOf(plan, outcomes, (operation) => !isForEspoCrm(operation)),
    },
    conflicts: plan.conflicts.map((conflict) => conflict.text),
    unchanged: plan.counts.unchanged,
    reports: plan.reports.map((report) => report.text),
    guessed_kinds: plan.counts.guessedKinds,
    empty_slots: plan.counts.emptySlots,
  };
}

/** Whether every effect is confirmed, so that the ledger may take `baseAfter(plan, …)`. */
export function isCarriedOut(plan: Plan, outcomes: Outcomes): boolean {
  const crm = plan.crm.kind === 'unchanged' || outcomes.crm.kind === 'done';
  return crm && plan.advoware.every((_, index) => outcomes.advoware[index]?.kind === 'done');
}

/** A marker or slot that only notes what went to the CRM. */
function isForEspoCrm(operation: Operation): boolean {
  return operation.kind === 'set_marker' || (operation.kind === 'to_slot' && operation.rule === 'deleted_in_advoware');
}

function errorsOf(plan: Plan, outcomes: Outcomes, matches: (operation: Operation) => boolean): readonly string[] {
  return plan.advoware.flatMap((operation, index) => {
    const outcome = outcomes.advoware[index];
    return outcome === undefined || !matches(operation) ? [] : errorOf(outcome);
  });
}

function errorOf(outcome: EffectOutcome): readonly string[] {
  return outcome.kind === 'failed' ? [outcome.error] : [];
}
