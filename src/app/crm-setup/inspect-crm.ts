import { z } from 'zod';
import { createEspoApi, type EspoApi, type EspoCrmParts } from '../../systems/espocrm/espo-api.js';
import { UpstreamError } from '../../systems/http/upstream-error.js';
import { entityDefsSchema, missingForTelephony, missingInBeteiligte, telephonyFields, type EntityDefs } from './fields.js';
import { problem, type Finding } from './finding.js';
import { appUserSchema, mayMakeWebhooks, missingRights } from './rights.js';

export interface Inspection {
  readonly findings: readonly Finding[];
  /** False when trying to make webhooks could only fail. */
  readonly webhooksArePossible: boolean;
}

/** Looks whether the CRM has what the hub needs: by reading alone, nothing is written. Throws UpstreamError when the CRM is out of reach or refuses the key. */
export async function inspectCrm(parts: EspoCrmParts): Promise<Inspection> {
  const { api, close } = createEspoApi(parts);
  try {
    const user = (await api({ method: 'GET', entity: 'App', id: 'user' })).as(appUserSchema);
    const beteiligte = await entityDefs(api, 'CBeteiligte');
    const findings = [
      ...missingRights(user),
      ...missingInBeteiligte(beteiligte),
      ...await notifyUserFindings(api, parts.settings.notifyUserId),
    ];
    for (const entity of Object.keys(telephonyFields)) findings.push(...missingForTelephony(entity, await entityDefs(api, entity)));
    return { findings, webhooksArePossible: beteiligte !== null && mayMakeWebhooks(user) };
  } finally {
    close();
  }
}

async function entityDefs(api: EspoApi, entity: string): Promise<EntityDefs> {
  const query = new URLSearchParams({ key: `entityDefs.${entity}` }).toString();
  return (await api({ method: 'GET', entity: 'Metadata', query })).as(entityDefsSchema);
}

/** Who hears of what has no responsible user must exist, or these notices reach nobody. */
async function notifyUserFindings(api: EspoApi, id: string): Promise<readonly Finding[]> {
  try {
    const answer = await api({ method: 'GET', entity: 'User', id });
    if (!answer.isGone) {
      const { isActive } = answer.as(z.looseObject({ isActive: z.boolean().nullish() }));
      return isActive === false ? [problem('ESPOCRM_NOTIFY_USER_ID nennt einen Benutzer, der nicht mehr aktiv ist.')] : [];
    }
  } catch (error) {
    // A missing right to read users is told as such already.
    if (error instanceof UpstreamError && error.status === 403) return [];
    throw error;
  }
  return [problem('ESPOCRM_NOTIFY_USER_ID nennt keinen Benutzer des CRM. Die Kennung steht in der Adresse, wenn der Benutzer im CRM geöffnet ist (…#User/view/<Kennung>).')];
}
