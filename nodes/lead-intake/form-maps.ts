import { z } from 'zod';
import { fieldMeanings } from '../../src/domain/leads/field-names.js';
import { leadKinds } from '../../src/domain/leads/lead.js';
import type { FormMaps } from '../../src/domain/leads/sort-fields.js';
import { NodeFault } from '../../src/runtime/node-fault.js';

const schema = z.record(z.string(), z.strictObject({
  kind: z.enum(leadKinds).optional(),
  fields: z.record(z.string(), z.enum([...fieldMeanings, 'note'])).optional(),
}));

/** The node's field for single forms. Throws NodeFault `misconfigured`, naming what does not fit. */
export function formMapsOf(text: string): FormMaps {
  let content: unknown;
  try {
    content = JSON.parse(text.trim() === '' ? '{}' : text);
  } catch {
    throw new NodeFault('misconfigured', 'lead-intake: „Formulare“ ist kein gültiges JSON.');
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const where = [...new Set(parsed.error.issues.map(({ path }) => path.join('.') || 'JSON'))].join(', ');
  throw new NodeFault('misconfigured', `lead-intake: „Formulare“ passt nicht, bitte prüfen: ${where}`);
}
