import { Parser } from 'htmlparser2';

/** A body of a form with every text of it free of HTML, its field names as they are. */
export function withoutHtml(value: unknown): unknown {
  if (typeof value === 'string') return plainText(value);
  if (Array.isArray(value)) return value.map(withoutHtml);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withoutHtml(each)]));
}

/**
 * What a browser would show of a text: tags gone, entities read, line breaks kept. A text that was encoded twice is
 * read twice. „Miete < 500 €“ and „<anna@kanzlei.example>“ stay: they are no tags.
 */
export function plainText(text: string): string {
  let plain = withoutControls(text);
  for (let before = ''; plain !== before && looksLikeHtml.test(plain);) {
    before = plain;
    plain = withoutControls(shown(plain));
  }
  return plain;
}

const looksLikeHtml = /<[a-z!/][^<>]*>|&(?:#\d+|#x[0-9a-f]+|[a-z]\w*);/i;
/** An address in angle brackets, as mail programs write it. */
const address = /<((?:mailto:)?[^\s<>@]+@[^\s<>]+|https?:\/\/[^\s<>]+)>/gi;
/** A tag that is never closed is text: a browser would swallow the rest of the letter. */
const unclosed = /<(?=[a-z!/][^<>]*(?:<|$))/gi;

/** What stands in these is no text of the sender's. */
const hidden: ReadonlySet<string> = new Set(['script', 'style']);
const breaks: ReadonlySet<string> = new Set(['br', 'p', 'div', 'li', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'hr']);

function shown(html: string): string {
  const parts: string[] = [];
  let hiddenIn = 0;
  const parser = new Parser({
    onopentag(name) {
      if (hidden.has(name)) hiddenIn += 1;
      if (breaks.has(name)) parts.push('\n');
    },
    ontext(text) { if (hiddenIn === 0) parts.push(text); },
    onclosetag(name) {
      if (hidden.has(name)) hiddenIn -= 1;
      if (breaks.has(name) && name !== 'br' && name !== 'hr') parts.push('\n');
    },
  }, { decodeEntities: true });
  parser.end(html.replace(address, '$1').replace(unclosed, '&lt;'));
  return parts.join('').replace(/\n{3,}/g, '\n\n').trim();
}

/** Line ends as one kind; other control characters and half characters are nobody's text. */
function withoutControls(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066-\u2069\ufeff]/g, '');
}
