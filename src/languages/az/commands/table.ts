import type { FlagSpec, Removal } from './spec';

/**
 * Reads a table of flags, one a line: its names, how many words it takes (`-` none, `1` one, `?` one that may be left out, `*` all up
 * to the next flag; `1@0` one that may stand in the first place without its name), and what it says: `--vnet-subnet-id 1 subnet`. What stands behind `removed` is of flags that are not there any
 * more: `removed 2.56.0 --new-name value`, each `-` where there is none. Lines that begin with `#` are comments.
 */
export function flagTable(text: string): readonly FlagSpec[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#')).map(flagOf);
}

function flagOf(line: string): FlagSpec {
  const words = line.split(/ +/);
  const count = words.findIndex((word) => arityForm.test(word));
  const [, arity = '', position] = arityForm.exec(words[count] ?? '') ?? [];
  const takes = arities[arity];
  if (count < 1 || takes === undefined) throw new Error(`not a line of a flag table: ${line}`);
  const [property = '-', mark, since = '-', instead = '-', value = '-'] = words.slice(count + 1);
  return {
    names: words.slice(0, count),
    takes,
    ...(position !== undefined && { position: Number(position) }),
    ...(property !== '-' && { property }),
    ...(mark === 'removed' && { removed: removal(since, instead, value) }),
  };
}

function removal(since: string, instead: string, value: string): Removal {
  return { ...(since !== '-' && { since }), ...(instead !== '-' && { instead }), ...(value !== '-' && { value }) };
}

const arityForm = /^([-1?*])(?:@(\d))?$/;

const arities: Readonly<Record<string, FlagSpec['takes']>> = { '-': 'nothing', '1': 'one', '?': 'optional', '*': 'many' };
