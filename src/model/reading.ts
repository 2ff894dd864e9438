/** Tells whether something that came from outside is what it should be, and gives it back as that; undefined when it is not. */
export type Read<T> = (input: unknown) => T | undefined;

/** The list when every item of it reads. */
export function listOf<T>(input: unknown, read: Read<T>): readonly T[] | undefined {
  if (!Array.isArray(input)) return undefined;
  const items: T[] = [];
  for (const item of input) {
    const known = read(item);
    if (known === undefined) return undefined;
    items.push(known);
  }
  return items;
}

export function isRecord(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}
