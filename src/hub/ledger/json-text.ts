/** An object as JSON text for a jsonb column. The zero character, which jsonb refuses and no person types, is left out. */
export function jsonText(value: object): string {
  return JSON.stringify(value, (_key, each: unknown) => (typeof each === 'string' ? plainText(each) : each));
}

/** Text as PostgreSQL can keep it: without the zero character, and with whole characters only. */
export const plainText = (text: string): string => text.replaceAll('\0', '').toWellFormed();
