import type { AuditRow, CalendarAudit } from './context.js';

/** The table of an audit as German Excel opens it: semicolons, CRLF, a byte order mark; no cell is taken for a formula. */
export function auditCsv({ kuerzel, rows, remarks }: CalendarAudit): string {
  const lines = [
    ['Kürzel', 'Was', 'Wo', 'Termin in Advoware', 'Eintrag in Google', 'Felder', 'Warum'],
    ...rows.map((row) => [kuerzel, whatNames[row.what], whereNames[row.where], row.frNr === null ? '' : String(row.frNr), row.event ?? '', row.fields.join(', '), row.why]),
    ...remarks.map((remark) => [kuerzel, 'Hinweis', '', '', '', '', remark]),
  ];
  return `\uFEFF${lines.map((cells) => `${cells.map(cell).join(';')}\r\n`).join('')}`;
}

const whatNames: Readonly<Record<AuditRow['what'], string>> = {
  create_google: 'anlegen', create_advoware: 'anlegen', delete_google: 'löschen', delete_advoware: 'löschen',
  update_google: 'ändern', update_advoware: 'ändern', mark_google: 'kennzeichnen', link: 'verknüpfen',
};
const whereNames: Readonly<Record<AuditRow['where'], string>> = { advoware: 'Advoware', google: 'Google', hub: 'Hub' };

/** A leading sign would make a formula of a text that comes from outside (CWE-1236). */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r\n|%]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
