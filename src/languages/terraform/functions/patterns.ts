import type { Origin } from '../../../model/value';
import { atom, failure, list, object, unknown, type Datum } from '../../shared/datum';
import { string } from '../types';
import { longestText, strict, textual, tooLong, type TerraformFunction } from './define';
import { compilePattern, findMatches, type Match, type Pattern } from './pattern';

/** The functions that search with regular expressions; `replace` is here because its search text may be one. */
export const patternFunctions: readonly TerraformFunction[] = [
  strict('regex', { parameters: [string, string] }, (args, origin) => searched(args.text(0), args.text(1), 1, origin, ([first], pattern, characters) =>
    (first ? toDatum(first, pattern, characters, origin) : failure('the pattern matches nothing', origin)))),

  strict('regexall', { parameters: [string, string] }, (args, origin) => searched(args.text(0), args.text(1), Infinity, origin, (matches, pattern, characters) =>
    list(matches.map((match) => toDatum(match, pattern, characters, origin)), origin, 'list'))),

  strict('replace', { parameters: [string, string, string] }, (args, origin) => {
    const [text, search, put] = [args.text(0), args.text(1), args.text(2)];
    const given = args.datum(0).origin;
    if (!/^\/.*\/$/s.test(search) || search.length < 2) return replaced(text, search, put, given, origin);
    return withPattern(search.slice(1, -1), origin, (pattern) => {
      const characters = [...text];
      const matches = findMatches(pattern, characters);
      if (!matches) return tooSlow(origin);
      let [result, at] = ['', 0];
      for (const match of matches) {
        result += characters.slice(at, match.start).join('') + expanded(put, match, pattern, characters);
        at = match.end;
        if (result.length > longestText) return tooLong(origin);
      }
      return kept(text, result + characters.slice(at).join(''), given, origin);
    });
  }),
];

/** A text that came out as it went in keeps the literal that decides it. */
export function kept(before: string, after: string, given: Origin, origin: Origin): Datum {
  const datum = textual(after, origin);
  return before === after && given.literal ? { ...datum, origin: { ...origin, literal: given.literal } } : datum;
}

function replaced(text: string, search: string, put: string, given: Origin, origin: Origin): Datum {
  // An empty text is found between all the characters, not between the halves of one.
  const parts = search === '' ? ['', ...text, ''] : text.split(search);
  return text.length + parts.length * put.length > longestText ? tooLong(origin) : kept(text, parts.join(put), given, origin);
}

function searched(
  source: string, text: string, most: number, origin: Origin,
  use: (matches: readonly Match[], pattern: Pattern, characters: readonly string[]) => Datum,
): Datum {
  return withPattern(source, origin, (pattern) => {
    const named = pattern.names.filter((name) => name !== '').length;
    if (named > 0 && named < pattern.names.length) return failure('the pattern mixes groups with and without names', origin);
    const characters = [...text];
    const matches = findMatches(pattern, characters, most);
    return matches ? use(matches, pattern, characters) : tooSlow(origin);
  });
}

function withPattern(source: string, origin: Origin, use: (pattern: Pattern) => Datum): Datum {
  const pattern = compilePattern(source);
  if (pattern === 'too large') return tooSlow(origin);
  return pattern !== 'malformed' ? use(pattern) : failure(`${JSON.stringify(source)} is not a regular expression of Terraform`, origin);
}

function tooSlow(origin: Origin): Datum {
  return unknown('too-large', 'the search would take too long', origin);
}

/** The match itself for a pattern without groups, else a tuple of its groups, or an object if they have names. */
function toDatum(match: Match, { names }: Pattern, characters: readonly string[], origin: Origin): Datum {
  const groups = match.groups.map((group) => (group === undefined ? atom(null, origin) : textual(group, origin)));
  if (names.length === 0) return textual(characters.slice(match.start, match.end).join(''), origin);
  if (names[0] === '') return list(groups, origin);
  return object(new Map(names.flatMap((name, index) => { const group = groups[index]; return group ? [[name, group]] : []; })), origin);
}

/** `$1`, `${1}`, `$name` and `${name}` in the replacement stand for groups, `$$` for a dollar. */
function expanded(template: string, match: Match, { names }: Pattern, characters: readonly string[]): string {
  return template.replace(/\$(?:(\$)|(\w+)|\{(\w+)\})/g, (_, dollar: string | undefined, bare: string | undefined, braced: string | undefined) => {
    if (dollar !== undefined) return dollar;
    const name = bare ?? braced ?? '';
    if (name === '0') return characters.slice(match.start, match.end).join('');
    return match.groups[/^\d+$/.test(name) ? Number(name) - 1 : names.indexOf(name)] ?? '';
  });
}
