import type { Change } from '../../model/change';
import type { Files } from '../../text/files';
import type { SourceFile, TextEdit } from '../../text/span';
import { inBicep } from '../shared/spelling-literal';
import { bicepFile } from './bicep-file';
import type { ObjectExpression, Property, Resource, StringExpression } from './tree';

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
    const last = subnets.kind === 'array' ? subnets.items.at(-1) : undefined;
    return last?.kind === 'object' ? inList(file, last, text, prefix, newline) : undefined;
  }
  if (properties?.kind !== 'object' || properties.entries.some((entry) => entry.kind !== 'property')) return undefined;
  const lines = [
    `resource ${freshName(name, symbols)} '${kind}/subnets@${version}' = {`,
    `  parent: ${resource.name.text}`,
    `  name: ${text}`,
    '  properties: {',
    `    addressPrefix: '${prefix}'`,
    '  }',
    '}',
  ];
  const siblings = tree.statements.filter((each) => each.kind === 'resource' && each.body.kind === 'object' && isChildOf(file, each.body, resource.name.text));
  const end = Math.max(resource.end, ...siblings.map((each) => each.end));
  return [{ span: { uri: file.uri, start: end, end }, text: `${newline}${newline}${lines.join(newline)}` }];
}

/** Behind the last subnet of the list, on lines of its own as that one is. */
function inList(file: SourceFile, last: ObjectExpression, name: string, prefix: string, newline: string): readonly TextEdit[] | undefined {
  const lineStart = file.text.lastIndexOf('\n', last.start - 1) + 1;
  const indent = file.text.slice(lineStart, last.start);
  if (indent.trim() !== '' || file.text[last.end - 1] !== '}') return undefined;
  const lines = ['{', `  name: ${name}`, '  properties: {', `    addressPrefix: '${prefix}'`, '  }', '}'];
  return [{ span: { uri: file.uri, start: last.end, end: last.end }, text: newline + lines.map((line) => indent + line).join(newline) }];
}

function isChildOf(file: SourceFile, body: ObjectExpression, parent: string): boolean {
  const value = propertyOf(body, 'parent')?.value;
  return value !== undefined && file.text.slice(value.start, value.end) === parent;
}

function propertyOf({ entries }: ObjectExpression, name: string): Property | undefined {
  return entries.find((entry): entry is Property => entry.kind === 'property' && textOf(entry.key)?.toLowerCase() === name.toLowerCase());
}

function textOf(expression: StringExpression): string | undefined {
  return expression.kind === 'literal' && typeof expression.value === 'string' ? expression.value : undefined;
}

/** A symbolic name that nothing in the file has. */
function freshName(name: string, symbols: ReadonlySet<string>): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const camel = words.map((word, index) => (index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1))).join('');
  const plain = camel === '' || /^\d/.test(camel) ? `subnet${camel}` : camel;
  if (!symbols.has(plain)) return plain;
  for (let number = 2; ; number++) if (!symbols.has(`${plain}${number}`)) return `${plain}${number}`;
}
