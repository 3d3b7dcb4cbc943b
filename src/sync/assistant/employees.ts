import { HubError } from '../../hub/errors/hub-error.js';
import type { AdvowareClient } from '../../systems/advoware/create-advoware.js';
import type { Kuerzel } from '../../systems/advoware/employees.js';

/** An employee's Kürzel as Advoware writes it, however somebody types it. Throws HubError `not_found`. */
export async function activeEmployee(advoware: Pick<AdvowareClient, 'listEmployees'>, name: string): Promise<Kuerzel> {
  const employees = await advoware.listEmployees();
  const employee = employees.find((each) => each.aktiv && each.kuerzel.toLowerCase() === name.toLowerCase());
  if (!employee) throw new HubError('not_found', 'In Advoware gibt es keinen aktiven Mitarbeiter mit diesem Kürzel.');
  return employee.kuerzel;
}
