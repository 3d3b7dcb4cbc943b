import { HubError } from '../../hub/errors/hub-error.js';
import type { StoredChannel } from '../../hub/ledger/calendars/calendar-store.js';
import { renewalDue } from '../../systems/google-calendar/push/channels.js';
import type { CalendarRun } from './calendar-run.js';

/** Where Google's pushes arrive, below the hub's public address. */
const notifyPath = '/calendar/google/notify';

/**
 * Keeps one push channel to the calendar as long as the hub has a public address: a new one before the old one ends, which
 * is stopped afterwards. Push only saves waiting, so no failure here is one of the run.
 */
export async function keepChannel(run: CalendarRun): Promise<void> {
  try {
    await stopFormer(run);
    const { publicUrl, hub } = run.context;
    const { channel } = run.calendar;
    const address = publicUrl === undefined ? undefined : publicUrl.replace(/\/+$/, '') + notifyPath;
    if (channel?.address === address && !(channel && renewalDue(channel, hub.effects.now()))) return;
    const next = address === undefined ? null : await open(run, address);
    // Stopped only when its follower is certain; a channel that has ended by itself is none to stop.
    await run.remember({ calendar: { channel: next, formerChannel: channel } });
    await stopFormer(run);
  } catch (error) {
    if (!(error instanceof HubError) || error.code === 'lock_lost') throw error;
    run.context.hub.log.warn('calendar.push_delayed', { record: run.calendar.kuerzel }, error);
  }
}

async function open(run: CalendarRun, address: string): Promise<StoredChannel> {
  const { google } = run.context;
  const made = await run.write(
    { system: 'google', operation: 'POST events watch', recordId: run.calendar.kuerzel, before: {}, after: { address }, why: 'Google meldet Änderungen im Kalender sofort.' },
    () => google.watchEvents(run.sides.place, address), () => ({ kind: 'done' }),
  );
  return { ...made, address };
}

async function stopFormer(run: CalendarRun): Promise<void> {
  const { formerChannel, kuerzel } = run.calendar;
  if (!formerChannel) return;
  const isOver = formerChannel.expiresAt <= run.context.hub.effects.now().toString();
  if (!isOver) await run.write(
    { system: 'google', operation: 'POST channels stop', recordId: kuerzel, before: { address: formerChannel.address }, after: {}, why: 'Der Kanal ist durch einen neuen ersetzt.' },
    () => run.context.google.stopChannel(formerChannel, kuerzel), () => ({ kind: 'done' }),
  );
  await run.remember({ calendar: { formerChannel: null } });
}
