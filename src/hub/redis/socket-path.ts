import { createHash } from 'node:crypto';
import { lstat, mkdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { HubError } from '../errors/hub-error.js';

/** The kernel's limit for the path of a unix socket, without the closing zero byte. */
const longestSocketPath = 107;

/**
 * Where the socket of the private Redis of a directory lies: in the directory itself, or, when that path is too long,
 * in a directory of the temp folder that only this user can enter.
 */
export async function privateSocketPath(directory: string): Promise<string> {
  const near = path.join(directory, 'redis.sock');
  if (Buffer.byteLength(near) <= longestSocketPath) return near;
  const hash = createHash('sha256').update(directory).digest('hex').slice(0, 16);
  const far = path.join(os.tmpdir(), `bitbylaw-hub-${hash}`);
  await mkdir(far, { recursive: true, mode: 0o700 });
  const owner = await lstat(far);
  if (!owner.isDirectory() || (process.getuid !== undefined && owner.uid !== process.getuid())) {
    throw new HubError('misconfigured', `${far} gehört einem anderen Benutzer; löschen Sie es oder wählen Sie mit HUB_VAR_DIR einen kürzeren Pfad.`);
  }
  return path.join(far, 'redis.sock');
}
