import type { ProposedNetwork } from '../../model/proposed-network';
import type { SourceFile } from '../../text/span';
import { networkContributorRole, proposedTemplate, type Content, type ProposedParameter, type ProposedResource } from '../shared/template/proposed';

/** The proposal as one template for a resource group. JSON has no comments: what is to be said stands in `comments` of the resources. */
export function write(network: ProposedNetwork): readonly SourceFile[] {
  const { parameters, resources } = proposedTemplate(network);
  const bySymbol = new Map(resources.map((each) => [each.symbol, each]));
  const template = {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: Object.fromEntries(parameters.map((each) => [each.name, parameterObject(each)])),
    variables: {
      ...Object.fromEntries(resources.filter(({ name }) => name.kind === 'named').map(({ symbol, name }) => [symbol, `[${expression(name, bySymbol)}]`])),
      networkContributor: `[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '${networkContributorRole}')]`,
    },
    resources: resources.map((each) => resourceObject(each, bySymbol)),
  };
  return [{ uri: 'azuredeploy.json', text: `${JSON.stringify(template, null, 2)}\n` }];
}

type Resources = ReadonlyMap<string, ProposedResource>;
type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json };

function parameterObject({ value, description }: ProposedParameter): Json {
  const type = value === undefined ? 'securestring' : typeof value === 'number' ? 'int' : 'string';
  return { type, ...(value === undefined ? {} : { defaultValue: value }), metadata: { description } };
}

function resourceObject(resource: ProposedResource, resources: Resources): Json {
  const { symbol, type, api, name, comment, scope, fields, after } = resource;
  const comments = [comment, ...fields.flatMap(({ content }) => commentsIn(content))].filter((text) => text !== '').join(' ');
  return {
    ...(comments === '' ? {} : { comments }),
    type,
    apiVersion: api,
    name: name.kind === 'named' ? `[variables('${symbol}')]` : `[${expression(name, resources)}]`,
    ...(scope === undefined ? {} : { scope: `[${idOf(scope, resources)}]` }),
    ...(after.length > 0 ? { dependsOn: after.map((each) => `[${idOf(each, resources)}]`) } : {}),
    ...Object.fromEntries(fields.map((field) => [field.name, jsonOf(field.content, resources)])),
  };
}

function jsonOf(content: Content, resources: Resources): Json {
  switch (content.kind) {
    case 'scalar':
      return content.value;
    case 'list':
      return content.items.map((item) => jsonOf(item, resources));
    case 'object':
      return Object.fromEntries(content.entries.map((each) => [each.name, jsonOf(each.content, resources)]));
    case 'identities':
      return { [`[${idOf(content.of, resources)}]`]: {} };
    case 'parameter':
    case 'named':
    case 'id':
    case 'subnetId':
    case 'principal':
    case 'networkContributor':
    case 'assignmentName':
      return `[${expression(content, resources)}]`;
  }
}

/** What stands between the brackets. */
function expression(content: Content, resources: Resources): string {
  switch (content.kind) {
    case 'parameter':
      return `parameters('${content.name}')`;
    case 'named':
      return `format('${content.before}{0}${content.after}', parameters('name'))`;
    case 'id':
      return idOf(content.of, resources);
    case 'subnetId': {
      const subnet = resources.get(content.network)?.subnets.find(({ symbol }) => symbol === content.subnet);
      return `resourceId('Microsoft.Network/virtualNetworks/subnets', variables('${content.network}'), '${subnet?.name ?? ''}')`;
    }
    case 'principal': {
      const resource = resources.get(content.of);
      return `reference(${idOf(content.of, resources)}, '${resource?.api ?? ''}').principalId`;
    }
    case 'networkContributor':
      return `variables('networkContributor')`;
    case 'assignmentName':
      return `guid(${idOf(content.scope, resources)}, ${idOf(content.identity, resources)}, variables('networkContributor'))`;
    case 'scalar':
    case 'list':
    case 'object':
    case 'identities':
      return 'null()';
  }
}

function idOf(symbol: string, resources: Resources): string {
  const resource = resources.get(symbol);
  if (!resource) return 'null()';
  const { type, name, scope } = resource;
  if (scope !== undefined) return `extensionResourceId(${idOf(scope, resources)}, '${type}', ${expression(name, resources)})`;
  return `resourceId('${type}', variables('${symbol}'))`;
}

function commentsIn(content: Content): readonly string[] {
  switch (content.kind) {
    case 'list':
      return [...content.items.flatMap((item, index) => [labelled(item, content.comments?.[index] ?? ''), ...commentsIn(item)])];
    case 'object':
      return content.entries.flatMap((each) => [each.comment === '' ? '' : `${each.name}: ${each.comment}`, ...commentsIn(each.content)]);
    case 'scalar':
    case 'parameter':
    case 'named':
    case 'id':
    case 'subnetId':
    case 'principal':
    case 'identities':
    case 'networkContributor':
    case 'assignmentName':
      return [];
  }
}

/** The comment of one of several, with its name. */
function labelled(item: Content, comment: string): string {
  if (comment === '' || item.kind !== 'object') return comment;
  const name = item.entries.find((each) => each.name === 'name')?.content;
  return name?.kind === 'scalar' ? `${String(name.value)}: ${comment}` : comment;
}
