import { count } from '../../plan/capacity';
import { portsPerOutboundAddress } from '../../plan/facts/limits';
import type { Case, ClusterPlan, Moments } from '../../plan/plan';
import { crossWays, waysOf, type Settled, type Way } from '../../plan/ways';
import { clusterNodes } from './cluster-nodes';

/** The ports that all nodes of a cluster are to have, and those that the addresses of its load balancer have. */
export interface PortBudget {
  readonly ports: Settled<number>;
  readonly nodes: Case;
  readonly needed: number;
  readonly available: number;
  readonly working: string;
}

/** The budget at a moment, in each way that it may turn out. Prefixes of unknown size, and what is not known, give none. */
export function portBudgets(plan: ClusterPlan, moment: keyof Moments): readonly Way<PortBudget>[] {
  const { egress } = plan.cluster;
  if (egress.ownPrefixes.kind !== 'absent') return [];
  const nodes = clusterNodes(plan, moment).cases.map((each): Way<Case> => ({ of: each, when: each.when }));
  const addresses = crossWays(waysOf(egress.addresses), waysOf(egress.ownAddresses), (managed, own) => addressesOf(managed, own));
  const ways = crossWays(crossWays(nodes, waysOf(egress.ports), (each, ports) => ({ each, ports })), addresses, ({ each, ports }, number) => ({ each, ports, number }));
  return ways.flatMap(({ of: { each, ports, number }, when }): readonly Way<PortBudget>[] => {
    if (ports.kind !== 'known' || ports.value <= 0 || number === undefined) return [];
    const [needed, available] = [ports.value * each.atLeast, number * portsPerOutboundAddress.value];
    const working = `${count(each.atLeast)} nodes × ${count(ports.value)} ports = ${count(needed)}`;
    return [{ of: { ports, nodes: each, needed, available, working }, when }];
  });
}

/** One address is made where nothing is written; those that are brought along take the place of those that are made. */
function addressesOf(managed: Settled<number>, own: Settled<number>): number | undefined {
  if (own.kind === 'known' && own.value > 0) return own.value;
  if (own.kind === 'unknown' || managed.kind === 'unknown') return undefined;
  return managed.kind === 'known' ? managed.value : 1;
}
