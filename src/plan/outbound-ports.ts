import type { ProposedOutboundPorts } from '../model/proposed-network';
import { count } from './capacity';
import { allocatedPorts, automaticPorts, outboundAddresses, portsPerOutboundAddress } from './facts/limits';
import type { Requirement } from './requirement';
import { sizedPools } from './sizes';

/**
 * The outbound ports of each node where Azure, left to itself, would take some away as the cluster grows, and flows would break:
 * as many as a small cluster has, and enough addresses for all nodes of an upgrade. Undefined where that does not happen.
 */
export function outboundPortsFor(requirement: Requirement): ProposedOutboundPorts | undefined {
  if (requirement.outbound.kind !== 'loadBalancer') return undefined;
  const pools = sizedPools(requirement);
  const now = pools.reduce((sum, { nodes }) => sum + nodes, 0);
  const grown = pools.reduce((sum, { maxNodes }) => sum + maxNodes, 0);
  const most = pools.reduce((sum, { maxNodes, added }) => sum + maxNodes + added, 0);
  const wanted = automaticPorts.value[0]?.ports ?? 0;
  if (stepOf(now) === stepOf(grown)) return undefined;
  const addresses = Math.min(outboundAddresses.value, Math.ceil((most * wanted) / portsPerOutboundAddress.value));
  const { multipleOf } = allocatedPorts.value;
  const share = Math.floor((addresses * portsPerOutboundAddress.value) / most / multipleOf) * multipleOf;
  const perNode = Math.min(wanted, share);
  return { perNode, addresses, reason: `${count(perNode)} outbound ports for each of up to ${count(most)} nodes are ${count(perNode * most)}, and an address has ${count(portsPerOutboundAddress.value)}; left to Azure, nodes lose ports as the cluster grows` };
}

/** The step of Azure's table that holds for so many nodes; -1 past its end. */
function stepOf(nodes: number): number {
  return automaticPorts.value.findIndex((each) => nodes <= each.nodes);
}
