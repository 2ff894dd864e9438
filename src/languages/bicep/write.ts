import type { ProposedNetwork } from '../../model/proposed-network';
import type { SourceFile } from '../../text/span';
import { networkContributorRole, proposedTemplate, type Content, type Entry, type ProposedParameter, type ProposedResource } from '../shared/template/proposed';

/** The proposal as one file for a resource group, laid out as Bicep's own formatter would. */
export function write(network: ProposedNetwork): readonly SourceFile[] {
  const { parameters, resources } = proposedTemplate(network);
  const statements = [
    ...parameters.map(parameterText),
    `// Azure's own role Network Contributor.\nvar networkContributor = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '${networkContributorRole}')`,
    ...resources.map((resource) => resourceText(resource, resources)),
  ];
  return [{ uri: 'main.bicep', text: `${statements.join('\n\n')}\n` }];
}

function parameterText({ name, description, value }: ProposedParameter): string {
  const lines = [`@description(${quoted(description)})`];
  if (value === undefined) return [...lines, '@secure()', `param ${name} string`].join('\n');
  return [...lines, typeof value === 'number' ? `param ${name} int = ${String(value)}` : `param ${name} string = ${quoted(value)}`].join('\n');
}

function resourceText(resource: ProposedResource, all: readonly ProposedResource[]): string {
  const { symbol, type, api, name, comment, scope, fields, subnets } = resource;
  const implied = new Set([...(scope === undefined ? [] : [scope]), ...namesIn(name), ...fields.flatMap(({ content }) => namesIn(content))]);
  const after = resource.after.filter((each) => !implied.has(each));
  const used = new Set(all.flatMap((each) => each.fields.flatMap(({ content }) => subnetsIn(content, symbol))));
  const body = [
    `  name: ${spelled(name, 1)}`,
    ...(scope === undefined ? [] : [`  scope: ${scope}`]),
    ...fields.flatMap((field) => entryLines(field, 1)),
    ...(after.length > 0 ? ['  dependsOn: [', ...after.map((each) => `    ${each}`), '  ]'] : []),
    ...subnets.filter((subnet) => used.has(subnet.symbol)).flatMap((subnet) => ['', `  resource ${subnet.symbol} 'subnets' existing = {`, `    name: ${quoted(subnet.name)}`, '  }']),
  ];
  return [...(comment === '' ? [] : commentLines(comment, 0)), `resource ${symbol} '${type}@${api}' = {`, ...body, '}'].join('\n');
}

function entryLines({ name, content, comment }: Entry, depth: number): readonly string[] {
  const indent = '  '.repeat(depth);
  return [...(comment === '' ? [] : commentLines(comment, depth)), `${indent}${name}: ${spelled(content, depth)}`];
}

function spelled(content: Content, depth: number): string {
  const indent = '  '.repeat(depth);
  switch (content.kind) {
    case 'scalar':
      return typeof content.value === 'string' ? quoted(content.value) : String(content.value);
    case 'list': {
      const items = content.items.flatMap((item, index) => {
        const comment = content.comments?.[index] ?? '';
        return [...(comment === '' ? [] : commentLines(comment, depth + 1)), `${indent}  ${spelled(item, depth + 1)}`];
      });
      return ['[', ...items, `${indent}]`].join('\n');
    }
    case 'object':
      return ['{', ...content.entries.flatMap((each) => entryLines(each, depth + 1)), `${indent}}`].join('\n');
    case 'parameter':
      return content.name;
    case 'named':
      return `'${escaped(content.before)}\${name}${escaped(content.after)}'`;
    case 'id':
      return `${content.of}.id`;
    case 'subnetId':
      return `${content.network}::${content.subnet}.id`;
    case 'principal':
      return `${content.of}.properties.principalId`;
    case 'identities':
      return `{\n${indent}  '\${${content.of}.id}': {}\n${indent}}`;
    case 'networkContributor':
      return 'networkContributor';
    case 'assignmentName':
      return `guid(${content.scope}.id, ${content.identity}.id, networkContributor)`;
  }
}

/** The symbols that the content names, so that they come before it by themselves. */
function namesIn(content: Content): readonly string[] {
  switch (content.kind) {
    case 'list':
      return content.items.flatMap(namesIn);
    case 'object':
      return content.entries.flatMap((each) => namesIn(each.content));
    case 'id':
    case 'principal':
    case 'identities':
      return [content.of];
    case 'subnetId':
      return [content.network];
    case 'assignmentName':
      return [content.scope, content.identity];
    case 'scalar':
    case 'parameter':
    case 'named':
    case 'networkContributor':
      return [];
  }
}

/** The subnets of the network that the content names. */
function subnetsIn(content: Content, network: string): readonly string[] {
  switch (content.kind) {
    case 'list':
      return content.items.flatMap((item) => subnetsIn(item, network));
    case 'object':
      return content.entries.flatMap((each) => subnetsIn(each.content, network));
    case 'subnetId':
      return content.network === network ? [content.subnet] : [];
    case 'id':
    case 'principal':
    case 'identities':
    case 'assignmentName':
    case 'scalar':
    case 'parameter':
    case 'named':
    case 'networkContributor':
      return [];
  }
}

function quoted(text: string): string {
  return `'${escaped(text)}'`;
}

function escaped(text: string): string {
  return text.replace(/[\\']/g, '\\$&').replaceAll('${', '\\${');
}

const longestLine = 110;

function commentLines(text: string, depth: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length >= longestLine) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each) => `${'  '.repeat(depth)}// ${each}`);
}
