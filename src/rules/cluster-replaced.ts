import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepHome } from './shared/bicep-pool-parts';
import { marked } from './shared/example-parts';
import { networkProfile, planText, plannedCluster, plannedNetwork, plannedSubnet } from './shared/plan-example-parts';
import { replacement } from './shared/planned-changes';
import type { Rule } from './rule';
import { named } from './shared/words';

export const clusterReplaced: Rule = {
  id: 'cluster-replaced',
  severity: 'warning',
  group: 'changes',
  title: 'A plan destroys a cluster and makes it anew',
  about: `What runs in the cluster is gone with it, and so are its public addresses, its identity and what was stored on its disks. Most
network settings of a cluster cannot be changed, and the Terraform provider replaces it then without asking. Some can be changed in
place by the Azure CLI, such as the move from kubenet to Overlay. Where the new value is meant, make a second cluster and move over; where it is not,
write the value that the cluster has. \`prevent_destroy\` in its \`lifecycle\` block keeps a plan from doing it.`,
  sources: [pages.azurermProvider, { title: 'Update Azure CNI IPAM mode and data plane', url: 'https://learn.microsoft.com/azure/aks/update-azure-cni', date: '2024-11-26' }],
  *check({ network }) {
    for (const cluster of network.clusters) {
      const fault = replacement(cluster, `the plan destroys the cluster ${named(cluster)} and makes it anew`);
      if (fault) yield fault;
    }
  },
};

const services = { service_cidr: '10.2.0.0/16', dns_service_ip: '10.2.0.10' };

export const examples = (): readonly Example[] => [
  {
    text: marked(
      planText(plannedNetwork, plannedSubnet('10.1.0.0/24'), plannedCluster({ service_cidr: '10.3.0.0/16', dns_service_ip: '10.3.0.10' }, {
        actions: ['delete', 'create'],
        before: { network_profile: [networkProfile(services)] },
        paths: [['network_profile', 0, 'service_cidr'], ['network_profile', 0, 'dns_service_ip']],
      })),
      '"10.3.0.0/16"',
      'cluster-replaced: the plan destroys the cluster `main` and makes it anew, because its `network_profile.service_cidr` is 10.2.0.0/16 and becomes 10.3.0.0/16',
    ),
  },
  {
    title: 'A change in place',
    text: planText(plannedNetwork, plannedSubnet('10.1.0.0/24'), plannedCluster(services, { actions: ['update'], before: { sku_tier: 'Free' } })),
  },
  { title: 'Bicep does not say what is there', text: bicepHome({}) },
];
