import { createHash, timingSafeEqual } from 'node:crypto';
import { HubError } from '../../src/hub/errors/hub-error.js';
import type { ApiKey } from '../../src/hub/settings/settings.js';

/** The name of the key that was sent. Every key is compared, in constant time, so that timing tells nothing about any of them. */
export function callerOf(sent: string | readonly string[] | undefined, keys: readonly ApiKey[]): string {
  if (typeof sent !== 'string') throw new HubError('unauthorized', 'Die Anfrage trägt keinen X-API-Key.');
  const digest = digestOf(sent);
  let caller: string | undefined;
  for (const known of digestsOf(keys)) {
    if (timingSafeEqual(known.digest, digest)) caller = known.name;
  }
  if (caller === undefined) throw new HubError('unauthorized', 'Der X-API-Key ist unbekannt.');
  return caller;
}

const known = new WeakMap<readonly ApiKey[], readonly { readonly name: string; readonly digest: Buffer }[]>();

/** Digests have one length, which the comparison needs; those of the settings are made once. */
function digestsOf(keys: readonly ApiKey[]): readonly { readonly name: string; readonly digest: Buffer }[] {
  const digests = known.get(keys) ?? keys.map(({ name, key }) => ({ name, digest: digestOf(key) }));
  known.set(keys, digests);
  return digests;
}

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
