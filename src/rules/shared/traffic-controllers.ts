import type { Condition } from '../../model/condition';
import type { Cluster, Subnet } from '../../model/network';
import type { Known } from '../../model/value';
import { joinConditions } from '../../plan/ways';
import { addressesOf } from './addresses';
import { configuration, marked, subnet as subnetText, virtualNetwork } from './example-parts';
import { bicepOverlay, bicepSubnet } from './bicep-example-parts';
import { bicepHome } from './bicep-pool-parts';
import { heldTexts, whenMade } from './held-ranges';
import { clusterWith, inNodes } from './node-example-parts';
import type { Design } from '../rule';

/** A subnet of Application Gateway for Containers, and the only cluster whose pods it can serve: the one in its network. */
export interface TrafficHome {
  readonly subnet: Subnet;
  readonly service: Known<string>;
  readonly cluster: Cluster;
  readonly when: readonly Condition[];
}

/** Which cluster a controller serves is said in Kubernetes. Where several are in the network, or others in networks that are peered, it is not known. */
export function trafficHomes(design: Design): readonly TrafficHome[] {
  const { clusters, networks } = addressesOf(design);
  return design.network.subnets.flatMap((subnet) => {
    const { virtualNetwork } = subnet;
    if (!subnet.described || virtualNetwork.kind !== 'known' || (networks.get(virtualNetwork.value)?.peers.length ?? 0) > 0) return [];
    const own = clusters.flatMap(({ cluster, homes }) => homes.filter(({ network }) => network.id === virtualNetwork.value).map(({ when }) => ({ cluster, when })));
    const [only] = own;
    if (!only?.cluster.described || own.some(({ cluster }) => cluster !== only.cluster)) return [];
    return heldTexts(subnet.delegations, whenMade(subnet)).flatMap(({ value, when }): readonly TrafficHome[] => {
      const all = value.value.toLowerCase() === toTrafficControllers ? joinConditions(joinConditions(whenMade(only.cluster), only.when) ?? [], when) : undefined;
      return all ? [{ subnet, service: value, cluster: only.cluster, when: all }] : [];
    }).slice(0, 1);
  });
}

const toTrafficControllers = 'microsoft.servicenetworking/trafficcontrollers';

/** A cluster with these lines in its network profile, and a subnet of that range for the controller. What is found at a text. */
export function withTraffic(range: string, profile: string, at = '', mark = ''): string {
  const text = configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnetText('nodes', '"10.1.0.0/24"'),
    subnetText('gateway', `"${range}"`).replace(/\}\n$/, `
  delegation {
    name = "gateway"

    service_delegation {
      name = "Microsoft.ServiceNetworking/trafficControllers"
    }
  }
}
`),
    clusterWith({ pool: `    node_count     = 3\n${inNodes}`, profile }),
  );
  return mark === '' ? text : marked(text, at, mark);
}

export function bicepWithTraffic(range: string, profile = bicepOverlay, at = '', mark = ''): string {
  const text = bicepHome({
    beside: [bicepSubnet('gateway', `'${range}'`, {
      lines: `
        delegations: [
          {
            name: 'gateway'
            properties: {
              serviceName: 'Microsoft.ServiceNetworking/trafficControllers'
            }
          }
        ]`,
    })],
    profile,
  });
  return mark === '' ? text : marked(text, at, mark);
}
