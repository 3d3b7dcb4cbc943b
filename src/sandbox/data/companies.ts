import { company, reach, type Client } from './client.js';

/** Companies, associations, authorities and communities of owners among the clients; all invented. */
export const companies: readonly Client[] = [
  company('Lindenhof Hausverwaltung GmbH', 'GmbH', 'HRB 90001 B', 'Berlin', [reach(1, '030 23125-201', 'Zentrale'), reach(2, '030 23125-209'), reach(4, 'info@lindenhof-hv.example'), reach(5, 'www.lindenhof-hv.example')]),
  company('Grünwald & Söhne GmbH & Co. KG', 'GmbH & Co. KG', 'HRA 90002', 'Hamburg', [reach(1, '(040) 66969-202'), reach(4, 'kontakt@gruenwald-soehne.example')]),
  company('Wohnglück UG (haftungsbeschränkt)', 'UG (haftungsbeschränkt)', 'HRB 90003', 'Köln', [reach(3, '0171 3920030'), reach(4, 'hallo@wohnglueck.example'), reach(11, 'wohnglueck@epost.example')]),
  company('Nordlicht Immobilien AG', 'AG', 'HRB 90004', 'Hamburg', [reach(1, '040-66969-204'), reach(1, '040-66969-205', 'Buchhaltung'), reach(4, 'vorstand@nordlicht-ag.example')]),
  company('Bäckerei Süß KG', 'KG', 'HRA 90005', 'München', [reach(1, '089/99998-206')]),
  company('Möbelhaus Groß OHG', 'OHG', 'HRA 90006', 'Köln', [reach(1, '0221 4710-207'), reach(10, '0221 4710-208', 'Lager')]),
  company('Grundstücksgemeinschaft Rösch GbR', 'GbR', undefined, 'Berlin', [reach(4, 'gbr@roesch.example')]),
  company('Bauverein Morgenröte eG', 'eG', 'GnR 90008', 'Berlin', [reach(1, '030 23125210'), reach(4, 'post@morgenroete.example')]),
  company('Mieterbund Spreebogen e.V.', 'e.V.', 'VR 90009', 'Berlin', [reach(1, '030 23125211'), reach(2, '030 23125219'), reach(4, 'beratung@spreebogen.example')]),
  company('WEG Lindenstraße 12–18', 'WEG', undefined, 'Köln', [reach(4, 'weg-lindenstr@verwaltung.example', 'über die Verwaltung')]),
  company('Bezirksamt Musterstadt', 'Behörde', undefined, 'Musterstadt', [reach(1, '030 23125213'), reach(2, '030 23125214')]),
  // Changed in the CRM; changed in Advoware; the same field changed on both sides.
  company('Alpenblick Ferienwohnungen GmbH', 'GmbH', 'HRB 90012', 'München', [reach(1, '089 99998 215'), reach(4, 'info@alpenblick.example')], { situation: 'dirty', inCrm: { register: 'HRB 90912' } }),
  company('Stiftung Wohnen im Alter', 'Stiftung', undefined, 'Frankfurt am Main', [reach(1, '069 90009216')], {
    situation: 'changed-in-advoware', inAdvoware: { reach: [reach(1, '069 90009216'), reach(4, 'stiftung@wohnen-im-alter.example'), reach(1, '069 90009-0 DW 16', 'Durchwahl Frau Ems')] },
  }),
  company('Hafenkontor Vermietung GmbH', 'GmbH', 'HRB 90014', 'Hamburg', [reach(1, '040 66969217'), reach(4, 'office@hafenkontor.example')], {
    situation: 'conflict', inCrm: { register: 'HRB 90114' }, inAdvoware: { register: 'HRB 90214' },
  }),
  // Not yet in Advoware; known to Advoware alone.
  company('Sonnendeck Projekt GmbH', 'GmbH', 'HRB 90015', 'Berlin', [reach(1, '030 23125218'), reach(4, 'projekt@sonnendeck.example')], { situation: 'crm-only' }),
  company('WEG Am Mühlbach 7', 'WEG', undefined, 'München', [reach(4, 'weg-muehlbach@verwaltung.example')], { situation: 'crm-only' }),
  company('Altbau Sanierung Österreicher GmbH i.L.', 'GmbH', 'HRB 90017', 'Berlin', [], { situation: 'advoware-only' }),
];
