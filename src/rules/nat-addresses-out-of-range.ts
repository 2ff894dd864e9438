import { natGatewayAddresses } from '../plan/facts/limits';
import * as pages from '../plan/facts/sources';
import { waysOf } from '../plan/ways';
import type { Example } from './example';
import { bicepWithProfile, withProfileBlock } from './shared/egress';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import type { Rule } from './rule';

export const natAddressesOutOfRange: Rule = {
  id: 'nat-addresses-out-of-range',
  severity: 'error',
  group: 'egress',
  title: 'A number of addresses that a NAT gateway cannot have',
  about: `A NAT gateway has 1 to 16 public addresses, each with 64,512 ports. AKS refuses other numbers, also those that the Terraform
provider lets pass in its plan.`,
  sources: [pages.natGateway],
  *check({ network }) {
    for (const cluster of network.clusters) {
      yield* judged(waysOf(cluster.egress.natAddresses), whenMade(cluster), (number) => {
        const { least, most } = natGatewayAddresses.value;
        if (number.kind !== 'known' || (number.value >= least && number.value <= most)) return undefined;
        return {
          at: number.span,
          message: `${String(number.value)} addresses are asked for, and a NAT gateway has ${String(least)} to ${String(most)}`,
          fixes: number.value > most ? [{ title: `Ask for ${String(most)} addresses`, changes: [{ kind: 'set', value: number, to: most }] }] : [],
        };
      });
    }
  },
};

function withAddresses(number: number, mark = ''): string {
  return withProfileBlock('nat_gateway_profile', `      managed_outbound_ip_count = ${String(number)}${mark && `\n                                  ${'~'.repeat(String(number).length)} ${mark}`}`);
}

function bicepWithAddresses(number: number, mark = ''): string {
  return bicepWithProfile(`
    natGatewayProfile: {
      managedOutboundIPProfile: {
        count: ${String(number)}${mark && `\n               ${'~'.repeat(String(number).length)} ${mark}`}
      }
    }`);
}

export const examples = (): readonly Example[] => [
  { text: withAddresses(20, 'nat-addresses-out-of-range: 20 addresses are asked for, and a NAT gateway has 1 to 16'), fixed: withAddresses(16) },
  { text: withAddresses(2) },
  { title: 'In Bicep', text: bicepWithAddresses(17, 'nat-addresses-out-of-range: 17 addresses are asked for, and a NAT gateway has 1 to 16'), fixed: bicepWithAddresses(16) },
];
