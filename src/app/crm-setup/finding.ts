/** What a check of the CRM found, in German, with what to do about it. */
export type Finding =
  /** The hub cannot do its work with this. */
  | { readonly kind: 'problem'; readonly text: string }
  /** The hub works, but less well, or a part of it is not used. */
  | { readonly kind: 'hint'; readonly text: string };

export const problem = (text: string): Finding => ({ kind: 'problem', text });
export const hint = (text: string): Finding => ({ kind: 'hint', text });
