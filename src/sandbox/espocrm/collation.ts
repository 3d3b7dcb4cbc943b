/** Text as the database compares it (utf8mb4_unicode_ci): case, accents and trailing blanks do not count, `ß` is `ss`. */
export function collate(text: string): string {
  // Most text is plain: worth a short cut, since lists compare it by the thousand.
  if (/^[\x20-\x7e]*$/u.test(text)) return text.toLowerCase().trimEnd();
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss').trimEnd();
}
