import { perFile } from '../../text/memo';
import type { Files } from '../../text/files';
import type { SourceFile } from '../../text/span';
import { folderOf, nameOf, relativePath, resolvePath } from '../../text/uris';
import type { GivenVariants } from '../language';
import { filledIn, fillingFor, folderIn, mentionsAround, rootsOf, type Filling, type PathPattern } from './mentioned-files';
import { attributesIn, blocksIn, isConfiguration, treeOf } from './module';
import { isLocal, sourcesIn } from './sources';

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
 * names, then those that are named on the command line.
 */
export function variableFilesOf(root: string, named: readonly string[], files: Files): readonly SourceFile[] {
  const automatic = files.list(root).filter(({ uri }) => isAutomatic(uri));
  const plain = automatic.filter(({ uri }) => !/\.auto\.tfvars(?:\.json)?$/.test(uri));
  return [...plain, ...automatic.filter((file) => !plain.includes(file)), ...named.flatMap((uri) => files.get(uri) ?? [])];
}

/** Files of variables and the root that they give them to, together. */
export interface Variant {
  readonly root: string;
  /** Their path from the root: the name of the variant. */
  readonly name: string;
  /** Those that hold come last. */
  readonly values: readonly string[];
}

/** The variants that the files of variables in a folder make, and those that are given for it. Where something is given for a root, nothing is guessed. */
export function variantsIn(folder: string, files: Files, given: GivenVariants): readonly Variant[] {
  const own = files.list(folder);
  const isRoot = own.some(({ uri }) => isConfiguration(uri));
  const said = isRoot ? given(folder)?.map((variant): Variant => ({ ...variant, root: folder })) : undefined;
  const written = own.filter(({ uri }) => isVariables(uri) && !(isRoot && isAutomatic(uri)));
  if (written.length === 0) return said ?? [];
  const mentioned = mentionedIn(folder, written, files);
  const left = written.filter(({ uri }) => !mentioned.used.has(uri));
  const guessed = [...groupedByRoot(left, folder, isRoot, files)].flatMap(([root, group]) => together(root, folder, group, files));
  return [...(said ?? []), ...[...mentioned.variants, ...guessed].filter(({ root }) => !given(root))];
}

/** Stands for the files of variables elsewhere that a root has. */
export function variantsOf(root: string): string {
  return `${root}/*.tfvars`;
}

/**
 * What the scripts around say of the files. A command names several; the folder of the last one has the variant. `used`: the files
 * of which nothing need be guessed.
 */
function mentionedIn(folder: string, written: readonly SourceFile[], files: Files): { readonly variants: readonly Variant[]; readonly used: ReadonlySet<string> } {
  const found = new Map<string, Variant>();
  const used = new Set<string>();
  for (const mention of mentionsAround(folder, forRoots, files)) {
    const { patterns, from } = mention;
    for (const file of written) {
      for (const root of rootsOf(mention).filter((each) => agreement([...namesIn(file)], each, files) !== 'none')) {
        const { pattern, filling } = meantBy(file, patterns, root) ?? {};
        if (!pattern || !filling) continue;
        used.add(file.uri);
        const others = patterns.map((other) => (other === pattern ? file : filledIn(other, filling, root, from, files)));
        // Another file of the command comes behind it, and has the variant.
        if (others.findLast((other) => other !== undefined) !== file || patterns.slice(patterns.indexOf(pattern) + 1).some((other) => meansSome(other, filling, root, file, files))) continue;
        const values = [...new Set(others.flatMap((other) => other?.uri ?? []))].filter((uri) => !(folderOf(uri) === root && isAutomatic(uri)));
        if (values.length > 0) found.set(`${root} ${values.join(' ')}`, variantOf(root, values));
      }
    }
  }
  return { variants: withoutParts([...found.values()]), used };
}

/** The argument of a command that means the file: one that is written out goes before one with parts that are filled in. */
function meantBy(file: SourceFile, patterns: readonly PathPattern[], root: string): { readonly pattern: PathPattern; readonly filling: Filling } | undefined {
  const meant = patterns.flatMap((pattern) => {
    const filling = fillingFor(pattern, root, file.uri);
    return filling ? [{ pattern, filling }] : [];
  });
  return meant.find(({ filling }) => filling.size === 0) ?? meant[0];
}

/** Whether a path that cannot be filled in yet means some other file. In folders that are not known it may. */
function meansSome(pattern: PathPattern, filling: Filling, root: string, file: SourceFile, files: Files): boolean {
  const folder = folderIn(pattern, filling, root);
  return folder === undefined || files.list(folder).some((other) => other.uri !== file.uri && isVariables(other.uri) && fillingFor(pattern, root, other.uri) !== undefined);
}

/** Of commands with the same last file, those that name the most: `terraform destroy` gets along with fewer. */
function withoutParts(variants: readonly Variant[]): readonly Variant[] {
  return variants.filter((variant) => !variants.some((other) => other !== variant && other.root === variant.root && other.values.length > variant.values.length
    && variant.values.every((uri) => other.values.includes(uri)) && other.values.at(-1) === variant.values.at(-1)));
}

/** The files of a folder of their own, or beside a root, by the roots that they are for. */
function groupedByRoot(written: readonly SourceFile[], folder: string, isRoot: boolean, files: Files): ReadonlyMap<string, readonly SourceFile[]> {
  const groups = new Map<string, readonly SourceFile[]>();
  for (const file of written) {
    const names = [...namesIn(file)];
    for (const root of isRoot ? rootsBeside(folder, names, files) : rootsFor(folder, names, files)) groups.set(root, [...(groups.get(root) ?? []), file]);
  }
  return groups;
}

/** What files of one folder make of a root: each a variant, unless they are the parts of one. What they share comes before the others. */
function together(root: string, folder: string, group: readonly SourceFile[], files: Files): readonly Variant[] {
  const shared = group.filter(isShared);
  const others = group.filter((file) => !shared.includes(file));
  if (others.length === 0) return shared.map(({ uri }) => variantOf(root, [uri]));
  const above = folderOf(folder);
  const sharedAbove = folder === root || above === root || !forVariables.test(nameOf(above)) ? [] : files.list(above).filter((file) => isVariables(file.uri) && isShared(file) && agreement([...namesIn(file)], root, files) !== 'none');
  const before = [...sharedAbove, ...shared].map(({ uri }) => uri);
  if (areParts(others)) return [variantOf(root, [...before, ...others.map(({ uri }) => uri)], folder)];
  return others.map(({ uri }) => variantOf(root, [...before, uri]));
}

/** Several files set different variables, and none has the name of an environment: `network.tfvars` and `aks.tfvars`. */
function areParts(group: readonly SourceFile[]): boolean {
  const names = group.flatMap((file) => [...namesIn(file)]);
  return group.length > 1 && new Set(names).size === names.length && !group.some(({ uri }) => forEnvironment.test(nameOf(uri)));
}

function isShared({ uri }: SourceFile): boolean {
  return /^(?:common|shared|global|base|default|all|general)s?\.(?:auto\.)?tfvars(?:\.json)?$/i.test(nameOf(uri));
}

const forEnvironment = /(?:^|[-_.])(?:dev|devel|development|te?st|testing|qa|uat|sit|stage|staging|stg|preprod|nonprod|prod|production|prd|live|sandbox|sbx|demo|perf|dr|int|acc|example|sample)\d*(?=[-_.])/i;

/** The variant is called by its last file, or by the folder whose files it has. */
function variantOf(root: string, values: readonly string[], folder?: string): Variant {
  const last = values.at(-1) ?? '';
  if (folder !== undefined && folder !== root) return { root, name: relativePath(root, folder), values };
  return { root, name: folder === undefined ? relativePath(root, last) : values.map((uri) => relativePath(root, uri)).join(' + '), values };
}

/** The root in whose folder a file lies, or the one above that calls it where only that one declares all that the file gives. */
function rootsBeside(folder: string, names: readonly string[], files: Files): readonly string[] {
  const agrees = agreement(names, folder, files);
  const caller = agrees === 'all' ? undefined : callerOf(folder, names, files);
  return caller === undefined ? (agrees === 'none' ? [] : [folder]) : [caller];
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
      const caller = callerOf(above, names, files);
      if (caller !== undefined) return [caller];
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

/** A folder above that calls the module and declares all the variables: the module gets its values from there. */
function callerOf(module: string, names: readonly string[], files: Files): string | undefined {
  let above = folderOf(module);
  for (let level = 0; level < mostLevels && above.includes('/'); level++) {
    const calls = files.list(above).filter(({ uri }) => isConfiguration(uri)).some((file) => sourcesIn(file).some((source) => isLocal(source) && resolvePath(above, source) === module));
    if (calls && agreement(names, above, files) === 'all') return above;
    above = folderOf(above);
  }
  return undefined;
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
