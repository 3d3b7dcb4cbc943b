export type Employee = { readonly kuerzel: string; readonly name: string; readonly email: string; readonly aktiv: boolean };

/** The ten people of the invented firm; one has left. */
export const employees: readonly Employee[] = [
  { kuerzel: 'KL', name: 'Katharina Lindner', email: 'k.lindner@kanzlei-lindner.example', aktiv: true },
  { kuerzel: 'SÖ', name: 'Selin Özdemir', email: 's.oezdemir@kanzlei-lindner.example', aktiv: true },
  { kuerzel: 'TV', name: 'Thorsten Vogt', email: 't.vogt@kanzlei-lindner.example', aktiv: true },
  { kuerzel: 'MB', name: 'Maria Brüning', email: 'm.bruening@kanzlei-lindner.example', aktiv: true },
  { kuerzel: 'JH', name: 'Jonas Hartwig', email: 'j.hartwig@kanzlei-lindner.example', aktiv: true },
  { kuerzel: 'AW', name: 'Anke Weißhaupt', email: 'a.weisshaupt@kanzlei-lindner.example', aktiv: true },
  { kuerzel: 'PF', name: 'Piotr Falkowski', email: 'p.falkowski@kanzlei-lindner.example', aktiv: true },
  { kuerzel: 'LN', name: 'Leonie Nagel', email: 'l.nagel@kanzlei-lindner.example', aktiv: true },
  { kuerzel: 'RG', name: 'Rüdiger Graß', email: 'r.grass@kanzlei-lindner.example', aktiv: true },
  { kuerzel: 'EX', name: 'Erika Xanten', email: 'e.xanten@kanzlei-lindner.example', aktiv: false },
];
