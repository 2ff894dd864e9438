import { count } from '../plan/capacity';
import { allocatedPorts } from '../plan/facts/limits';
import * as pages from '../plan/facts/sources';
import { waysOf } from '../plan/ways';
import { amount } from './shared/causes';
import type { Example } from './example';
import { bicepWithProfile, withProfileBlock } from './shared/egress';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import type { Rule } from './rule';

export const outboundPortsInvalid: Rule = {
  id: 'outbound-ports-invalid',
  severity: 'error',
  group: 'egress',
  title: 'A number of outbound ports that the load balancer cannot give',
  about: `The load balancer gives each node a number of outbound ports that is a multiple of eight, 64,000 at most; 0 leaves the number to
Azure. AKS and its clients refuse any other number.`,
  sources: [pages.loadBalancer],
  *check({ network }) {
    for (const cluster of network.clusters) {
      yield* judged(waysOf(cluster.egress.ports), whenMade(cluster), (ports) => {
        if (ports.kind !== 'known') return undefined;
        const { most, multipleOf } = allocatedPorts.value;
        if (Number.isInteger(ports.value) && ports.value >= 0 && ports.value <= most && ports.value % multipleOf === 0) return undefined;
        return {
          at: ports.span,
          causes: [amount(cluster.egress.ports)],
          message: ports.value > most || ports.value < 0 ? `${count(ports.value)} ports per node are not between 0 and ${count(most)}` : `${count(ports.value)} ports per node are not a multiple of ${multipleOf}`,
          fixes: ports.value > 0 && ports.value < most ? [{ title: `Give each node ${count(nearest(ports.value))} ports`, changes: [{ kind: 'set', value: ports, to: nearest(ports.value) }] }] : [],
        };
      });
    }
  },
};

/** The next number below that the load balancer can give, else the smallest. */
function nearest(ports: number): number {
  const { multipleOf } = allocatedPorts.value;
  return Math.max(multipleOf, Math.floor(ports / multipleOf) * multipleOf);
}

function withPorts(ports: number, mark = ''): string {
  return withProfileBlock('load_balancer_profile', `      outbound_ports_allocated = ${String(ports)}${mark && `\n                                 ${'~'.repeat(String(ports).length)} ${mark}`}`);
}

function bicepWithPorts(ports: number, mark = ''): string {
  return bicepWithProfile(`
    loadBalancerProfile: {
      allocatedOutboundPorts: ${String(ports)}${mark && `\n                              ${'~'.repeat(String(ports).length)} ${mark}`}
    }`);
}

export const examples = (): readonly Example[] => [
  { text: withPorts(1001, 'outbound-ports-invalid: 1,001 ports per node are not a multiple of 8'), fixed: withPorts(1000) },
  { title: 'In Bicep', text: bicepWithPorts(1020, 'outbound-ports-invalid: 1,020 ports per node are not a multiple of 8'), fixed: bicepWithPorts(1016) },
  { title: 'In Bicep, as it should be', text: bicepWithPorts(1024) },
];
