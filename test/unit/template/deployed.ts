import assert from 'node:assert/strict';
import { allFindings, reportsOf, type Analysis, type Report, type ReportedFinding } from '../../../src/analyze';
import { describeConditions } from '../../../src/model/condition';
import type { Element, Network } from '../../../src/model/network';
import type { List, Value } from '../../../src/model/value';
import { analyzeFixture, fixtureFolder, readFixture } from '../fixture';

/** A fixture without marks: its analysis, with what tests ask of it in words. */
export interface Deployed {
  readonly analysis: Analysis;
  readonly findings: readonly ReportedFinding[];
  /** The network of the deployment rooted in this file, of the variant where there are several. */
  network(root?: string, variant?: string): Network;
  report(root?: string, variant?: string): Report;
}

export function deployed(text: string): Deployed {
  const analysis = analyzeFixture(readFixture(text));
  const report = (root = 'main.bicep', variant: string | undefined = undefined): Report => {
    const found = [...reportsOf(analysis)].filter(({ deployment: { unit } }) => unit.root === `${fixtureFolder}/${root}` && (variant === undefined || unit.variant === variant));
    const [only] = found;
    assert.ok(only && found.length === 1, `one deployment of ${root} ${variant ?? ''}, not ${found.length}`);
    return only;
  };
  return { analysis, findings: allFindings(analysis), report, network: (root, variant) => report(root, variant).design.network };
}

/** The links of all pools by the names of the pools, in words. */
export function linksIn({ clusters }: Network): Readonly<Record<string, string>> {
  return Object.fromEntries(clusters.flatMap(({ nodePools }) => nodePools.map(({ name, subnet }) => [words(name), words(subnet)])));
}

/** An element as `id`, or `id, if …` where a condition decides whether it is made. */
export function made(elements: readonly Element[]): readonly string[] {
  return elements.map(({ id, exists, when }) => (exists === 'yes' ? id : `${id}, ${when.length === 0 ? 'maybe' : describeConditions(when)}`));
}

/** A value in words: `10`, `[a, b, …]`, `a if x is true | absent if …`, `? read-from-azure`. */
export function words(value: Value<string> | Value<number> | Value<boolean> | Value<List<string>>): string {
  switch (value.kind) {
    case 'known':
      return typeof value.value === 'object' ? listed(value.value) : String(value.value);
    case 'oneOf':
      return value.options.map(({ value: option, when }) => `${words(option)} ${describeConditions(when)}`).join(' | ');
    case 'unknown':
      return `? ${value.reason}`;
    case 'absent':
      return 'absent';
  }
}

function listed({ items, complete }: List<string>): string {
  return `[${[...items.map(words), ...(complete ? [] : ['…'])].join(', ')}]`;
}

/** A network in one line of Bicep, with subnets inside of it as `name: range`. */
export function vnet(symbol: string, name: string, space: string, subnets: Readonly<Record<string, string>> = {}): string {
  const items = Object.entries(subnets).map(([own, range]) => `{ name: '${own}', properties: { addressPrefix: '${range}' } }`).join(', ');
  return `resource ${symbol} 'Microsoft.Network/virtualNetworks@2024-05-01' = { name: ${name}, properties: { addressSpace: { addressPrefixes: ['${space}'] }, subnets: [${items}] } }\n`;
}

/** A cluster with a pool for each link, of so many nodes. */
export function cluster(links: Readonly<Record<string, string>>, { count = '3', symbol = 'aks', profile = overlay } = {}): string {
  const pools = Object.entries(links).map(([name, link]) => `{ name: '${name}', count: ${count}, vnetSubnetID: ${link} }`).join(', ');
  return `resource ${symbol} 'Microsoft.ContainerService/managedClusters@2025-05-01' = { name: '${symbol}', properties: { agentPoolProfiles: [${pools}], networkProfile: ${profile} } }\n`;
}

export const overlay = "{ networkPlugin: 'azure', networkPluginMode: 'overlay', podCidr: '100.64.0.0/12', serviceCidr: '172.16.0.0/16', dnsServiceIP: '172.16.0.10' }";

export const subnetType = "'Microsoft.Network/virtualNetworks/subnets@2024-05-01'";
export const networkType = "'Microsoft.Network/virtualNetworks@2024-05-01'";
export const poolType = "'Microsoft.ContainerService/managedClusters/agentPools@2025-05-01'";
