import { scriptsOf } from '../../../src/languages/az/sources';
import type { ScriptText } from '../../../src/languages/az/sources';
import type { Place } from '../../../src/languages/az/tree';
import { testSturdiness } from '../analyze/sturdiness';

testSturdiness('az', {
  cuts: (text, file) => [...starts(scripts(text, file)), text.length],
  wholes: (text, file) => scripts(text, file).flatMap((script) => script.tree.statements.map((statement) => script.spanOf(statement).end)),
  upTo: (text, end) => text.slice(0, end),
  endsAnywhere: true,
});

function scripts(text: string, file: string): readonly ScriptText[] {
  return scriptsOf({ uri: `file:///project/${file}`, text });
}

/** Where the words of all commands begin. */
function starts(of: readonly ScriptText[]): readonly number[] {
  const found = of.flatMap((script) => wordsIn(script.tree.statements).map((word) => script.spanOf(word).start));
  return [...new Set(found)].sort((a, b) => a - b);
}

function wordsIn(node: unknown): readonly Place[] {
  if (typeof node !== 'object' || node === null) return [];
  const below = (Array.isArray(node) ? node : Object.values(node)).flatMap(wordsIn);
  return isWord(node) ? [node, ...below] : below;
}

function isWord(node: object): node is Place {
  return 'kind' in node && node.kind === 'word' && 'start' in node && 'end' in node;
}
