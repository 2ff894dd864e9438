import type { Origin } from '../../../model/value';
import { atom, failure, list, type Datum, type UnknownDatum } from '../datum';
import { causedBy, strict, type Argument, type Arguments, type ArmFunction, type Kind } from './define';
import { isNull, kept, longestText, simpleText, textual, texts, tooLong, undocumented, unknownFor } from './results';

/** The functions on strings. Characters are UTF-16 units, as in .NET; positions and cases are those of the pages about them. */
export const stringFunctions: readonly ArmFunction[] = [
  change('toLower', (character) => character.toLowerCase()),
  change('toUpper', (character) => character.toUpperCase()),
  strict('trim', { parameters: ['string'] }, (args, origin) => kept(args.datum(0), trimmed(args.text(0)), origin)),

  // "The comparison is case-insensitive" (template-functions-string).
  strict('startsWith', { parameters: ['string', 'string'] }, (args, origin) => atom(folded(args.text(0)).startsWith(folded(args.text(1))), origin)),
  strict('endsWith', { parameters: ['string', 'string'] }, (args, origin) => atom(folded(args.text(0)).endsWith(folded(args.text(1))), origin)),
  strict('like', { parameters: ['string', 'string'] }, (args, origin) => atom(isLike(folded(args.text(0)), folded(args.text(1))), origin)),

  strict('replace', { parameters: ['string', 'string', 'string'] }, (args, origin) => {
    const [text, search, put] = [args.text(0), args.text(1), args.text(2)];
    if (search === '') return failure('an empty text cannot be replaced', origin);
    const parts = text.split(search);
    return text.length + parts.length * put.length > longestText ? tooLong(origin) : kept(args.datum(0), parts.join(put), origin);
  }),

  strict('padLeft', { parameters: ['text', 'int', 'string'], least: 2 }, (args, origin) => {
    if (typeof boolOf(args.datum(0)) === 'boolean') return failure('`padLeft` takes a string or a number', origin);
    const [text, length, padding] = [args.text(0), args.number(1), args.count > 2 ? args.text(2) : ' '];
    if (padding.length !== 1) return failure('a single character is required', origin);
    if (length < 0) return failure('the length is negative', origin);
    return length > longestText ? tooLong(origin) : kept(args.datum(0), text.padStart(length, padding), origin);
  }),

  strict('substring', { parameters: ['string', 'int', 'int'], least: 2 }, (args, origin) => {
    const [text, start] = [args.text(0), args.number(1)];
    const length = args.count > 2 ? args.number(2) : text.length - start;
    // "The function fails when the substring extends beyond the end of the string" (template-functions-string).
    if (start < 0 || length < 0 || start + length > text.length) return failure(`there are no ${length} characters from ${start}`, origin);
    return kept(args.datum(0), text.slice(start, start + length), origin);
  }),

  { name: 'split', call: splitOrTakeApart },

  strict('join', { parameters: ['array', 'string'] }, (args, origin) => {
    const items = args.items(0).map(simpleText);
    if (items.includes(undefined)) return failure('only strings, numbers and truth values can be joined', origin);
    const [only] = args.items(0);
    const text = items.join(args.text(1));
    return only && items.length === 1 ? kept(only, text, origin) : textual(text, origin);
  }),
];

const splitting = strict('split', { parameters: ['string', 'any'] }, split);

function splitOrTakeApart(args: readonly Argument[], origin: Origin): Datum {
  const [given, by] = args;
  if (given?.kind !== 'unknown' || !given.id || by?.kind !== 'atom' || by.value !== '/') return splitting.call(args, origin);
  return piecesOfId(given, causedBy([given, by], origin)) ?? splitting.call(args, origin);
}

/** What stands between the slashes of an id of which the text gives the type and the names, and Azure the rest. */
function piecesOfId(given: UnknownDatum, origin: Origin): Datum | undefined {
  const { id } = given;
  if (!id || (id.scope.kind !== 'deployment' && id.scope.kind !== 'resourceGroup')) return undefined;
  const rest = unknownFor(given, origin);
  const [namespace = '', ...types] = id.type.split('/');
  const words = (...texts: readonly string[]): readonly Datum[] => texts.map((text) => atom(text, origin));
  const { subscription, resourceGroup } = id.scope.kind === 'resourceGroup' ? id.scope : { subscription: undefined, resourceGroup: undefined };
  const pairs = types.flatMap((type, index) => [...words(type), id.names[index] ?? rest]);
  return list([...words('', 'subscriptions'), subscription ?? rest, ...words('resourceGroups'), resourceGroup ?? rest, ...words('providers', namespace), ...pairs], origin);
}

/** The text without the difference between capital and small letters, each character for itself so that positions stay. */
export function folded(text: string): string {
  return perUnit(text, (character) => character.toUpperCase());
}

function change(name: string, compute: (character: string) => string): ArmFunction {
  const parameters: readonly Kind[] = ['string'];
  return strict(name, { parameters }, (args, origin) => kept(args.datum(0), perUnit(args.text(0), compute), origin));
}

/** Letters change one by one: what would become two letters stays, as in .NET. */
function perUnit(text: string, compute: (character: string) => string): string {
  if (/^[\0-\x7f]*$/.test(text)) return compute(text);
  return [...text].map((character) => {
    const changed = compute(character);
    return changed.length === character.length ? changed : character;
  }).join('');
}

/** What .NET takes for white space: JavaScript's without the byte order mark, and U+0085. */
function trimmed(text: string): string {
  return text.replace(/^(?:(?!\ufeff)[\s\x85])+/, '').replace(/(?:(?!\ufeff)[\s\x85])+$/, '');
}

/** Whether the text is as the pattern says, in which `*` stands for any characters. */
function isLike(text: string, pattern: string): boolean {
  const [first = '', ...more] = pattern.split('*');
  const last = more.pop();
  if (last === undefined) return text === pattern;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of more) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > text.length - last.length) return false;
    at = found + part.length;
  }
  return true;
}

function boolOf(datum: Datum): boolean | undefined {
  return datum.kind === 'atom' && typeof datum.value === 'boolean' ? datum.value : undefined;
}

/** By one delimiter, or by each of several: the first of them that is found at a place cuts there. */
function split(args: Arguments, origin: Origin): Datum {
  const by = args.datum(1);
  const given = by.kind === 'list' ? by.items : [by];
  const delimiters: string[] = [];
  for (const each of given) {
    if (each.kind !== 'atom' || typeof each.value !== 'string' || isNull(each)) return failure('the delimiters must be strings', origin);
    delimiters.push(each.value);
  }
  if (delimiters.length === 0 || delimiters.includes('')) return undocumented('what an empty delimiter does is not documented', origin);
  const text = args.text(0);
  const pieces: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length;) {
    const found = delimiters.find((delimiter) => text.startsWith(delimiter, at));
    if (found === undefined) at++;
    else {
      pieces.push(text.slice(start, at));
      start = at += found.length;
    }
  }
  return texts([...pieces, text.slice(start)], origin);
}
