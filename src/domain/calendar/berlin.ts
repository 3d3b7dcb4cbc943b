import { Temporal } from 'temporal-polyfill';

/** Every time of the common form is Berlin wall clock (calendar-sync.md, Common form). */
export const berlin = 'Europe/Berlin';

/** What the clocks of Berlin show at an instant. */
export const berlinWall = (instant: Temporal.Instant): Temporal.PlainDateTime => instant.toZonedDateTimeISO(berlin).toPlainDateTime();

/** The instant of a Berlin wall-clock time: in the doubled hour the first of the two, in the skipped hour one hour later. */
export const berlinInstant = (wall: Temporal.PlainDateTime): Temporal.Instant => wall.toZonedDateTime(berlin).toInstant();

/** The same time, or one hour later where the clocks skip it: 02:30 on the spring Sunday is 03:30. */
export const shownWall = (wall: Temporal.PlainDateTime): Temporal.PlainDateTime =>
  wall.hour < quietHours.from ? wall.toZonedDateTime(berlin).toPlainDateTime() : wall;

/** Berlin changes its clocks at night; by day every time exists, and looking it up would be the dearest part of a reading. */
const quietHours = { from: 4 } as const;

/** The last second of a Berlin day. */
export const endOfBerlinDay = (date: Temporal.PlainDate): Temporal.Instant =>
  date.add({ days: 1 }).toZonedDateTime(berlin).toInstant().subtract({ seconds: 1 });

export const isBefore = (one: Temporal.PlainDateTime, other: Temporal.PlainDateTime): boolean => Temporal.PlainDateTime.compare(one, other) < 0;
