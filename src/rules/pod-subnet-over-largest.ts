import { largestPodSubnet } from '../plan/facts/limits';
import * as pages from '../plan/facts/sources';
import { waysOf } from '../plan/ways';
import { subnet } from './shared/example-parts';
import { bicepSubnet } from './shared/bicep-example-parts';
import type { Example } from './example';
import { heldRanges, whenMade } from './shared/held-ranges';
import { marked } from './shared/example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import type { Rule } from './rule';

export const podSubnetOverLargest: Rule = {
  id: 'pod-subnet-over-largest',
  severity: 'warning',
  group: 'capacity',
  title: 'A pod subnet with more addresses than pods can be given',
  about: `Azure maps about 65,000 addresses of pods in one network where each pod gets its own, so that what lies beyond a /16 stays empty. With static
blocks it maps blocks of sixteen, and the largest pod subnet is a /12. Use a smaller one, and leave the rest to others.`,
  sources: [pages.podSubnetConcepts],
  *check({ network, plan }) {
    const { dynamic, staticBlocks } = largestPodSubnet.value;
    for (const subnetOf of network.subnets) {
      const users = plan.clusters.flatMap(({ pools }) => pools.filter(({ pool }) => pool.podSubnet.kind === 'known' && pool.podSubnet.value === subnetOf.id));
      const models = new Set(users.flatMap(({ model }) => waysOf(model.value).map(({ of }) => (of.kind === 'known' ? of.value : 'unknown'))));
      const [model, another] = models;
      if (another !== undefined || (model !== 'pod-subnet' && model !== 'pod-subnet-static')) continue;
      const least = model === 'pod-subnet' ? dynamic : staticBlocks;
      for (const { range, value, when } of heldRanges(subnetOf.prefixes, whenMade(subnetOf))) {
        if (range.family !== 4 || range.length >= least) continue;
        yield { at: value.span, message: `${value.value} is larger than the /${String(least)} that pods can use${model === 'pod-subnet' ? '' : ' with static blocks'}`, when };
      }
    }
  },
};

const terraform = (prefix: string): string => inTerraform({
  space: '"10.0.0.0/8"', profile: 'network_plugin = "azure"\nservice_cidr   = "172.16.0.0/16"\ndns_service_ip = "172.16.0.10"',
  beside: [subnet('pods', `"${prefix}"`)], pool: 'pod_subnet_id  = azurerm_subnet.pods.id',
});
const bicep = (prefix: string, allocation: string): string => inBicep({
  space: "'10.0.0.0/8'", profile: "networkPlugin: 'azure'\nserviceCidr: '172.16.0.0/16'\ndnsServiceIP: '172.16.0.10'",
  beside: [bicepSubnet('pods', `'${prefix}'`)], pool: `podSubnetID: pods.id\npodIPAllocationMode: '${allocation}'\nmaxPods: 31`,
});

export const examples = (): readonly Example[] => [
  { text: marked(terraform('10.64.0.0/14'), '"10.64.0.0/14"', 'pod-subnet-over-largest: 10.64.0.0/14 is larger than the /16 that pods can use') },
  { text: terraform('10.64.0.0/16') },
  { title: 'In Bicep', text: marked(bicep('10.64.0.0/11', 'StaticBlock'), "'10.64.0.0/11'", 'pod-subnet-over-largest: 10.64.0.0/11 is larger than the /12 that pods can use with static blocks') },
  { title: 'In Bicep, with static blocks', text: bicep('10.64.0.0/14', 'StaticBlock') },
];
