import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { egressExamples } from './shared/egress';
import { judged, madeTogether, pairs } from './shared/judged';
import type { Rule } from './rule';
import { named } from './shared/words';

export const userRoutingWithoutOwnSubnet: Rule = {
  id: 'user-routing-without-own-subnet',
  severity: 'error',
  group: 'egress',
  title: 'Routes of your own, but a network that AKS makes',
  about: `With \`userDefinedRouting\` the nodes leave by the route table that you put on their subnet before the cluster is made, so
that the subnet has to be yours. AKS and its clients refuse it where no subnet is named. Name a subnet with a route table whose
default route leads to your firewall or gateway.`,
  sources: [pages.outboundTypes],
  *check({ network }) {
    for (const cluster of network.clusters) {
      const [first] = cluster.described && cluster.firstPoolKnown ? cluster.nodePools : [];
      const made = first && madeTogether(cluster, first);
      if (!made) continue;
      yield* judged(pairs(cluster.outboundType, first.subnet), made, ([outbound, subnet]) => {
        if (!isWord(outbound, 'userDefinedRouting') || subnet.kind !== 'absent') return undefined;
        return {
          at: outbound.span,
          message: `the outbound type \`userDefinedRouting\` needs a subnet of your own, and the pool ${named(first)} names none`,
          related: [{ span: subnet.span, message: `the pool ${named(first)} gets a subnet that AKS makes` }],
        };
      });
    }
  },
};

export const examples = (): readonly Example[] =>
  egressExamples('userDefinedRouting', false, 'user-routing-without-own-subnet: the outbound type \`userDefinedRouting\` needs a subnet of your own, and the pool \`system\` names none');
