import type { Known } from '../model/value';
import { longestNetworkName } from '../plan/facts/limits';
import * as pages from '../plan/facts/sources';
import { possibilities } from '../model/value';
import { joinConditions } from '../plan/ways';
import type { Example } from './example';
import { bicep, bicepCluster, bicepNetwork, bicepOverlay, bicepSubnet } from './shared/bicep-example-parts';
import { configuration, marked, subnet, virtualNetwork } from './shared/example-parts';
import { whenMade } from './shared/held-ranges';
import { clusterWith, inNodes, overlay } from './shared/node-example-parts';
import type { Fault, Rule } from './rule';
import { subnetUsers } from './shared/subnet-users';

export const networkNameTooLong: Rule = {
  id: 'network-name-too-long',
  severity: 'error',
  group: 'compatibility',
  title: 'A network or subnet with a name that is too long for its pods',
  about: `With Azure CNI Overlay and with a pod subnet AKS writes the names of the network and of the subnet onto the nodes, as labels of
Kubernetes, which have 63 letters at most. Azure itself allows 80. Choose shorter names: neither can be changed later.`,
  sources: [pages.release('2023-11-28')],
  *check(design) {
    const seen = new Set<string>();
    for (const [id, users] of subnetUsers(design)) {
      const home = design.network.subnets.find((each) => each.id === id);
      const user = users.find(({ pool }) => pool.model.value.kind === 'known' && models.includes(pool.model.value.value));
      if (!home || !user) continue;
      const network = home.virtualNetwork.kind === 'known' ? design.network.virtualNetworks.find((each) => home.virtualNetwork.kind === 'known' && each.id === home.virtualNetwork.value) : undefined;
      for (const [what, element] of [['subnet', home], ['virtual network', network]] as const) {
        const when = element && joinConditions(whenMade(element), user.when);
        if (!element || !when || seen.has(element.id)) continue;
        for (const { value, when: own } of possibilities(element.name)) {
          const together = joinConditions(when, own);
          if (!together || value.value.length <= longest) continue;
          seen.add(element.id);
          yield faultOf(what, value, together);
        }
      }
    }
  },
};

const models: readonly string[] = ['overlay', 'pod-subnet', 'pod-subnet-static'];
const longest = longestNetworkName.value;

function faultOf(what: string, name: Known<string>, when: Fault['when']): Fault {
  return { at: name.span, message: `the name of the ${what} has ${String(name.value.length)} letters, and with this network model it may have ${String(longest)}`, when };
}

const long = 'snet-of-the-nodes-of-the-cluster-for-the-shop-in-west-europe-production';

export const examples = (): readonly Example[] => [
  {
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      marked(subnet('nodes', '"10.1.0.0/24"').replace('= "nodes"', `= "${long}"`), `"${long}"`, `network-name-too-long: the name of the subnet has ${String(long.length)} letters`),
      clusterWith({ pool: `    node_count     = 3\n${inNodes}`, profile: overlay }),
    ),
  },
  {
    title: 'With pods in the subnet of the nodes Azure’s own limit holds',
    text: configuration(
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"').replace('= "nodes"', `= "${long}"`),
      clusterWith({ pool: `    node_count     = 3\n${inNodes}`, profile: '    network_plugin = "azure"' }),
    ),
  },
  {
    title: 'In Bicep, of a network',
    text: bicep(
      marked(bicepNetwork("'10.1.0.0/16'").replace("name: 'network'", `name: '${long}'`), `'${long}'`, `network-name-too-long: the name of the virtual network has ${String(long.length)} letters`),
      bicepSubnet('nodes', "'10.1.0.0/24'"),
      bicepCluster({ profile: bicepOverlay }),
    ),
  },
];
