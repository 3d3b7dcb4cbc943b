/** What each form plugin sends for a landlord's enquiry, with invented data. */
const message = 'Mein Mieter zahlt seit drei Monaten nicht.\nWas kann ich tun?';

export const canonicalBody = {
  event: 'lead.created', kind: 'vermieter', salutation: 'Frau', first_name: 'Anna', last_name: 'Beispiel', company: 'Beispiel Immobilien GmbH',
  email: 'Anna@Beispiel.example', phone: '0511 9999 123', message,
  address: { street: 'Musterstraße 1', postal_code: '30159', city: 'Hannover' },
  consent: { privacy: true, newsletter: true, at: '2026-03-10T09:00:00Z' },
  source: { page: 'https://www.vermieterhelden.example/vermieter/?utm_source=google&utm_medium=cpc&utm_campaign=herbst' },
  website: '',
};

/** CF7 to Webhook: flat, by the tags of the form, boxes as lists. */
export const contactForm7 = {
  'your-name': 'Anna Beispiel', 'your-email': 'Anna@Beispiel.example', 'tel-123': '0511 9999 123', 'ich-bin': 'Vermieterin', 'your-message': message,
  'anzahl-wohnungen': '5', 'acceptance-17': '1', newsletter: ['Ja, gerne'], _url: 'https://www.vermieterhelden.example/anfrage/', _remote_ip: '192.0.2.1', _date: '10.03.2026',
};

/** WPForms: flat, keys chosen in the form, several answers by two strokes, dates with their time. */
export const wpForms = {
  name: 'Anna Beispiel', email: 'Anna@Beispiel.example', telefon: '0511 9999 123', art: 'Vermieter', nachricht: message,
  'leistungen': 'Räumung||Mahnung', termin: { value: '12.03.2026', unix: 1_773_300_000 }, datenschutz: 'Ich stimme der Datenschutzerklärung zu.', page: 'https://www.vermieterhelden.example/anfrage/',
};

/** Gravity Forms: the entry object, fields by their numbers. */
export const gravityForms = {
  id: '87', form_id: '3', post_id: null, date_created: '2026-03-10 09:00:00', is_starred: 0, is_read: 0, ip: '192.0.2.1',
  source_url: 'https://www.vermieterhelden.example/vermieter/', user_agent: 'Mozilla/5.0', currency: 'EUR', payment_status: null, created_by: null, status: 'active',
  '1.2': '', '1.3': 'Anna', '1.4': '', '1.6': 'Beispiel', '1.8': '', 2: 'Anna@Beispiel.example', 3: '0511 9999 123', 4: message,
  '5.1': 'Musterstraße 1', '5.2': '', '5.3': 'Hannover', '5.4': '', '5.5': '30159', '5.6': 'Deutschland',
  '6.1': '1', '6.2': 'Ich stimme der Datenschutzerklärung zu.', '6.3': '4', '7.1': 'Räumung', '7.2': '', '7.3': 'Mahnung', 8: '5',
};

/** Fluent Forms: nested by the names of the fields, with the row of its own table. */
export const fluentForms = {
  names: { first_name: 'Anna', last_name: 'Beispiel' }, email: 'Anna@Beispiel.example', phone: '0511 9999 123', message,
  address_1: { address_line_1: 'Musterstraße 1', address_line_2: '', city: 'Hannover', state: '', zip: '30159', country: 'DE' },
  'gdpr-agreement': 'on', dropdown: 'Räumung', __fluent_form_embded_post_id: '12', _fluentform_3_fluentformnonce: 'a1b2', _wp_http_referer: '/vermieter/',
  __submission: { id: '42', form_id: '3', serial_number: '17', response: '{}', source_url: 'https://www.vermieterhelden.example/vermieter/', browser: 'Firefox', ip: '192.0.2.1', created_at: '2026-03-10 09:00:00' },
};

export { message };
