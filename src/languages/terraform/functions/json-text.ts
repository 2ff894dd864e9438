import type { Datum } from '../../shared/datum';
import { numberText } from '../number-text';
import { itemsInOrder, namesInOrder } from '../order';

/** A datum that is known in all its parts as Terraform's `jsonencode` writes it: compact, names in order. */
export function jsonText(datum: Datum): string {
  switch (datum.kind) {
    case 'atom':
      if (typeof datum.value === 'string') return jsonString(datum.value);
      return typeof datum.value === 'number' ? numberText(datum.value) : String(datum.value);
    case 'list':
      return `[${itemsInOrder(datum).map(jsonText).join(',')}]`;
    case 'object':
      return `{${namesInOrder(datum.entries).map((name) => `${jsonString(name)}:${jsonText(datum.entries.get(name) ?? datum)}`).join(',')}}`;
    case 'choice':
    case 'unknown':
    case 'reference':
      throw new Error('a datum that is not known has no JSON');
  }
}

/** Characters that mean something in HTML are escaped, as Go does it. */
export function jsonString(text: string): string {
  return JSON.stringify(text).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
