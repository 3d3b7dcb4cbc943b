import { Temporal } from 'temporal-polyfill';

/** When automatic calls may ring, Berlin wall clock. */
export interface BusinessHours { readonly days: readonly number[]; readonly from: Temporal.PlainTime; readonly until: Temporal.PlainTime }

const dayNames = ['mo', 'di', 'mi', 'do', 'fr', 'sa', 'so'];
const form = /^(mo|di|mi|do|fr|sa|so)(?:-(mo|di|mi|do|fr|sa|so))?\s+(\d\d:\d\d)-(\d\d:\d\d)$/i;

/** Reads `Mo-Fr 09:00-17:00`; undefined when it is not of that form. */
export function parseBusinessHours(text: string): BusinessHours | undefined {
  const match = form.exec(text.trim());
  if (!match) return undefined;
  const [, first = '', last = first, from = '', until = ''] = match;
  const [begin, end] = [first, last].map((day) => dayNames.indexOf(day.toLowerCase()) + 1) as [number, number];
  try {
    const hours = { from: Temporal.PlainTime.from(from), until: Temporal.PlainTime.from(until) };
    const days = dayNames.map((_, index) => index + 1).filter((day) => (begin <= end ? day >= begin && day <= end : day >= begin || day <= end));
    return Temporal.PlainTime.compare(hours.from, hours.until) < 0 ? { days, ...hours } : undefined;
  } catch {
    return undefined;
  }
}

/** Milliseconds until the hours are open; 0 within them. */
export function untilOpen(hours: BusinessHours, now: Temporal.Instant): number {
  const local = now.toZonedDateTimeISO('Europe/Berlin');
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const day = local.toPlainDate().add({ days: ahead });
    if (!hours.days.includes(day.dayOfWeek)) continue;
    const [opens, closes] = [hours.from, hours.until].map((plainTime) => day.toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime })) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime];
    if (Temporal.ZonedDateTime.compare(local, closes) >= 0) continue;
    return Math.max(0, opens.epochMilliseconds - local.epochMilliseconds);
  }
  return 0;
}
