import { perFile } from '../../text/memo';
import type { SourceFile } from '../../text/span';
import type { Entry, Outline, Piece, Syntax, WrittenResource } from '../shared/spelling-outline';
import { attributeOf, blocksIn, treeOf, writtenString } from './module';
import type { Expression, ObjectExpression } from './tree';

/** The objects that the bodies of azapi resources write out, as ARM templates and Bicep have them. */
export const azapiOutline: (file: SourceFile) => Outline = perFile((file) => {
  const resources = blocksIn(treeOf(file).body, 'resource').filter(({ labels }) => labels[0]?.text === 'azapi_resource').flatMap((block): readonly WrittenResource[] => {
    const [type, body] = ['type', 'body'].map((name) => attributeOf(block.body, name)?.value);
    const written = writtenString(type);
    return written === undefined || !body ? [] : [{ head: { start: block.start, end: block.headEnd }, type: written.split('@')[0] ?? '', body: pieceOf(encoded(body) ?? body, file) }];
  });
  return { syntax, pieces: resources.map(({ body }) => body), resources, variables: [], limits: [] };
});

const syntax: Syntax = { commas: false, key: (name) => name, scalar: () => undefined };

/** What `jsonencode(…)` encodes is the body. */
function encoded(body: Expression): Expression | undefined {
  const [only, another] = body.kind === 'call' && body.name === 'jsonencode' ? body.args : [];
  return another ? undefined : only;
}

function pieceOf(expression: Expression, file: SourceFile): Piece {
  const { start, end } = expression;
  if (expression.kind === 'tuple') return { kind: 'list', start, end, items: expression.items.map((item) => pieceOf(item, file)) };
  if (expression.kind !== 'object') return { kind: 'other', start, end, parts: [] };
  return { kind: 'object', start, end, entries: expression.entries.map((entry) => entryOf(entry, file)), sound: file.text[end - 1] === '}' };
}

function entryOf({ key, value }: ObjectExpression['entries'][number], file: SourceFile): Entry {
  const name = key.kind === 'variable' ? key.name : writtenString(key);
  return { start: key.start, end: value.end, name, key: { start: key.start, end: key.end }, value: pieceOf(value, file) };
}
