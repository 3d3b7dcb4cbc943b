/** Kinds of a communication entry (`kommKz`) and the field of the Beteiligter that Advoware derives from the first entry of that kind. */
export const topLevelFieldOfKind: Readonly<Record<number, string>> = {
  1: 'telGesch',
  2: 'faxGesch',
  3: 'mobil',
  4: 'emailGesch',
  5: 'internet',
  6: 'telPrivat',
  7: 'faxPrivat',
  8: 'emailPrivat',
  9: 'autotelefon',
  10: 'sonstige',
  11: 'ePost',
  12: 'bea',
};

export const kindNames: Readonly<Record<number, string>> = {
  1: 'TelGesch',
  2: 'FaxGesch',
  3: 'Mobil',
  4: 'MailGesch',
  5: 'Internet',
  6: 'TelPrivat',
  7: 'FaxPrivat',
  8: 'MailPrivat',
  9: 'AutoTelefon',
  10: 'Sonstige',
  11: 'EPost',
  12: 'Bea',
};

export const derivedFields: ReadonlySet<string> = new Set(Object.values(topLevelFieldOfKind));
