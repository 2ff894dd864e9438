import type { SourceFile } from './span';

/** Remembers `derive(key)` for as long as the key lives. What is derived must depend on nothing else. */
export function remembered<K extends object, T>(derive: (key: K) => T): (key: K) => T {
  const known = new WeakMap<K, { readonly value: T }>();
  return (key) => {
    let entry = known.get(key);
    if (!entry) {
      entry = { value: derive(key) };
      known.set(key, entry);
    }
    return entry.value;
  };
}

/** Remembers what a file says for as long as the file object lives. A changed text is another object. */
export function perFile<T>(derive: (file: SourceFile) => T): (file: SourceFile) => T {
  return remembered(derive);
}
