import { allFindings, allNotChecked, analyze, reportsOf, type Analysis } from '../../../src/analyze';
import type { Network } from '../../../src/model/network';
import type { ProposedNetwork } from '../../../src/model/proposed-network';
import { certain, type List, type Value } from '../../../src/model/value';
import type { SourceFile } from '../../../src/text/span';

const options = { today: '2026-11-20', settings: { severities: {} } };

/** The analysis of a folder with these files alone. */
export function analysisOf(files: readonly SourceFile[]): Analysis {
  return analyze(undefined, new Map(files.map(({ uri, text }) => [`file:///written/${uri}`, text])), options);
}

/** What is found in the files, and what could not be read: nothing, in what we write ourselves. */
export function troubles(analysis: Analysis, allowed: readonly string[] = []): readonly string[] {
  return [
    ...allFindings(analysis).filter(({ rule }) => !allowed.includes(rule)).map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`),
    ...allNotChecked(analysis).map(({ what, value }) => `not checked: ${what}, ${value.message}`),
    ...[...reportsOf(analysis)].flatMap(({ deployment }) => deployment.unreadable.map(({ uri, start }) => `unreadable: ${uri} at ${String(start)}`)),
  ];
}

/** A network in words, so that what was meant and what is read can be compared. */
export function wordsOfProposal({ networks, clusters }: ProposedNetwork): readonly string[] {
  const names = new Map(networks.map(({ key, name }) => [key, name]));
  const subnetName = (network: string, key: string | undefined): string =>
    key === undefined ? '-' : `${names.get(network) ?? ''}/${networks.find((each) => each.key === network)?.subnets.find((each) => each.key === key)?.name ?? ''}`;
  return [
    ...networks.flatMap(({ name, addressSpace, subnets, egress }) => [
      `network ${name}: ${addressSpace.join(' ')}`,
      ...subnets.map((subnet) => `subnet ${name}/${subnet.name}: ${subnet.prefixes.join(' ')} for ${subnet.delegation ?? '-'}${egress?.kind === 'routeTable' && subnet.isRouted ? ', routed' : ''}`),
      ...(egress?.kind === 'routeTable' ? ['route 0.0.0.0/0 VirtualAppliance'] : []),
    ]),
    ...clusters.flatMap((cluster) => [
      `cluster ${cluster.name}: ${cluster.model === 'kubenet' || cluster.model === 'none' ? cluster.model : 'azure'} ${cluster.model === 'overlay' ? 'overlay' : '-'} ${cluster.networkPolicy ?? '-'} ${cluster.dataPlane ?? '-'}`,
      `  services ${cluster.serviceCidrs.join(' ')} dns ${cluster.dnsServiceIp} pods ${cluster.podCidrs.join(' ') || '-'} families ${cluster.isDualStack ? 'IPv4 IPv6' : '-'} out ${cluster.outboundType} by ${cluster.outboundPorts?.perNode ?? '-'} ports of ${cluster.outboundPorts?.addresses ?? '-'} addresses`,
      `  virtual nodes ${cluster.virtualNodeSubnet ?? '-'}`,
      ...cluster.pools.map((pool) => `  pool ${cluster.name}/${pool.name}: ${pool.os} ${pool.mode} ${String(pool.nodes)}..${String(pool.maxNodes ?? pool.nodes)} × ${String(pool.maxPods)} +${pool.surge} in ${subnetName(cluster.network, pool.subnet)} pods ${subnetName(cluster.network, pool.podSubnet)}${cluster.model === 'pod-subnet-static' ? ' StaticBlock' : ''}`),
    ]),
  ].sort();
}

export function wordsOfNetwork(all: readonly Network[]): readonly string[] {
  return all.flatMap(wordsOfOne).sort();
}

function wordsOfOne({ clusters, virtualNetworks, subnets, routeTables }: Network): readonly string[] {
  const names = new Map(virtualNetworks.map(({ id, name }) => [id, text(name)]));
  const subnetNames = new Map(subnets.map(({ id, name, virtualNetwork }) => [id, `${names.get(text(virtualNetwork)) ?? '?'}/${text(name)}`]));
  const link = (value: Value<string>): string => (value.kind === 'absent' ? '-' : (subnetNames.get(text(value)) ?? `<${text(value)}>`));
  return [
    ...virtualNetworks.map(({ name, addressSpace }) => `network ${text(name)}: ${list(addressSpace)}`),
    ...subnets.map(({ id, prefixes, delegations, routeTable }) => `subnet ${subnetNames.get(id) ?? ''}: ${list(prefixes)} for ${list(delegations)}${routeTable.kind === 'absent' ? '' : ', routed'}`),
    ...routeTables.flatMap(({ routes }) => routes.map(({ prefix, nextHopType }) => `route ${text(prefix)} ${text(nextHopType)}`)),
    ...clusters.flatMap((cluster) => [
      `cluster ${text(cluster.name)}: ${text(cluster.networkPlugin)} ${text(cluster.networkPluginMode)} ${text(cluster.networkPolicy)} ${text(cluster.dataPlane)}`,
      `  services ${list(cluster.serviceCidrs)} dns ${text(cluster.dnsServiceIp)} pods ${list(cluster.podCidrs)} families ${list(cluster.ipFamilies)} out ${text(cluster.outboundType)} by ${text(cluster.egress.ports)} ports of ${text(cluster.egress.addresses)} addresses`,
      `  virtual nodes ${text(cluster.virtualNodeSubnet)}`,
      ...cluster.nodePools.map((pool) => {
        const scaled = certain(pool.autoscaling) === true;
        const nodes = scaled ? `${text(pool.minCount)}..${text(pool.maxCount)}` : `${text(pool.count)}..${text(pool.count)}`;
        const os = text(pool.osType) === '-' ? 'Linux' : text(pool.osType);
        const mode = text(pool.mode) === '-' ? 'System' : text(pool.mode);
        return `  pool ${text(cluster.name)}/${text(pool.name)}: ${os} ${mode} ${nodes} × ${text(pool.maxPods)} +${text(pool.maxSurge)} in ${link(pool.subnet)} pods ${link(pool.podSubnet)}${pool.podIpAllocation.kind === 'absent' ? '' : ` ${text(pool.podIpAllocation)}`}`;
      }),
    ]),
  ];
}

function text(value: Value<string | number | boolean>): string {
  return value.kind === 'absent' ? '-' : value.kind === 'known' ? String(value.value) : `?${value.kind}`;
}

function list(value: Value<List<string>>): string {
  if (value.kind !== 'known') return value.kind === 'absent' ? '-' : `?${value.kind}`;
  return value.value.items.map(text).join(' ') || '-';
}
