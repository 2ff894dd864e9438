import { azCluster } from './shared/az-example-parts';
import type { Example } from './example';
import { bicepOverlay, bicepProfile } from './shared/bicep-example-parts';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import { waysOf } from '../plan/ways';
import type { Rule } from './rule';
import { cliFlagChecks } from './shared/sources';

export const networkPolicyInCapitals: Rule = {
  id: 'network-policy-in-capitals',
  severity: 'error',
  group: 'compatibility',
  title: 'The network policy is not written in small letters',
  about: `The Azure CLI takes the other names of \`az aks create\` in any mixture of letters, but refuses a network policy that is not written
in small ones. Write \`calico\`, \`cilium\`, \`azure\` or \`none\`.`,
  sources: [cliFlagChecks],
  *check({ network }) {
    for (const cluster of network.clusters) {
      if (cluster.client.kind !== 'az') continue;
      yield* judged(waysOf(cluster.networkPolicy), whenMade(cluster), (policy) => {
        if (policy.kind !== 'known' || policy.value === policy.value.toLowerCase()) return undefined;
        const to = policy.value.toLowerCase();
        return {
          at: policy.span,
          message: `the Azure CLI wants the network policy in small letters, \`${to}\` and not \`${policy.value}\``,
          fixes: [{ title: `Write ${to}`, changes: [{ kind: 'set', value: policy, to }] }],
        };
      });
    }
  },
};

export const examples = (): readonly Example[] => [
  {
    text: azCluster(`
  --network-policy Calico \\
                   ~~~~~~ network-policy-in-capitals: the Azure CLI wants the network policy in small letters, \`calico\` and not \`Calico\``),
    fixed: azCluster('  --network-policy calico \\'),
  },
  { title: 'In small letters', text: azCluster('  --network-policy calico \\') },
  { title: 'A template may write it as it likes', text: bicepProfile(`${bicepOverlay}\nnetworkPolicy: 'Calico'`) },
];
