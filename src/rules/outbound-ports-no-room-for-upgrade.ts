import { count } from '../plan/capacity';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepWithProfile, withProfileBlock } from './shared/egress';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import { portBudgets } from './shared/outbound-ports';
import type { Rule } from './rule';
import { nodesOfPools } from './shared/shortage';

export const outboundPortsNoRoomForUpgrade: Rule = {
  id: 'outbound-ports-no-room-for-upgrade',
  severity: 'warning',
  group: 'egress',
  title: 'An upgrade needs more outbound ports than the load balancer has',
  about: `In an upgrade the surge nodes need their ports too. Each public address of the load balancer has 64,000; where all nodes together
want more, the upgrade fails. Give each node fewer ports, or the load balancer another address.`,
  sources: [pages.loadBalancer],
  azureErrors: ['InvalidLoadBalancerProfileAllocatedOutboundPorts'],
  *check({ plan }) {
    for (const cluster of plan.clusters) {
      if (isShortAlready(cluster)) continue;
      yield* judged(portBudgets(cluster, 'upgrade'), whenMade(cluster.cluster), ({ ports, nodes, needed, available, working }) => {
        if (needed <= available) return undefined;
        return {
          at: ports.span,
          message: `in an upgrade ${working}, the load balancer has ${count(available)}`,
          related: nodesOfPools(cluster.pools, nodes.when, 'upgrade'),
        };
      });
    }
  },
};

/** Whether there are too few ports even without the surge: then that is the fault. */
function isShortAlready(cluster: Parameters<typeof portBudgets>[0]): boolean {
  return portBudgets(cluster, 'max').some(({ of: { needed, available } }) => needed > available);
}

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
  { text: withPorts(3200, 'outbound-ports-no-room-for-upgrade: in an upgrade 22 nodes × 3,200 ports = 70,400, the load balancer has 64,000') },
  { text: withPorts(2904) },
  { title: 'In Bicep', text: bicepWithPorts(3200, 'outbound-ports-no-room-for-upgrade: in an upgrade 22 nodes × 3,200 ports = 70,400, the load balancer has 64,000') },
];
