/** `konfiguration` is the file of what belongs to no tab. */
const reserved = ['konfiguration'];

/**
 * A file name for every tab: its label, as a file system and a person can read it. Tabs that would get the same name
 * are numbered in the order of their ids, so that moving a tab in the editor renames no file.
 */
export function fileNames(tabs: readonly { readonly id: string; readonly label: string }[]): ReadonlyMap<string, string> {
  const taken = new Set(reserved);
  const names = new Map<string, string>();
  for (const tab of tabs.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const slug = slugOf(tab.label);
    let name = slug;
    for (let number = 2; taken.has(name); number += 1) name = `${slug}-${number}`;
    taken.add(name);
    names.set(tab.id, `${name}.json`);
  }
  return names;
}

const german: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

function slugOf(label: string): string {
  const slug = label.toLowerCase().normalize('NFC')
    .replace(/[äöüß]/g, (letter) => german[letter] ?? letter)
    .normalize('NFD').replace(/\p{Diacritic}/gu, '')
    .replace(/[^a-z0-9]+/g, '-').slice(0, 60).replace(/^-+|-+$/g, '');
  return slug === '' ? 'tab' : slug;
}
