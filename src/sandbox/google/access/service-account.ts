import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { loadState, openStateFile } from '../../state/state-file.js';

const keySchema = z.object({
  type: z.literal('service_account'),
  project_id: z.string(),
  private_key_id: z.string(),
  private_key: z.string(),
  client_email: z.string(),
  client_id: z.string(),
  auth_uri: z.string(),
  token_uri: z.string(),
  universe_domain: z.string(),
});

/** A key file as Google hands it out for a service account. */
export type ServiceAccountKey = z.infer<typeof keySchema>;

const PROJECT = 'kanzlei-lindner-sandbox';

/** Making a key takes a moment: stand-ins of one process that keep nothing share one. */
let fleeting: ServiceAccountKey | undefined;

/** The invented service account: the one of the last start, or a new one. */
export function loadServiceAccount(stateDir: string | undefined): ServiceAccountKey {
  if (stateDir === undefined) return { ...(fleeting ??= newKey()) };
  const known = loadState(keyFilePath(stateDir));
  return known === undefined ? newKey() : keySchema.parse(known);
}

/** Writes the key file; only its owner may read it. */
export function writeServiceAccount(stateDir: string | undefined, key: ServiceAccountKey): void {
  const path = keyFilePath(stateDir);
  if (path === undefined) return;
  openStateFile(path, () => key).flush();
  chmodSync(path, 0o600);
}

export function keyFilePath(stateDir: string | undefined): string | undefined {
  return stateDir === undefined ? undefined : join(stateDir, 'google-service-account.json');
}

function newKey(): ServiceAccountKey {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
  return {
    type: 'service_account',
    project_id: PROJECT,
    private_key_id: randomBytes(20).toString('hex'),
    private_key: privateKey,
    client_email: `kalender@${PROJECT}.iam.gserviceaccount.com`,
    client_id: String(randomBytes(6).readUIntBE(0, 6)).padStart(21, '1'),
    auth_uri: 'https://accounts.google.com/o/oauth2/auth',
    token_uri: '',
    universe_domain: 'googleapis.com',
  };
}
