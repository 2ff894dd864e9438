import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Cluster, NodePool } from '../../../src/model/network';
import type { List, Value } from '../../../src/model/value';
import { isList } from '../../../src/model/elements';
import { armOf } from '../rules/bicep-to-arm';
import { reportsOf } from '../../../src/analyze';
import { analyzeFixture, readFixture } from '../fixture';

// What a cluster says beside its network profile, in every language that can say it.

const terraform = `resource "azurerm_user_assigned_identity" "aks" {
  name                = "aks"
  location            = "westeurope"
  resource_group_name = "clusters"
}

resource "azurerm_public_ip_prefix" "nodes" {
  name                = "nodes"
  location            = "westeurope"
  resource_group_name = "clusters"
  prefix_length       = 29
}

resource "azurerm_kubernetes_cluster" "main" {
  name                                = "main"
  location                            = "westeurope"
  resource_group_name                 = "clusters"
  dns_prefix                          = "main"
  private_cluster_enabled             = true
  private_cluster_public_fqdn_enabled = true
  private_dns_zone_id                 = "None"

  api_server_access_profile {
    authorized_ip_ranges                = ["20.30.40.0/24"]
    virtual_network_integration_enabled = true
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.aks.id]
  }

  bootstrap_profile {
    artifact_source = "Cache"
  }

  ingress_application_gateway {
    gateway_name = "front"
    subnet_cidr  = "10.225.0.0/24"
  }

  default_node_pool {
    name                     = "system"
    vm_size                  = "Standard_D4s_v5"
    node_count               = 3
    type                     = "VirtualMachineScaleSets"
    node_public_ip_enabled   = true
    node_public_ip_prefix_id = azurerm_public_ip_prefix.nodes.id
  }

  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_data_plane  = "cilium"

    advanced_networking {
      security_enabled = true
    }

    load_balancer_profile {
      backend_pool_type = "NodeIP"
    }
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "win" {
  name                  = "win"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.main.id
  vm_size               = "Standard_D4s_v5"
  node_count            = 1
  os_type               = "Windows"

  windows_profile {
    outbound_nat_enabled = false
  }
}
`;

const bicep = `param location string = resourceGroup().location

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'aks'
  location: location
}

resource prefix 'Microsoft.Network/publicIPPrefixes@2024-05-01' = {
  name: 'nodes'
  location: location
  properties: {
    prefixLength: 29
  }
}

resource cluster 'Microsoft.ContainerService/managedClusters@2025-05-01' = {
  name: 'main'
  location: location
  sku: {
    name: 'Base'
    tier: 'Standard'
  }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '\${identity.id}': {}
    }
  }
  properties: {
    dnsPrefix: 'main'
    apiServerAccessProfile: {
      enablePrivateCluster: true
      enablePrivateClusterPublicFQDN: true
      privateDNSZone: 'none'
      authorizedIPRanges: ['20.30.40.0/24']
      enableVnetIntegration: true
    }
    bootstrapProfile: {
      artifactSource: 'Cache'
    }
    addonProfiles: {
      ingressApplicationGateway: {
        enabled: true
        config: {
          applicationGatewayName: 'front'
          subnetCIDR: '10.225.0.0/24'
        }
      }
    }
    agentPoolProfiles: [
      {
        name: 'system'
        mode: 'System'
        vmSize: 'Standard_D4s_v5'
        count: 3
        type: 'VirtualMachineScaleSets'
        enableNodePublicIP: true
        nodePublicIPPrefixID: prefix.id
      }
      {
        name: 'win'
        mode: 'User'
        vmSize: 'Standard_D4s_v5'
        count: 1
        osType: 'Windows'
        windowsProfile: {
          disableOutboundNat: true
        }
      }
    ]
    networkProfile: {
      networkPlugin: 'azure'
      networkPluginMode: 'overlay'
      networkDataplane: 'cilium'
      advancedNetworking: {
        enabled: true
        security: {
          enabled: true
        }
      }
      loadBalancerProfile: {
        backendPoolType: 'NodeIP'
      }
    }
  }
}
`;

const script = `-- deploy.sh --
az aks create -g clusters -n main --node-count 3 --network-plugin azure --network-plugin-mode overlay --network-dataplane cilium \\
  --enable-private-cluster --private-dns-zone none --api-server-authorized-ip-ranges 20.30.40.0/24 --enable-apiserver-vnet-integration \\
  --assign-identity "$IDENTITY" --bootstrap-artifact-source Cache --enable-addons ingress-appgw --appgw-name front --appgw-subnet-cidr 10.225.0.0/24 \\
  --enable-acns --load-balancer-backend-pool-type NodeIP --vm-set-type VirtualMachineScaleSets --node-vm-size Standard_D4s_v5 --enable-node-public-ip
az aks nodepool add -g clusters --cluster-name main -n win --node-count 1 --os-type Windows --node-vm-size Standard_D4s_v5 --disable-windows-outbound-nat
`;

// The translation knows no computed names.
const arm = armOf(bicep.replace("'${identity.id}'", "'theIdentity'")).replace('"theIdentity"', "\"[resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', 'aks')]\"");

function networkOf(text: string): ReturnType<typeof analyzeFixture> {
  return analyzeFixture(readFixture(text));
}

function clusterIn(text: string): Cluster {
  const [report] = reportsOf(networkOf(text));
  const [cluster] = report?.design.network.clusters ?? [];
  assert.ok(cluster);
  return cluster;
}

function said(value: Value<unknown>): unknown {
  if (value.kind !== 'known') return value.kind;
  return isList(value.value) ? value.value.items.map(said) : value.value;
}

function settings({ access, applicationGateway, backendPoolType, artifactSource, networkSecurity }: Cluster): unknown {
  return [access.privateCluster, access.privateDnsZone, access.authorizedRanges, access.apiServerIntegration, applicationGateway.gatewayName, applicationGateway.gatewaySubnetCidr,
    backendPoolType, artifactSource, networkSecurity].map((each: Value<boolean> | Value<string> | Value<List<string>>) => (typeof said(each) === 'string' ? String(said(each)).toLowerCase() : said(each)));
}

function pools({ nodePools }: Cluster): unknown {
  return nodePools.map(({ name, poolType, vmSize, nodePublicIp, outboundNat }: NodePool) => [name, poolType, vmSize, nodePublicIp, outboundNat].map((each: Value<string> | Value<boolean>) => said(each)));
}

const expected = [true, 'none', ['20.30.40.0/24'], true, 'front', '10.225.0.0/24', 'nodeip', 'cache', true];
const size = 'Standard_D4s_v5';
const expectedPools = [['system', 'VirtualMachineScaleSets', size, true, 'absent'], ['win', 'absent', size, 'absent', false]];

suite('what a cluster says of its API server, identity and add-ons', () => {
  const languages = { Terraform: terraform, Bicep: `-- main.bicep --\n${bicep}`, ARM: `-- main.json --\n${arm}` };
  for (const [language, text] of Object.entries(languages)) {
    test(language, () => {
      const cluster = clusterIn(text);
      assert.deepEqual(settings(cluster), expected);
      assert.deepEqual(pools(cluster), expectedPools);
      assert.equal(said(cluster.access.publicFqdn), true);
      assert.equal(said(cluster.identity.identityKind), 'UserAssigned');
      const [identity] = cluster.identity.identities.kind === 'known' ? cluster.identity.identities.value.items : [];
      assert.equal(identity?.kind, 'known', 'the identity is the one that the text makes');
      const [report] = reportsOf(networkOf(text));
      const [prefix] = report?.design.network.publicIpPrefixes ?? [];
      assert.ok(prefix);
      assert.equal(said(prefix.length), 29);
      assert.equal(cluster.nodePools[0] && said(cluster.nodePools[0].nodePublicIpPrefix), prefix.id);
    });
  }

  test('az', () => {
    const cluster = clusterIn(script);
    assert.deepEqual(settings(cluster), expected);
    assert.deepEqual(pools(cluster), [['nodepool1', ...expectedPools[0]?.slice(1) ?? []], expectedPools[1]]);
    assert.equal(said(cluster.identity.identityKind), 'UserAssigned');
    assert.equal(said(cluster.identity.identities), 'unknown');
  });

  test('an add-on that is off has no gateway', () => {
    const off = clusterIn(`-- main.bicep --\n${bicep.replace('enabled: true\n        config', 'enabled: false\n        config')}`);
    assert.deepEqual(Object.values(off.applicationGateway).map((each: Value<string>) => said(each)), ['absent', 'absent', 'absent', 'absent']);
  });
});
