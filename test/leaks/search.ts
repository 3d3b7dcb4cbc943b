export interface Leak { readonly what: string; readonly around: string }

/** Words that people enter in tests and that every log holds for reasons of its own. */
const ordinary = new Set(['Advoware', 'EspoCRM', 'Kalender', 'Beteiligte', 'Hub', 'Admin', 'hub-api', 'admin']);

/**
 * Where a text holds a name or another value that a person entered, also a number in another notation, or a secret.
 * @param entered one value a line
 */
export function leaksIn(text: string, { entered, secrets }: { readonly entered: readonly string[]; readonly secrets: readonly string[] }): readonly Leak[] {
  const values = new Set(entered.map((value) => value.trim()).filter((value) => value.length >= 4 && !ordinary.has(value)));
  const numbers = new Set([...values].map((value) => value.replaceAll(/\D/g, '')).filter((digits) => digits.length >= 8).map((digits) => digits.slice(-8)));
  return [
    ...[...values].flatMap((value) => whole(text, value)),
    ...[...text.matchAll(/(?<![\w.:-])[+(0][\d ()/-]{7,}\d/g)].filter(([found]) => numbers.has(found.replaceAll(/\D/g, '').slice(-8))).map((match) => leak('a number', text, match.index)),
    ...[...text.matchAll(/[\w.+-]+@[\w-]+(\.[\w-]+)*\.(example|org|de|com)\b/g)].map((match) => leak('an e-mail address', text, match.index)),
    ...secrets.filter((secret) => secret.length >= 6).flatMap((secret) => whole(text, secret)).map(({ around }) => ({ what: 'a secret', around })),
  ];
}

/** The value as a word of its own: `Meier` is not in `Meierei`. */
function whole(text: string, value: string): readonly Leak[] {
  const found: Leak[] = [];
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test((text[at - 1] ?? ' ') + (text[at + value.length] ?? ' '))) found.push(leak(value, text, at));
  }
  return found;
}

const leak = (what: string, text: string, at: number): Leak => ({ what, around: text.slice(Math.max(0, at - 120), at + 120) });
