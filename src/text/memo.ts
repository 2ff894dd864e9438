import type { SourceFile } from './span';

/** Remembers `derive(file)` for as long as the file object lives. A changed text is another object. */
export function perFile<T>(derive: (file: SourceFile) => T): (file: SourceFile) => T {
  const known = new WeakMap<SourceFile, { readonly value: T }>();
  return (file) => {
    let entry = known.get(file);
    if (!entry) {
      entry = { value: derive(file) };
      known.set(file, entry);
    }
    return entry.value;
  };
}
