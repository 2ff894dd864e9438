import { isWord } from '../plan/defaults';
import { basicLoadBalancerRetired as retired } from '../plan/facts/dates';
import * as pages from '../plan/facts/sources';
import { waysOf } from '../plan/ways';
import type { Example } from './example';
import { bicepOverlay, bicepProfile } from './shared/bicep-example-parts';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import { withProfile } from './shared/plugin-examples';
import type { Rule } from './rule';

export const basicLoadBalancerRetired: Rule = {
  id: 'basic-load-balancer-retired',
  severity: 'error',
  group: 'egress',
  title: 'The Basic load balancer is retired',
  about: `Azure retired the Basic load balancer on 2025-09-30, and AKS makes no new clusters with it. A cluster that still has one
is moved in place by \`az aks update --load-balancer-sku Standard\`. In code the SKU is \`standard\`, which is also what holds where
nothing is written.`,
  sources: [pages.basicLoadBalancer, pages.release('2025-10-12')],
  *check({ network, today }) {
    if (today < retired.value) return;
    for (const cluster of network.clusters) {
      yield* judged(waysOf(cluster.loadBalancerSku), whenMade(cluster), (sku) => {
        if (!isWord(sku, 'basic') || sku.kind !== 'known') return undefined;
        return {
          at: sku.span,
          message: `the Basic load balancer was retired on ${retired.value}, and AKS makes no new clusters with it`,
          fixes: [{ title: 'Use the standard load balancer', changes: [{ kind: 'set', value: sku, to: 'standard' }] }],
        };
      });
    }
  },
};

export const examples = (): readonly Example[] => [
  {
    text: withProfile(`
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    load_balancer_sku   = "basic"
                          ~~~~~~~ basic-load-balancer-retired: the Basic load balancer was retired on 2025-09-30`),
    fixed: withProfile(`
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    load_balancer_sku   = "standard"`),
  },
  {
    text: withProfile(`
    network_plugin      = "azure"
    network_plugin_mode = "overlay"`),
  },
  {
    title: 'In Bicep',
    text: bicepProfile(`${bicepOverlay}
loadBalancerSku: 'basic'
                 ~~~~~~~ basic-load-balancer-retired: the Basic load balancer was retired on 2025-09-30`),
    fixed: bicepProfile(`${bicepOverlay}
loadBalancerSku: 'standard'`),
  },
];
