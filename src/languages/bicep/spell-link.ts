import type { Change } from '../../model/change';
import type { Files } from '../../text/files';
import type { Span } from '../../text/span';
import { bicepFile } from './bicep-file';
import { propertyOf } from './spell-subnet';
import type { ObjectExpression, Resource } from './tree';

/** The expression for the id of what is declared at that place of the same file; undefined for loops, conditions, and what a module makes. */
export function idExpression({ at, to }: Extract<Change, { kind: 'link' }>, files: Files): string | undefined {
  const file = files.get(to.uri);
  if (!file || to.uri !== at.span.uri || !/\.bicep$/i.test(file.uri)) return undefined;
  const resource = bicepFile(file).tree.statements.find((each): each is Resource => each.kind === 'resource' && each.start <= to.start && to.end <= each.end);
  if (resource?.body.kind !== 'object') return undefined;
  if (to.start < resource.body.start) return `${resource.name.text}.id`;
  const name = inlineName(resource.body, to);
  return name === undefined ? undefined : `'\${${resource.name.text}.id}/subnets/${name}'`;
}

/** The name of the subnet in the list of a network, where it is written out. */
function inlineName(network: ObjectExpression, place: Span): string | undefined {
  const properties = propertyOf(network, 'properties')?.value;
  const subnets = properties?.kind === 'object' ? propertyOf(properties, 'subnets')?.value : undefined;
  const item = subnets?.kind === 'array' ? subnets.items.find(({ start, end }) => start <= place.start && place.end <= end) : undefined;
  const name = item?.kind === 'object' ? propertyOf(item, 'name')?.value : undefined;
  return name?.kind === 'literal' && typeof name.value === 'string' && /^[\w.-]+$/.test(name.value) ? name.value : undefined;
}
