import { pathParts } from './uris';

/**
 * An immutable map from uris to values, kept as the tree of folders that the uris spell. A change copies the
 * folders on its path and nothing else, so that a keystroke in a workspace of thousands of files costs one path.
 */
export interface PathMap<V> {
  get(uri: string): V | undefined;
  /** The map with the value at `uri`; with `undefined`, without it. */
  with(uri: string, value: V | undefined): PathMap<V>;
  /** A copy that takes many changes at once: it copies each folder once, not once for each change. */
  draft(): PathMapDraft<V>;
  /** The entries that lie directly in the folder, in the order of their names. */
  directlyIn(folder: string): readonly (readonly [uri: string, value: V])[];
  /** Every entry, in the order of the names. */
  all(): IterableIterator<readonly [uri: string, value: V]>;
}

/** A map that is being made. It changes; the maps before and behind it do not. */
export interface PathMapDraft<V> {
  get(uri: string): V | undefined;
  /** Sets the value at `uri`; `undefined` takes it away. */
  set(uri: string, value: V | undefined): void;
  /** The map as it is now. What is set later does not reach it. */
  finish(): PathMap<V>;
}

export function emptyPathMap<V>(): PathMap<V> {
  return view<V>(emptyNode);
}

interface Node<V> {
  readonly value: { readonly uri: string; readonly value: V } | undefined;
  readonly children: Children<V>;
}

type Children<V> = ReadonlyMap<string, Node<V>>;

const emptyNode: Node<never> = { value: undefined, children: new Map() };

function view<V>(root: Node<V>): PathMap<V> {
  return {
    get: (uri) => find(root, uri)?.value?.value,
    with(uri, value) {
      const draft = draftOf(root);
      draft.set(uri, value);
      return draft.finish();
    },
    draft: () => draftOf(root),
    directlyIn(folder) {
      const entries: (readonly [string, V])[] = [];
      for (const child of sorted(find(root, folder))) if (child.value) entries.push([child.value.uri, child.value.value]);
      return entries;
    },
    all: () => walk(root),
  };
}

function find<V>(root: Node<V>, uri: string): Node<V> | undefined {
  let node: Node<V> | undefined = root;
  for (const part of pathParts(uri)) node = node?.children.get(part);
  return node;
}

/** The children that a draft has copied, and nobody else has seen: they may change in place. */
type Copied<V> = Map<Children<V>, Map<string, Node<V>>>;

function draftOf<V>(start: Node<V>): PathMapDraft<V> {
  let root = start;
  let copied: Copied<V> = new Map();
  return {
    get: (uri) => find(root, uri)?.value?.value,
    set(uri, value) {
      root = put(root, pathParts(uri), 0, value === undefined ? undefined : { uri, value }, copied) ?? emptyNode;
    },
    finish() {
      copied = new Map();
      return view(root);
    },
  };
}

function put<V>(node: Node<V>, parts: readonly string[], depth: number, value: Node<V>['value'], copied: Copied<V>): Node<V> | undefined {
  const part = parts[depth];
  if (part === undefined) return value || node.children.size > 0 ? { value, children: node.children } : undefined;
  const child = put<V>(node.children.get(part) ?? emptyNode, parts, depth + 1, value, copied);
  const children = copied.get(node.children) ?? copyOf(node.children, copied);
  if (child) children.set(part, child);
  else children.delete(part);
  return node.value || children.size > 0 ? { value: node.value, children } : undefined;
}

function copyOf<V>(children: Children<V>, copied: Copied<V>): Map<string, Node<V>> {
  const copy = new Map(children);
  copied.set(copy, copy);
  return copy;
}

function sorted<V>(node: Node<V> | undefined): readonly Node<V>[] {
  if (!node) return [];
  return [...node.children].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, child]) => child);
}

function* walk<V>(node: Node<V>): IterableIterator<readonly [string, V]> {
  if (node.value) yield [node.value.uri, node.value.value];
  for (const child of sorted(node)) yield* walk(child);
}
