import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { whenMade } from './shared/held-ranges';
import { judged, triples } from './shared/judged';
import { marked } from './shared/example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import type { Rule } from './rule';

export const privateClusterWithoutName: Rule = {
  id: 'private-cluster-without-name',
  severity: 'warning',
  group: 'compatibility',
  title: 'A private cluster with neither a private nor a public name',
  about: `With the private DNS zone \`none\` the API server has no name in the virtual network, so that nodes find it by its public name, which
leads to the private address. Without that as well nothing finds the API server, which is not supported. Leave the public name on, or let AKS
make a zone (\`system\`).`,
  sources: [pages.privateClusters, pages.azurermProvider],
  *check({ network }) {
    for (const cluster of network.clusters) {
      const { privateCluster, privateDnsZone, publicFqdn } = cluster.access;
      yield* judged(triples(privateCluster, privateDnsZone, publicFqdn), whenMade(cluster), ([isPrivate, zone, named]) => {
        // The Terraform provider switches the public name off where nothing is written, Azure does not.
        const off = named.kind === 'known' ? !named.value : named.kind === 'absent' && cluster.client.kind === 'azurerm';
        if (isPrivate.kind !== 'known' || !isPrivate.value || !isWord(zone, 'none') || !off) return undefined;
        return {
          at: zone.span,
          message: `the private DNS zone is \`none\` and the public name is off${named.kind === 'absent' ? ', which it is unless it is switched on' : ''}: nothing finds the API server`,
          related: named.kind === 'known' ? [{ span: named.span, message: 'the public name is off' }] : [],
          fixes: named.kind === 'known' ? [{ title: 'Leave the public name on', changes: [{ kind: 'set', value: named, to: true }] }] : [],
        };
      });
    }
  },
};

const terraform = (zone: string, more = ''): string => inTerraform({ rest: `private_cluster_enabled = true\nprivate_dns_zone_id     = "${zone}"${more}` });
const bicep = (named: string): string => inBicep({ properties: `apiServerAccessProfile: {\n  enablePrivateCluster: true\n  privateDNSZone: 'none'\n  enablePrivateClusterPublicFQDN: ${named}\n}` });

export const examples = (): readonly Example[] => [
  { text: marked(terraform('None'), '"None"', 'private-cluster-without-name: the private DNS zone is `none` and the public name is off, which it is unless it is switched on') },
  { text: terraform('None', '\nprivate_cluster_public_fqdn_enabled = true') },
  { title: 'In Bicep', text: marked(bicep('false'), "'none'", 'private-cluster-without-name: the private DNS zone is `none`'), fixed: bicep('true') },
];
