import { relativePath, resolvePath } from '../text/uris';
import { isExactly } from './glob';

/** What somebody has said of the files of values or parameters of some roots. */
export interface GivenValues {
  /** The folder that paths of roots start from. */
  readonly base: string;
  /** The path of a root, or a glob of such paths. */
  readonly roots: string;
  /** From the folder of each root, or whole uris. Each is a deployment; those in a list of their own are one together, and the last of them holds. */
  readonly files: readonly (string | readonly string[])[];
}

/** A variant by its name, which is the path from the root, and its files, the one that holds last. */
export interface GivenVariant {
  readonly name: string;
  readonly values: readonly string[];
}

/**
 * The variants that are given for a root: the first that name it count. Undefined when none does. `folder` is the folder of the
 * root, which may be a file.
 */
export function variantsGiven(root: string, folder: string, given: readonly GivenValues[]): readonly GivenVariant[] | undefined {
  const found = given.find(({ base, roots }) => {
    const path = relativePath(base, root);
    return !path.startsWith('../') && isExactly(path === '.' ? '' : path, roots);
  });
  return found?.files.flatMap((item) => {
    const values = (typeof item === 'string' ? [item] : item).flatMap((path) => (path.includes('://') ? path : (resolvePath(folder, path.replaceAll('\\', '/')) ?? [])));
    return values.length === 0 ? [] : [{ name: values.map((uri) => relativePath(folder, uri)).join(' + '), values }];
  });
}
