import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { egressExamples } from './shared/egress';
import { judged, madeTogether, pairs } from './shared/judged';
import type { Rule } from './rule';
import { named } from './shared/words';

export const userNatWithoutOwnSubnet: Rule = {
  id: 'user-nat-without-own-subnet',
  severity: 'error',
  group: 'egress',
  title: 'A NAT gateway of your own, but a network that AKS makes',
  about: `With \`userAssignedNATGateway\` the nodes leave through a NAT gateway that you put on their subnet, so that the subnet has to be
yours too: AKS refuses it with a network of its own. Name a subnet that has a NAT gateway, or set the outbound type to
\`managedNATGateway\`.`,
  sources: [pages.natGateway, pages.outboundTypes],
  azureErrors: ['UserAssignedNATGatewayWithManagedVNetNotAllowed'],
  *check({ network }) {
    for (const cluster of network.clusters) {
      const [first] = cluster.described && cluster.firstPoolKnown ? cluster.nodePools : [];
      const made = first && madeTogether(cluster, first);
      if (!made) continue;
      yield* judged(pairs(cluster.outboundType, first.subnet), made, ([outbound, subnet]) => {
        if (!isWord(outbound, 'userAssignedNATGateway') || subnet.kind !== 'absent') return undefined;
        return {
          at: outbound.span,
          message: `the outbound type \`userAssignedNATGateway\` needs a subnet of your own, and the pool ${named(first)} names none`,
          related: [{ span: subnet.span, message: `the pool ${named(first)} gets a subnet that AKS makes` }],
        };
      });
    }
  },
};

export const examples = (): readonly Example[] =>
  egressExamples('userAssignedNATGateway', false, 'user-nat-without-own-subnet: the outbound type \`userAssignedNATGateway\` needs a subnet of your own, and the pool \`system\` names none');
