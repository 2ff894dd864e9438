import { azCluster } from './az-example-parts';
import { bicepPool } from './bicep-example-parts';
import { inBicep } from './setting-examples';

/** A cluster with a pool for static egress; the Terraform provider cannot make one. */
export function bicepGateway(lines: string, { count = 'count: 2', profile }: { readonly count?: string; readonly profile?: string } = {}): string {
  return inBicep({ pools: [bicepPool('gateway', `${count}\nvnetSubnetID: nodes.id\n${lines}`, 'Gateway')], ...(profile !== undefined && { profile }) });
}

export function azGateway(flags: string): string {
  return azCluster('  --enable-static-egress-gateway \\', `\naz aks nodepool add -g clusters --cluster-name main -n gateway --mode gateway --vnet-subnet-id "$SUBNET_ID" ${flags}`);
}
