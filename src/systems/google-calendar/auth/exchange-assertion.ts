import { z } from 'zod';
import type { Effects } from '../../../hub/effects/effects.js';
import { TransportFault } from '../../http/transport-fault.js';
import type { HttpAnswer, Transport } from '../../http/transport.js';
import { GoogleCalendarError } from '../google-error.js';
import { readJson, type Answer } from '../wire/answer.js';
import { judgeAnswer, judgeFault } from '../wire/judge.js';
import { withRetries, type Attempt } from '../wire/retry.js';
import { signAssertion } from './assertion.js';
import type { ServiceAccount } from './service-account.js';

export interface AccessToken {
  readonly token: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

const facts = { operation: 'POST token' } as const;
const grantType = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const tokenSchema = z.looseObject({ access_token: z.string().min(1), expires_in: z.number().positive() });
const errorSchema = z.looseObject({ error: z.string().regex(/^[a-z_]{1,60}$/) });

/** Exchanges a fresh assertion at the key's own `token_uri`. Throws GoogleCalendarError, `upstream_unauthorized` when it is refused. */
export function exchangeAssertion(account: ServiceAccount, subject: string | undefined, effects: Effects, transport: Transport): Promise<AccessToken> {
  return withRetries(effects, { effect: 'read', attempt: (tries) => attempt(account, subject, effects, transport, tries) });
}

async function attempt(
  account: ServiceAccount, subject: string | undefined, effects: Effects, transport: Transport, tries: number,
): Promise<Attempt<AccessToken>> {
  const form = new URLSearchParams({ grant_type: grantType, assertion: signAssertion(account, effects.now(), subject) });
  try {
    const sent = await effects.run({ system: 'google', ...facts, attempt: tries }, () => transport.send({
      method: 'POST', url: account.token_uri, body: Buffer.from(form.toString()),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
    }));
    return judge(sent, effects.now().epochMilliseconds);
  } catch (error) {
    if (error instanceof TransportFault) return judgeFault(error, facts);
    throw error;
  }
}

function judge(sent: HttpAnswer, nowMs: number): Attempt<AccessToken> {
  const answer: Answer = { status: sent.status, retryAfter: sent.headers['retry-after'], text: sent.body.toString('utf8') };
  const refused = refusalOf(answer);
  if (refused) return { kind: 'failed', error: refused, effected: 'not_done', mayPass: false };
  return judgeAnswer(answer, facts, nowMs, {
    effect: 'read',
    read: (success) => {
      const { access_token: token, expires_in: seconds } = readJson(success, tokenSchema, facts);
      return { token, expiresAt: nowMs + seconds * 1_000 };
    },
  });
}

/** `invalid_grant`: revoked key or a wrong clock; `unauthorized_client`: no right to act for the person. */
function refusalOf({ status, text }: Answer): GoogleCalendarError | undefined {
  if (status !== 400 && status !== 401 && status !== 403) return undefined;
  const parsed = errorSchema.safeParse(parsedJson(text));
  return new GoogleCalendarError('upstream_unauthorized', { ...facts, fault: 'unauthorized', status, reason: parsed.data?.error });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
