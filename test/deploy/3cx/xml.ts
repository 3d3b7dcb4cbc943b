/** An element of a document without mixed content. */
export interface Element { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly children: readonly Element[]; readonly text: string }

interface Open { readonly name: string; readonly attributes: Record<string, string>; readonly children: Element[]; text: string }

/** Reads strictly what the template may hold: elements, attributes in double quotes, comments. Throws on anything else. */
export function parseXml(source: string): Element {
  const token = /<\?xml [^?]*\?>|<!--((?:(?!--)[\s\S])*)-->|<(\/?)([A-Za-z]\w*)((?:\s+[A-Za-z][\w:]*="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
  const stack: Open[] = [{ name: '', attributes: {}, children: [], text: '' }];
  while (token.lastIndex < source.length) {
    const at = token.lastIndex;
    const match = token.exec(source);
    const parent = stack.at(-1);
    if (!match || !parent) throw new Error(`not well-formed: ${JSON.stringify(source.slice(at, at + 40))}`);
    const [, , closing, name, attributes = '', empty, text] = match;
    if (text !== undefined) parent.text += unescape(text);
    else if (name !== undefined && closing === '/') close(stack, name);
    else if (name !== undefined) {
      stack.push({ name, attributes: attributesOf(attributes), children: [], text: '' });
      if (empty === '/') close(stack, name);
    }
  }
  const [root, ...others] = stack[0]?.children ?? [];
  if (!root || others.length > 0 || stack.length > 1) throw new Error('not one whole element');
  return root;
}

export const all = (element: Element, name: string): readonly Element[] => [...(element.name === name ? [element] : []), ...element.children.flatMap((child) => all(child, name))];

function close(stack: Open[], name: string): void {
  const done = stack.pop();
  if (done?.name !== name) throw new Error(`</${name}> closes <${done?.name ?? ''}>`);
  stack.at(-1)?.children.push({ ...done, text: done.text.trim() });
}

function attributesOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, unescape(value)] as const);
  if (new Set(pairs.map(([name]) => name)).size !== pairs.length) throw new Error(`an attribute twice: ${text}`);
  return Object.fromEntries(pairs);
}

function unescape(text: string): string {
  if (/&(?!(?:quot|amp|lt|gt|apos);)/.test(text)) throw new Error(`an ampersand that is none: ${text}`);
  const entities: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', apos: "'" };
  return text.replace(/&(\w+);/g, (_all, name: string) => entities[name] ?? '');
}
