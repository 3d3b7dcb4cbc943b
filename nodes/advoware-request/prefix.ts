/** What stands behind the longest prefix that the URL begins with as whole segments; undefined when none fits. */
export function behindPrefix(url: string, prefixes: readonly string[]): string | undefined {
  let rest: string | undefined;
  for (const prefix of prefixes) {
    const next = url.charAt(prefix.length);
    if (!url.startsWith(prefix) || (next !== '' && next !== '/' && next !== '?')) continue;
    const behind = url.slice(prefix.length);
    if (rest === undefined || behind.length < rest.length) rest = behind;
  }
  return rest;
}
