import type { Datum } from '../../shared/datum';

/** What two texts are told apart by: their letters, or what they are made of. Undefined for what cannot be told. */
export function keyOf(datum: Datum | undefined): string | undefined {
  if (!datum) return undefined;
  switch (datum.kind) {
    case 'atom':
      return datum.value === null ? undefined : String(datum.value).toLowerCase();
    case 'unknown':
      return datum.origin.part && `\u0000${datum.origin.part.element}.${datum.origin.part.attribute}`;
    case 'reference':
      return `\u0000${datum.element}.${datum.attribute}`;
    case 'choice': {
      const keys = datum.options.map((option) => keyOf(option.datum));
      return keys.every((key) => key !== undefined) ? `\u0000(${keys.join('|')})` : undefined;
    }
    case 'list':
    case 'object':
      return undefined;
  }
}
