import type { Change } from '../model/change';
import type { Cluster } from '../model/network';
import * as pages from '../plan/facts/sources';
import { isWord } from '../plan/defaults';
import type { Example } from './example';
import { bicepHome } from './shared/bicep-pool-parts';
import { cluster, configuration, subnet, virtualNetwork } from './shared/example-parts';
import { whenMade } from './shared/held-ranges';
import { judged, triples } from './shared/judged';
import type { Rule } from './rule';
import { azurermChecks } from './shared/sources';

export const podCidrWithNodeSubnetCni: Rule = {
  id: 'pod-cidr-with-node-subnet-cni',
  severity: 'error',
  group: 'ranges',
  title: 'A pod CIDR, although pods get addresses of the subnet',
  about: `With the network plugin \`azure\` and no mode, every pod has an address of the node subnet, so that a pod CIDR has no
meaning. The Terraform provider and the Azure CLI refuse the two together; the provider does so while it applies, after
\`terraform plan\` has shown no problem. Most who write both want Azure CNI Overlay, in which pods have the pod CIDR: add the mode
\`overlay\`. Otherwise take out the pod CIDR.`,
  sources: [azurermChecks, pages.overlayHowTo],
  *check({ network }) {
    for (const cluster of network.clusters) {
      if (cluster.client.kind !== 'azurerm' && cluster.client.kind !== 'az') continue;
      const ways = triples(cluster.networkPlugin, cluster.networkPluginMode, cluster.podCidrs);
      yield* judged(ways, whenMade(cluster), ([plugin, mode, pods]) => {
        const single = mode.kind === 'absent' || (mode.kind === 'known' && !isWord(mode, 'overlay'));
        if (!isWord(plugin, 'azure') || !single || pods.kind !== 'known' || pods.value.items.length === 0) return undefined;
        const ranges = pods.value.items.flatMap((item) => (item.kind === 'known' ? [item.value] : []));
        return {
          at: pods.span,
          message: `the pod CIDR ${ranges.join(', ')} has no meaning with the network plugin azure without the mode overlay`.replace('CIDR  has', 'CIDR has'),
          related: [{ span: plugin.span, message: 'the network plugin is azure' }],
          fixes: [
            ...(mode.kind === 'absent' && cluster.networkPluginMode.kind === 'absent' ? [{ title: 'Use Azure CNI Overlay', changes: overlay(cluster) }] : []),
            { title: 'Take out the pod CIDR', changes: [{ kind: 'remove', value: pods }] },
          ],
        };
      });
    }
  },
};

function overlay({ networkPluginMode: mode }: Cluster): readonly Change[] {
  return mode.kind === 'absent' ? [{ kind: 'add', at: mode, to: 'overlay' }] : [];
}

function withAz(lines: string): string {
  return `-- deploy.sh --\naz aks create -g clusters -n main \\\n${lines}\n`;
}

export const examples = (): readonly Example[] => [
  {
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/22"'),
      cluster(`
  network_profile {
    network_plugin = "azure"
    pod_cidr       = "10.244.0.0/16"
                     ~~~~~~~~~~~~~~~ pod-cidr-with-node-subnet-cni: the pod CIDR 10.244.0.0/16 has no meaning with the network plugin azure
  }`),
    ),
    fixed: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/22"'),
      cluster(`
  network_profile {
    network_plugin = "azure"
    pod_cidr       = "10.244.0.0/16"

    network_plugin_mode = "overlay"
  }`),
    ),
  },
  {
    title: 'Azure CNI Overlay',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/22"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidr            = "10.244.0.0/16"
  }`),
    ),
  },
  {
    title: 'In Bicep nothing is said: it is the Terraform provider and the Azure CLI that refuse the two together',
    text: bicepHome({ nodes: "'10.1.0.0/22'", profile: "networkPlugin: 'azure'\npodCidr: '10.244.0.0/16'" }),
  },
  {
    title: 'With az',
    text: withAz(`  --network-plugin azure \\
  --pod-cidr 10.244.0.0/16 \\
             ~~~~~~~~~~~~~ pod-cidr-with-node-subnet-cni: the pod CIDR 10.244.0.0/16 has no meaning with the network plugin azure
  --generate-ssh-keys`),
    fixed: withAz(`  --network-plugin azure \\
  --pod-cidr 10.244.0.0/16 \\
  --generate-ssh-keys \\
  --network-plugin-mode overlay`),
  },
];
