import type { Cluster } from '../model/network';
import type { Value } from '../model/value';
import * as pages from '../plan/facts/sources';
import { waysOf } from '../plan/ways';
import type { Example } from './example';
import { bicepWithProfile, withProfileBlock } from './shared/egress';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import type { Rule } from './rule';

export const idleTimeoutOutOfRange: Rule = {
  id: 'idle-timeout-out-of-range',
  severity: 'error',
  group: 'egress',
  title: 'An idle timeout that Azure or its client refuses',
  about: `The load balancer and the NAT gateway forget a flow without traffic after 4 to 120 minutes. The Terraform provider and the Azure
CLI take no more than 100 for the load balancer. Long timeouts keep ports taken: keep-alives of the programs are the better way.`,
  sources: [pages.loadBalancer, pages.natGateway, pages.apiSpecification],
  *check({ network }) {
    for (const cluster of network.clusters) {
      for (const [what, minutes, most] of [['load balancer', cluster.egress.idleMinutes, mostOf(cluster)], ['NAT gateway', cluster.egress.natIdleMinutes, 120]] as const) {
        yield* judged(waysOf<number>(minutes satisfies Value<number>), whenMade(cluster), (value) => {
          if (value.kind !== 'known' || (value.value >= least && value.value <= most)) return undefined;
          return {
            at: value.span,
            message: `the idle timeout of the ${what} is ${String(value.value)} minutes, and ${String(least)} to ${String(most)} are allowed`,
            fixes: [{ title: `Set it to ${String(value.value < least ? least : most)} minutes`, changes: [{ kind: 'set', value, to: value.value < least ? least : most }] }],
          };
        });
      }
    }
  },
};

const least = 4;

/** The clients refuse more than 100 minutes that the service itself takes. */
function mostOf({ client }: Cluster): number {
  return client.kind === 'azurerm' || client.kind === 'az' ? 100 : 120;
}

function withMinutes(minutes: number, mark = ''): string {
  return withProfileBlock('load_balancer_profile', `      idle_timeout_in_minutes = ${String(minutes)}${mark && `\n                                ${'~'.repeat(String(minutes).length)} ${mark}`}`);
}

function bicepWithMinutes(minutes: number, mark = ''): string {
  return bicepWithProfile(`
    natGatewayProfile: {
      idleTimeoutInMinutes: ${String(minutes)}${mark && `\n                            ${'~'.repeat(String(minutes).length)} ${mark}`}
    }`);
}

export const examples = (): readonly Example[] => [
  { text: withMinutes(110, 'idle-timeout-out-of-range: the idle timeout of the load balancer is 110 minutes, and 4 to 100 are allowed'), fixed: withMinutes(100) },
  { text: withMinutes(30) },
  { title: 'In Bicep, of a NAT gateway', text: bicepWithMinutes(3, 'idle-timeout-out-of-range: the idle timeout of the NAT gateway is 3 minutes, and 4 to 120 are allowed'), fixed: bicepWithMinutes(4) },
];
