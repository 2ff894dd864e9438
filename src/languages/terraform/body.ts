import type { Attribute, Block, Body, Expression } from './tree';

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
  if (value?.kind === 'elsewhere') return writtenString(value.value);
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}
