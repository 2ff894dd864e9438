import { allOf, compatible, type Condition } from '../../../model/condition';
import type { SourceFile } from '../../../text/span';
import type { Dialect } from '../tree';
import { passageOver } from './passage';
import { scriptText, type GivenText, type GivenWay, type Passage, type ScriptText, type Setting } from './script-text';
import type { YamlText } from './yaml-tree';

/** What stands for an expression of the document; undefined where the document says nothing about it. */
export type Resolve = (expression: string) => GivenText | undefined;

/** A kind of expression that is replaced in texts, with what it stands for. The first group of the pattern is the expression. */
export interface Replacing {
  readonly pattern: RegExp;
  readonly resolve: Resolve;
}

/** A scalar with its expressions replaced. */
export function givenBy(node: YamlText, file: SourceFile, replacing: readonly Replacing[]): GivenText {
  const mapped = node.mapped();
  const span = { uri: file.uri, start: node.start, end: node.end };
  const found = expressionsIn(node.text, replacing);
  const [only] = found;
  if (!only) {
    const place = { start: 0, end: node.text.length };
    const passage = mapped && passageOver(file, mapped);
    // An empty scalar has no place to write to that would not need quotes.
    const isLiteral = passage !== undefined && node.end > node.start;
    return { text: node.text, span, literal: isLiteral, ...(isLiteral && { written: (text: string) => passage.written(place, text) }) };
  }
  // What passes through unchanged is written elsewhere.
  if (found.length === 1 && only.end - only.start === node.text.length) return only.given ?? unknownGiven(span, only.expression);
  let ways: readonly GivenWay[] = [{ text: '', span, when: [] }];
  let at = 0;
  const extend = (next: readonly Omit<GivenWay, 'span'>[]): void => {
    ways = ways.flatMap((way) => next.filter(({ when }) => compatible(way.when, when))
      .map(({ text, when }) => ({ text: way.text + text, span, when: allOf(way.when, when) })));
  };
  for (const { start, end, given, expression } of found) {
    extend([{ text: node.text.slice(at, start), when: [] }]);
    if (given?.text !== undefined) extend([{ text: given.text, when: [] }]);
    else if (given?.ways && ways.length * given.ways.length <= mostWays) extend(given.ways);
    else return unknownGiven(span, expression, given?.why);
    at = end;
  }
  extend([{ text: node.text.slice(at), when: [] }]);
  const [first] = ways;
  const callerSets = found.some(({ given }) => given?.callerSets);
  if (first && ways.length === 1) return { text: first.text, span, literal: false, ...(callerSets && { callerSets }) };
  return { text: undefined, span, literal: false, ways };
}

const mostWays = 32;

export function unknownGiven(span: GivenText['span'], expression: string, why?: string): GivenText {
  return { text: undefined, span, literal: false, why: why ?? `\`${expression}\` is not in the document` };
}

/** One of several values, each with what must hold for it. Those that are the same for all are the value. */
export function oneOf(ways: readonly GivenWay[]): GivenText | undefined {
  const [first] = ways;
  if (!first) return undefined;
  return ways.every(({ text }) => text === first.text) ? { text: first.text, span: first.span, literal: false } : { text: undefined, span: first.span, literal: false, ways };
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly expression: string;
  readonly given: GivenText | undefined;
}

function expressionsIn(text: string, replacing: readonly Replacing[]): readonly Found[] {
  const found = replacing.flatMap(({ pattern, resolve }) => [...text.matchAll(pattern)].map((match): Found => {
    const expression = (match[1] ?? '').trim();
    return { start: match.index, end: match.index + match[0].length, expression, given: resolve(expression) };
  }));
  return found.sort((a, b) => a.start - b.start).filter(({ start }, i, all) => i === 0 || start >= (all[i - 1]?.end ?? 0));
}

/** How the script names what is put into its text, for each kind of expression. */
export interface Mention extends Replacing {
  nameOf(expression: string): string;
}

/** What the text of a script mentions, by name, as far as the document says something about it. */
export function mentionedIn(text: string, mentions: readonly Mention[]): ReadonlyMap<string, GivenText> {
  const given = new Map<string, GivenText>();
  for (const { pattern, resolve, nameOf } of mentions) {
    for (const match of text.matchAll(pattern)) {
      const expression = (match[1] ?? '').trim();
      const value = resolve(expression);
      if (value) given.set(nameOf(expression), value);
    }
  }
  return given;
}

/** A script that is the text of a scalar. */
export function scriptIn(node: YamlText, file: SourceFile, dialect: Dialect, setting: Setting): ScriptText {
  const mapped = node.mapped();
  const span = { uri: file.uri, start: node.start, end: node.end };
  const passage: Passage = mapped ? passageOver(file, mapped) : { spanOf: () => span, written: () => undefined };
  return scriptText(file, dialect, node.text, passage, setting);
}

/** A step that runs a script file. */
export function scriptAt(path: YamlText, file: SourceFile, dialect: Dialect, setting: Omit<Setting, 'runs'>): ScriptText {
  const span = { uri: file.uri, start: path.start, end: path.end };
  return scriptText(file, dialect, '', { spanOf: () => span, written: () => undefined }, { ...setting, runs: path.text });
}

/** That an expression of the document is true. */
export function conditionOf(expression: string, not = false): Condition {
  return { subject: expression, is: not ? 'false' : 'true' };
}
