import { Temporal } from 'temporal-polyfill';

/** From when to when, in Berlin wall clock; an all-day end is exclusive. */
export type Time =
  | { readonly kind: 'timed'; readonly start: Temporal.PlainDateTime; readonly end: Temporal.PlainDateTime }
  | { readonly kind: 'allDay'; readonly start: Temporal.PlainDate; readonly end: Temporal.PlainDate };

export const freqs = ['daily', 'weekly', 'monthly', 'yearly'] as const;
export type Freq = (typeof freqs)[number];

/** A series is held only with an end; `until` is the last Berlin day on which it may happen. */
export type Repetition =
  | { readonly kind: 'single' }
  | { readonly kind: 'series'; readonly freq: Freq; readonly interval: number; readonly until: Temporal.PlainDate };

/** Both sides are read into this form; comparison and planning work on it alone (calendar-sync.md, Common form). */
export interface Appointment {
  readonly time: Time;
  readonly repetition: Repetition;
  /** As it was typed. Comparison uses `contentOf`, whose normal forms are never written back. */
  readonly title: string;
  readonly notes: string;
  readonly location: string;
  readonly isPrivate: boolean;
}

/** What is compared and merged one by one. Start, end and all-day are one field: half a move makes no sense. */
export const fields = ['time', 'rule', 'title', 'notes', 'location', 'private'] as const;
export type Field = (typeof fields)[number];
export const textFields = ['title', 'notes', 'location'] as const;
export type TextField = (typeof textFields)[number];
export const isTextField = (field: Field): field is TextField => field === 'title' || field === 'notes' || field === 'location';

/** An appointment in normal form, as plain text that a ledger can keep. */
export type Content = Readonly<Record<Field, string>>;

/** The normal form: blanks around a text, the kind of line break and the composition of letters make no difference. */
export function contentOf(appointment: Appointment): Content {
  return {
    time: timeText(appointment.time),
    rule: ruleText(appointment.repetition),
    title: plainText(appointment.title),
    notes: plainText(appointment.notes),
    location: plainText(appointment.location),
    private: appointment.isPrivate ? 'yes' : 'no',
  };
}

/** Back from the normal form. */
export const appointmentOf = (content: Content): Appointment => ({
  time: timeOf(content.time),
  repetition: repetitionOf(content.rule),
  title: content.title,
  notes: content.notes,
  location: content.location,
  isPrivate: content.private === 'yes',
});

/** The day on which the time begins. */
export const startDate = (time: Time): Temporal.PlainDate => (time.kind === 'timed' ? time.start.toPlainDate() : time.start);

/** The last day that the time touches. */
export function lastDate(time: Time): Temporal.PlainDate {
  if (time.kind === 'allDay') return time.end.subtract({ days: 1 });
  const end = time.end.toPlainDate();
  const endsAtMidnight = time.end.toPlainTime().equals(new Temporal.PlainTime()) && !time.end.equals(time.start);
  return endsAtMidnight ? end.subtract({ days: 1 }) : end;
}

export const plainText = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').normalize('NFC').trim();

export const timeText = (time: Time): string =>
  time.kind === 'timed' ? `${wallText(time.start)}/${wallText(time.end)}` : `${time.start.toString()}/${time.end.toString()}`;

export const wallText = (wall: Temporal.PlainDateTime): string => wall.toString({ smallestUnit: 'second' });

export function timeOf(text: string): Time {
  const [start = '', end = ''] = text.split('/');
  return text.includes('T')
    ? { kind: 'timed', start: Temporal.PlainDateTime.from(start), end: Temporal.PlainDateTime.from(end) }
    : { kind: 'allDay', start: Temporal.PlainDate.from(start), end: Temporal.PlainDate.from(end) };
}

export const ruleText = (repetition: Repetition): string =>
  repetition.kind === 'single' ? '' : `${repetition.freq}/${repetition.interval}/${repetition.until.toString()}`;

export function repetitionOf(text: string): Repetition {
  const [name, interval = '', until = ''] = text.split('/');
  const freq = freqs.find((known) => known === name);
  return freq ? { kind: 'series', freq, interval: Number(interval), until: Temporal.PlainDate.from(until) } : { kind: 'single' };
}
