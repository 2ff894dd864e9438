import type { Element } from '../../model/network';
import type { ClusterRange } from './addresses';

/** The element as people call it: by its name where the text tells it, else by its id. In backquotes. */
export function named({ id, name }: Element): string {
  return `\`${name.kind === 'known' ? name.value : id}\``;
}

/**
 * The range as the subject of a sentence about it: "the service CIDR 10.0.0.0/16", or "the service CIDR is not written,
 * so Azure uses 10.0.0.0/16, which".
 */
export function asSubject(what: string, { value, isDefault }: ClusterRange): string {
  return isDefault ? `the ${what} is not written, so Azure uses ${value.value}, which` : `the ${what} ${value.value}`;
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}
