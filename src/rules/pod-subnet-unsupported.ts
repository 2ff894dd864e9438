import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { crossWays, waysOf } from '../plan/ways';
import { choice } from './shared/causes';
import type { Example } from './example';
import { inBicepNodes } from './shared/bicep-example-parts';
import { bicepHome, bicepPodSubnet, inBicepPods } from './shared/bicep-pool-parts';
import { judged, madeTogether, pairs } from './shared/judged';
import { azureCni, overlay } from './shared/node-example-parts';
import { inPods, withPodSubnet } from './shared/pod-subnet-examples';
import type { Rule } from './rule';
import { publicIssue } from './shared/troubleshooting';

export const podSubnetUnsupported: Rule = {
  id: 'pod-subnet-unsupported',
  severity: 'error',
  group: 'compatibility',
  title: 'The pool has a pod subnet, but its network model has none',
  about: `A pod subnet gives the pods addresses of the virtual network. With overlay and with kubenet they have addresses of the
pod CIDR instead, and AKS refuses a pool that names a pod subnet. Take it out, or use the network plugin \`azure\` without a mode.`,
  sources: [pages.dynamicAllocation, pages.cniOverview, publicIssue('Azure/AKS', 3351, '2022')],
  azureErrors: ['InvalidParameter'],
  *check({ network }) {
    for (const cluster of network.clusters) {
      for (const pool of cluster.nodePools) {
        const made = madeTogether(cluster, pool);
        if (!made || pool.podSubnet.kind === 'absent') continue;
        const ways = crossWays(pairs(cluster.networkPlugin, cluster.networkPluginMode), waysOf(pool.podSubnet), ([plugin, mode], subnet) => ({ plugin, mode, subnet }));
        yield* judged(ways, made, ({ plugin, mode, subnet }) => {
          if (subnet.kind !== 'known') return undefined;
          const kubenet = isWord(plugin, 'kubenet');
          if (!kubenet && !(isWord(plugin, 'azure') && isWord(mode, 'overlay'))) return undefined;
          return {
            at: subnet.span,
            causes: [choice(pool.podSubnet), choice(kubenet ? cluster.networkPlugin : cluster.networkPluginMode)],
            message: `a pod subnet does not go with ${kubenet ? 'the network plugin `kubenet`' : 'the mode `overlay`'}`,
            related: [{ span: kubenet ? plugin.span : mode.span, message: kubenet ? 'the network plugin is `kubenet`' : 'the mode is `overlay`' }],
            fixes: [{ title: 'Take out the pod subnet', changes: [{ kind: 'remove', value: subnet }] }],
          };
        });
      }
    }
  },
};

export const examples = (): readonly Example[] => [
  {
    text: withPodSubnet({
      profile: overlay,
      link: `${inPods}
                     ~~~~~~~~~~~~~~~~~~~~~~ pod-subnet-unsupported: a pod subnet does not go with the mode \`overlay\``,
    }),
    fixed: withPodSubnet({ profile: overlay, link: inPods }).replace(/ {4}pod_subnet_id.*\n/, ''),
  },
  { text: withPodSubnet({ profile: azureCni, link: inPods }) },
  {
    title: 'In Bicep',
    text: bicepHome({
      pool: inBicepPods(3, `pods.id
             ~~~~~~~ pod-subnet-unsupported: a pod subnet does not go with the mode \`overlay\``),
      beside: [bicepPodSubnet()],
    }),
    fixed: bicepHome({ pool: inBicepNodes(3), beside: [bicepPodSubnet()] }),
  },
];
