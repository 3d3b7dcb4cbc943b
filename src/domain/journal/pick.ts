/** The attributes of a record by name, as the journal keeps them beside what was written: an absent one counts as null. */
export const pick = <Value>(record: Readonly<Record<string, Value>>, names: readonly string[]): Readonly<Record<string, NonNullable<Value> | null>> =>
  Object.fromEntries(names.map((name) => [name, record[name] ?? null]));
