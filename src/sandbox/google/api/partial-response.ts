import { isJsonObject, type Json, type JsonObject } from '../../json.js';
import { invalid } from '../errors.js';

/** What to keep of a resource; `*` is everything. */
type Selection = Map<string, Selection>;

/** The part of a body that `fields` asks for: `a,b(c,d),e/f`. */
export function selectFields(body: JsonObject, fields: string): JsonObject {
  const parser = { text: fields, at: 0 };
  const selection = readList(parser);
  if (parser.at < fields.length) throw invalid(`Invalid field selection ${fields}`, 'fields');
  return pick(body, selection) as JsonObject;
}

function pick(value: Json, selection: Selection): Json {
  if (selection.size === 0 || selection.has('*')) return value;
  if (Array.isArray(value)) return value.map((item) => pick(item, selection));
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).flatMap(([name, inner]): [string, Json][] => {
    const deeper = selection.get(name);
    return deeper === undefined ? [] : [[name, pick(inner, deeper)]];
  });
  return Object.fromEntries(kept);
}

type Parser = { readonly text: string; at: number };

function readList(parser: Parser): Selection {
  const selection: Selection = new Map();
  do readItem(parser, selection);
  while (take(parser, ','));
  return selection;
}

function readItem(parser: Parser, selection: Selection): void {
  const name = /^[\w*]+/u.exec(parser.text.slice(parser.at))?.[0];
  if (name === undefined) throw invalid(`Invalid field selection ${parser.text}`, 'fields');
  parser.at += name.length;
  const inner: Selection = selection.get(name) ?? new Map<string, Selection>();
  selection.set(name, inner);
  if (take(parser, '/')) readItem(parser, inner);
  else if (take(parser, '(')) readInner(parser, inner);
}

function readInner(parser: Parser, inner: Selection): void {
  for (const [key, value] of readList(parser)) inner.set(key, value);
  if (!take(parser, ')')) throw invalid(`Invalid field selection ${parser.text}`, 'fields');
}

function take(parser: Parser, character: string): boolean {
  if (parser.text[parser.at] !== character) return false;
  parser.at += 1;
  return true;
}
