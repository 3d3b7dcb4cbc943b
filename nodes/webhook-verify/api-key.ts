import { HubError } from '../../src/hub/errors/hub-error.js';
import { sameSecret } from '../../src/hub/secrets/same-secret.js';
import type { ApiKey } from '../../src/hub/settings/settings.js';

/** The name of the key that was sent. Every key is compared, so that timing tells nothing about any of them. */
export function callerOf(sent: string | readonly string[] | undefined, keys: readonly ApiKey[]): string {
  if (typeof sent !== 'string') throw new HubError('unauthorized', 'Die Anfrage trägt keinen X-API-Key.');
  const [caller] = keys.filter(({ key }) => sameSecret(sent, key));
  if (caller === undefined) throw new HubError('unauthorized', 'Der X-API-Key ist unbekannt.');
  return caller.name;
}
