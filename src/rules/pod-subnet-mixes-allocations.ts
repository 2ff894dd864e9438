import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { joinConditions } from '../plan/ways';
import type { Example } from './example';
import { bicepPool } from './shared/bicep-example-parts';
import { bicepPodSubnet } from './shared/bicep-pool-parts';
import { azPodCluster } from './shared/az-example-parts';
import { judged, pairs } from './shared/judged';
import { inBicep } from './shared/setting-examples';
import { subnetUsers } from './shared/subnet-users';
import type { Rule } from './rule';

export const podSubnetMixesAllocations: Rule = {
  id: 'pod-subnet-mixes-allocations',
  severity: 'error',
  group: 'compatibility',
  title: 'One pod subnet for pools with blocks and pools without',
  about: `A pod subnet gives its addresses either one by one (\`DynamicIndividual\`) or in blocks (\`StaticBlock\`), not both. Pools that differ in that
need pod subnets of their own.`,
  sources: [pages.podSubnetConcepts, pages.staticAllocation],
  *check(design) {
    for (const users of subnetUsers(design).values()) {
      const pods = users.filter(({ as }) => as === 'pods');
      const [first, ...others] = pods;
      if (!first) continue;
      for (const other of others) {
        const made = joinConditions(first.when, other.when);
        if (!made) continue;
        const found = judged(pairs(first.pool.pool.podIpAllocation, other.pool.pool.podIpAllocation), made, ([a, b]) => {
          const [one, two] = [isBlock(a), isBlock(b)];
          if (one === undefined || two === undefined || one === two) return undefined;
          return { at: other.link.span, message: `this pod subnet gives addresses ${one ? 'in blocks' : 'one by one'} to another pool, and shall give them ${two ? 'in blocks' : 'one by one'} to this one`, related: [{ span: first.link.span, message: 'the other pool names it here' }] };
        });
        yield* found;
        if (found.length > 0) break;
      }
    }
  },
};

function isBlock(allocation: Parameters<typeof isWord>[0]): boolean | undefined {
  if (allocation.kind === 'absent') return false;
  return isWord(allocation, 'StaticBlock') ? true : isWord(allocation, 'DynamicIndividual') ? false : undefined;
}

const bicep = (allocation: string, mark = ''): string => inBicep({
  profile: "networkPlugin: 'azure'",
  beside: [bicepPodSubnet()],
  pool: 'podSubnetID: pods.id\nmaxPods: 31',
  pools: [bicepPool('work', `count: 2\nvnetSubnetID: nodes.id\nmaxPods: 31\npodIPAllocationMode: '${allocation}'\npodSubnetID: pods.id${mark && `\n             ~~~~~~~ ${mark}`}`)],
});
const az = (allocation: string, mark = ''): string => azPodCluster(`az aks nodepool add -g clusters --cluster-name main -n work --node-count 2 --max-pods 31 --vnet-subnet-id "$SUBNET_ID" --pod-ip-allocation-mode ${allocation} \\
  --pod-subnet-id "$POD_SUBNET_ID"${mark && `\n                  ~~~~~~~~~~~~~~~~ ${mark}`}`);

export const examples = (): readonly Example[] => [
  { text: bicep('StaticBlock', 'pod-subnet-mixes-allocations: this pod subnet gives addresses one by one to another pool, and shall give them in blocks to this one') },
  { text: bicep('DynamicIndividual') },
  { title: 'In the Azure CLI', text: az('StaticBlock', 'pod-subnet-mixes-allocations: this pod subnet gives addresses one by one to another pool') },
];
