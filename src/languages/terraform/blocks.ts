import { object, type Datum, type Why } from '../shared/datum';
import { evaluate, turnsOf } from './evaluate';
import { attributeOf, blocksIn, writtenString } from './module';
import { mostCopies, naming, originAt, type Scope } from './scope';
import type { Attribute, Block, Body } from './tree';

/** A block and the scope in which its content is evaluated. */
export interface PlacedBlock {
  readonly block: Block;
  readonly scope: Scope;
}

/** The blocks of a type within a body, those that `dynamic` makes included. `open`: why there may be others. */
export function blocksWithin(body: Body, type: string, scope: Scope): { readonly blocks: readonly PlacedBlock[]; readonly open: Why | undefined } {
  const blocks = blocksIn(body, type).map((block): PlacedBlock => ({ block, scope }));
  let open: Why | undefined;
  for (const item of blocksIn(body, 'dynamic')) {
    if (item.labels[0]?.text !== type) continue;
    const made = dynamicBlocks(item, type, scope);
    blocks.push(...made.blocks);
    open ??= made.open;
  }
  const listed = attributeOf(body, type);
  if (!listed || blocks.length > 0) return { blocks, open };
  const made = listedBlocks(listed, type, scope);
  return { blocks: made.blocks, open: open ?? made.open };
}

/** What the provider lets be written as a list of objects too: `subnet = [{ name = "nodes" }]`. */
function listedBlocks({ value, start, end, nameEnd }: Attribute, type: string, scope: Scope): { readonly blocks: readonly PlacedBlock[]; readonly open: Why | undefined } {
  const source = evaluate(value, scope);
  if (source.kind === 'atom') return { blocks: [], open: undefined };
  if (source.kind !== 'list') return { blocks: [], open: source.kind === 'unknown' ? source : { reason: 'no-value', message: `the list \`${type}\` depends on a condition` } };
  if (source.items.length > mostCopies) return { blocks: [], open: { reason: 'too-large', message: `there are ${source.items.length} blocks` } };
  const place = { start: value.start, end: value.end };
  const blocks = source.items.map((item): PlacedBlock => {
    const names = item.kind === 'object' ? [...item.entries].flatMap(([name, each]) => (each.kind === 'atom' && each.value === null ? [] : [name])) : [];
    const items = names.map((name): Attribute => ({ kind: 'attribute', name, ...place, nameEnd: place.start, value: { kind: 'attribute-of', target: { kind: 'variable', name: type, ...place }, name, ...place } }));
    const block: Block = { kind: 'block', type, labels: [], start, end, headEnd: nameEnd, body: { ...place, items }, closed: true };
    return { block, scope: naming(scope, [[type, item]]) };
  });
  return { blocks, open: source.open };
}

function dynamicBlocks(dynamic: Block, type: string, scope: Scope): { readonly blocks: readonly PlacedBlock[]; readonly open: Why | undefined } {
  const forEach = attributeOf(dynamic.body, 'for_each');
  const content = blocksIn(dynamic.body, 'content')[0];
  if (!forEach || !content) return { blocks: [], open: { reason: 'unreadable', message: `the \`dynamic\` block \`${type}\` is not complete` } };
  const named = attributeOf(dynamic.body, 'iterator')?.value;
  const iterator = named?.kind === 'variable' ? named.name : (writtenString(named) ?? type);
  const source = evaluate(forEach.value, scope);
  const origin = originAt(scope, forEach.value, [source.origin]);
  const turn = (key: Datum, value: Datum): PlacedBlock => ({
    block: content,
    scope: naming(scope, [[iterator, object(new Map([['key', key], ['value', value]]), origin)]]),
  });
  if (source.kind === 'atom' && source.value === null) return { blocks: [], open: undefined };
  if (source.kind !== 'list' && source.kind !== 'object') {
    return { blocks: [], open: source.kind === 'unknown' ? source : { reason: 'no-value', message: 'whether the block is made depends on a condition' } };
  }
  const turns = turnsOf(source);
  if (turns.length > mostCopies) return { blocks: [], open: { reason: 'too-large', message: `there are ${turns.length} blocks` } };
  return { blocks: turns.map(([key, value]) => turn(key, value)), open: source.open };
}
