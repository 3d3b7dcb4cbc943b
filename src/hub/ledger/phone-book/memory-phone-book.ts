import type { PhoneBook, PhonesOf } from './phone-book.js';

export type MemoryPhones = Map<string, PhonesOf>;

export function memoryPhoneBook(phones: MemoryPhones, call: <T>(operation: string, record: undefined, action: () => T) => Promise<T>): PhoneBook {
  return {
    find: (numbers) => call('find phone', undefined, () => [...phones.values()].flatMap(({ entityType, entityId, person, numbers: known }) =>
      [...new Set(known)].filter((number) => numbers.includes(number)).map((number) => ({ entityType, entityId, number, person })))
      .sort((a, b) => (a.entityId < b.entityId ? -1 : 1)).slice(0, 10)),
  };
}

export function saveMemoryPhones(phones: MemoryPhones, entry: PhonesOf): void {
  phones.set(`${entry.entityType}/${entry.entityId}`, structuredClone(entry));
}
