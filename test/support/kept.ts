import { appendFileSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What the rings leave for the last of them, which looks whether anything got out that must not: what hubs said and
 * measured, and what they must not say (what people entered, what was secret). The test command names the folder.
 */
export type Kind = 'log' | 'metrics' | 'entered' | 'secrets';

const folder = process.env['HUB_KEPT'];

export function keep(kind: Kind, text: string): void {
  if (folder === undefined || text === '') return;
  mkdirSync(folder, { recursive: true });
  appendFileSync(join(folder, `${kind}-${process.pid}.txt`), `${text}\n`);
}

/** Everything of a kind that was kept so far, by all rings. */
export function kept(kind: Kind): string {
  if (folder === undefined) return '';
  return readdirSync(folder).filter((name) => name.startsWith(`${kind}-`)).map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
}

/** Fields that tell who a person is or how to reach them. */
const personal = /name|phone|email|tlf|stra(ss|ß)e|street|bemerkung|geburt|birth|subject|description|body/i;

/** Keeps what of a record is about a person. */
export function keepEntered(record: unknown): void {
  keep('entered', [...personalValues(record)].join('\n'));
}

export function* personalValues(value: unknown, field = ''): Generator<string> {
  if (typeof value === 'string') {
    if (personal.test(field)) yield value;
  } else if (Array.isArray(value)) {
    for (const each of value) yield* personalValues(each, field);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) yield* personalValues(inner, name);
  }
}
