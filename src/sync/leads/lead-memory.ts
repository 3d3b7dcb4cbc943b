import { z } from 'zod';
import { knownIn } from '../../domain/leads/matching.js';
import type { Link } from '../../hub/ledger/ledger.js';
import type { EntityId } from '../../systems/espocrm/records.js';
import type { Subject } from './context.js';

/** How far a step beside the record has come. `sent`: a creation that may have reached the CRM. */
export type StepState = 'open' | 'sent' | 'done';

/** What the ledger knows of what was made of a lead. */
export type LeadMemory =
  /** `sent`: what may have been created when the work was last heard of. */
  | { readonly state: 'new'; readonly sent: 'Lead' | 'Note' | null }
  | {
    readonly state: 'recorded'; readonly record: { readonly entity: 'Lead' | 'Note'; readonly id: string }; readonly subject: Subject;
    readonly task: StepState; readonly newsletter: 'open' | 'done';
  };

const entity = z.enum(['Lead', 'Note']);
const intentSchema = z.object({ sent: entity.nullable() });
const baseSchema = z.object({
  record: z.object({ entity, id: z.string() }),
  subject: z.object({ entity: z.enum(knownIn), id: z.string().transform((id) => id as EntityId) }),
  task: z.enum(['open', 'sent', 'done']), newsletter: z.enum(['open', 'done']),
});

/** The ledger's link in the terms of this work. A link is never closed: a lead that was recorded stays so, whatever becomes of the record. */
export function memoryOf(link: Link | undefined): LeadMemory {
  if (link?.state === 'linked') return { state: 'recorded', ...baseSchema.parse(link.base) };
  return { state: 'new', sent: link?.state === 'creating' ? intentSchema.parse(link.intent).sent : null };
}

export function linkOf(leadId: string, memory: LeadMemory): Link {
  if (memory.state === 'new') return { state: 'creating', leftId: leadId, intent: { sent: memory.sent } };
  const { record, subject, task, newsletter } = memory;
  return { state: 'linked', leftId: leadId, rightId: `${record.entity}/${record.id}`, seen: null, base: { record, subject: { ...subject }, task, newsletter } };
}
