import { isWord } from '../plan/defaults';
import { maxPodsBounds, maxPodsWindows } from '../plan/facts/limits';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepPool } from './shared/bicep-example-parts';
import { bicepHome } from './shared/bicep-pool-parts';
import { configuration, subnet, virtualNetwork } from './shared/example-parts';
import { judged, madeTogether, pairs } from './shared/judged';
import { clusterWith, inNodes, nodePool, overlay } from './shared/node-example-parts';
import type { Rule } from './rule';
import { named } from './shared/words';

export const manyPodsOnWindows: Rule = {
  id: 'many-pods-on-windows',
  severity: 'warning',
  group: 'capacity',
  title: 'A Windows pool has more pods on a node than Microsoft recommends',
  about: `AKS takes up to 250 pods for each node, of Windows too. Microsoft recommends no more than 110 there: networking and start
times of Windows containers get worse beyond. The number cannot be changed later, it needs a new pool.`,
  sources: [pages.overlayConcepts],
  *check({ network }) {
    for (const cluster of network.clusters) {
      for (const pool of cluster.nodePools) {
        const made = madeTogether(cluster, pool);
        if (!made) continue;
        yield* judged(pairs(pool.maxPods, pool.osType), made, ([pods, system]) => {
          if (!isWord(system, 'Windows') || pods.kind !== 'known' || pods.value <= maxPodsWindows.value || pods.value > maxPodsBounds.value.most) return undefined;
          return {
            at: pods.span,
            message: `${pods.value} pods per node are more than the ${maxPodsWindows.value} that Microsoft recommends on Windows`,
            related: [{ span: system.span, message: `the pool ${named(pool)} runs Windows` }],
            fixes: [{ title: `Allow ${maxPodsWindows.value} pods per node`, changes: [{ kind: 'set', value: pods, to: maxPodsWindows.value }] }],
          };
        });
      }
    }
  },
};

function withPods(pods: number, mark = ''): string {
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnet('nodes', '"10.1.0.0/24"'),
    clusterWith({ pool: `    node_count     = 3\n${inNodes}`, profile: overlay }),
    nodePool('win', `  os_type               = "Windows"
  node_count            = 2
  max_pods              = ${pods}
${mark}  vnet_subnet_id        = azurerm_subnet.nodes.id`),
  );
}

function bicepWithPods(pods: number, mark = ''): string {
  return bicepHome({ pools: [bicepPool('win', `osType: 'Windows'\ncount: 2\nmaxPods: ${pods}\n${mark}vnetSubnetID: nodes.id`)] });
}

export const examples = (): readonly Example[] => [
  {
    text: withPods(250, '                          ~~~ many-pods-on-windows: 250 pods per node are more than the 110 that Microsoft recommends on Windows\n'),
    fixed: withPods(110),
  },
  { text: withPods(110) },
  {
    title: 'In Bicep',
    text: bicepWithPods(200, '         ~~~ many-pods-on-windows: 200 pods per node are more than the 110 that Microsoft recommends on Windows\n'),
    fixed: bicepWithPods(110),
  },
];
