import type { ProposedNetwork } from '../model/proposed-network';
import { count } from '../plan/capacity';
import { kubenetNotice } from '../plan/requirement-faults';

/** A proposal as a request to whoever gives out addresses: what is needed, and why. Markdown. */
export function networkRequest({ name, networks, clusters }: ProposedNetwork, notes: readonly string[]): string {
  const [first] = clusters;
  const kubenet = clusters.some(({ model }) => model === 'kubenet') ? [kubenetNotice] : [];
  const lines = [
    `# Network for AKS: ${name}`,
    '',
    'Address space that is asked for, one virtual network in each region:',
    '',
    ...table(['Virtual network', 'Region', 'Address space'], networks.map(({ name: network, location, addressSpace }) => [network, location, addressSpace.join(', ')])),
    ...networks.flatMap((network) => [
      '',
      `## Subnets of ${network.name}`,
      '',
      ...table(['Subnet', 'Prefix', 'Needed', 'Delegated to', 'Why'], network.subnets.map((subnet) => [
        subnet.name, subnet.prefixes.join(', '), count(subnet.needed), subnet.delegation ?? '–', subnet.reason,
      ])),
      ...egressLines(network.egress),
    ]),
    '',
    '## Ranges inside the clusters',
    '',
    'Nobody outside of the clusters sees these, but no range that pods talk to may overlap them.',
    '',
    ...table(['Cluster', 'Model', 'Services', 'DNS', 'Pods'], clusters.map((cluster) => [
      cluster.name, cluster.model, cluster.serviceCidrs.join(', '), cluster.dnsServiceIp, cluster.podCidrs.length > 0 ? cluster.podCidrs.join(', ') : 'in the subnets',
    ])),
    ...(first
      ? [
          '',
          '## Node pools of each cluster',
          '',
          ...table(['Pool', 'System', 'Nodes', 'At most', 'Pods per node', 'Surge'], first.pools.map((pool) => [
            pool.name, pool.os, String(pool.nodes), String(pool.maxNodes ?? pool.nodes), String(pool.maxPods), pool.surge,
          ])),
        ]
      : []),
    ...section('Notes', [...notes, ...kubenet]),
  ];
  return `${lines.join('\n')}\n`;
}

function egressLines(egress: ProposedNetwork['networks'][number]['egress']): readonly string[] {
  switch (egress?.kind) {
    case undefined:
      return [];
    case 'routeTable':
      return ['', `All traffic of nodes and pods is routed to the firewall at ${egress.nextHop}.`];
    case 'natGateway':
      return ['', 'Nodes and pods leave by a NAT gateway with one public address.'];
  }
}

function section(title: string, items: readonly string[]): readonly string[] {
  return items.length > 0 ? ['', `## ${title}`, '', ...items.map((item) => `- ${item.charAt(0).toUpperCase()}${item.slice(1)}.`)] : [];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
