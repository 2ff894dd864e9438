import { configuration, subnet, virtualNetwork } from './example-parts';
import { clusterWith, nodePool } from './node-example-parts';

/** What an example of pod subnets shows. `link` and `more` are written behind `pod_subnet_id =`, with their marks. */
export interface PodSubnetText {
  /** The lines of the network profile, indented by four. */
  readonly profile: string;
  /** The pod subnet of the default pool. */
  readonly link: string;
  /** Whether there is another pool; its pod subnet, or none. */
  readonly more?: string | null;
}

/** The pod subnet in the way that it should be named. */
export const inPods = 'azurerm_subnet.pods.id';

export function withPodSubnet({ profile, link, more }: PodSubnetText): string {
  const another = `  node_count            = 2\n  vnet_subnet_id        = azurerm_subnet.nodes.id${more ? `\n  pod_subnet_id         = ${more}` : ''}`;
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnet('nodes', '"10.1.0.0/24"'),
    subnet('pods', '"10.1.16.0/20"'),
    clusterWith({
      pool: `
    node_count     = 3
    vnet_subnet_id = azurerm_subnet.nodes.id
    pod_subnet_id  = ${link}`,
      profile,
    }),
    ...(more === undefined ? [] : [nodePool('apps', another)]),
  );
}
