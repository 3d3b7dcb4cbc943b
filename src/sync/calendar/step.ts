/** How the carrying out of one operation ended, short of an error. */
export type Step =
  | { readonly kind: 'done' }
  | { readonly kind: 'suppressed' }
  /** Something moved on since it was read: this side is read again and planned again; `nothing`: what came is known already. */
  | { readonly kind: 'again'; readonly read: 'advoware' | 'google' | 'nothing' };

export const done: Step = { kind: 'done' };
export const suppressed: Step = { kind: 'suppressed' };
export const again = (read: Extract<Step, { kind: 'again' }>['read']): Step => ({ kind: 'again', read });
