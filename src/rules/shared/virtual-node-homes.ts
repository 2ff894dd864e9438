import type { Condition } from '../../model/condition';
import type { Cluster, NodePool, Subnet } from '../../model/network';
import { possibilities, type Known } from '../../model/value';
import { joinConditions } from '../../plan/ways';
import { homesOf } from './homes';
import { whenMade } from './held-ranges';
import type { Design } from '../rule';

/** The subnet of virtual nodes: the one of that name in the network of the cluster's nodes. */
export interface VirtualNodeHome {
  readonly cluster: Cluster;
  readonly subnet: Subnet;
  /** Where the cluster gives its name. */
  readonly name: Known<string>;
  /** A pool with nodes in the same subnet. */
  readonly pool: NodePool | undefined;
  readonly when: readonly Condition[];
}

export function virtualNodeHomes(design: Design): readonly VirtualNodeHome[] {
  const homes = homesOf(design).filter(({ as }) => as === 'nodes');
  return design.network.clusters.flatMap((cluster) => {
    const own = homes.filter((home) => home.cluster === cluster);
    const [home] = own;
    const network = home?.subnet.virtualNetwork;
    if (!home || network?.kind !== 'known') return [];
    return possibilities(cluster.virtualNodeSubnet).flatMap(({ value, when }): readonly VirtualNodeHome[] => design.network.subnets.flatMap((subnet) => {
      const isMeant = subnet.described && subnet.name.kind === 'known' && subnet.name.value.toLowerCase() === value.value.toLowerCase() && subnet.virtualNetwork.kind === 'known' && subnet.virtualNetwork.value === network.value;
      const all = isMeant ? joinConditions(joinConditions(home.made, when) ?? [], whenMade(subnet)) : undefined;
      return all ? [{ cluster, subnet, name: value, pool: own.find((each) => each.subnet === subnet)?.pool, when: all }] : [];
    }));
  });
}
