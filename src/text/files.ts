import type { PathMap } from './path-map';
import type { SourceFile } from './span';
import { nameOf } from './uris';

/** What a language may read: the files that the rim brought, and nothing else. */
export interface Files {
  get(uri: string): SourceFile | undefined;
  /** The files that lie directly in the folder, in the order of their names. */
  list(folder: string): readonly SourceFile[];
}

/** `findable`: files under other names than their own, in folders that are none. */
export function filesOf(map: PathMap<SourceFile>, findable?: PathMap<SourceFile>): Files {
  return {
    get: (uri) => map.get(uri),
    list(folder) {
      const own = map.directlyIn(folder);
      return (own.length > 0 || !findable ? own : findable.directlyIn(folder)).map(([, file]) => file);
    },
  };
}

/** Whether a folder is one on no disk, under which files are found by something else than their place. */
export function isNoPlace(folder: string): boolean {
  return !folder.includes('://');
}

/**
 * What a reading depended on: uris of files that were read or looked for in vain, and folders that were listed.
 * A change to any file for which `dependsOn` holds makes the reading stale.
 */
export interface Reads {
  readonly files: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
}

/** The same files, with a record of what was asked for. */
export function recording(files: Files): { readonly files: Files; readonly reads: Reads } {
  const seen = new Set<string>();
  const listed = new Set<string>();
  return {
    reads: { files: seen, folders: listed },
    files: {
      get(uri) {
        seen.add(uri);
        return files.get(uri);
      },
      list(folder) {
        listed.add(folder);
        return files.list(folder);
      },
    },
  };
}

/** The end of a file's name from the first dot on, in lower case: `main.tf` has `.tf`, `a.auto.tfvars` has `.auto.tfvars`. */
export function endingOf(uri: string): string {
  const name = nameOf(uri);
  const dot = name.indexOf('.', 1);
  return dot < 0 ? '' : name.slice(dot).toLowerCase();
}
