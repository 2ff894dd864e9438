import type { VirtualNetwork } from '../../model/network';
import type { Made } from './evaluate/things';
import type { Reader } from './reader';

/** A thing and what is given to it. */
export interface Lowered {
  readonly made: Made;
  readonly reader: Reader;
}

/** Things by the ids of what they lie in. */
export function byOwner(all: readonly Lowered[]): ReadonlyMap<string | undefined, readonly Lowered[]> {
  const groups = new Map<string | undefined, Lowered[]>();
  for (const each of all) {
    const group = groups.get(each.made.owner);
    if (group) group.push(each);
    else groups.set(each.made.owner, [each]);
  }
  return groups;
}

export function elementOf({ made, reader }: Lowered): Pick<VirtualNetwork, 'id' | 'name' | 'span' | 'body' | 'exists' | 'when'> {
  return { id: made.id, name: reader.name(), span: made.head, body: made.body, exists: made.exists, when: made.when };
}
