import type { VirtualNetwork } from '../../model/network';
import type { Made } from './evaluate/things';
import type { Reader } from './reader';

/** A thing and what is given to it. */
export interface Lowered {
  readonly made: Made;
  readonly reader: Reader;
}

export function elementOf({ made, reader }: Lowered): Pick<VirtualNetwork, 'id' | 'name' | 'span' | 'body' | 'exists' | 'when'> {
  return { id: made.id, name: reader.name(), span: made.head, body: made.body, exists: made.exists, when: made.when };
}
