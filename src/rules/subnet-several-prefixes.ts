import { allOf, compatible, type Condition } from '../model/condition';
import type { Known } from '../model/value';
import { possibilities } from '../model/value';
import { parseRange } from '../net/range';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepHome } from './shared/bicep-pool-parts';
import { cluster, configuration, marked, subnet, virtualNetwork } from './shared/example-parts';
import { waysOf, whenMade } from './shared/held-ranges';
import type { Fault, Rule } from './rule';
import { named } from './shared/words';

export const subnetSeveralPrefixes: Rule = {
  id: 'subnet-several-prefixes',
  severity: 'warning',
  group: 'ranges',
  title: 'A subnet of node pools has several IPv4 prefixes',
  about: `AKS has refused node pools in subnets with more than one IPv4 prefix. Whether it still does is not documented, so that the
deployment may fail. Where a subnet has become too small, add a subnet and a node pool in it, or make the subnet larger
while nothing is deployed there.`,
  sources: [pages.addressPlanning],
  *check({ network }) {
    const subnets = new Map(network.subnets.map((each) => [each.id, each]));
    const faults = new Map<Known<string>, Fault>();
    for (const cluster of network.clusters) {
      for (const pool of cluster.nodePools) {
        for (const link of [...possibilities(pool.subnet), ...possibilities(pool.podSubnet)]) {
          const subnet = subnets.get(link.value.value);
          const parts: readonly (readonly Condition[])[] = subnet ? [whenMade(cluster), whenMade(pool), link.when, whenMade(subnet)] : [];
          if (!subnet || !compatible(...parts)) continue;
          for (const way of waysOf(subnet.prefixes, allOf(...parts))) {
            const [, second] = way.texts.filter(({ value }) => parseRange(value)?.family === 4);
            // The pool that is there under the fewest conditions speaks for the others.
            if (!second || (faults.get(second)?.when.length ?? Infinity) <= way.when.length) continue;
            faults.set(second, {
              at: second.span,
              message: `the subnet ${named(subnet)} of the node pool ${named(pool)} has a second IPv4 prefix, which AKS may refuse`,
              when: way.when,
              related: [{ span: link.value.span, message: `the node pool ${named(pool)} is in it` }],
            });
          }
        }
      }
    }
    yield* faults.values();
  },
};

export const examples = (): readonly Example[] => [
  {
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      marked(subnet('nodes', '"10.1.0.0/24", "10.1.8.0/24"'), '"10.1.8.0/24"', 'subnet-several-prefixes: the subnet `nodes` of the node pool `system` has a second IPv4 prefix'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
  }`),
    ),
  },
  {
    title: 'One of each family',
    text: configuration(
      virtualNetwork('"10.1.0.0/16", "fd00:1::/48"'),
      subnet('nodes', '"10.1.0.0/24", "fd00:1::/64"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
  }`),
    ),
  },
  {
    title: 'In Bicep',
    text: marked(
      bicepHome({ nodes: "'10.1.0.0/24', '10.1.8.0/24'" }),
      "'10.1.8.0/24'",
      'subnet-several-prefixes: the subnet `nodes` of the node pool `system` has a second IPv4 prefix',
    ),
  },
];
