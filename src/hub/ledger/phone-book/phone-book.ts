/** How somebody is shown to whom he calls. */
export interface BookedPerson { readonly firstName: string | null; readonly lastName: string | null; readonly company: string | null; readonly email: string | null }

export interface PhoneBookEntry { readonly entityType: string; readonly entityId: string; readonly number: string; readonly person: BookedPerson }

/** All numbers of one record; they replace those that it had. Numbers are E.164. */
export interface PhonesOf { readonly entityType: string; readonly entityId: string; readonly person: BookedPerson; readonly numbers: readonly string[] }

/** Whose number is whose, as the syncs last saw it: answers when the CRM does not. */
export interface PhoneBook {
  find(numbers: readonly string[]): Promise<readonly PhoneBookEntry[]>;
}
