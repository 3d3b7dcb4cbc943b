/** What a form was for (leads.md). */
export const leadKinds = ['mieter', 'vermieter', 'kontakt', 'newsletter'] as const;
export type LeadKind = (typeof leadKinds)[number];

/** A field that no rule knows, as the form named it: kept for the people who read the lead. */
export interface Note { readonly label: string; readonly text: string }

/** The names of a lead's texts in the canonical body; what forms call them is in `field-names`. */
export const textFields = [
  'salutation', 'first_name', 'last_name', 'name', 'company', 'email', 'phone', 'message',
  'street', 'postal_code', 'city', 'page', 'form', 'utm_source', 'utm_medium', 'utm_campaign',
] as const;
export type TextField = (typeof textFields)[number];

/** An enquiry in the one form that the hub works with. A text that was not given is empty. */
export interface Lead {
  readonly event: 'lead.created' | 'contact.submitted';
  readonly kind: LeadKind;
  readonly salutation: '' | 'Herr' | 'Frau';
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  /** Lower case, its domain in ASCII; empty when there is none that works. */
  readonly email: string;
  /** E.164; empty when there is none that works. */
  readonly phone: string;
  readonly message: string;
  readonly address: { readonly street: string; readonly postalCode: string; readonly city: string };
  /** `at`: when it was given, ISO; empty when the form does not say. */
  readonly consent: { readonly privacy: boolean; readonly newsletter: boolean; readonly at: string };
  readonly source: { readonly page: string; readonly form: string; readonly utmSource: string; readonly utmMedium: string; readonly utmCampaign: string };
  readonly notes: readonly Note[];
}
