import { safeOrigin } from '../../src/hub/settings/fields.js';
import type { GoogleSettings } from '../../src/hub/settings/settings.js';
import { NodeFault } from '../../src/runtime/node-fault.js';
import type { GoogleAccountConfig } from './types.js';

type AccountSettings = Pick<GoogleSettings, 'apiRoot'> & { readonly serviceAccountPath: string };

/** The environment's settings with the account's own in their place. Throws NodeFault `misconfigured` without a key file. */
export function accountSettings(settings: GoogleSettings, config: GoogleAccountConfig): AccountSettings {
  const serviceAccountPath = config.keyFile || settings.serviceAccountPath;
  if (serviceAccountPath === undefined) {
    throw new NodeFault('misconfigured', 'google-account: Kalender werden nicht abgeglichen, denn es ist kein Dienstkonto hinterlegt (GOOGLE_CALENDAR_SERVICE_ACCOUNT_PATH).');
  }
  const root = safeOrigin.safeParse(config.apiRoot || settings.apiRoot);
  if (!root.success) throw new NodeFault('misconfigured', 'google-account: Die API-Adresse muss mit https:// beginnen und darf keinen Pfad haben.');
  return { serviceAccountPath, apiRoot: root.data };
}
