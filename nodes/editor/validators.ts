/**
 * Validators of the edit dialogs. Node-RED itself lets a field pass that is a `${VARIABLE}` as a whole, before it asks these.
 * They answer a translated reason, which the editor shows at the field.
 */

/** Anything, also nothing. */
export const anything = validator(() => undefined);

/** What the pattern takes. */
export const matching = (pattern: RegExp, reason: string): Validate =>
  validator((text) => pattern.test(text) ? undefined : { reason });

/** Empty, or what the pattern takes. */
export const emptyOr = (pattern: RegExp, reason: string): Validate =>
  validator((text) => text === '' || pattern.test(text) ? undefined : { reason });

/** One of the values a select offers. */
export const oneOf = (...values: readonly string[]): Validate =>
  validator((text) => values.includes(text) ? undefined : { reason: 'common.validate.choice' });

/** A whole number between the bounds. */
export const wholeNumber = (min: number, max: number): Validate => validator((text) => {
  const number = Number(text);
  const fits = text !== '' && Number.isInteger(number) && number >= min && number <= max;
  return fits ? undefined : { reason: 'common.validate.number', detail: `${min}–${max}` };
});

export const optionalUrl = emptyOr(/^https?:\/\/[^\s/]+(\/\S*)?$/, 'common.validate.url');
export const optionalInteger = emptyOr(/^-?\d+$/, 'common.validate.integer');
export const optionalSchedule = emptyOr(/^(\d+|(\S+\s+){4}\S+)$/, 'common.validate.schedule');

/** Empty, or an object in JSON. */
export const jsonObject = validator((text) => text === '' || isJsonObject(text) ? undefined : { reason: 'common.validate.json' });

/** The name of a topic, as in `vmh.beteiligte.update`. */
export const topicName = matching(/^[a-z_]+(\.[a-z_]+)*$/, 'common.validate.topic');

interface Complaint { readonly reason: string; readonly detail?: string }

function validator(check: (text: string) => Complaint | undefined): Validate {
  // Without a second parameter Node-RED takes a text for "valid".
  return function (value, { label }) {
    const complaint = check(textOf(value));
    if (!complaint) return true;
    return [label, this._(complaint.reason), complaint.detail].filter((part) => part !== undefined).join(' ');
  };
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join(',');
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}
