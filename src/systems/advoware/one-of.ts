import { z } from 'zod';

/** A single read comes back as an object or as an array with one object (advoware.md, Requests). */
export function oneOf<T>(schema: z.ZodType<T>): z.ZodType<T> {
  return z.union([schema, z.tuple([schema]).transform(([only]) => only)]);
}

/** A list may come back as one object when it holds only one. */
export function manyOf<T>(schema: z.ZodType<T>): z.ZodType<readonly T[]> {
  return z.union([z.array(schema), schema.transform((only) => [only])]);
}
