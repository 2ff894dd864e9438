import type { SourceFile, Span } from '../../text/span';
import { scriptsOf, type ScriptText } from './sources';
import type { Place, Statement, Word } from './tree';

/** A place in the text that a shell sees. */
export interface Spot {
  readonly script: ScriptText;
  readonly place: Place;
}

/** Where a place of a document lies in one of its scripts. Undefined where it lies in none, or not exactly. */
export function placeOf(file: SourceFile, span: Span): Spot | undefined {
  for (const script of scriptsOf(file)) {
    const start = offsetOf(script, span.start, ({ start: at }) => at);
    if (start === undefined) continue;
    for (const place of [{ start, end: start + span.end - span.start }, endedPlace(script, start, span)]) {
      if (place === undefined || place.end > script.text.length) continue;
      const back = script.spanOf(place);
      if (back.start === span.start && back.end === span.end) return { script, place };
    }
  }
  return undefined;
}

/** Of a place that spans several lines, the end has to be looked for: indentation and escapes lie between. */
function endedPlace(script: ScriptText, start: number, span: Span): Place | undefined {
  const end = offsetOf(script, span.end, (_, before) => before);
  return end === undefined || end < start ? undefined : { start, end };
}

/** The offset in the script that stands at the offset of the document. The way from the one to the other never goes backwards. */
function offsetOf(script: ScriptText, wanted: number, side: (span: Span, before: number) => number): number | undefined {
  let low = 0;
  let high = script.text.length;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const before = middle > 0 ? script.spanOf({ start: middle - 1, end: middle }).end : script.spanOf({ start: 0, end: 0 }).start;
    const at = side(script.spanOf({ start: middle, end: middle }), before);
    if (at === wanted) return middle;
    if (at < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/** The innermost word of the script that holds the place. */
export function wordAround({ script, place }: Spot): Word | undefined {
  let found: Word | undefined;
  visit(statementsAround(script.tree.statements, place), (node) => {
    if (!contains(node, place)) return false;
    if (isWord(node)) found = node;
    return true;
  });
  return found;
}

/** The one statement that holds the place, or all of them: they follow each other in the text. */
export function statementsAround(statements: readonly Statement[], place: Place): readonly Statement[] {
  let [low, high] = [0, statements.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((statements[middle]?.start ?? 0) <= place.start) low = middle + 1;
    else high = middle;
  }
  const last = statements[low - 1];
  return last && contains(last, place) ? [last] : statements;
}

/** A node of the tree as far as a walk through it needs to know. */
export type Node = Place & Readonly<Record<string, unknown>>;

/** Goes through everything that has a place, outer things first. What `enter` says no to is not entered. */
export function visit(value: unknown, enter: (node: Node) => boolean): void {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (Array.isArray(next)) {
      waiting.push(...next.toReversed());
    } else if (isNode(next)) {
      if (enter(next)) waiting.push(...Object.values(next).toReversed());
    } else if (typeof next === 'object' && next !== null) {
      waiting.push(...Object.values(next).toReversed());
    }
  }
}

export function contains(outer: Place, inner: Place): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'start' in value && typeof value.start === 'number' && 'end' in value && typeof value.end === 'number';
}

function isWord(node: Node): node is Node & Word {
  return node['kind'] === 'word';
}
