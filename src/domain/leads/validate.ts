import type { Lead, LeadKind, TextField } from './lead.js';

/** A lead whose kind may still be unknown. */
export type Draft = Omit<Lead, 'kind'> & { readonly kind: LeadKind | undefined };

/** What is wrong with one field of the canonical body (422). */
export interface FieldFault { readonly field: TextField | 'kind' | 'notes'; readonly problem: 'required' | 'invalid' | 'too_long' }

/**
 * What keeps a draft from being a lead. Of e-mail and phone one must work; for the newsletter it is the e-mail, and no name
 * is needed there.
 */
export function faultsOf(draft: Draft, given: { readonly email: string; readonly phone: string }): readonly FieldFault[] {
  const isNewsletter = draft.kind === 'newsletter';
  const isNamed = draft.firstName !== '' || draft.lastName !== '' || draft.company !== '';
  const isReachable = draft.email !== '' || (draft.phone !== '' && !isNewsletter);
  return [
    ...(draft.kind === undefined ? [{ field: 'kind', problem: 'required' } as const] : []),
    ...(isNamed || isNewsletter ? [] : [{ field: 'name', problem: 'required' } as const]),
    ...(isReachable ? [] : [unworkable('email', given.email), ...(isNewsletter ? [] : [unworkable('phone', given.phone)])]),
    ...tooLong(draft),
  ];
}

/** In words, for the people who set a form up. */
export function faultText(faults: readonly FieldFault[]): string {
  return `Die Anfrage ist unvollständig oder falsch ausgefüllt: ${faults.map(({ field, problem }) => `${field} ${problems[problem]}`).join(', ')}.`;
}

const problems: Readonly<Record<FieldFault['problem'], string>> = { required: 'fehlt', invalid: 'ist ungültig', too_long: 'ist zu lang' };

const unworkable = (field: 'email' | 'phone', text: string): FieldFault => ({ field, problem: text === '' ? 'required' : 'invalid' });

/** As long as the CRM takes them. */
function tooLong({ firstName, lastName, company, message, address, source, notes }: Draft): readonly FieldFault[] {
  const lengths: readonly (readonly [FieldFault['field'], number, number])[] = [
    ['first_name', firstName.length, 100], ['last_name', lastName.length, 100], ['company', company.length, 255], ['message', message.length, 20_000],
    ['street', address.street.length, 255], ['postal_code', address.postalCode.length, 40], ['city', address.city.length, 100],
    ['page', source.page.length, 2_000], ['form', source.form.length, 200], ['utm_source', source.utmSource.length, 200],
    ['utm_medium', source.utmMedium.length, 200], ['utm_campaign', source.utmCampaign.length, 200],
    ['notes', notes.reduce((sum, { label, text }) => sum + label.length + text.length, 0), 20_000],
  ];
  return lengths.filter(([, length, most]) => length > most).map(([field]) => ({ field, problem: 'too_long' }));
}
