import { overlaps, parseRange } from '../net/range';
import * as pages from '../plan/facts/sources';
import { managedNetwork } from '../plan/facts/ranges';
import { joinConditions, waysOf } from '../plan/ways';
import { place } from './shared/causes';
import { addressesOf } from './shared/addresses';
import type { Example } from './example';
import { bicepServices, bicepHome } from './shared/bicep-pool-parts';
import { configuration } from './shared/example-parts';
import { clusterWith, overlay } from './shared/node-example-parts';
import type { Rule } from './rule';
import { asSubject } from './shared/words';

export const rangeOverManagedNetwork: Rule = {
  id: 'range-over-managed-network',
  severity: 'warning',
  group: 'ranges',
  title: 'A range of the cluster overlaps the network that AKS makes',
  about: `Where no pool names a subnet, AKS makes a network of its own for the nodes. Its ranges are not promised anywhere; clusters of
the last years have their nodes in 10.224.0.0/12, and AKS asks that the service and pod ranges stay clear of it. Choose another range,
or bring a network of your own.`,
  sources: [pages.release('2022-02-24')],
  *check(design) {
    for (const { cluster, services, pods } of addressesOf(design).clusters) {
      const [first] = cluster.described && cluster.firstPoolKnown ? cluster.nodePools : [];
      if (!first) continue;
      for (const { of, when } of waysOf(first.subnet)) {
        if (of.kind !== 'absent') continue;
        for (const [what, range] of [...services.map((each) => ['service CIDR', each] as const), ...pods.map((each) => ['pod CIDR', each] as const)]) {
          const together = joinConditions(when, range.when);
          if (!together || range.isDefault || !managed || !overlaps(range.range, managed)) continue;
          yield { at: range.value.span, message: `${asSubject(what, range)} may overlap the network that AKS makes for the nodes, ${managedNetwork.value.space}`, when: together, causes: [place(range.value)] };
        }
      }
    }
  },
};

const managed = parseRange(managedNetwork.value.space);

function withServices(range: string, dns: string, mark = ''): string {
  return configuration(clusterWith({ pool: '    node_count = 3', profile: `${overlay}\n    service_cidr        = "${range}"\n${mark}    dns_service_ip      = "${dns}"` }));
}

export const examples = (): readonly Example[] => [
  { text: withServices('10.224.0.0/16', '10.224.0.10', '                          ~~~~~~~~~~~~~~~ range-over-managed-network: the service CIDR 10.224.0.0/16 may overlap the network that AKS makes\n') },
  { text: withServices('10.96.0.0/16', '10.96.0.10') },
  {
    title: 'In Bicep',
    text: bicepHome({ pool: 'count: 3', profile: bicepServices('10.225.0.0/16', '10.225.0.10', 'range-over-managed-network: the service CIDR 10.225.0.0/16 may overlap the network that AKS makes') }),
  },
  { title: 'In Bicep, in a network of one’s own', text: bicepHome({ profile: bicepServices('10.225.0.0/16', '10.225.0.10') }) },
];
