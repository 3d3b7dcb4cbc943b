import type { Draft } from './draft.js';
import { mediumOf } from './kinds.js';
import { removeItem } from './steps.js';

/**
 * Entries the base knows and Advoware does not list any more: a person can delete there what the hub cannot. One listing proves
 * nothing (I11): the CRM value waits, and goes when the next listing lacks the entry too.
 */
export function settleMissing(draft: Draft): void {
  for (const [id, base] of Object.entries(draft.base?.entries ?? {})) {
    if (base.role === 'extra' || mediumOf(base.kommKz) !== draft.medium || draft.presentIds.has(Number(id))) continue;
    const item = draft.items.find((candidate) => candidate.key === base.key && candidate.link === undefined);
    if (item === undefined) continue;
    if (base.role === 'missing' && draft.toEspoCrm) {
      removeItem(draft, item, 'deleted_in_advoware');
    } else {
      item.held = true;
      draft.settled = false;
    }
  }
}
