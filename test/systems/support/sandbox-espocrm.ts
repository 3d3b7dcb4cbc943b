import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { createEspoCrm, type EspoCrmClient } from '../../../src/systems/espocrm/create-espocrm.js';
import { recordingLog } from './recording-log.js';
import { virtualEffects } from './virtual-effects.js';

/** A client of the stand-in for EspoCRM. */
export function sandboxEspoCrm({ connection }: Sandbox, timeoutMs = 500): EspoCrmClient {
  const { url, apiKey, notifyUserId } = connection.espocrm;
  return createEspoCrm({ settings: { baseUrl: url, apiKey, webhookSecrets: [], notifyUserId }, effects: virtualEffects(), log: recordingLog(), http: { timeoutMs } });
}
