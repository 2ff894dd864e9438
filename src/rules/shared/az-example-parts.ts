/** Parts of examples in the Azure CLI. */

/** A network with a subnet for nodes, and a cluster in it with these lines, each of which ends in a backslash. `end` comes behind the last. */
export function azCluster(lines: string, end = ''): string {
  return `-- deploy.sh --
az network vnet create -g network -n main --address-prefixes 10.1.0.0/16 \\
  --subnet-name nodes --subnet-prefixes 10.1.0.0/24
${azWayOut(lines)}SUBNET_ID=$(az network vnet subnet show -g network --vnet-name main -n nodes --query id -o tsv)
az aks create -g clusters -n main \\
${azOverlay}${written(lines)}  --vnet-subnet-id "$SUBNET_ID"${end}
`;
}

/** The same in a network that AKS makes. The last line has no backslash. */
export function azManagedCluster(lines: string): string {
  return `-- deploy.sh --
az aks create -g clusters -n main \\
${azOverlay}${lines.replace(/^\n+|\s+$/g, '')}
`;
}

/** A cluster whose pods have a subnet of their own, `$POD_SUBNET_ID`, with these commands behind it. */
export function azPodCluster(end: string): string {
  return `-- deploy.sh --
az network vnet create -g network -n main --address-prefixes 10.1.0.0/16 \\
  --subnet-name nodes --subnet-prefixes 10.1.0.0/24
SUBNET_ID=$(az network vnet subnet show -g network --vnet-name main -n nodes --query id -o tsv)
POD_SUBNET_ID=$(az network vnet subnet create -g network --vnet-name main -n pods --address-prefixes 10.1.16.0/20 --query id -o tsv)
az aks create -g clusters -n main --network-plugin azure --max-pods 31 --vnet-subnet-id "$SUBNET_ID" --pod-subnet-id "$POD_SUBNET_ID"
${end}
`;
}

/** What the outbound type in the lines needs on the subnet. */
function azWayOut(lines: string): string {
  if (lines.includes('userDefinedRouting')) {
    return `az network route-table create -g network -n routes
az network route-table route create -g network --route-table-name routes -n default --address-prefix 0.0.0.0/0 \\
  --next-hop-type VirtualAppliance --next-hop-ip-address 10.1.255.4
az network vnet subnet update -g network --vnet-name main -n nodes --route-table routes
`;
  }
  if (!lines.includes('userAssignedNATGateway')) return '';
  return `az network public-ip create -g network -n out
az network nat gateway create -g network -n out --public-ip-addresses out
az network vnet subnet update -g network --vnet-name main -n nodes --nat-gateway out
`;
}

const azOverlay = `  --network-plugin azure \\
  --network-plugin-mode overlay \\
`;

/** The lines with a line break behind the last, if there are any. */
function written(lines: string): string {
  const text = lines.replace(/^\n+|\s+$/g, '');
  return text === '' ? '' : `${text}\n`;
}
