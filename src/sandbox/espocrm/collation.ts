/** Text as the database compares it (utf8mb4_unicode_ci): case, accents and trailing blanks do not count, `ß` is `ss`. */
export function collate(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss').trimEnd();
}
