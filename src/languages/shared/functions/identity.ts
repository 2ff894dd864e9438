import type { Datum, UnknownDatum, Way } from '../datum';

/**
 * A result that is not known, told from others by how it is made: the same pure function of the same things gives the same, known or
 * not. So `format('vnet-{0}', suffix)` in two places is one name, even where nobody knows the suffix yet.
 */
export function identified(result: Datum, name: string, args: readonly { readonly kind: string }[]): Datum {
  if (result.kind === 'choice') return { ...result, options: result.options.map((option) => ({ ...option, datum: identifiedWay(option.datum, name, args) })) };
  return identifiedWay(result, name, args);
}

function identifiedWay(result: Way['datum'], name: string, args: readonly { readonly kind: string }[]): Way['datum'] {
  if (result.kind !== 'unknown' || result.failed || result.origin.part || args.length === 0) return result;
  const keys = args.map((arg) => (isUnknownOrAtom(arg) ? identityOf(arg) : undefined));
  if (keys.includes(undefined)) return result;
  const element = `${name.toLowerCase()}(${keys.join(', ')})`;
  return element.length > longest ? result : { ...result, origin: { ...result.origin, part: { element, attribute: 'value' } } };
}

const longest = 500;

function isUnknownOrAtom(arg: { readonly kind: string }): arg is Datum {
  return arg.kind === 'atom' || arg.kind === 'unknown';
}

/**
 * What a condition on an unknown value is about: the parameter or variable that it is unchanged, wherever it has been passed to. Undefined
 * where it cannot be told from others.
 */
export function subjectOfUnknown({ origin: { part } }: UnknownDatum): string | undefined {
  const [, path, name] = /^(?:(.*)\.)?(?:parameter|variable) ([^.]+)$/s.exec(part?.attribute === 'value' ? part.element : '') ?? [];
  if (name === undefined) return undefined;
  return path === undefined ? `\`${name}\`` : `\`${name}\` in \`${path}\``;
}

/** What a datum is told from others by. Undefined where it cannot be told. */
function identityOf(datum: Datum): string | undefined {
  if (datum.kind === 'atom') return JSON.stringify(datum.value);
  const { part } = datum.origin;
  return part && `${part.element}.${part.attribute}`;
}
