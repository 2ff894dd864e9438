import { perFile } from '../../text/memo';
import type { Files } from '../../text/files';
import type { SourceFile, Span } from '../../text/span';
import { attributesIn, blocksIn } from './body';
import { treeOfJson } from './json-tree';
import { overridden, overridesIn } from './override';
import { parseTerraform } from './parse';
import type { Attribute, Block, Place, Tree } from './tree';

export { attributeOf, attributesIn, blocksIn, contentsOf, writtenString } from './body';

/** The parsed text of a file, remembered for as long as the file stays as it is. */
export const treeOf: (file: SourceFile) => Tree = perFile((file) => (file.uri.endsWith('.json') ? treeOfJson(file, file.uri.endsWith('.tfvars.json')) : parseTerraform(file.text)));

/** What the `.tf` files of one folder declare. The first declaration of a name wins, as changed by the override files. */
export interface Module {
  readonly folder: string;
  readonly files: readonly SourceFile[];
  readonly variables: ReadonlyMap<string, Declaration>;
  readonly locals: ReadonlyMap<string, Assignment>;
  /** By address: `azurerm_subnet.nodes`, `data.azurerm_subnet.nodes`. */
  readonly resources: ReadonlyMap<string, Resource>;
  readonly calls: ReadonlyMap<string, Declaration>;
  readonly outputs: ReadonlyMap<string, Declaration>;
  /** The blocks `terraform { … }`. */
  readonly settings: readonly Declaration[];
  readonly unreadable: readonly Span[];
}

/** A block and the file that it stands in. */
export interface Declaration {
  readonly file: SourceFile;
  readonly block: Block;
}

export interface Assignment {
  readonly file: SourceFile;
  readonly attribute: Attribute;
}

export interface Resource extends Declaration {
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly address: string;
}

/** Whether Terraform would read the file as configuration. */
export function isConfiguration(uri: string): boolean {
  return /\.(?:tf|tofu)(?:\.json)?$/.test(uri);
}

/** The files that are read: OpenTofu leaves out what has a twin of its own. */
function configurationIn(folder: string, files: Files): readonly SourceFile[] {
  const all = files.list(folder).filter(({ uri }) => isConfiguration(uri));
  const own = new Set(all.flatMap(({ uri }) => (/\.tofu(?:\.json)?$/.test(uri) ? [uri.replace(/\.tofu(\.json)?$/, '.tf$1')] : [])));
  return own.size === 0 ? all : all.filter(({ uri }) => !own.has(uri));
}

function isOverride(uri: string): boolean {
  return /(?:^|\/|_)override\.(?:tf|tofu)(?:\.json)?$/.test(uri);
}

export function readModule(folder: string, files: Files): Module {
  return moduleOf(folder, configurationIn(folder, files));
}

/** What the files declare together. */
export function moduleOf(folder: string, own: readonly SourceFile[]): Module {
  const variables = new Map<string, Declaration>();
  const locals = new Map<string, Assignment>();
  const resources = new Map<string, Resource>();
  const calls = new Map<string, Declaration>();
  const outputs = new Map<string, Declaration>();
  const settings: Declaration[] = [];
  const unreadable: Span[] = [];
  const first = <T>(map: Map<string, T>, key: string | undefined, value: T): void => {
    if (key !== undefined && !map.has(key)) map.set(key, value);
  };
  for (const file of own) unreadable.push(...treeOf(file).errors.map((place) => spanIn(file, place)));
  const overrides = overridesIn(own.filter(({ uri }) => isOverride(uri)).map((file) => ({ file, body: treeOf(file).body })));
  for (const file of own) {
    if (isOverride(file.uri)) continue;
    for (const written of blocksIn(treeOf(file).body)) {
      const block = overridden(written, overrides);
      const one = block.labels[0]?.text;
      const two = block.labels[1]?.text;
      if (block.type === 'variable') first(variables, one, { file, block });
      else if (block.type === 'output') first(outputs, one, { file, block });
      else if (block.type === 'module') first(calls, one, { file, block });
      else if (block.type === 'terraform') settings.push({ file, block });
      else if (block.type === 'locals') for (const attribute of attributesIn(block.body)) first(locals, attribute.name, { file, attribute: overrides.locals.get(attribute.name)?.(attribute) ?? attribute });
      else if (one !== undefined && two !== undefined && (block.type === 'resource' || block.type === 'data')) {
        const mode = block.type === 'data' ? 'data' : 'managed';
        const address = mode === 'data' ? `data.${one}.${two}` : `${one}.${two}`;
        first(resources, address, { file, block, mode, type: one, address });
      }
    }
  }
  // Settings are looked through in their order, so that those of the override files come first.
  settings.unshift(...own.filter(({ uri }) => isOverride(uri)).flatMap((file) => blocksIn(treeOf(file).body, 'terraform').map((block) => ({ file, block }))));
  return { folder, files: own, variables, locals, resources, calls, outputs, settings, unreadable };
}

export function spanIn(file: SourceFile, { start, end }: Place): Span {
  return { uri: file.uri, start, end };
}

/** The type and labels of a block: what to point at when the block as a whole is meant. */
export function headOf(file: SourceFile, block: Block): Span {
  return { uri: file.uri, start: block.start, end: block.headEnd };
}
