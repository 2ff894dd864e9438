import { count } from '../plan/capacity';
import * as pages from '../plan/facts/sources';
import { amount } from './shared/causes';
import type { Example } from './example';
import { bicepWithProfile, withProfileBlock } from './shared/egress';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import { portBudgets } from './shared/outbound-ports';
import type { Rule } from './rule';
import { nodesOfPools } from './shared/shortage';

export const outboundPortsOverBudget: Rule = {
  id: 'outbound-ports-over-budget',
  severity: 'error',
  group: 'egress',
  title: 'The nodes are to have more outbound ports than the load balancer has',
  about: `Each public address of the load balancer has 64,000 ports for outbound flows, and a fixed number of ports for each node is set
aside whether a node uses them or not. AKS refuses more than there are: give each node fewer ports, or the load balancer more
addresses.`,
  sources: [pages.loadBalancer],
  azureErrors: ['InvalidLoadBalancerProfileAllocatedOutboundPorts'],
  *check({ plan }) {
    for (const cluster of plan.clusters) {
      yield* judged(portBudgets(cluster, 'max'), whenMade(cluster.cluster), ({ ports, nodes, needed, available, working }) => {
        if (needed <= available) return undefined;
        return {
          at: ports.span,
          causes: [amount(cluster.cluster.egress.ports), amount(cluster.cluster.egress.addresses)],
          message: `${working}, the load balancer has ${count(available)}`,
          related: nodesOfPools(cluster.pools, nodes.when, 'max'),
        };
      });
    }
  },
};

function withPorts(ports: number, mark = ''): string {
  return withProfileBlock('load_balancer_profile', `      outbound_ports_allocated = ${String(ports)}${mark && `\n                                 ${'~'.repeat(String(ports).length)} ${mark}`}`, { nodes: 20 });
}

function bicepWithPorts(ports: number, mark = ''): string {
  return bicepWithProfile(`
    loadBalancerProfile: {
      allocatedOutboundPorts: ${String(ports)}${mark && `\n                              ${'~'.repeat(String(ports).length)} ${mark}`}
    }`, 20);
}

export const examples = (): readonly Example[] => [
  { text: withPorts(4000, 'outbound-ports-over-budget: 20 nodes × 4,000 ports = 80,000, the load balancer has 64,000') },
  { text: withPorts(2904) },
  { title: 'In Bicep', text: bicepWithPorts(4000, 'outbound-ports-over-budget: 20 nodes × 4,000 ports = 80,000, the load balancer has 64,000') },
];
