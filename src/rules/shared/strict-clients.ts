import type { Cluster, NodePool } from '../../model/network';

/** Pools whose client looks at the autoscaler's numbers before it asks Azure. */
export function* poolsOfStrictClients(clusters: readonly Cluster[]): Iterable<{ readonly cluster: Cluster; readonly pool: NodePool }> {
  for (const cluster of clusters) {
    if (cluster.client.kind !== 'az' && cluster.client.kind !== 'azurerm') continue;
    for (const pool of cluster.nodePools) yield { cluster, pool };
  }
}

export function clientName({ client }: Cluster): string {
  return client.kind === 'az' ? 'the Azure CLI' : 'the Terraform provider';
}
