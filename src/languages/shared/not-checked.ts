import type { List, Value } from '../../model/value';
import type { NotChecked } from '../language';

/** Properties on which no number depends: that one of them is not known keeps nobody from anything. */
export const namesOnly: ReadonlySet<string> = new Set(['name', 'location']);

/** Notes what of a value is not known, the items of a list and the ways of a choice one by one. */
export function noteUnknown(value: Value<unknown>, property: string, what: string, notChecked: NotChecked[]): void {
  switch (value.kind) {
    case 'unknown':
      notChecked.push({ what, property, value });
      return;
    case 'oneOf':
      for (const option of value.options) noteUnknown(option.value, property, what, notChecked);
      return;
    case 'known':
      if (isList(value.value)) for (const item of value.value.items) noteUnknown(item, property, what, notChecked);
      return;
    case 'absent':
      return;
  }
}

function isList(value: unknown): value is List<unknown> {
  return typeof value === 'object' && value !== null && 'items' in value && 'complete' in value;
}
