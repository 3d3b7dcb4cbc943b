import { sameSecret } from '../../../hub/secrets/same-secret.js';
import type { WatchChannel } from '../google-calendar.js';

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What a push says: something changed. It has no body. */
export interface Notification {
  readonly channelId: string;
  readonly resourceId: string;
  readonly messageNumber: number;
  /** `hello`: the greeting of a new channel. */
  readonly about: 'hello' | 'change';
}

export type NotificationCheck =
  | { readonly kind: 'valid'; readonly notification: Notification }
  /** Answered 200 and stopped: it is a channel of the hub's that it does not know any more, or a guess. */
  | { readonly kind: 'unknown_channel'; readonly notification: Notification }
  | { readonly kind: 'malformed' }
  /** The token or the resource is not the channel's: forged. */
  | { readonly kind: 'forged' };

/** Checks the headers of a push; the token is compared in constant time. `channel`: what is known under the id, if anything. */
export async function verifyNotification(
  headers: Headers, channel: (channelId: string) => Promise<Pick<WatchChannel, 'token' | 'resourceId'> | undefined>,
): Promise<NotificationCheck> {
  const notification = readNotification(headers);
  if (!notification) return { kind: 'malformed' };
  const known = await channel(notification.channelId);
  if (!known) return { kind: 'unknown_channel', notification };
  const isTrue = sameSecret(one(headers, 'x-goog-channel-token') ?? '', known.token) && sameSecret(notification.resourceId, known.resourceId);
  return isTrue ? { kind: 'valid', notification } : { kind: 'forged' };
}

function readNotification(headers: Headers): Notification | undefined {
  const channelId = one(headers, 'x-goog-channel-id');
  const resourceId = one(headers, 'x-goog-resource-id');
  const number = one(headers, 'x-goog-message-number');
  const state = one(headers, 'x-goog-resource-state');
  if (!isName(channelId, 64) || !isName(resourceId, 256) || !/^\d{1,15}$/.test(number ?? '')) return undefined;
  if (state !== 'sync' && state !== 'exists' && state !== 'not_exists') return undefined;
  return { channelId, resourceId, messageNumber: Number(number), about: state === 'sync' ? 'hello' : 'change' };
}

function isName(value: string | undefined, longest: number): value is string {
  return value !== undefined && value.length <= longest && /^[A-Za-z0-9\-_+/=.]+$/.test(value);
}

/** A header that came twice is no header of Google's. */
function one(headers: Headers, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}
