import type { Temporal } from 'temporal-polyfill';
import { HubError } from '../../hub/errors/hub-error.js';
import { verifyNotification, type Notification } from '../../systems/google-calendar/push/notification.js';
import type { CalendarContext, PushAnswer } from './context.js';

type PushContext = Pick<CalendarContext, 'hub' | 'google'>;

/** A push of Google: whose calendar changed. It says nothing more, so the run finds out what. */
export async function receivePush(context: PushContext, headers: Readonly<Record<string, string | readonly string[] | undefined>>): Promise<PushAnswer> {
  const { ledger, effects } = context.hub;
  let kuerzel = '';
  const check = await verifyNotification(headers, async (channelId) => {
    const found = await ledger.calendars.findChannel(channelId);
    kuerzel = found?.kuerzel ?? '';
    return found?.channel;
  });
  switch (check.kind) {
    case 'malformed': case 'forged': return { kind: check.kind };
    case 'unknown_channel':
      await stopStranger(context, check.notification);
      return { kind: 'ignored' };
    case 'valid':
      if (check.notification.about === 'hello') return { kind: 'ignored' };
      return { kind: 'run', event: { kuerzel, source: 'push', timestamp: effects.now().toString() } };
  }
}

/**
 * A channel of the hub's that was opened in a run which died before it could be noted, or somebody's guess. Guesses must
 * not use up Google's quota: one is asked about in a minute.
 */
async function stopStranger({ hub: { effects, log }, google }: PushContext, notification: Notification): Promise<void> {
  const now = effects.now();
  const last = lastStrangers.get(google);
  if (last && now.since(last).total('seconds') < strangersEverySeconds) return;
  lastStrangers.set(google, now);
  try {
    await google.stopChannel(notification, 'hub');
    log.info('calendar.unknown_channel_stopped');
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    log.warn('calendar.unknown_channel', {}, error);
  }
}

const strangersEverySeconds = 60;
/** By the client that would ask. */
const lastStrangers = new WeakMap<CalendarContext['google'], Temporal.Instant>();
