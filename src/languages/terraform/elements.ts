import type { Element } from '../../model/network';
import type { Reader } from './reader';
import type { Instance } from './scope';

/** What every element has, of a copy of a resource. */
export function elementOf({ id, exists, when }: Instance, reader: Reader): Pick<Element, 'id' | 'name' | 'span' | 'body' | 'exists' | 'when'> {
  return { id, name: reader.text('name', 'name'), span: reader.head, body: reader.body, exists, when };
}
