import { createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { HubError } from '../../../hub/errors/hub-error.js';
import { safeUrl } from '../../../hub/settings/fields.js';

/** A service account as its key file describes it. */
export type ServiceAccount = z.infer<typeof keyFileSchema>;

const keyFileSchema = z.looseObject({
  type: z.literal('service_account'),
  client_email: z.string().min(3),
  private_key_id: z.string().min(1).optional(),
  private_key: z.string().refine(isRsaKey),
  token_uri: safeUrl,
});

/** Throws HubError `misconfigured` that names the file and the field, never a content. */
export async function readServiceAccount(path: string): Promise<ServiceAccount> {
  const parsed = keyFileSchema.safeParse(await contentOf(path));
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join('.') ?? '';
  throw misconfigured(path, field === '' ? 'enthält kein JSON-Objekt' : `ist unbrauchbar (Feld ${field})`);
}

async function contentOf(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw misconfigured(path, `ist nicht lesbar (${(error as NodeJS.ErrnoException).code ?? 'unbekannt'})`);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isRsaKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

function misconfigured(path: string, problem: string): HubError {
  return new HubError('misconfigured', `Die Schlüsseldatei des Dienstkontos ${path} ${problem}; GOOGLE_CALENDAR_SERVICE_ACCOUNT_PATH prüfen.`);
}
