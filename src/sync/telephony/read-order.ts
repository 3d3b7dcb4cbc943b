import { z } from 'zod';
import { HubError } from '../../hub/errors/hub-error.js';
import type { CallOrder } from './start-call.js';

const entity = z.union([
  z.object({ type: z.string().regex(/^[A-Z]\w{0,99}$/), id: z.string().regex(/^[A-Za-z0-9]{1,36}$/) }),
  z.string().regex(/^[A-Z]\w{0,99}\/[A-Za-z0-9]{1,36}$/).transform((text) => {
    const [type = '', id = ''] = text.split('/');
    return { type, id };
  }),
]);
const schema = z.object({
  extension: z.union([z.string().regex(/^[A-Za-z0-9_*#-]{1,32}$/), z.int().nonnegative().transform(String)]).optional(),
  number: z.string().max(60), entity: entity.nullish(),
});

/** A person's order: `{extension, number, entity?}`; `entity` is `{type, id}` or `Lead/<id>`. Throws HubError `invalid`. */
export function readOrder(body: unknown): CallOrder {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new HubError('malformed', '3CX: Die Anfrage enthält kein JSON-Objekt.');
  const result = schema.safeParse(body);
  if (!result.success) {
    throw new HubError('invalid', `3CX: Diese Felder fehlen oder sind ungültig: ${[...new Set(result.error.issues.map(({ path }) => path.join('.')))].join(', ')}`);
  }
  return { extension: result.data.extension, number: result.data.number, entity: result.data.entity ?? null, by: 'person' };
}
