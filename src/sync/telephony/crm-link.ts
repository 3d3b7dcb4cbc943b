/** The address of a record's page in the CRM. */
export type CrmLink = (entity: string, id: string) => string;

/** @param apiUrl ends in `/api/v1` */
export function crmLinks(apiUrl: string): CrmLink {
  const root = apiUrl.replace(/\/+$/, '').replace(/\/api\/v1$/, '');
  return (entity, id) => `${root}/#${entity}/view/${id}`;
}
