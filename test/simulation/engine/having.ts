/** The same object with some methods exchanged. */
export function having<T extends object>(target: T, changes: Partial<T>): T {
  return new Proxy(target, {
    get(original, name) {
      const value: unknown = name in changes ? changes[name as keyof T] : original[name as keyof T];
      return typeof value === 'function' ? (value as () => unknown).bind(original) : value;
    },
  });
}
