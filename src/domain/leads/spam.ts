import type { Lead } from './lead.js';

export type SpamSign = 'honeypot' | 'links' | 'markup' | 'pattern';

/**
 * What gives a lead away as spam; undefined for one that people should read. Only signs that no enquiry of a landlord or
 * tenant shows, a foreign language is none: a lead that is held back by mistake is lost to the firm.
 */
export function spamSign(lead: Pick<Lead, 'message' | 'company' | 'firstName' | 'lastName' | 'notes'>, honeypot: string): SpamSign | undefined {
  if (honeypot.trim() !== '') return 'honeypot';
  const text = [lead.message, lead.company, lead.firstName, lead.lastName, ...lead.notes.map((note) => note.text)].join('\n');
  if (links(text) > mostLinks || links(`${lead.firstName} ${lead.lastName}`) > 0) return 'links';
  if (/\[(?:url|link)[=\]]/i.test(text)) return 'markup';
  return patterns.test(text) ? 'pattern' : undefined;
}

/** The listing of a flat and a photo album are two. */
const mostLinks = 3;
const links = (text: string): number => text.match(/https?:\/\/|www\./gi)?.length ?? 0;

const patterns = /\b(?:viagra|cialis|casino bonus|online casino|crypto investment|bitcoin (?:invest|profit)|seo services?|guest post|backlinks?|rank(?:ing)? (?:on|in) google|web traffic|onlyfans|payday loans?)\b/i;
