import { contentOf, repetitionOf, startDate, timeOf, type Appointment, type Content, type Field } from './appointment.js';
import { occurrenceKey, sameOccurrences } from './recurrence.js';

/** True when both show the same: series are compared by their occurrences, not by the text of the rule. */
export function sameContent(one: Content, other: Content): boolean {
  return one.time === other.time && sameField('rule', one.rule, other.rule, one.time)
    && one.title === other.title && one.notes === other.notes && one.location === other.location && one.private === other.private;
}

/** True when one field shows the same. Rules are laid on a common start, so that a moved series has not changed its rhythm. */
export function sameField(field: Field, one: string, other: string, time: string): boolean {
  if (one === other) return true;
  return field === 'rule' && sameOccurrences(repetitionOf(one), repetitionOf(other), startDate(timeOf(time)));
}

/** True when the rule makes more than one occurrence of the time. */
export const repeats = (rule: string, time: string): boolean => rule !== '' && !sameField('rule', rule, '', time);

/** One text per content, for hashes and for looking up equals: keys in fixed order, the rule by its occurrences. */
export function canonicalJson(content: Content): string {
  return JSON.stringify({
    time: content.time,
    occurrences: occurrenceKey(startDate(timeOf(content.time)), repetitionOf(content.rule)),
    title: content.title, notes: content.notes, location: content.location, private: content.private,
  });
}

export const sameAppointment = (one: Appointment, other: Appointment): boolean => sameContent(contentOf(one), contentOf(other));
