import { perFile } from '../../text/memo';
import type { Files } from '../../text/files';
import type { SourceFile } from '../../text/span';
import { folderOf, nameOf, relativePath } from '../../text/uris';
import { attributesIn, blocksIn, isConfiguration, treeOf } from './module';

/** Whether the file gives values to variables. */
export function isVariables(uri: string): boolean {
  return /\.tfvars(?:\.json)?$/.test(uri);
}

/** Whether Terraform reads the file without being told, where it lies beside the configuration. */
function isAutomatic(uri: string): boolean {
  return /^terraform\.tfvars(?:\.json)?$/.test(nameOf(uri)) || /\.auto\.tfvars(?:\.json)?$/.test(uri);
}

/**
 * The files that give a deployment its values, those that hold come last: `terraform.tfvars`, `*.auto.tfvars` in the order of their
 * names, then the one that is named on the command line.
 */
export function variableFilesOf(root: string, named: string | undefined, files: Files): readonly SourceFile[] {
  const automatic = files.list(root).filter(({ uri }) => isAutomatic(uri));
  const plain = automatic.filter(({ uri }) => !/\.auto\.tfvars(?:\.json)?$/.test(uri));
  const chosen = named === undefined ? undefined : files.get(named);
  return [...plain, ...automatic.filter((file) => !plain.includes(file)), ...(chosen ? [chosen] : [])];
}

/** A file of variables and the root that it gives them to. */
export interface Variant {
  readonly root: string;
  /** Its path from the root: the name of the variant. */
  readonly name: string;
}

/** The variants that the files of variables in a folder make. */
export function variantsIn(folder: string, files: Files): readonly Variant[] {
  const own = files.list(folder);
  const written = own.filter(({ uri }) => isVariables(uri));
  if (written.length === 0) return [];
  const isRoot = own.some(({ uri }) => isConfiguration(uri));
  return written.flatMap((file) => {
    const names = [...namesIn(file)];
    if (isRoot) return !isAutomatic(file.uri) && agreement(names, folder, files) !== 'none' ? [{ root: folder, name: nameOf(file.uri) }] : [];
    return rootsFor(folder, names, files).map((root) => ({ root, name: relativePath(root, file.uri) }));
  });
}

/** Stands for the files of variables elsewhere that a root has. */
export function variantsOf(root: string): string {
  return `${root}/*.tfvars`;
}

/**
 * The roots that a file in a folder of its own is for: the nearest one above, whose variables it gives, in a folder that has a name for
 * such files (`environments/prod.tfvars`, `env/prod/terraform.tfvars`); else those beside that declare all that it gives.
 */
function rootsFor(folder: string, names: readonly string[], files: Files): readonly string[] {
  const below: string[] = [nameOf(folder)];
  let above = folderOf(folder);
  for (let level = 0; level < mostLevels && above.includes('/'); level++) {
    if (files.list(above).some(({ uri }) => isConfiguration(uri))) {
      const agrees = agreement(names, above, files);
      return agrees === 'all' || (agrees === 'most' && below.some((name) => forVariables.test(name))) ? [above] : [];
    }
    if (below.some((name) => forVariables.test(name))) {
      const beside = forRoots.map((name) => `${above}/${name}`).filter((root) => !below.includes(nameOf(root)) && agreement(names, root, files) === 'all');
      if (beside.length > 0) return beside;
    }
    below.push(nameOf(above));
    above = folderOf(above);
  }
  return [];
}

const mostLevels = 4;

/** Names of folders with files of variables. */
const forVariables = /^(?:env|environment|var|variable|tfvar|config|configuration|param|parameter|setting|stage|workspace|values?|inventor(?:y|ie))s?(?:[-_.].*)?$/i;

/** Names of folders with roots beside them. */
const forRoots = ['terraform', 'tf', 'infra', 'infrastructure', 'iac', 'src', 'main', 'root', 'stack', 'deploy', 'deployment', 'aks', 'cluster', 'platform'] as const;

/** How many of the variables a root declares. A file for something else shares a name or two with it at most. */
function agreement(names: readonly string[], root: string, files: Files): 'all' | 'most' | 'none' {
  const declared = new Set(files.list(root).filter(({ uri }) => isConfiguration(uri)).flatMap((file) => [...declaredIn(file)]));
  const known = names.filter((name) => declared.has(name)).length;
  if (known === 0) return 'none';
  return known === names.length ? 'all' : known * 2 >= names.length ? 'most' : 'none';
}

const namesIn = perFile((file): ReadonlySet<string> => new Set(attributesIn(treeOf(file).body).map(({ name }) => name)));

const declaredIn = perFile((file): ReadonlySet<string> => new Set(blocksIn(treeOf(file).body, 'variable').flatMap(({ labels }) => labels[0]?.text ?? [])));
