import type { Files } from '../../text/files';
import type { Span } from '../../text/span';
import { folderOf } from '../../text/uris';
import { attributeOf, blocksIn, treeOf } from './module';
import type { Block } from './tree';

/** The expression for the id of the resource or data source at that place, in text of the same module; undefined for what has several copies. */
export function idExpression(element: Span, from: string, files: Files): string | undefined {
  const file = files.get(element.uri);
  if (!file || file.uri.endsWith('.json') || folderOf(element.uri) !== folderOf(from)) return undefined;
  const { body } = treeOf(file);
  const isIt = (block: Block): boolean => block.start === element.start && block.headEnd === element.end;
  const [resource, data] = [blocksIn(body, 'resource').find(isIt), blocksIn(body, 'data').find(isIt)];
  const block = resource ?? data;
  const [type, name] = block?.labels.map(({ text }) => text) ?? [];
  if (!block || type === undefined || name === undefined || attributeOf(block.body, 'count', 'for_each')) return undefined;
  return `${data ? 'data.' : ''}${type}.${name}.id`;
}
