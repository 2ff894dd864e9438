import type { Origin } from '../../model/value';
import type { SourceFile, Span } from '../../text/span';
import type { JsonNode, JsonString } from '../shared/json-file';
import { readString } from '../shared/json-string';
import type { Frame } from '../shared/template/frame';
import { onOneLine } from '../shared/written';
import { isPlainText, readText, type Reading } from './parse';
import type { Expression } from './tree';

/** Where an expression is evaluated: the frame says what parameters and names are worth, the text what functions it declares. */
export interface Scope {
  readonly frame: Frame;
  readonly text: TemplateText;
}

/** The text of a template, as far as its expressions need it. */
export interface TemplateText {
  readonly file: SourceFile;
  /** The template's own functions by namespace and name, `contoso.uniqueName`, in small letters. */
  readonly functions: ReadonlyMap<string, UserFunction>;
}

export interface UserFunction {
  readonly parameters: readonly string[];
  readonly output: JsonNode;
}

const readings = new WeakMap<JsonString, Reading>();

/** What a string of the file says. It is read once. */
export function readingOf(node: JsonString, file: SourceFile): Reading {
  if (isPlainText(node.value)) return { kind: 'literal', value: node.value };
  let known = readings.get(node);
  if (!known) {
    known = readText(readString(file.text, node.start, node.end));
    readings.set(node, known);
  }
  return known;
}

/** The expression that a string is. */
export function expressionIn(node: JsonNode | undefined, file: SourceFile): Expression | undefined {
  const reading = node?.kind === 'string' ? readingOf(node, file) : undefined;
  return reading?.kind === 'expression' ? reading.expression : undefined;
}

/** A string that is no expression. */
export function literalText(node: JsonNode | undefined, file: SourceFile): string | undefined {
  const reading = node?.kind === 'string' ? readingOf(node, file) : undefined;
  return reading?.kind === 'literal' ? reading.value : undefined;
}

export function spanAt({ text }: Scope, { start, end }: Expression): Span {
  return { uri: text.file.uri, start, end };
}

export function originAt(scope: Scope, expression: Expression, from: readonly Origin[] = noCauses): Origin {
  return { span: spanAt(scope, expression), what: onOneLine(expression.text), from };
}

const noCauses: readonly Origin[] = [];
