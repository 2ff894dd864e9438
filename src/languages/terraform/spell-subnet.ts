import type { Change } from '../../model/change';
import type { Files } from '../../text/files';
import type { SourceFile, TextEdit } from '../../text/span';
import { folderOf } from '../../text/uris';
import { attributeOf, blocksIn, isConfiguration, treeOf } from './module';
import type { Block } from './tree';

/**
 * A subnet of a network that a resource of this file makes: as a block within it where it has such blocks, else as a
 * resource of its own. Undefined for networks of modules and loops, whose text stands for several.
 */
export function insertSubnet({ network, name, prefix }: Extract<Change, { kind: 'insert-subnet' }>, files: Files): readonly TextEdit[] | undefined {
  const file = files.get(network.uri);
  const blocks = file ? blocksIn(treeOf(file).body, 'resource') : [];
  const block = blocks.find((each) => each.start === network.start && each.headEnd === network.end);
  const [type, label] = block?.labels.map(({ text }) => text) ?? [];
  if (!file || !block?.closed || type !== 'azurerm_virtual_network' || label === undefined || attributeOf(block.body, 'count', 'for_each')) return undefined;
  const newline = file.text.includes('\r\n') ? '\r\n' : '\n';
  const inline = blocksIn(block.body, 'subnet').at(-1);
  if (inline) return inlineSubnet(file, inline, name, prefix, newline);
  if (blocksIn(block.body, 'dynamic').length > 0) return undefined;
  const reference = `azurerm_virtual_network.${label}.`;
  const siblings = blocks.filter((each) => each.closed && each.labels[0]?.text === 'azurerm_subnet' && file.text.slice(each.start, each.end).includes(reference));
  const behind = siblings.at(-1) ?? block;
  const group = attributeOf(block.body, 'resource_group_name');
  const groupText = group && file.text.slice(group.value.start, group.value.end);
  if (groupText?.includes('\n')) return undefined;
  const lines = [
    `resource "azurerm_subnet" "${freshLabel(name, network.uri, files)}" {`,
    `  name                 = ${JSON.stringify(name)}`,
    ...(groupText === undefined ? [] : [`  resource_group_name  = ${groupText}`]),
    `  virtual_network_name = azurerm_virtual_network.${label}.name`,
    `  address_prefixes     = ["${prefix}"]`,
    '}',
  ];
  return [{ span: { uri: file.uri, start: behind.end, end: behind.end }, text: `${newline}${newline}${lines.join(newline)}` }];
}

/** Version 4 of the provider has a list where the versions before have one prefix: the neighbour shows which. */
function inlineSubnet(file: SourceFile, last: Block, name: string, prefix: string, newline: string): readonly TextEdit[] | undefined {
  const many = attributeOf(last.body, 'address_prefixes');
  if (!last.closed || (!many && !attributeOf(last.body, 'address_prefix'))) return undefined;
  const lineStart = file.text.lastIndexOf('\n', last.start - 1) + 1;
  const indent = file.text.slice(lineStart, last.start);
  if (indent.trim() !== '') return undefined;
  const lines = many
    ? ['subnet {', `  name             = ${JSON.stringify(name)}`, `  address_prefixes = ["${prefix}"]`, '}']
    : ['subnet {', `  name           = ${JSON.stringify(name)}`, `  address_prefix = "${prefix}"`, '}'];
  return [{ span: { uri: file.uri, start: last.end, end: last.end }, text: `${newline}${newline}${lines.map((line) => indent + line).join(newline)}` }];
}

/** A label that no subnet of the module has. */
function freshLabel(name: string, uri: string, files: Files): string {
  const own = files.list(folderOf(uri)).filter((file) => isConfiguration(file.uri)).flatMap((file) => blocksIn(treeOf(file).body, 'resource'));
  const taken = new Set(own.flatMap(({ labels: [type, label] }) => (type?.text === 'azurerm_subnet' && label ? [label.text] : [])));
  const plain = name.replace(/^snet-/, '').replace(/[^A-Za-z0-9_]+/g, '_').replace(/^(?=\d)/, '_') || 'subnet';
  if (!taken.has(plain)) return plain;
  for (let number = 2; ; number++) if (!taken.has(`${plain}_${number}`)) return `${plain}_${number}`;
}
