import { setImmediate as endOfTurn } from 'node:timers/promises';

interface Turn<T, R> { readonly items: T[]; readonly written: Promise<readonly R[]> }

/**
 * Writes together what one turn of the event loop brings for a key, and answers each caller with the results of its own items,
 * or with the failure of the whole: in a flood of webhooks, messages to Redis of their own are what the intake costs most.
 * @param write answers one result for each item, in their order
 */
export function onceATurn<K, T, R>(write: (key: K, items: readonly T[]) => Promise<readonly R[]>): (key: K, items: readonly T[]) => Promise<readonly R[]> {
  const turns = new Map<K, Turn<T, R>>();
  const begin = (key: K): Turn<T, R> => {
    const items: T[] = [];
    const written = endOfTurn().then(() => {
      turns.delete(key);
      return write(key, items);
    });
    const turn = { items, written };
    turns.set(key, turn);
    return turn;
  };
  return async (key, own) => {
    const { items, written } = turns.get(key) ?? begin(key);
    const first = items.length;
    for (const item of own) items.push(item);
    return (await written).slice(first, first + own.length);
  };
}
