import { spell } from '../plan/capacity';
import { maxPodsBounds } from '../plan/facts/limits';
import * as pages from '../plan/facts/sources';
import { waysOf } from '../plan/ways';
import type { Example } from './example';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import { marked } from './shared/example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import type { Rule } from './rule';

export const maxPodsLow: Rule = {
  id: 'max-pods-low',
  severity: 'info',
  group: 'advice',
  title: 'Nodes that may run few pods',
  about: `Other checkers ask for 50 pods per node at least, because a good part of a low number goes to the pods of AKS itself, and the number cannot
be changed for the life of a pool. With pods in the node subnet a low number saves addresses; with overlay it saves nothing.`,
  sources: [pages.addressPlanning],
  *check({ network }) {
    for (const pool of network.clusters.flatMap(({ nodePools }) => nodePools)) {
      yield* judged(waysOf(pool.maxPods), whenMade(pool), (pods) => {
        // What AKS refuses is a fault of its own.
        if (pods.kind !== 'known' || pods.value >= advised || pods.value < maxPodsBounds.value.least) return undefined;
        return { at: pods.span, message: `a node may run ${spell(pods.value, 'pod')} for the life of the pool, those of AKS itself included; ${String(advised)} are often advised` };
      });
    }
  },
};

/** What PSRule (AZR-000018) and checkov (CKV_AZURE_168) ask for. */
const advised = 50;

const terraform = (pods: number): string => inTerraform({ pool: `max_pods       = ${String(pods)}` });
const bicep = (pods: number): string => inBicep({ pool: `maxPods: ${String(pods)}` });

export const examples = (): readonly Example[] => [
  { text: marked(terraform(31), '31', 'max-pods-low: a node may run 31 pods for the life of the pool') },
  { text: terraform(50) },
  { title: 'In Bicep', text: marked(bicep(33), '33', 'max-pods-low: a node may run 33 pods for the life of the pool') },
];
