import { Temporal } from 'temporal-polyfill';
import { berlin } from '../calendar/berlin.js';

const [opens, closes] = [9, 18];
const answeredBy = Temporal.PlainTime.from('17:00');

/** Whether somebody may be called: Monday to Friday, 9 to 18 o'clock in Berlin. */
export function isBusinessHours(now: Temporal.Instant): boolean {
  const { dayOfWeek, hour } = now.toZonedDateTimeISO(berlin);
  return dayOfWeek <= 5 && hour >= opens && hour < closes;
}

/** When a lead should be answered: by the end of the next working day. */
export function followUpDue(received: Temporal.Instant): Temporal.Instant {
  let day = received.toZonedDateTimeISO(berlin).toPlainDate().add({ days: 1 });
  while (day.dayOfWeek > 5) day = day.add({ days: 1 });
  return day.toZonedDateTime({ timeZone: berlin, plainTime: answeredBy }).toInstant();
}
