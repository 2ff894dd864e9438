import { readdirSync } from 'node:fs';

/** The files below a folder whose names end so, in order. */
export function globSync(folder, ending) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`)
    .sort();
}
