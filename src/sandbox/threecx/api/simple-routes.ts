import { timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../clock.js';
import { bodyJson, header, json, type SandboxRequest } from '../../http/exchange.js';
import type { Route } from '../../http/route.js';
import { isJsonObject } from '../../json.js';
import type { Pbx } from '../pbx/pbx.js';
import { Refusal } from '../../http/refusal.js';
import type { PbxCall, PbxState } from '../state.js';
import type { PbxCredentials } from './tokens.js';
import { soundReply } from './xapi-routes.js';

/** The API of the older installation, below `/api/v1/` (telephony.md, Two dialects). */
export function simpleRoutes(pbx: Pbx, state: PbxState, clock: Clock): Route[] {
  const find = (id: string): PbxCall => [...state.calls, ...state.finished].find((call) => call.id === id) ?? unknownCall();
  return [
    { method: 'POST', pattern: '/api/v1/calls/initiate', handle: (request) => {
      const body = bodyJson(request);
      const [from, to] = isJsonObject(body) ? [body['from'], body['to']] : [];
      if (typeof from !== 'string' || typeof to !== 'string' || to === '') throw new Refusal(422, 'from and to are required.');
      const { call } = pbx.dial(from, to);
      return json(200, { id: call.id });
    } },
    { method: 'GET', pattern: '/api/v1/calls/:id/status', handle: (_request, { id = '' }) => json(200, { id, status: statusOf(find(id)) }) },
    { method: 'GET', pattern: '/api/v1/calls/:id/recording', handle: (_request, { id = '' }) => {
      const recording = state.recordings.find(({ callId, readyAt }) => callId === find(id).id && readyAt <= clock());
      if (recording === undefined) throw new Refusal(404, 'No recording (yet).');
      return soundReply(recording);
    } },
  ];
}

/** `X-API-Key`, or user and password. */
export function requireKey(request: SandboxRequest, { clientId, apiKey }: PbxCredentials): void {
  const basic = `Basic ${Buffer.from(`${clientId}:${apiKey}`).toString('base64')}`;
  if (!equal(header(request, 'x-api-key') ?? '', apiKey) && !equal(header(request, 'authorization') ?? '', basic)) throw new Refusal(401, 'Unauthorized');
  request.caller = clientId;
}

function statusOf({ endedAt, answeredAt, legs }: PbxCall): string {
  if (endedAt !== undefined) return answeredAt === undefined ? 'no-answer' : 'completed';
  if (answeredAt !== undefined) return 'connected';
  return legs.some(({ status }) => status === 'Ringing') ? 'ringing' : 'dialing';
}

function equal(given: string, wanted: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(wanted)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function unknownCall(): never {
  throw new Refusal(404, 'No such call.');
}
