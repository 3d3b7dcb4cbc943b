import { z } from 'zod';
import type { Api } from './api.js';
import { manyOf } from './one-of.js';

/** The short sign by which the firm knows an employee. */
export type Kuerzel = string & { readonly __brand: 'Kuerzel' };

const text = z.string().nullish();

/** An employee as Advoware gives it (advoware.md; the fields are assumed). */
export const employeeSchema = z.looseObject({
  kuerzel: z.string().trim().min(1).transform((value) => value as Kuerzel),
  name: text,
  email: text,
  aktiv: z.union([z.boolean(), z.literal([0, 1]).transform((value) => value === 1)]),
});
export type AdvowareEmployee = z.infer<typeof employeeSchema>;

export interface AdvowareEmployees {
  /** All of them, those who left included. */
  listEmployees(): Promise<readonly AdvowareEmployee[]>;
}

const listSchema = manyOf(employeeSchema);

/** @param path the resource path, without slashes around */
export function createEmployeesClient(api: Api, path: string): AdvowareEmployees {
  return {
    async listEmployees() {
      const answer = await api({ method: 'GET', path, operation: 'GET employees' });
      return answer.as(listSchema);
    },
  };
}
