import type { ProposedCluster, ProposedVirtualNetwork } from '../../model/proposed-network';
import { spell } from '../../plan/capacity';
import { spacesOf, type Alternative } from '../../plan/alternatives';
import type { Proposal } from '../../plan/propose';
import { kubenetNotice } from '../../plan/requirement-faults';
import type { Paint } from './text';

/** A proposal for people: what to ask the network team for, and the sum behind every number. */
export function planText({ network, notes }: Extract<Proposal, { kind: 'proposed' }>, paint: Paint): string {
  const lines = [
    ...network.networks.flatMap((each) => networkLines(each, paint)),
    ...network.clusters.flatMap((each) => clusterLines(each, paint)),
    ...notes.map((note) => `note: ${note}`),
    ...(network.clusters.some(({ model }) => model === 'kubenet') ? [`note: ${kubenetNotice}`] : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** Why there is no room, and what there is room for. */
export function refusedText(messages: readonly string[], alternatives: readonly Alternative[], paint: Paint): string {
  const lines = [
    ...messages.map((message) => `no room: ${message}`),
    ...(alternatives.length > 0 ? [paint('bold', 'What there is room for')] : []),
    ...alternatives.map(({ title, about, network }) => `  ${title} (${spacesOf(network)}). ${about}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function networkLines({ name, location, addressSpace, subnets }: ProposedVirtualNetwork, paint: Paint): readonly string[] {
  const longest = Math.max(...subnets.map((subnet) => subnet.name.length));
  return [
    paint('bold', `virtual network ${name} in ${location}: ${addressSpace.join(' + ')}`),
    ...subnets.map((subnet) => `  ${subnet.name.padEnd(longest)}  ${subnet.prefixes.join(' + ')}  ${paint('dim', subnet.reason)}`),
  ];
}

function clusterLines({ name, model, serviceCidrs, dnsServiceIp, podCidrs, outboundType, outboundPorts, pools, reasons }: ProposedCluster, paint: Paint): readonly string[] {
  return [
    paint('bold', `cluster ${name}: ${model}, out by ${outboundType}`),
    `  service CIDR    ${serviceCidrs.join(' + ')}  ${paint('dim', reasons.services)}`,
    `  DNS service IP  ${dnsServiceIp}`,
    ...(podCidrs.length > 0 ? [`  pod CIDR        ${podCidrs.join(' + ')}  ${paint('dim', reasons.pods)}`] : []),
    ...(outboundPorts ? [`  outbound ports  ${String(outboundPorts.perNode)} by ${spell(outboundPorts.addresses, 'address', 'addresses')}  ${paint('dim', outboundPorts.reason)}`] : []),
    ...pools.map((pool) => `  pool ${pool.name}: ${String(pool.maxPods)} pods per node, ${pool.reason}`),
  ];
}
