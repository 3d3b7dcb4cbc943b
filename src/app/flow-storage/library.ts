import { readFile, readdir } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { writeFileSafely } from './write-files.js';

/** What the editor's *Import → Library* lists: folders by name, files with their notes. */
export type LibraryEntry = string | readonly (string | Readonly<Record<string, string>>)[];

/** The editor's local library: flows and code snippets that somebody saved for reuse. */
export interface Library {
  readonly read: (type: string, path: string) => Promise<LibraryEntry>;
  readonly save: (type: string, path: string, notes: Readonly<Record<string, string>>, body: string) => Promise<void>;
}

export function library(root: string): Library {
  return {
    read: async (type, path) => {
      const place = within(root, type, path);
      try {
        return bodyOf(await readFile(place, 'utf8'));
      } catch (error) {
        if (isCode(error, 'EISDIR')) return await listing(place);
        if (isCode(error, 'ENOENT') && (path === '' || path.endsWith('/'))) return [];
        throw new Error(`Die Bibliothek hat keinen Eintrag ${path}.`, { cause: error });
      }
    },
    save: async (type, path, notes, body) => {
      const lines = Object.entries(notes).map(([key, value]) => `// ${key}: ${value.replaceAll(/\s+/g, ' ')}\n`);
      await writeFileSafely(within(root, type, path), lines.join('') + body);
    },
  };
}

/** Node-RED turns away `../` alone; here nothing leaves the library. */
function within(root: string, type: string, path: string): string {
  const place = resolve(root, type, `./${path}`);
  if (!`${place}${sep}`.startsWith(`${resolve(root)}${sep}`)) throw new Error('Der Pfad führt aus der Bibliothek hinaus.');
  return place;
}

async function listing(place: string): Promise<LibraryEntry> {
  const entries = (await readdir(place, { withFileTypes: true })).filter(({ name }) => !name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1));
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const files = entries.filter((entry) => entry.isFile()).map(async ({ name }) => ({ ...notesOf(await readFile(join(place, name), 'utf8')), fn: name }));
  return [...folders, ...(await Promise.all(files))];
}

const note = /^\/\/ (\w+): (.*)$/;

function headLines(text: string): number {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !note.test(line));
  return end === -1 ? lines.length : end;
}

function bodyOf(text: string): string {
  return text.split('\n').slice(headLines(text)).join('\n');
}

function notesOf(text: string): Record<string, string> {
  return Object.fromEntries(text.split('\n').slice(0, headLines(text)).flatMap((line) => {
    const match = note.exec(line);
    return match?.[1] === undefined ? [] : [[match[1], match[2] ?? '']];
  }));
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
