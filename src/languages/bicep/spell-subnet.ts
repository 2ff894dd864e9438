import type { Change } from '../../model/change';
import type { Files } from '../../text/files';
import type { SourceFile, TextEdit } from '../../text/span';
import { inBicep } from '../shared/spelling-literal';
import { freshSymbol } from '../shared/spelling-subnet';
import { bicepFile } from './bicep-file';
import type { Expression, ObjectExpression, Property, Resource, StringExpression } from './tree';

/**
 * A subnet of a network that a resource of this file makes: in its list of subnets where it has one, for Azure would take out
 * at the next deployment what is not there, else as a resource of its own. Undefined for loops, conditions, and lists that come
 * from elsewhere.
 */
export function insertSubnet({ network, name, prefix }: Extract<Change, { kind: 'insert-subnet' }>, files: Files): readonly TextEdit[] | undefined {
  const file = files.get(network.uri);
  if (!file || !/\.bicep$/i.test(file.uri)) return undefined;
  const { tree, symbols } = bicepFile(file);
  const resource = tree.statements.find((each): each is Resource => each.kind === 'resource' && each.type.start < network.end && each.keyword.start >= network.start && each.keyword.start < network.end);
  const type = resource && textOf(resource.type);
  const [kind = '', version] = type?.split('@') ?? [];
  const text = inBicep(name);
  if (!resource || resource.existing || resource.body.kind !== 'object' || version === undefined || text === undefined || kind.toLowerCase() !== 'microsoft.network/virtualnetworks') return undefined;
  const newline = file.text.includes('\r\n') ? '\r\n' : '\n';
  const properties = propertyOf(resource.body, 'properties')?.value;
  const subnets = properties?.kind === 'object' ? propertyOf(properties, 'subnets')?.value : undefined;
  if (subnets) {
    if (subnets.kind !== 'array' || file.text[subnets.end - 1] !== ']') return undefined;
    const last = subnets.items.at(-1);
    if (!last) return inEmptyList(file, subnets, subnetLines(text, prefix), newline);
    return last.kind === 'object' ? inList(file, last, subnetLines(text, prefix), newline) : undefined;
  }
  if (properties?.kind !== 'object' || properties.entries.some((entry) => entry.kind !== 'property')) return undefined;
  const siblings = tree.statements.filter((each): each is Resource => each.kind === 'resource' && each.body.kind === 'object' && isChildOf(file, each.body, resource.name.text));
  const last = siblings.findLast(({ type: each }) => textOf(each)?.toLowerCase().startsWith('microsoft.network/virtualnetworks/subnets@'));
  const lines = [
    `resource ${freshSymbol(name, symbols)} '${kind}/subnets@${version}' = {`,
    `  parent: ${resource.name.text}`,
    `  name: ${text}`,
    '  properties: {',
    `    addressPrefix: '${prefix}'`,
    '  }',
    // Azure changes a network one step at a time.
    ...(last ? ['  dependsOn: [', `    ${last.name.text}`, '  ]'] : []),
    '}',
  ];
  const end = Math.max(resource.end, ...siblings.map((each) => each.end));
  return [{ span: { uri: file.uri, start: end, end }, text: `${newline}${newline}${lines.join(newline)}` }];
}

/** Behind the last subnet of the list, on lines of its own as that one is. */
function inList(file: SourceFile, last: ObjectExpression, lines: readonly string[], newline: string): readonly TextEdit[] | undefined {
  const lineStart = file.text.lastIndexOf('\n', last.start - 1) + 1;
  const indent = file.text.slice(lineStart, last.start);
  if (indent.trim() !== '' || file.text[last.end - 1] !== '}') return undefined;
  return [{ span: { uri: file.uri, start: last.end, end: last.end }, text: newline + lines.map((line) => indent + line).join(newline) }];
}

function inEmptyList(file: SourceFile, { start, end }: Expression, lines: readonly string[], newline: string): readonly TextEdit[] | undefined {
  if (file.text.slice(start + 1, end - 1).trim() !== '') return undefined;
  const indent = /^[ \t]*/.exec(file.text.slice(file.text.lastIndexOf('\n', start - 1) + 1))?.[0] ?? '';
  return [{ span: { uri: file.uri, start, end }, text: `[${newline}${lines.map((line) => `${indent}  ${line}`).join(newline)}${newline}${indent}]` }];
}

function subnetLines(name: string, prefix: string): readonly string[] {
  return ['{', `  name: ${name}`, '  properties: {', `    addressPrefix: '${prefix}'`, '  }', '}'];
}

function isChildOf(file: SourceFile, body: ObjectExpression, parent: string): boolean {
  const value = propertyOf(body, 'parent')?.value;
  return value !== undefined && file.text.slice(value.start, value.end) === parent;
}

export function propertyOf({ entries }: ObjectExpression, name: string): Property | undefined {
  return entries.find((entry): entry is Property => entry.kind === 'property' && textOf(entry.key)?.toLowerCase() === name.toLowerCase());
}

function textOf(expression: StringExpression): string | undefined {
  return expression.kind === 'literal' && typeof expression.value === 'string' ? expression.value : undefined;
}
