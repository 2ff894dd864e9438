import type { Change } from '../model/change';
import type { Cluster, Outdated } from '../model/network';
import { whenMade } from './shared/held-ranges';
import { azCluster } from './shared/az-example-parts';
import type { Example } from './example';
import { configuration, subnet, virtualNetwork } from './shared/example-parts';
import { clusterWith, overlay } from './shared/node-example-parts';
import type { Rule } from './rule';
import { cliReleases } from './shared/sources';

export const flagNoLongerKnown: Rule = {
  id: 'flag-no-longer-known',
  severity: 'warning',
  group: 'compatibility',
  title: 'A flag that the Azure CLI does not know any more',
  about: `Old guides and scripts have flags that the Azure CLI has taken out. A version of today answers "unrecognized arguments" and makes
nothing; which version runs a script the script does not say. Write what says the same today, or take the flag out.`,
  sources: [cliReleases],
  *check({ network }) {
    for (const cluster of network.clusters) {
      for (const element of [cluster, ...cluster.nodePools]) {
        for (const outdated of element.outdated ?? []) {
          const { word, command, instead } = outdated;
          yield {
            at: word.span,
            message: `\`${command}\` does not know \`${word.value}\` any more${instead === undefined ? '' : `; today it is \`${instead}\``}`,
            when: whenMade(element),
            fixes: [{ title: instead === undefined ? `Take ${word.value} out` : `Write ${instead}`, changes: changesOf(outdated, cluster) }],
          };
        }
      }
    }
  },
};

/** Another word in its place; or away with it, and its meaning written as today, where that is not written yet. */
function changesOf({ word, instead, says }: Outdated, { tier, dataPlane }: Cluster): readonly Change[] {
  if (instead !== undefined && !instead.includes(' ')) return [{ kind: 'set', value: word, to: instead }];
  const missing = says && [tier, dataPlane].find((value) => value.kind === 'absent' && value.property === says.property);
  return [{ kind: 'remove', value: word }, ...(says && missing?.kind === 'absent' ? [{ kind: 'add', at: missing, to: says.value } as const] : [])];
}

export const examples = (): readonly Example[] => [
  {
    text: azCluster(`
  --node-zones 1 2 3 \\
  ~~~~~~~~~~~~ flag-no-longer-known: \`az aks create\` does not know \`--node-zones\` any more; today it is \`--zones\``),
    fixed: azCluster('  --zones 1 2 3 \\'),
  },
  {
    title: 'A flag that became the value of another',
    text: azCluster(`
  --enable-ebpf-dataplane \\
  ~~~~~~~~~~~~~~~~~~~~~~~ flag-no-longer-known: \`az aks create\` does not know \`--enable-ebpf-dataplane\` any more; today it is \`--network-dataplane cilium\``),
    fixed: azCluster('', ' \\\n  --network-dataplane cilium'),
  },
  {
    title: 'A flag that is needed no more',
    text: azCluster(`
  --enable-rbac \\
  ~~~~~~~~~~~~~ flag-no-longer-known: \`az aks create\` does not know \`--enable-rbac\` any more`),
    fixed: azCluster(''),
  },
  { title: 'As it is written today', text: azCluster('  --zones 1 2 3 \\') },
  {
    title: 'The Terraform provider says itself what it knows',
    text: configuration(virtualNetwork('"10.1.0.0/16"'), subnet('nodes', '"10.1.0.0/24"'), clusterWith({ pool: '    node_count     = 3\n    zones          = ["1", "2", "3"]\n    vnet_subnet_id = azurerm_subnet.nodes.id', profile: overlay })),
  },
];
