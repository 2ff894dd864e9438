import { parseTree, type Node, type ParseError } from 'jsonc-parser';
import type { Origin } from '../../../model/value';
import { atom, list, object, type Datum } from '../datum';
import { isExact, longestText, tooLong, undocumented, unknownFor } from './results';

/**
 * The value that a text spells in JSON, as `json` reads it. Azure's reader is a generous one: single quotes are as good as
 * double ones (the example of bicep-functions-object, `json`), comments and a comma behind the last item are passed over. What
 * this does not read may still be read by Azure, so that it is not known rather than a failure.
 */
export function readJson(text: string, origin: Origin): Datum {
  if (text.length > longestText) return tooLong(origin);
  const plain = withDoubleQuotes(text);
  if (depthOf(plain) > deepest) return unknownFor({ reason: 'too-large', message: 'the text nests too deeply' }, origin);
  const errors: ParseError[] = [];
  const tree = parseTree(plain, errors, { allowTrailingComma: true });
  return tree && errors.length === 0 ? fromNode(tree, origin) : undocumented('the text is not JSON', origin);
}

const deepest = 200;

function fromNode(node: Node, origin: Origin): Datum {
  const value: unknown = node.value;
  if (node.type === 'array') return list((node.children ?? []).map((child) => fromNode(child, origin)), origin);
  if (node.type === 'object') return object(new Map((node.children ?? []).flatMap((property) => entry(property, origin))), origin);
  if (typeof value === 'number') return isExact(value) ? atom(value, origin) : unknownFor({ reason: 'too-large', message: 'the number is too large to be exact' }, origin);
  return atom(typeof value === 'string' || typeof value === 'boolean' ? value : null, origin);
}

function entry({ children }: Node, origin: Origin): [string, Datum][] {
  const [name, value] = children ?? [];
  return name && value ? [[String(name.value), fromNode(value, origin)]] : [];
}

/** Texts in single quotes written with double ones; everything else stays. */
function withDoubleQuotes(text: string): string {
  if (!text.includes("'")) return text;
  return text.replace(/"(?:[^"\\]|\\.)*"|'((?:[^'\\]|\\.)*)'|\/\/[^\n]*|\/\*[^]*?\*\//gs, (token, inner: string | undefined) =>
    (inner === undefined ? token : `"${inner.replace(/\\'/g, "'").replace(/(?<!\\)"/g, '\\"')}"`));
}

/** How deep the brackets go, counted generously: those within texts count too. */
function depthOf(text: string): number {
  let [depth, most] = [0, 0];
  for (const character of text) {
    if (character === '[' || character === '{') most = Math.max(most, ++depth);
    else if (character === ']' || character === '}') depth--;
  }
  return most;
}
