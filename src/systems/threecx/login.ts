import { z } from 'zod';
import type { HttpAnswer } from '../http/transport.js';
import type { Call } from '../http/caller.js';
import { readAnswer } from '../http/read-answer.js';
import { UpstreamError } from '../http/upstream-error.js';
import type { FreshToken } from '../login/token-source.js';

export interface LoginParts {
  /** Ends with a slash. */
  readonly baseUrl: string;
  readonly clientId: string;
  readonly apiKey: string;
}

const tokenSchema = z.looseObject({ access_token: z.string().min(1), expires_in: z.number().positive().optional() });
const hourMs = 3_600_000;

/** One login of the API client (`POST /connect/token`). It makes the token before it void. */
export async function logIn(call: (call: Call) => Promise<HttpAnswer>, { baseUrl, clientId, apiKey }: LoginParts): Promise<FreshToken> {
  const facts = { system: 'threecx', operation: 'POST token' } as const;
  const answer = await call({
    method: 'POST', url: `${baseUrl}connect/token`, operation: facts.operation, safeToRepeat: true,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
    body: Buffer.from(new URLSearchParams({ client_id: clientId, client_secret: apiKey, grant_type: 'client_credentials' }).toString()),
  });
  if ([400, 401, 403].includes(answer.status)) throw new UpstreamError('upstream_unauthorized', { ...facts, status: answer.status });
  if (answer.status < 200 || answer.status > 299) throw new UpstreamError('upstream_rejected', { ...facts, status: answer.status });
  const { access_token: token, expires_in: expiresIn } = readAnswer(answer, tokenSchema, 'GET', facts);
  return { token, ttlMs: usedForMs(expiresIn) };
}

/**
 * How long a token is used: nine tenths of its life. `expires_in` is in minutes before 20.0.9 and in seconds since;
 * up to 60 it is read as minutes, since a token lives an hour. Read wrongly, the 401 that follows mends it.
 */
export function usedForMs(expiresIn: number | undefined): number {
  const lifeMs = expiresIn === undefined ? hourMs : expiresIn <= 60 ? expiresIn * 60_000 : expiresIn * 1_000;
  return Math.floor(lifeMs * 0.9);
}
