/** One budget beside what was measured. */
export type Row = {
  readonly what: string;
  readonly measured: string;
  readonly budget: string;
  /** Absent where the figure only explains another one. */
  readonly isWithin?: boolean;
};

const heads = ['Was', 'Gemessen', 'Budget', ''] as const;

/** A table in Markdown, so that it goes into the documentation as it is. */
export function table(rows: readonly Row[]): string {
  const lines = [heads, ...rows.map(({ what, measured, budget, isWithin }) => [what, measured, budget, verdict(isWithin)])];
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length), 3));
  const text = (line: readonly string[]): string => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  const [head = heads, ...rest] = lines;
  return [text(head), rule, ...rest.map(text)].join('\n');
}

function verdict(isWithin: boolean | undefined): string {
  if (isWithin === undefined) return '';
  return isWithin ? 'ok' : 'ÜBER';
}

export const number = (value: number, digits = 0): string => value.toLocaleString('de-DE', { minimumFractionDigits: digits, maximumFractionDigits: digits });

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] ?? NaN : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}
