import { parseTree, type Node } from 'jsonc-parser';
import type { Origin } from '../../../model/value';
import { withoutLiteral } from './shell';
import { atom, list, object, type Datum } from '../../shared/datum';

/** JSON as data; undefined where it is none. */
export function parseJson(text: string, origin: Origin): Datum | undefined {
  const errors: { readonly error: number }[] = [];
  const tree = parseTree(text, [], { allowTrailingComma: true });
  return tree && errors.length === 0 ? datumOf(tree, origin, 0) : undefined;
}

function datumOf(node: Node, origin: Origin, depth: number): Datum | undefined {
  const kept = withoutLiteral(origin);
  if (depth > 30) return undefined;
  switch (node.type) {
    case 'object': {
      const entries = new Map<string, Datum>();
      for (const { children } of node.children ?? []) {
        const [key, value] = children ?? [];
        const datum = value && datumOf(value, origin, depth + 1);
        if (!key || !datum || typeof key.value !== 'string') return undefined;
        entries.set(key.value, datum);
      }
      return object(entries, kept);
    }
    case 'array': {
      const items = (node.children ?? []).map((child) => datumOf(child, origin, depth + 1));
      return items.every((item) => item !== undefined) ? list(items, kept) : undefined;
    }
    case 'string':
    case 'number':
    case 'boolean': {
      const value: unknown = node.value;
      return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? atom(value, kept) : undefined;
    }
    case 'null':
      return atom(null, kept);
    case 'property':
      return undefined;
  }
}
