import { Temporal } from 'temporal-polyfill';
import { berlin } from '../calendar/berlin.js';

const answeredBy = Temporal.PlainTime.from('17:00');

/** When a lead should be answered: by the end of the next working day. */
export function followUpDue(received: Temporal.Instant): Temporal.Instant {
  let day = received.toZonedDateTimeISO(berlin).toPlainDate().add({ days: 1 });
  while (day.dayOfWeek > 5) day = day.add({ days: 1 });
  return day.toZonedDateTime({ timeZone: berlin, plainTime: answeredBy }).toInstant();
}
