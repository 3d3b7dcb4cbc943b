import type { KommunikationBase } from './base.js';
import { emailsToSend, phonesToSend } from './crm-list.js';
import type { Draft, Link } from './draft.js';
import { mediumOf, type Medium } from './kinds.js';
import { idOfOperation, nextBaseOf } from './next-base.js';
import { slotsOf, type Step } from './operations.js';
import type { CrmData, Operation, Plan, Report } from './plan.js';
import type { PrimaryOutcome } from './primary.js';

/** What came of one medium. */
export type MediumPlan = PlannedMedium | { readonly kind: 'left_alone'; readonly medium: Medium; readonly report: Report };
export interface PlannedMedium {
  readonly kind: 'planned';
  readonly draft: Draft;
  readonly primary: PrimaryOutcome;
  readonly steps: readonly Step[];
  readonly extra: readonly Report[];
}

/** Puts the two media together into one plan. */
export function assemble(base: KommunikationBase | undefined, phone: MediumPlan, email: MediumPlan): Plan {
  const plans = [phone, email];
  const planned = plans.filter((plan) => plan.kind === 'planned');
  const steps = inPhases(planned.flatMap((plan) => plan.steps));
  const current = plans.flatMap((plan) => (plan.kind === 'planned' ? [...plan.draft.reports, ...plan.extra] : [plan.report]));
  const known = new Set(base?.reported);
  return {
    crm: crmWrite(planned), advoware: steps.map((step) => step.operation),
    conflicts: planned.flatMap((plan) => plan.draft.conflicts),
    reports: onePerKey(current).filter((report) => !known.has(report.key)),
    counts: countsOf(planned), nextBase: nextBase(base, phone, email, steps, current),
    settled: plans.every((plan) => plan.kind === 'planned' && plan.draft.settled),
  };
}

function onePerKey(reports: readonly Report[]): readonly Report[] {
  return [...new Map(reports.map((report) => [report.key, report])).values()];
}

/** Over both media: markers and values, then slots, then placements (see `operationsOf`). */
function inPhases(steps: readonly Step[]): readonly Step[] {
  const phase = { set_marker: 0, put: 0, to_slot: 1, reuse_slot: 2, post: 2 } as const;
  return [...steps].sort((a, b) => phase[a.operation.kind] - phase[b.operation.kind]);
}

function crmWrite(plans: readonly PlannedMedium[]): Plan['crm'] {
  const changed = plans.filter((plan) => plan.draft.espoCrmWhy.length > 0).map((plan) => plan.draft);
  if (changed.length === 0) return { kind: 'unchanged' };
  const data = changed.reduce<CrmData>((all, { medium, items }) => ({ ...all, ...(medium === 'phone' ? phonesToSend(items) : emailsToSend(items)) }), {});
  return { kind: 'write', data, why: [...new Set(changed.flatMap((draft) => draft.espoCrmWhy))] };
}

function countsOf(plans: readonly PlannedMedium[]): Plan['counts'] {
  const drafts = plans.map((plan) => plan.draft);
  const operations = plans.flatMap((plan) => plan.steps.map((step) => step.operation));
  const count = (matches: (operation: Operation) => boolean) => operations.filter(matches).length;
  const changes = (medium: Medium) => drafts.filter((draft) => draft.medium === medium).flatMap((draft) => draft.espoCrmWhy).length;
  const reused = count((operation) => operation.kind === 'reuse_slot');
  return {
    unchanged: sum(drafts.map((draft) => draft.items.filter(({ link, removed }) => !removed && link?.how === 'value' && isIdle(link)).length)),
    emailsToEspoCrm: changes('email'), phonesToEspoCrm: changes('phone'),
    createdInAdvoware: reused + count((operation) => operation.kind === 'post'),
    updatedInAdvoware: count((operation) => operation.kind === 'put'),
    deletedInAdvoware: count((operation) => operation.kind === 'to_slot' && operation.rule === 'deleted_in_espocrm'),
    emptySlots: sum(drafts.map((draft) => slotsOf(draft).length)) - reused,
    guessedKinds: sum(drafts.map((draft) => draft.guessedKinds)),
  };
}

function isIdle({ entry, placement }: Link): boolean {
  return placement === undefined && entry !== undefined && entry.rule === undefined;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function nextBase(base: KommunikationBase | undefined, phone: MediumPlan, email: MediumPlan, steps: readonly Step[], current: readonly Report[]): KommunikationBase {
  const placed = new Map(steps.map(({ placement, operation }, index) => [placement, idOfOperation(operation, index)]));
  const idOf = ({ placement, entry }: Link) => (entry === undefined || placement !== undefined ? placed.get(placement) : String(entry.id));
  const next = (plan: MediumPlan) => (plan.kind === 'planned' ? nextBaseOf(plan.draft, plan.primary, idOf) : asBefore(base, plan.medium));
  const [phones, emails] = [next(phone), next(email)];
  // What was not looked at may still be as it was reported.
  const stale = phone.kind === 'planned' && email.kind === 'planned' ? [] : base?.reported ?? [];
  return {
    version: 1, entries: { ...phones.entries, ...emails.entries }, phone: phones.list, email: emails.list,
    reported: [...new Set([...stale, ...current.map((report) => report.key)])].sort(),
  };
}

/** A medium that was left alone keeps what the base says of it. */
function asBefore(base: KommunikationBase | undefined, medium: Medium): ReturnType<typeof nextBaseOf> {
  const mine = Object.entries(base?.entries ?? {}).filter(([, entry]) => mediumOf(entry.kommKz) === medium);
  return { entries: Object.fromEntries(mine), list: base?.[medium] ?? { keys: [], primary: null } };
}
