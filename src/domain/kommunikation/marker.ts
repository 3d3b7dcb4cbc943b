import { kindOf, type KommKz } from './kinds.js';

/**
 * What a remark in Advoware says about the link (kommunikation-sync.md, Markers).
 * `before` and `after` are the user's own characters around the marker, bit for bit.
 * `broken`: it looks like a marker but cannot be trusted; it is left alone and reported.
 */
export type Marker =
  | { readonly kind: 'none'; readonly text: string }
  | { readonly kind: 'synced'; readonly value: string; readonly kommKz: KommKz; readonly before: string; readonly after: string }
  | { readonly kind: 'slot'; readonly kommKz: KommKz; readonly before: string; readonly after: string }
  | { readonly kind: 'broken'; readonly reason: 'unreadable' | 'unknown_kind' | 'several'; readonly text: string };

/** Reads a remark. Never throws. A marker counts wherever it stands: people type in front of it too. */
export function parseMarker(remark: string | null | undefined): Marker {
  const text = remark ?? '';
  if (!mentionsEspoCrm.test(text)) return { kind: 'none', text };
  const found = [...text.matchAll(wellFormed)];
  const markers = found.map((match) => markerAt(text, match)).filter((marker) => marker !== undefined);
  const [only, second] = markers;
  if (second !== undefined) return { kind: 'broken', reason: 'several', text };
  if (only !== undefined) return only;
  if (found.some((match) => !knownKind(match))) return { kind: 'broken', reason: 'unknown_kind', text };
  return looksLikeMarker.test(text) ? { kind: 'broken', reason: 'unreadable', text } : { kind: 'none', text };
}

/** The marker of a synced entry; the value is written as EspoCRM has it. */
export function syncedMarker(value: string, kommKz: KommKz): string {
  return `[ESPOCRM:${Buffer.from(value, 'utf8').toString('base64')}:${kommKz}]`;
}

/** The marker of an empty slot. */
export function slotMarker(kommKz: KommKz): string {
  return `[ESPOCRM-SLOT:${kommKz}]`;
}

/** The remark with `marker` in the place of the one that was read, or in front; a broken remark stays as it is. */
export function withMarker(read: Marker, marker: string): string {
  switch (read.kind) {
    case 'none': return read.text === '' ? marker : `${marker} ${read.text}`;
    case 'synced':
    case 'slot': return read.before + marker + read.after;
    case 'broken': return read.text;
  }
}

/** What the user wrote, without the marker and the one blank the hub puts behind it. */
export function userText(read: Marker): string {
  switch (read.kind) {
    case 'none':
    case 'broken': return read.text;
    case 'synced':
    case 'slot': return read.before + (read.after.startsWith(' ') ? read.after.slice(1) : read.after);
  }
}

const mentionsEspoCrm = /espocrm/i;
const wellFormed = /\[ESPOCRM:([A-Za-z0-9+/]+={0,2}):(0|[1-9]\d{0,2})\]|\[ESPOCRM-SLOT:(0|[1-9]\d{0,2})\]/g;
/** An opened marker that goes on or ends there, or one whose opening bracket was deleted. */
const looksLikeMarker = /\[\s*espocrm\s*(?:[:\-\]]|$)|espocrm(?:-slot)?:[a-z0-9+/=]*:?\d*\]/i;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function knownKind(match: RegExpExecArray): boolean {
  return kindOf(Number(match[2] ?? match[3])) !== undefined;
}

function markerAt(text: string, match: RegExpExecArray): Marker | undefined {
  const kind = kindOf(Number(match[2] ?? match[3]));
  if (kind === undefined) return undefined;
  const around = { kommKz: kind.kommKz, before: text.slice(0, match.index), after: text.slice(match.index + match[0].length) };
  if (match[1] === undefined) return { kind: 'slot', ...around };
  const value = decoded(match[1]);
  return value === undefined ? undefined : { kind: 'synced', value, ...around };
}

/** Only what the hub itself could have written counts: canonical base64 of UTF-8. */
function decoded(base64: string): string | undefined {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length === 0 || bytes.toString('base64') !== base64) return undefined;
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return undefined;
  }
}
