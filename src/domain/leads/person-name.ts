/** A name with its parts told apart; what is not there is empty. */
export interface PersonName { readonly salutation: '' | 'Herr' | 'Frau'; readonly firstName: string; readonly lastName: string }

/** „Herr Dr. Max von Muster“ or „Muster, Max“ as first and last name. A single word is a last name. */
export function splitName(name: string): PersonName {
  const [salutation, rest] = withoutSalutation(name.replace(/\s+/g, ' ').trim());
  const [last = '', first, ...more] = rest.split(',').map((part) => part.trim());
  if (first !== undefined && more.length === 0 && first !== '' && last !== '') return { salutation, firstName: first, lastName: last };
  const words = rest.split(' ');
  // Of the words before the last one, those after the last that is no particle belong to the last name.
  const start = words.slice(0, -1).findLastIndex((word) => !particles.has(word.toLowerCase())) + 1;
  return { salutation, firstName: words.slice(0, start).join(' '), lastName: words.slice(start).join(' ') };
}

/** What a form's field for the salutation says; '' for anything that is neither. */
export function salutationOf(text: string): PersonName['salutation'] {
  if (/^(?:herrn?|mr\.?|hr\.?|mann|männlich)$/i.test(text.trim())) return 'Herr';
  return /^(?:frau|mrs\.?|ms\.?|fr\.?|weiblich)$/i.test(text.trim()) ? 'Frau' : '';
}

const particles = new Set(['von', 'van', 'vom', 'zu', 'zum', 'zur', 'de', 'del', 'della', 'der', 'den', 'di', 'da', 'du', 'la', 'le', 'ten', 'ter', 'al', 'el', 'bin']);

function withoutSalutation(name: string): readonly [PersonName['salutation'], string] {
  const [word = '', ...rest] = name.split(' ');
  const salutation = salutationOf(word);
  return salutation === '' || rest.length === 0 ? ['', name] : [salutation, rest.join(' ')];
}
