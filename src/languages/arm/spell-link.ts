import type { Change } from '../../model/change';
import type { Files } from '../../text/files';
import { jsonOf, memberOf, type JsonNode, type JsonObject } from '../shared/json-file';
import { textIn } from '../shared/spelling-subnet';
import type { Extent } from '../shared/written';

/**
 * The expression for the id of a subnet that stands in the list of its network in the same file. One that is a resource of its own would
 * have to be waited for as well.
 */
export function idExpression({ at, to }: Extract<Change, { kind: 'link' }>, files: Files): string | undefined {
  const file = files.get(to.uri);
  const { root } = file && to.uri === at.span.uri ? jsonOf(file) : { root: undefined };
  const path = root ? objectsAround(root, to) : [];
  const network = path.findLast((each) => textIn(each, 'type')?.toLowerCase() === 'microsoft.network/virtualnetworks');
  const subnet = path.findLast((each) => textIn(each, 'name') !== undefined);
  if (!network || !subnet || subnet === network || memberOf(network, 'copy')) return undefined;
  const [type, networkName, name] = [textIn(network, 'type'), textIn(network, 'name'), textIn(subnet, 'name')];
  if (type === undefined || networkName === undefined || name === undefined) return undefined;
  return JSON.stringify(`[resourceId('${type}/subnets', ${expression(networkName)}, ${expression(name)})]`);
}

/** What stands between the brackets, for a text that may be an expression. */
function expression(text: string): string {
  return /^\[(?!\[)(.*)\]$/s.exec(text)?.[1]?.trim() ?? `'${text.replace(/'/g, "''")}'`;
}

function objectsAround(node: JsonNode, place: Extent): readonly JsonObject[] {
  if (node.start > place.start || node.end < place.end) return [];
  const children = node.kind === 'object' ? node.members.flatMap(({ value }) => value ?? []) : node.kind === 'array' ? node.items : [];
  const inner = children.map((each) => objectsAround(each, place)).find((found) => found.length > 0) ?? [];
  return node.kind === 'object' ? [node, ...inner] : inner;
}
