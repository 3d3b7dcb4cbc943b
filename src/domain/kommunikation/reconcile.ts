import { assemble, type MediumPlan, type PlannedMedium } from './assemble.js';
import type { KommunikationBase } from './base.js';
import { readItems, unwritable } from './crm-list.js';
import type { Draft, Entry, Item } from './draft.js';
import type { Medium } from './kinds.js';
import { match } from './match.js';
import { operationsOf } from './operations.js';
import { pair } from './pair.js';
import type { Plan } from './plan.js';
import { settlePrimary } from './primary.js';
import { readEntries } from './read-entries.js';
import type { AdvowareContacts, CrmContacts, Direction, ListedContacts } from './records.js';
import { reportMarkers } from './report-entries.js';
import { settleChanges } from './settle-changes.js';
import { settleMissing } from './settle-missing.js';
import { settleRest } from './settle-rest.js';
import { settleValueLinks } from './settle-value-links.js';
import { entriesNotDeliveredText, listNotDeliveredText, listNotWritableText } from './texts.js';

export interface ReconcileInput {
  readonly crm: CrmContacts;
  readonly advoware: AdvowareContacts;
  /** From the ledger; without one the markers alone decide. */
  readonly base?: KommunikationBase | undefined;
  readonly direction: Direction;
}

/**
 * Phones and e-mails of one Beteiligter, both ways (kommunikation-sync.md): what to write so that both sides agree.
 * Pure and total; the same input gives the same plan.
 */
export function reconcile(input: ReconcileInput): Plan {
  const isKnown = Object.values(input.base?.entries ?? {}).some((entry) => entry.role !== 'extra');
  const listed = input.advoware.kommunikation ?? undefined;
  if (listed === undefined && isKnown) return assemble(input.base, notListed('phone'), notListed('email'));
  const read = { ...input, advoware: { ...input.advoware, kommunikation: listed ?? [] } };
  const entries = readEntries(read.advoware, input.base);
  return assemble(input.base, planMedium(read, 'phone', entries), planMedium(read, 'email', entries));
}

type ReadInput = ReconcileInput & { readonly advoware: ListedContacts };

function planMedium(input: ReadInput, medium: Medium, entries: Readonly<Record<Medium, readonly Entry[]>>): MediumPlan {
  const items = readItems(input.crm, medium);
  if (items === undefined) {
    const report = { key: `list:${medium}`, code: 'list_not_delivered' as const, medium, entryId: null, text: listNotDeliveredText(medium) };
    return { kind: 'left_alone', medium, report };
  }
  const planned = run(newDraft(input, medium, items, entries[medium], input.direction !== 'to_advoware'));
  const bad = planned.draft.espoCrmWhy.length > 0 ? unwritable(medium, planned.draft.items) : undefined;
  if (bad === undefined) return { ...planned, extra: [] };
  // EspoCRM would refuse the whole write, master data included: this list waits, everything else goes on.
  const fresh = newDraft(input, medium, items, entries[medium], false);
  const report = { key: `unwritable:${medium}:${bad.key}`, code: 'list_not_writable' as const, medium, entryId: null, text: listNotWritableText(medium, bad.value) };
  return { ...run(fresh), extra: [report] };
}

function run(draft: Draft): PlannedMedium {
  match(draft);
  settleMissing(draft);
  settleValueLinks(draft);
  pair(draft);
  settleChanges(draft);
  settleRest(draft);
  const primary = settlePrimary(draft);
  reportMarkers(draft);
  return { kind: 'planned', draft, primary, steps: operationsOf(draft), extra: [] };
}

/** A draft is worked on, so it gets copies of its own. */
function newDraft({ base, direction, advoware }: ReadInput, medium: Medium, items: readonly Item[], entries: readonly Entry[], toEspoCrm: boolean): Draft {
  return {
    medium, toEspoCrm, toAdvoware: direction !== 'to_espocrm', base,
    items: items.map((item) => ({ ...item })), entries: entries.map((entry) => ({ ...entry })),
    presentIds: new Set(advoware.kommunikation.map((entry) => entry.id)),
    placements: [], conflicts: [], reports: [], espoCrmWhy: [], guessedKinds: 0, settled: true,
  };
}

/** Advoware listed no entries at all where the base knows some: a failed read, not a deletion (I11). */
function notListed(medium: Medium): MediumPlan {
  return { kind: 'left_alone', medium, report: { key: 'entries', code: 'entries_not_delivered', medium: null, entryId: null, text: entriesNotDeliveredText() } };
}
