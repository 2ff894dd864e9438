import type { Comparison, Statement, Word } from '../tree';
import { plainText } from './command';

/** What the commands of a condition compare, where they are one plain comparison. `negated`: a `!` stands before the command. */
export function comparisonOf(test: readonly Statement[], negated: boolean): Comparison | undefined {
  const [only] = test;
  if (test.length !== 1 || only?.kind !== 'command' || only.piped) return undefined;
  const words = [...only.words];
  const command = plainText(words.shift() ?? nothing);
  if (command === '[' || command === '[[') {
    if (plainText(words.pop() ?? nothing) !== (command === '[' ? ']' : ']]')) return undefined;
  } else if (command !== 'test') return undefined;
  const inner = words[0] && plainText(words[0]) === '!' && words.length > 1;
  if (inner) words.shift();
  const found = compared(words);
  return found && { ...found, equal: found.equal !== (negated !== Boolean(inner)) };
}

const nothing: Word = { kind: 'word', parts: [], quoting: 'bare', start: 0, end: 0 };

function compared(words: readonly Word[]): Comparison | undefined {
  const [first, second, third] = words;
  if (!first || words.some(({ parts }) => parts.some(({ kind }) => kind === 'other'))) return undefined;
  if (words.length === 1) return { left: first, right: emptyBehind(first), equal: false };
  const sign = plainText(first);
  if (second && words.length === 2) return sign === '-z' || sign === '-n' ? { left: second, right: emptyBehind(second), equal: sign === '-z' } : undefined;
  const operator = plainText(second ?? nothing) ?? '';
  if (!third || words.length > 3) return undefined;
  if (['=', '==', '-eq'].includes(operator)) return { left: first, right: third, equal: true };
  return operator === '!=' || operator === '-ne' ? { left: first, right: third, equal: false } : undefined;
}

function emptyBehind({ end }: Word): Word {
  return { ...nothing, start: end, end };
}
