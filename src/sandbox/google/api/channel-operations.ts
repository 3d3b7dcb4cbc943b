import { randomBytes } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../../json.js';
import { calendarFor } from '../access/roles.js';
import { GoogleError, notFound, required } from '../errors.js';
import { isThisMachine, resourceUri } from '../push/push.js';
import type { Channel } from '../state.js';
import { bodyOf, noContent, ok, pathPart, type Answer, type Call, type Operation } from './call.js';
import type { Desk } from './desk.js';

const LONGEST_ID = 64;
const LONGEST_TOKEN = 256;
const DEFAULT_LIFE_S = 604_800;
const LONGEST_LIFE_S = 2_592_000;

export function channelOperations(desk: Desk): Operation[] {
  return [
    { name: 'events.watch', method: 'POST', pattern: '/calendars/:calendarId/events/watch', handle: (call) => watch(desk, call) },
    { name: 'channels.stop', method: 'POST', pattern: '/channels/stop', handle: (call) => stop(desk, call) },
  ];
}

function watch(desk: Desk, call: Call): Answer {
  const { store, push } = desk;
  const calendar = calendarFor(store.state, pathPart(call, 'calendarId'), call.access, 'reader');
  const body = bodyOf(call);
  const channel: Channel = {
    ...identity(body),
    calendarId: calendar.id,
    resourceId: resourceIdOf(desk, calendar.id),
    address: addressOf(body),
    expiration: expirationOf(body, store.clock()),
    messages: 0,
    user: call.access.user,
  };
  if (Object.hasOwn(store.state.channels, channel.id)) throw refusal('channelIdNotUnique', `Channel id ${channel.id} not unique`);
  store.state.channels[channel.id] = channel;
  push.greet(channel);
  return ok({
    kind: 'api#channel', id: channel.id, resourceId: channel.resourceId, resourceUri: resourceUri(desk.origin(), calendar.id),
    ...(channel.token === undefined ? {} : { token: channel.token }), expiration: String(channel.expiration),
  });
}

function stop(desk: Desk, call: Call): Answer {
  const { id, resourceId } = bodyOf(call);
  if (typeof id !== 'string' || typeof resourceId !== 'string') throw required('Missing channel id or resource id.');
  const { channels } = desk.store.state;
  const channel = Object.hasOwn(channels, id) ? channels[id] : undefined;
  if (channel?.resourceId !== resourceId || channel.user !== call.access.user) throw new GoogleError(404, notFound().reason, `Channel '${id}' not found for project`);
  Reflect.deleteProperty(channels, id);
  desk.store.touch();
  return noContent;
}

function identity(body: JsonObject): { id: string; token?: string } {
  const { id, type, token } = body;
  if (typeof id !== 'string' || id === '') throw required('Required: id');
  if (id.length > LONGEST_ID || !/^[A-Za-z0-9\-_+/=]+$/u.test(id)) throw refusal('channelIdInvalid', 'Invalid channel id');
  if (type !== 'web_hook' && type !== 'webhook') throw refusal('channelUnknown', 'Unknown channel type');
  if (typeof token !== 'string') return { id };
  if (token.length > LONGEST_TOKEN) throw refusal('channelTokenTooLong', 'Channel token is too long');
  return { id, token };
}

/** HTTPS, as Google wants it; http only on this machine, so that pushes can be tried. */
function addressOf(body: JsonObject): string {
  const { address } = body;
  if (typeof address !== 'string' || !URL.canParse(address)) throw required('Required: address');
  const isHttps = new URL(address).protocol === 'https:';
  if (!isHttps && !isThisMachine(address)) throw refusal('push.webhookUrlNotHttps', `WebHook callback must be HTTPS: ${address}`);
  return address;
}

/** The server decides; a wish for more than a month is cut. */
function expirationOf(body: JsonObject, now: number): number {
  const { expiration, params } = body;
  const ttl = Number(isJsonObject(params) ? params['ttl'] : undefined);
  const wished = expiration === undefined || expiration === null ? now + (Number.isFinite(ttl) ? ttl : DEFAULT_LIFE_S) * 1000 : Number(expiration);
  if (!Number.isFinite(wished) || wished <= now) throw refusal('invalid', 'Invalid channel expiration');
  return Math.min(wished, now + LONGEST_LIFE_S * 1000);
}

/** The same for every channel of one calendar. */
function resourceIdOf(desk: Desk, calendarId: string): string {
  const known = Object.values(desk.store.state.channels).find((channel) => channel.calendarId === calendarId);
  return known?.resourceId ?? randomBytes(20).toString('base64url');
}

function refusal(reason: string, message: string): GoogleError {
  return new GoogleError(400, reason, message);
}
