import { z } from 'zod';
import { HubError } from '../../src/hub/errors/hub-error.js';
import type { ListQuery } from '../../src/systems/espocrm/espocrm.js';

const query = z.object({
  where: z.array(z.looseObject({ type: z.string() })).optional(),
  select: z.array(z.string()).optional(),
  orderBy: z.string().optional(),
  order: z.enum(['asc', 'desc']).optional(),
  limit: z.int().positive().optional(),
});

/** The query in `msg.payload`; anything that is no object means: no condition. The node's own limit is never exceeded. */
export function readQuery(payload: unknown, limit: number): ListQuery {
  const parsed = query.safeParse(typeof payload === 'object' && payload !== null ? payload : {});
  if (!parsed.success) {
    const where = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.') || 'payload'))].join(', ');
    throw new HubError('malformed', `espocrm-entity: Die Abfrage in msg.payload ist fehlerhaft: ${where}`);
  }
  const { where, select, orderBy, order } = parsed.data;
  return {
    limit: Math.min(limit, parsed.data.limit ?? limit),
    ...(where ? { where } : {}), ...(select ? { select } : {}),
    ...(orderBy ? { orderBy } : {}), ...(order ? { order } : {}),
  };
}
