import { HubError } from '../../src/hub/errors/hub-error.js';
import { sameSecret } from '../../src/hub/secrets/same-secret.js';

/** Who the assistant is in flows, journal and access log. */
const assistant = 'Y';

/** The assistant, when the header bears its token. */
export function assistantOf(authorization: string | undefined, token: string | undefined): string {
  if (token === undefined) throw new HubError('misconfigured', 'Der Assistent ist nicht eingerichtet: Y_TOKEN fehlt.');
  const sent = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (sent === undefined) throw new HubError('unauthorized', 'Die Anfrage trägt kein Bearer-Token.');
  if (!sameSecret(sent, token)) throw new HubError('unauthorized', 'Das Bearer-Token ist unbekannt.');
  return assistant;
}
