import type { Condition } from '../../model/condition';
import type { Cluster, Subnet } from '../../model/network';
import { possibilities, type Known } from '../../model/value';
import { joinConditions } from '../../plan/ways';
import { whenMade } from './held-ranges';
import type { Design } from '../rule';

/** The subnet that the ingress add-on of a cluster puts its Application Gateway into, where the text makes both. */
export interface GatewayHome {
  readonly cluster: Cluster;
  readonly subnet: Subnet;
  /** Where the cluster names the subnet, or, of a gateway that is made here, where the gateway does. */
  readonly link: Known<string>;
  readonly when: readonly Condition[];
}

/** The gateways of the ingress add-on: those that AKS makes in a subnet, and those that are made here and named by the cluster. */
export function gatewayHomes({ network }: Design): readonly GatewayHome[] {
  const subnets = new Map(network.subnets.map((subnet) => [subnet.id, subnet]));
  return network.clusters.flatMap((cluster) => possibilities(cluster.applicationGateway.gatewaySubnet).flatMap(({ value, when }): readonly GatewayHome[] => {
    const subnet = subnets.get(value.value);
    const made = subnet?.described ? joinConditions(whenMade(cluster), whenMade(subnet)) : undefined;
    const all = made && joinConditions(made, when);
    return subnet && all ? [{ cluster, subnet, link: value, when: all }] : [];
  }));
}

export const gatewayDelegation = 'microsoft.network/applicationgateways';
