import { pathParts } from './uris';

/**
 * An immutable map from uris to values, kept as the tree of folders that the uris spell. A change copies the
 * folders on its path and nothing else, so that a keystroke in a workspace of thousands of files costs one path.
 */
export interface PathMap<V> {
  get(uri: string): V | undefined;
  /** The map with the value at `uri`; with `undefined`, without it. */
  with(uri: string, value: V | undefined): PathMap<V>;
  /** The entries that lie directly in the folder, in the order of their names. */
  directlyIn(folder: string): readonly (readonly [uri: string, value: V])[];
  /** Every entry, in the order of the names. */
  all(): IterableIterator<readonly [uri: string, value: V]>;
}

export function emptyPathMap<V>(): PathMap<V> {
  return view<V>(emptyNode);
}

interface Node<V> {
  readonly value: { readonly uri: string; readonly value: V } | undefined;
  readonly children: ReadonlyMap<string, Node<V>>;
}

const emptyNode: Node<never> = { value: undefined, children: new Map() };

function view<V>(root: Node<V>): PathMap<V> {
  return {
    get: (uri) => find(root, uri)?.value?.value,
    with: (uri, value) => view(put(root, pathParts(uri), 0, value === undefined ? undefined : { uri, value }) ?? emptyNode),
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

function put<V>(node: Node<V>, parts: readonly string[], depth: number, value: Node<V>['value']): Node<V> | undefined {
  const part = parts[depth];
  if (part === undefined) return value || node.children.size > 0 ? { value, children: node.children } : undefined;
  const child = put<V>(node.children.get(part) ?? emptyNode, parts, depth + 1, value);
  const children = new Map(node.children);
  if (child) children.set(part, child);
  else children.delete(part);
  return node.value || children.size > 0 ? { value: node.value, children } : undefined;
}

function sorted<V>(node: Node<V> | undefined): readonly Node<V>[] {
  if (!node) return [];
  return [...node.children].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, child]) => child);
}

function* walk<V>(node: Node<V>): IterableIterator<readonly [string, V]> {
  if (node.value) yield [node.value.uri, node.value.value];
  for (const child of sorted(node)) yield* walk(child);
}
