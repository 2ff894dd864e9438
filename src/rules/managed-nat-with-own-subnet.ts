import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { egressExamples, isOwnSubnet } from './shared/egress';
import { judged, madeTogether, pairs } from './shared/judged';
import type { Rule } from './rule';
import { publicIssue } from './shared/troubleshooting';
import { named } from './shared/words';

export const managedNatWithOwnSubnet: Rule = {
  id: 'managed-nat-with-own-subnet',
  severity: 'error',
  group: 'egress',
  title: 'A managed NAT gateway, but nodes in a subnet of your own',
  about: `With \`managedNATGateway\` AKS makes the NAT gateway and puts it on the subnet that AKS makes as well. In a virtual network
of your own it is refused. Put a NAT gateway on your subnet and set the outbound type to \`userAssignedNATGateway\`, or leave the
subnet out.`,
  sources: [pages.natGateway, publicIssue('MicrosoftDocs/azure-docs', 83858, '2021')],
  azureErrors: ['ManagedNATGatewayWithCustomVNetNotAllowed'],
  *check({ network }) {
    for (const cluster of network.clusters) {
      for (const pool of cluster.nodePools) {
        const made = madeTogether(cluster, pool);
        if (!made) continue;
        yield* judged(pairs(cluster.outboundType, pool.subnet), made, ([outbound, subnet]) => {
          if (!isManagedNat(outbound) || !isOwnSubnet(subnet) || outbound.kind !== 'known') return undefined;
          return {
            at: outbound.span,
            message: `the outbound type \`${outbound.value}\` needs a network that AKS makes, and the pool ${named(pool)} names a subnet`,
            related: [{ span: subnet.span, message: `the pool ${named(pool)} names a subnet` }],
          };
        });
      }
    }
  },
};

function isManagedNat(outbound: Parameters<typeof isWord>[0]): boolean {
  return isWord(outbound, 'managedNATGateway') || isWord(outbound, 'managedNATGatewayV2');
}

export const examples = (): readonly Example[] =>
  egressExamples('managedNATGateway', true, 'managed-nat-with-own-subnet: the outbound type \`managedNATGateway\` needs a network that AKS makes, and the pool \`system\` names a subnet');
