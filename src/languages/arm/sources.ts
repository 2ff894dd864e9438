import type { SourceFile, Span } from '../../text/span';
import type { JsonNode } from '../shared/json-file';
import type { Source } from '../shared/template/template';
import { onOneLine, spanIn, writtenIn } from '../shared/written';
import { outcomeOf } from './evaluate';
import { jsonValue } from './json-value';
import { expressionIn, readingOf, type TemplateText } from './scope';
import type { Definitions } from './static-text';

/** A template while it is being read: its text, and what of it could not be read. */
export interface Reader {
  readonly file: SourceFile;
  readonly text: TemplateText;
  readonly definitions: Definitions;
  readonly unreadable: Span[];
}

/** JSON of the template as something to evaluate. Members of the object that are named in `without` are left out. */
export function sourceOf(node: JsonNode, { file, text, unreadable }: Reader, without?: ReadonlySet<string>): Source {
  noteUnreadable(node, file, unreadable, without);
  const expression = expressionIn(node, file);
  return {
    span: spanIn(file, node),
    what: expression ? onOneLine(expression.text) : writtenIn(file, node),
    evaluate: (frame) => jsonValue(node, { frame, text }, without),
    ...(expression && { outcome: (frame, holds) => outcomeOf(expression, holds, { frame, text }) }),
  };
}

export function sourceIf(node: JsonNode | undefined, reader: Reader): Source | undefined {
  return node && sourceOf(node, reader);
}

function noteUnreadable(node: JsonNode, file: SourceFile, unreadable: Span[], without?: ReadonlySet<string>): void {
  switch (node.kind) {
    case 'simple':
      return;
    case 'string':
      if (readingOf(node, file).kind === 'unreadable') unreadable.push(spanIn(file, node));
      return;
    case 'array':
      for (const item of node.items) noteUnreadable(item, file, unreadable);
      return;
    case 'object':
      for (const { key, value } of node.members) {
        if (without?.has(key.value.toLowerCase())) continue;
        noteUnreadable(key, file, unreadable);
        if (value) noteUnreadable(value, file, unreadable);
      }
      return;
  }
}
