/**
 * A cluster with a static pod subnet, in Bicep: the Terraform provider has no way to write that. A mark stands below the
 * line that it belongs to.
 */
export interface StaticBlockText {
  readonly prefix: string;
  readonly nodes: number;
  /** Behind `maxPods:`, with its mark. */
  readonly maxPods: string;
  readonly mark?: string;
  /** The line that names the pod subnet; empty for a pool without one. */
  readonly podSubnet?: string;
  readonly allocation?: string;
}

export function staticBlocks({ prefix, nodes, maxPods, mark, podSubnet, allocation = "'StaticBlock'" }: StaticBlockText): string {
  const marked = mark === undefined ? '' : `${' '.repeat('      addressPrefix: '.length)}${'~'.repeat(prefix.length + 2)} ${mark}\n`;
  return `-- main.bicep --
param location string = resourceGroup().location

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'main'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: ['10.1.0.0/16']
    }
  }

  resource nodes 'subnets' = {
    name: 'nodes'
    properties: {
      addressPrefix: '10.1.0.0/24'
    }
  }

  resource pods 'subnets' = {
    name: 'pods'
    properties: {
      addressPrefix: '${prefix}'
${marked}    }
  }
}

resource cluster 'Microsoft.ContainerService/managedClusters@2025-05-01' = {
  name: 'main'
  location: location
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    dnsPrefix: 'main'
    networkProfile: {
      networkPlugin: 'azure'
    }
    agentPoolProfiles: [
      {
        name: 'system'
        mode: 'System'
        vmSize: 'Standard_D4s_v5'
        count: ${String(nodes)}
        maxPods: ${maxPods}
        vnetSubnetID: network::nodes.id
${podSubnet ?? '        podSubnetID: network::pods.id\n'}        podIPAllocationMode: ${allocation}
      }
    ]
  }
}
`;
}
