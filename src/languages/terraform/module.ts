import { perFile } from '../../text/memo';
import type { Files } from '../../text/files';
import type { SourceFile, Span } from '../../text/span';
import { parseTerraform } from './parse';
import type { Attribute, Block, Body, Expression, Place, Tree } from './tree';

/** The parsed text of a file, remembered for as long as the file stays as it is. */
export const treeOf: (file: SourceFile) => Tree = perFile((file) => parseTerraform(file.text));

/** What the `.tf` files of one folder declare. The first declaration of a name wins. */
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
  return uri.endsWith('.tf') || uri.endsWith('.tofu');
}

export function readModule(folder: string, files: Files): Module {
  const own = files.list(folder).filter(({ uri }) => isConfiguration(uri));
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
  for (const file of own) {
    const { body, errors } = treeOf(file);
    unreadable.push(...errors.map((place) => spanIn(file, place)));
    for (const block of blocksIn(body)) {
      const one = block.labels[0]?.text;
      const two = block.labels[1]?.text;
      if (block.type === 'variable') first(variables, one, { file, block });
      else if (block.type === 'output') first(outputs, one, { file, block });
      else if (block.type === 'module') first(calls, one, { file, block });
      else if (block.type === 'terraform') settings.push({ file, block });
      else if (block.type === 'locals') for (const attribute of attributesIn(block.body)) first(locals, attribute.name, { file, attribute });
      else if (one !== undefined && two !== undefined && (block.type === 'resource' || block.type === 'data')) {
        const mode = block.type === 'data' ? 'data' : 'managed';
        const address = mode === 'data' ? `data.${one}.${two}` : `${one}.${two}`;
        first(resources, address, { file, block, mode, type: one, address });
      }
    }
  }
  return { folder, files: own, variables, locals, resources, calls, outputs, settings, unreadable };
}

/** What a body holds, by kind: asked for at every keystroke, so it is sorted once. */
export interface Contents {
  readonly attributes: readonly Attribute[];
  readonly byName: ReadonlyMap<string, Attribute>;
  readonly blocks: readonly Block[];
  readonly byType: ReadonlyMap<string, readonly Block[]>;
}

const contents = new WeakMap<Body, Contents>();

export function contentsOf(body: Body): Contents {
  const known = contents.get(body);
  if (known) return known;
  const attributes: Attribute[] = [];
  const byName = new Map<string, Attribute>();
  const blocks: Block[] = [];
  for (const item of body.items) {
    if (item.kind === 'block') blocks.push(item);
    else {
      attributes.push(item);
      if (!byName.has(item.name)) byName.set(item.name, item);
    }
  }
  const sorted = { attributes, byName, blocks, byType: blocks.length > 0 ? groupedByType(blocks) : noBlocks };
  contents.set(body, sorted);
  return sorted;
}

const noBlocks: Contents['byType'] = new Map();

function groupedByType(blocks: readonly Block[]): Contents['byType'] {
  const byType = new Map<string, Block[]>();
  for (const block of blocks) {
    const same = byType.get(block.type);
    if (same) same.push(block);
    else byType.set(block.type, [block]);
  }
  return byType;
}

const none: readonly Block[] = [];

export function blocksIn(body: Body, type?: string): readonly Block[] {
  const { blocks, byType } = contentsOf(body);
  return type === undefined ? blocks : (byType.get(type) ?? none);
}

export function attributesIn(body: Body): readonly Attribute[] {
  return contentsOf(body).attributes;
}

/** The attribute of the first of the names that is written. */
export function attributeOf(body: Body, ...names: readonly string[]): Attribute | undefined {
  const { byName } = contentsOf(body);
  for (const name of names) {
    const attribute = byName.get(name);
    if (attribute) return attribute;
  }
  return undefined;
}

/** The text of a string that is written out: without variables, calls or interpolation. */
export function writtenString(value: Expression | undefined): string | undefined {
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}

export function spanIn(file: SourceFile, { start, end }: Place): Span {
  return { uri: file.uri, start, end };
}

/** The type and labels of a block: what to point at when the block as a whole is meant. */
export function headOf(file: SourceFile, block: Block): Span {
  return { uri: file.uri, start: block.start, end: block.headEnd };
}
