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

/** The same as an ARM template, without marks: their place is found in the text. */
export interface StaticBlockTemplate {
  readonly prefix: string;
  readonly nodes: number;
  readonly maxPods: number;
  /** Whether the pool names the pod subnet; it does if nothing is said. */
  readonly podSubnet?: boolean;
  /** Null for a pool that says nothing of it. */
  readonly allocation?: string | null;
}

export function staticBlocksInArm({ prefix, nodes, maxPods, podSubnet = true, allocation = 'StaticBlock' }: StaticBlockTemplate): string {
  const subnet = (name: string, addressPrefix: string): object => ({ name, properties: { addressPrefix } });
  const id = (name: string): string => `[resourceId('Microsoft.Network/virtualNetworks/subnets', 'main', '${name}')]`;
  const template = {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    resources: [
      {
        type: 'Microsoft.Network/virtualNetworks',
        apiVersion: '2024-05-01',
        name: 'main',
        location: '[resourceGroup().location]',
        properties: {
          addressSpace: { addressPrefixes: ['10.1.0.0/16'] },
          subnets: [subnet('nodes', '10.1.0.0/24'), subnet('pods', prefix)],
        },
      },
      {
        type: 'Microsoft.ContainerService/managedClusters',
        apiVersion: '2025-05-01',
        name: 'main',
        location: '[resourceGroup().location]',
        dependsOn: ["[resourceId('Microsoft.Network/virtualNetworks', 'main')]"],
        identity: { type: 'SystemAssigned' },
        properties: {
          dnsPrefix: 'main',
          networkProfile: { networkPlugin: 'azure' },
          agentPoolProfiles: [
            {
              name: 'system',
              mode: 'System',
              vmSize: 'Standard_D4s_v5',
              count: nodes,
              maxPods,
              vnetSubnetID: id('nodes'),
              ...(podSubnet && { podSubnetID: id('pods') }),
              ...(allocation !== null && { podIPAllocationMode: allocation }),
            },
          ],
        },
      },
    ],
  };
  return `-- azuredeploy.json --\n${JSON.stringify(template, undefined, 2)}\n`;
}
