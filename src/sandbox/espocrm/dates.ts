/** `YYYY-MM-DD HH:MM:SS` in UTC: how EspoCRM writes every point in time. */
export function utcText(epochMilliseconds: number): string {
  return new Date(epochMilliseconds).toISOString().slice(0, 19).replace('T', ' ');
}

/** A datetime of a request body as EspoCRM stores it; undefined when EspoCRM refuses it. */
export function parseDateTime(text: string): string | undefined {
  const plain = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d)(:\d\d)?$/u.exec(text);
  if (plain !== null) return storedDateTime(`${plain[1] ?? ''}T${plain[2] ?? ''}${plain[3] ?? ':00'}Z`, plain[1] ?? '');
  const iso = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/u.exec(text);
  return iso === null ? undefined : storedDateTime(text, iso[1] ?? '');
}

function storedDateTime(iso: string, day: string): string | undefined {
  const time = Date.parse(iso);
  return Number.isNaN(time) || !isRealDay(day) ? undefined : utcText(time);
}

/** A date of a request body; a full ISO datetime counts as its day. */
export function parseDate(text: string): string | undefined {
  const day = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?$/u.exec(text)?.[1];
  return day !== undefined && isRealDay(day) ? day : undefined;
}

function isRealDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
