import { z } from 'zod';
import { leadKinds, type Lead } from '../../domain/leads/lead.js';
import type { JsonObject } from '../../hub/json.js';

const text = z.string();
const leadSchema: z.ZodType<Lead> = z.object({
  event: z.enum(['lead.created', 'contact.submitted']), kind: z.enum(leadKinds), salutation: z.enum(['', 'Herr', 'Frau']),
  firstName: text, lastName: text, company: text, email: text, phone: text, message: text,
  address: z.object({ street: text, postalCode: text, city: text }),
  consent: z.object({ privacy: z.boolean(), newsletter: z.boolean(), at: text }),
  source: z.object({ page: text, form: text, utmSource: text, utmMedium: text, utmCampaign: text }),
  notes: z.array(z.object({ label: text, text })),
});

/** The lead in a row of the ledger, as `bodyOf` put it there. */
export const leadOf = (body: JsonObject): Lead => leadSchema.parse(body);
export const bodyOf = (lead: Lead): JsonObject => lead as unknown as JsonObject;
