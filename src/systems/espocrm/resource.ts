import { HubError } from '../../hub/errors/hub-error.js';

/** The path of an entity, of one record, or of a link of one. Throws HubError `malformed`: an empty or strange id would ask for something else. */
export function resource(entity: string, id?: string, link?: string): string {
  if (!/^[A-Z][A-Za-z0-9]{0,99}$/.test(entity)) throw new HubError('malformed', 'EspoCRM: Der Name der Entität ist ungültig.');
  if (id === undefined) return entity;
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(id)) throw new HubError('malformed', `EspoCRM: Die Id für ${entity} ist ungültig.`);
  if (link === undefined) return `${entity}/${id}`;
  if (!/^[a-z][A-Za-z0-9]{0,99}$/.test(link)) throw new HubError('malformed', `EspoCRM: Der Name der Verknüpfung von ${entity} ist ungültig.`);
  return `${entity}/${id}/${link}`;
}
