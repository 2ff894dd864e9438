import { configuration } from './example-parts';

/**
 * The parts that most examples in Bicep have in common. Every part stands in the file as it is, without indentation; lines that
 * are passed to a part may be indented in any way and are moved to their place as a whole, with the marks below them. The
 * symbolic name of a subnet or network is the name that is passed; the main cluster is `cluster`.
 */

/** The parts as one file, `main.bicep`, one below the other. */
export function bicep(...parts: readonly string[]): string {
  const location = parts.some((part) => part.includes('location: location')) ? ['param location string = resourceGroup().location'] : [];
  return `-- main.bicep --\n${configuration(...location, ...parts)}`;
}

/** A virtual network, with the ranges as they stand in its list: `'10.1.0.0/16'`, and more of them with commas between. */
export function bicepNetwork(ranges: string, name = 'network'): string {
  return `resource ${name} '${networks}@${networkApi}' = {
  name: '${name}'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [${ranges}]
    }
  }
}
`;
}

/** A subnet of a virtual network, with one range or several as above, and more lines in its properties. */
export function bicepSubnet(name: string, ranges: string, { network = 'network', lines = '' } = {}): string {
  return `resource ${name} '${networks}/subnets@${networkApi}' = {
  parent: ${network}
  name: '${name}'
  properties: {
    ${ranges.includes(',') ? `addressPrefixes: [${ranges}]` : `addressPrefix: ${ranges}`}
${moved(lines, 4)}  }
}
`;
}

/** What a cluster of an example writes. */
export interface BicepClusterText {
  /** The lines of the network profile. Without it there is no network profile. */
  readonly profile?: string;
  /** The lines of the system pool behind its name, mode and size: three nodes in the subnet `nodes` if nothing is said. */
  readonly pool?: string;
  /** Further pools in the list of the cluster; see `bicepPool`. */
  readonly pools?: readonly string[];
  /** More lines in the properties. */
  readonly properties?: string;
  readonly tier?: string;
  readonly name?: string;
  /** The version of the API. */
  readonly api?: string;
  /** The symbolic name. */
  readonly symbol?: string;
}

export function bicepCluster({ profile, pool = inBicepNodes(3), pools = [], properties = '', tier, api = clusterApi, name = 'main', symbol = 'cluster' }: BicepClusterText): string {
  const system = bicepPool('system', pool, 'System');
  return `resource ${symbol} '${clusters}@${api}' = {
  name: '${name}'
  location: location
${tier === undefined ? '' : `  sku: {\n    name: 'Base'\n    tier: '${tier}'\n  }\n`}  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    dnsPrefix: '${name}'
    agentPoolProfiles: [
${[system, ...pools].map((each) => moved(each, 6)).join('')}    ]
${profile === undefined ? '' : `    networkProfile: {\n${moved(profile, 6)}    }\n`}${moved(properties, 4)}  }
}
`;
}

/** A pool in the list of a cluster, with these lines behind its name, mode and size. */
export function bicepPool(name: string, lines: string, mode = 'User'): string {
  return `{
  name: '${name}'
  mode: '${mode}'
  vmSize: 'Standard_D4s_v5'
${moved(lines, 2)}}
`;
}

/** A pool as a resource of its own, with these lines in its properties behind mode and size. */
export function bicepAgentPool(name: string, lines: string, mode = 'User'): string {
  return `resource ${name} '${clusters}/agentPools@${clusterApi}' = {
  parent: cluster
  name: '${name}'
  properties: {
    mode: '${mode}'
    vmSize: 'Standard_D4s_v5'
${moved(lines, 4)}  }
}
`;
}

/** One side of a peering. */
export function bicepPeering(from: string, to: string): string {
  return `resource ${from}To${to.replace(/^./, (letter) => letter.toUpperCase())} '${networks}/virtualNetworkPeerings@${networkApi}' = {
  parent: ${from}
  name: '${from}-to-${to}'
  properties: {
    allowVirtualNetworkAccess: true
    remoteVirtualNetwork: {
      id: ${to}.id
    }
  }
}
`;
}

/** The file that most examples are: a network 10.1.0.0/16, the subnet `nodes` of 10.1.0.0/24, and a cluster with this profile. */
export function bicepProfile(profile: string): string {
  return bicep(bicepNetwork("'10.1.0.0/16'"), bicepSubnet('nodes', "'10.1.0.0/24'"), bicepCluster({ profile }));
}

/** The lines that give a pool so many nodes in the subnet `nodes`. */
export function inBicepNodes(count: number): string {
  return `count: ${String(count)}\nvnetSubnetID: nodes.id`;
}

/** Nodes and pods with overlay, for examples about something else. Constants are written out, or the bundle would keep them. */
export const bicepOverlay = `networkPlugin: 'azure'
networkPluginMode: 'overlay'`;

/** The same with room for thousands of nodes. */
export const largeBicepOverlay = `networkPlugin: 'azure'
networkPluginMode: 'overlay'
podCidr: '100.64.0.0/12'
serviceCidr: '172.16.0.0/16'
dnsServiceIP: '172.16.0.10'`;

const networks = 'Microsoft.Network/virtualNetworks';
const networkApi = '2024-05-01';
const clusters = 'Microsoft.ContainerService/managedClusters';
const clusterApi = '2025-05-01';

/** The lines at that indentation, and otherwise as they stand to each other; with a line break at the end. */
function moved(lines: string, indent: number): string {
  const own = lines.split('\n').filter((line) => line.trim() !== '');
  const least = Math.min(...own.map((line) => line.search(/\S/)));
  return own.map((line) => `${' '.repeat(indent)}${line.slice(least)}\n`).join('');
}
