import { isJsonObject, type Json, type JsonObject } from '../json.js';

/** Reads a query the way PHP does: `where[0][type]=in&where[0][value][]=a`. */
export function parsePhpQuery(query: string): JsonObject {
  const result: JsonObject = {};
  for (const [name, value] of new URLSearchParams(query)) {
    const path = pathOf(name);
    if (path !== undefined) put(result, path, value);
  }
  return Object.fromEntries(Object.entries(result).map(([name, value]) => [name, asArrays(value)]));
}

function pathOf(name: string): string[] | undefined {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/u.exec(name);
  if (match === null) return undefined;
  const keys = [...(match[2] ?? '').matchAll(/\[([^[\]]*)\]/gu)].map((part) => part[1] ?? '');
  return [match[1] ?? '', ...keys];
}

function put(target: JsonObject, path: readonly string[], value: string): void {
  const [head = '', ...rest] = path;
  const key = head === '' ? String(Object.keys(target).length) : head;
  if (key === '__proto__') return;
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  const inner = target[key];
  const next: JsonObject = isJsonObject(inner) ? inner : {};
  target[key] = next;
  put(next, rest, value);
}

/** Objects whose keys count from 0 are arrays in PHP. */
function asArrays(value: Json): Json {
  if (!isJsonObject(value)) return value;
  const keys = Object.keys(value);
  const inner = keys.map((key) => asArrays(value[key] ?? null));
  return keys.every((key, index) => key === String(index)) ? inner : Object.fromEntries(keys.map((key, index) => [key, inner[index] ?? null]));
}
