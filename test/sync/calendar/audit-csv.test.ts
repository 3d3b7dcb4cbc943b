import assert from 'node:assert/strict';
import fc from 'fast-check';
import { auditCsv } from '../../../src/sync/calendar/audit-csv.js';
import type { AuditRow, CalendarAudit } from '../../../src/sync/calendar/context.js';

const row: AuditRow = { what: 'update_google', where: 'google', why: 'Termin 70001: Zeit, Ort nach Google übernommen.', frNr: 70_001, event: 'hub4711', fields: ['Zeit', 'Ort'] };
const audit = (rows: readonly AuditRow[], remarks: readonly string[] = []): CalendarAudit => ({ kuerzel: 'SÖ', mode: 'masked', rows, remarks, guard: { kind: 'clear' }, hash: 'h' });

/** As a spreadsheet reads it. */
function cellsOf(csv: string): string[][] {
  return csv.replace(/^\uFEFF/, '').split(/\r\n(?=(?:[^"]*"[^"]*")*[^"]*$)/).filter((line) => line !== '')
    .map((line) => [...line.matchAll(/"((?:[^"]|"")*)"(?:;|$)/g)].map(([, cell = '']) => cell.replaceAll('""', '"')));
}

describe('the table of an audit', () => {
  it('opens in German Excel: byte order mark, semicolons, CRLF', () => {
    const csv = auditCsv(audit([row]));
    assert.ok(csv.startsWith('\uFEFF"Kürzel";"Was";"Wo"'));
    assert.match(csv, /\r\n"SÖ";"ändern";"Google";"70001";"hub4711";"Zeit, Ort";"Termin 70001/);
    assert.ok(csv.endsWith('\r\n'));
  });

  it('has one line for each difference and each remark', () => {
    const csv = auditCsv(audit([row, { ...row, what: 'delete_advoware', where: 'advoware', frNr: null, event: null, fields: [] }], ['Bitte prüfen.']));
    assert.deepEqual(cellsOf(csv).map((cells) => cells[1]), ['Was', 'ändern', 'löschen', 'Hinweis']);
    assert.deepEqual([...new Set(cellsOf(csv).map((cells) => cells.length))], [7]);
  });

  it('keeps every text as it is, whatever it holds, and no cell is a formula', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '"', ';', '\n', '\r', '\t', '|', '%', 'a', 'ß', '\'') }), (why) => {
      const [, cells] = cellsOf(auditCsv(audit([{ ...row, why, event: why }])));
      for (const cell of [cells?.[4] ?? '', cells?.[6] ?? '']) {
        assert.ok(cell === why || cell === `'${why}`);
        assert.doesNotMatch(cell, /^[=+\-@\t\r\n|%]/);
      }
    }));
  });
});
