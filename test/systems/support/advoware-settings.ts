import type { AdvowareSettings } from '../../../src/hub/settings/settings.js';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';

export const paths = { employees: 'employees', appointments: 'appointments', beteiligte: 'api/v1/advonet/Beteiligte' };

/** Settings for a scripted server that logs in at `/token` and has its API below `/base/`. */
export function scriptedSettings(url: string, changes: Partial<AdvowareSettings> = {}): AdvowareSettings {
  return {
    baseUrl: `${url}/base/`, tokenUrl: `${url}/token`, productId: 64, appId: 'app', apiKey: Buffer.from('key').toString('base64'),
    kanzlei: 'kanzlei', database: 'database', user: 'user', role: 2, password: 'geheim', writeProtection: false, paths, ...changes,
  };
}

export function sandboxSettings({ connection }: Sandbox, changes: Partial<AdvowareSettings> = {}): AdvowareSettings {
  const { url, productId, role, ...rest } = connection.advoware;
  return { ...rest, baseUrl: url, productId: Number(productId), role: Number(role), writeProtection: false, paths, ...changes };
}
