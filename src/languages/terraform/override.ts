import type { SourceFile } from '../../text/span';
import { attributesIn, blocksIn } from './body';
import type { Attribute, Block, Body, Expression, Place } from './tree';

/**
 * What the files `override.tf` and `*_override.tf` change. What they say takes the place of what is written in the block of the same
 * name: attribute by attribute, and all nested blocks of a type at once. It stands at the head of that block, and leads to its own
 * text from there.
 */
export interface Overrides {
  /** By type and labels, in the order of the files. */
  readonly blocks: ReadonlyMap<string, readonly { readonly file: SourceFile; readonly block: Block }[]>;
  readonly locals: ReadonlyMap<string, (attribute: Attribute) => Attribute>;
}

export function overridesIn(files: readonly { readonly file: SourceFile; readonly body: Body }[]): Overrides {
  if (files.length === 0) return none;
  const blocks = new Map<string, { readonly file: SourceFile; readonly block: Block }[]>();
  const locals = new Map<string, (attribute: Attribute) => Attribute>();
  for (const { file, body } of files) {
    for (const block of blocksIn(body)) {
      if (block.type === 'locals') for (const { name, value } of attributesIn(block.body)) locals.set(name, (attribute) => ({ ...attribute, value: elsewhere(value, file, attribute) }));
      else blocks.set(keyOf(block), [...(blocks.get(keyOf(block)) ?? []), { file, block }]);
    }
  }
  return { blocks, locals };
}

/** The block as the override files have it. */
export function overridden(block: Block, { blocks }: Overrides): Block {
  const changes = blocks.size === 0 || block.labels.length === 0 ? [] : (blocks.get(keyOf(block)) ?? []);
  return changes.reduce((before, change) => ({ ...before, body: merged(before.body, change.block.body, change.file, { start: block.start, end: block.headEnd }) }), block);
}

const none: Overrides = { blocks: new Map(), locals: new Map() };

function keyOf({ type, labels }: Block): string {
  return JSON.stringify([type, ...labels.map(({ text }) => text)]);
}

function merged(before: Body, change: Body, file: SourceFile, head: Place): Body {
  const names = new Set(attributesIn(change).map(({ name }) => name));
  const types = new Set(blocksIn(change).map(typeOf));
  const kept = before.items.filter((item) => (item.kind === 'attribute' ? !names.has(item.name) : item.type === 'lifecycle' || !types.has(typeOf(item))));
  return { ...before, items: [...kept, ...change.items.map((item) => movedTo(item, file, head))] };
}

/** Of a `dynamic` block the type is that of the blocks that it makes. */
function typeOf({ type, labels }: Block): string {
  return type === 'dynamic' ? (labels[0]?.text ?? type) : type;
}

function movedTo<T extends Attribute | Block>(item: T, file: SourceFile, head: Place): Attribute | Block {
  if (item.kind === 'attribute') return { ...item, ...head, nameEnd: head.end, value: elsewhere(item.value, file, head) };
  return { ...item, ...head, headEnd: head.end, body: { ...head, items: item.body.items.map((inner) => movedTo(inner, file, head)) } };
}

function elsewhere(value: Expression, file: SourceFile, { start, end }: Place): Expression {
  // Where a name is wanted, as by `iterator`, the expression itself is looked at.
  return value.kind === 'variable' ? value : { kind: 'elsewhere', file, value, start, end };
}
