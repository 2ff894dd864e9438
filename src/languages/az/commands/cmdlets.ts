import type { CommandSpec } from './spec';
import { flagTable } from './table';

/** A subnet as a part of a network. */
const subnetConfig = `
  -Name 1 name
  -AddressPrefix 1 prefixes
  -RouteTable 1 routeTable
  -RouteTableId 1 routeTable
  -Delegation 1 delegations
  -InputObject -NatGateway 1 natGateway
  -ResourceId -NatGatewayId 1 natGateway
  -NetworkSecurityGroup 1 securityGroup
  -NetworkSecurityGroupId 1 securityGroup
  -ServiceEndpoint 1
  -ServiceEndpointPolicy 1
  -ServiceEndpointConfig 1
  -PrivateEndpointNetworkPoliciesFlag 1
  -PrivateLinkServiceNetworkPoliciesFlag 1
  -IpAllocation 1
  -IpamPoolPrefixAllocation 1
  -DefaultOutboundAccess 1
  -NetworkIdentifier 1
`;

/** A rule as a part of a network security group. */
const securityRuleConfig = `
  -Name 1 name
  -Description 1
  -Protocol 1 protocol
  -SourcePortRange 1 sourcePorts
  -DestinationPortRange 1 destinationPorts
  -SourceAddressPrefix 1 sources
  -DestinationAddressPrefix 1 destinations
  -SourceApplicationSecurityGroup 1 sourceGroups
  -SourceApplicationSecurityGroupId 1 sourceGroups
  -DestinationApplicationSecurityGroup 1 destinationGroups
  -DestinationApplicationSecurityGroupId 1 destinationGroups
  -Access 1 access
  -Priority 1 priority
  -Direction 1 direction
`;

const routeConfig = '-Name 1 name\n-AddressPrefix 1 prefix\n-NextHopType 1 nextHopType\n-NextHopIpAddress 1';
const namedInGroup = '-Name -ResourceName 1 name\n-ResourceGroupName 1 resourceGroup';

/**
 * The cmdlets of the Az PowerShell module about clusters and networks, with the aliases and places of their parameters: Azure/azure-powershell
 * `src/Aks/Aks/help/*.md`, `src/Network/Network/help/*.md`, `src/Resources/Resources/help/*.md`. Read 2026-11.
 */
export const cmdlets: readonly CommandSpec[] = [
  cmdlet('New-AzAksCluster', `
    -ResourceGroupName 1@0 resourceGroup
    -Name 1@1 name
    -ServicePrincipalIdAndSecret -SPIdAndSecret 1@2
    -NetworkPlugin 1 networkPlugin
    -NetworkPluginMode 1 networkPluginMode
    -NetworkPolicy 1 networkPolicy
    -NetworkDataplane 1 dataPlane
    -PodCidr 1 podCidr
    -ServiceCidr 1 serviceCidr
    -DnsServiceIP 1 dnsServiceIp
    -DockerBridgeCidr 1 dockerBridgeCidr
    -OutboundType 1 outboundType
    -LoadBalancerSku 1 loadBalancerSku
    -IpFamily 1 ipFamilies
    -NodeVnetSubnetID 1 subnet
    -NodePodSubnetID 1 podSubnet
    -NodePodIPAllocationMode 1 podIpAllocation
    -NodeName 1 nodepoolName
    -NodeCount 1 count
    -NodeMinCount 1 minCount
    -NodeMaxCount 1 maxCount
    -EnableNodeAutoScaling - autoscaling
    -NodeMaxPodCount 1 maxPods
    -NodeMaxSurge 1 maxSurge
    -NodeOsSKU 1 osSku
    -NodePoolMode 1 mode
    -NodeSetPriority 1 priority
    -KubernetesVersion 1 kubernetesVersion
    -AddOnNameToBeEnabled 1 addons
    -SubnetName 1 virtualNodeSubnetName
    -ApiServerSubnetId 1 apiServerSubnet
    -Location 1 location
    -LinuxProfileAdminUserName -AdminUserName 1
    -DnsNamePrefix 1
    -NodeOsDiskSize 1
    -NodeOSDiskType 1
    -NodeOsType 1 osType
    -NodeVmSize 1 vmSize
    -NodeVmSetType 1 poolType
    -NodeScaleSetEvictionPolicy 1
    -NodePoolLabel 1
    -NodePoolTag 1
    -NodeTaint 1
    -NodeResourceGroup 1
    -NodeKubeletConfig 1
    -NodeLinuxOSConfig 1
    -NodeHostGroupID 1
    -NodeMessageOfTheDay 1
    -NodeNetworkProfile 1
    -NodePublicIPPrefixID 1 nodePublicIpPrefix
    -NodeSshAccess 1
    -NodeWorkloadRuntime 1
    -NodeEnableSecureBoot -
    -NodeEnableVtpm -
    -WorkspaceResourceId 1
    -WindowsProfileAdminUserName 1
    -WindowsProfileAdminUserPassword 1
    -SshKeyValue -SshKeyPath 1
    -AcrNameToAttach 1
    -AvailabilityZone 1
    -AssignIdentity 1 identities
    -AssignKubeletIdentity 1
    -AadProfile 1
    -AksCustomHeader 1
    -ApiServerAccessAuthorizedIpRange 1 authorizedRanges
    -ApiServerAccessPrivateDnsZone 1 privateDnsZone
    -AutoScalerProfile 1
    -AutoUpgradeChannel 1
    -BootstrapArtifactSource 1 artifactSource
    -BootstrapContainerRegistryId 1
    -CustomCaTrustCertificate 1
    -DisableApiServerRunCommand -
    -DisableLocalAccount -
    -DiskEncryptionSetID 1
    -EdgeZone 1
    -EnableAIToolchainOperator -
    -EnableApiServerAccessPrivateCluster - privateCluster
    -EnableApiServerAccessPrivateClusterPublicFQDN - publicFqdn
    -EnableApiServerVnetIntegration - apiServerIntegration
    -EnableEncryptionAtHost -
    -EnableFIPS -
    -EnableManagedIdentity - managedIdentity
    -EnableNodePublicIp - nodePublicIp
    -EnableOidcIssuer -
    -EnableRbac -
    -EnableUltraSSD -
    -EnableUptimeSLA -
    -FqdnSubdomain 1
    -GenerateSshKey -
    -GpuInstanceProfile 1
    -HttpProxyConfig 1
    -IfMatch 1
    -IfNoneMatch 1
    -LoadBalancerAllocatedOutboundPort 1
    -LoadBalancerBackendPoolType 1 backendPoolType
    -LoadBalancerIdleTimeoutInMinute 1
    -LoadBalancerManagedOutboundIpCount 1
    -LoadBalancerManagedOutboundIpCountIPv6 1
    -LoadBalancerOutboundIp 1
    -LoadBalancerOutboundIpPrefix 1
    -NATGatewayIdleTimeoutInMinute 1
    -NATGatewayManagedOutboundIpCount 1
    -PPG 1
    -Tag 1
    -SubscriptionId 1
    -Force -
  `),
  cmdlet('New-AzAksNodePool', `
    -ResourceGroupName 1 resourceGroup
    -ClusterName 1 clusterName
    -ClusterObject 1 clusterObject
    -Name 1 name
    -VnetSubnetID 1 subnet
    -PodSubnetID 1 podSubnet
    -PodIPAllocationMode 1 podIpAllocation
    -Count 1 count
    -MinCount 1 minCount
    -MaxCount 1 maxCount
    -EnableAutoScaling - autoscaling
    -MaxPodCount 1 maxPods
    -MaxSurge 1 maxSurge
    -OsType 1 osType
    -OsSKU 1 osSku
    -Mode 1 mode
    -ScaleSetPriority 1 priority
    -KubernetesVersion 1 kubernetesVersion
    -VmSize 1 vmSize
    -VmSetType 1 poolType
    -OsDiskSize 1
    -OSDiskType 1
    -AvailabilityZone 1
    -AksCustomHeader 1
    -EnableEncryptionAtHost -
    -EnableFIPS -
    -EnableNodePublicIp - nodePublicIp
    -EnableUltraSSD -
    -EnableSecureBoot -
    -EnableVtpm -
    -GpuInstanceProfile 1
    -IfMatch 1
    -IfNoneMatch 1
    -KubeletConfig 1
    -LinuxOSConfig 1
    -MessageOfTheDay 1
    -NetworkProfile 1
    -NodeHostGroupID 1
    -NodeLabel 1
    -NodePublicIPPrefixID 1 nodePublicIpPrefix
    -NodeTaint 1
    -PPG 1
    -ScaleSetEvictionPolicy 1
    -SpotMaxPrice 1
    -SshAccess 1
    -Tag 1
    -WorkloadRuntime 1
    -SubscriptionId 1
    -Force -
  `),
  cmdlet('New-AzVirtualNetwork', `
    -Name -ResourceName 1 name
    -ResourceGroupName 1 resourceGroup
    -Location 1 location
    -AddressPrefix 1 addressSpace
    -Subnet 1 subnets
    -DnsServer 1 dnsServers
    -FlowTimeout 1
    -Tag 1
    -EnableDdosProtection -
    -DdosProtectionPlanId 1
    -IpAllocation 1
    -IpamPoolPrefixAllocation 1
    -EdgeZone 1
    -EnableEncryption 1
    -EncryptionEnforcementPolicy 1
    -PrivateEndpointVNetPolicies 1
    -BgpCommunity 1
    -Force -
  `),
  cmdlet('Get-AzVirtualNetwork', `
    -Name -ResourceName 1 name
    -ResourceGroupName 1 resourceGroup
    -ExpandResource 1
  `),
  cmdlet('Set-AzVirtualNetwork', '-VirtualNetwork 1@0 network'),
  cmdlet('New-AzVirtualNetworkSubnetConfig', subnetConfig),
  cmdlet('Add-AzVirtualNetworkSubnetConfig', `${subnetConfig}\n-VirtualNetwork 1 network`),
  cmdlet('Set-AzVirtualNetworkSubnetConfig', `${subnetConfig}\n-VirtualNetwork 1 network`),
  cmdlet('Get-AzVirtualNetworkSubnetConfig', '-Name 1 name\n-VirtualNetwork 1 network\n-ResourceId 1 ids'),
  cmdlet('Add-AzVirtualNetworkPeering', `
    -Name 1 name
    -VirtualNetwork 1 network
    -RemoteVirtualNetworkId 1 remoteNetwork
    -BlockVirtualNetworkAccess -
    -AllowForwardedTraffic -
    -AllowGatewayTransit -
    -UseRemoteGateways -
  `),
  cmdlet('New-AzRouteTable', `
    -Name -ResourceName 1 name
    -ResourceGroupName 1 resourceGroup
    -Location 1 location
    -Route 1 routes
    -DisableBgpRoutePropagation -
    -Tag 1
    -Force -
  `),
  cmdlet('New-AzRouteConfig', routeConfig),
  cmdlet('Add-AzRouteConfig', `${routeConfig}\n-RouteTable 1 table`),
  cmdlet('Get-AzRouteTable', namedInGroup),
  cmdlet('Set-AzRouteTable', '-RouteTable 1@0 table'),
  cmdlet('New-AzNatGateway', `
    ${namedInGroup}
    -Location 1 location
    -PublicIpAddress 1 publicIpAddresses
    -PublicIpPrefix 1 publicIpPrefixes
    -PublicIpAddressV6 1 publicIpAddressesV6
    -PublicIpPrefixV6 1 publicIpPrefixesV6
    -IdleTimeoutInMinutes 1
    -Sku 1
    -Zone 1
    -SourceVirtualNetwork 1
    -Tag 1
    -Force -
  `),
  cmdlet('Get-AzNatGateway', namedInGroup),
  cmdlet('New-AzNetworkSecurityGroup', `
    ${namedInGroup}
    -Location 1 location
    -SecurityRules -SecurityRule 1 rules
    -FlushConnection -
    -Tag 1
    -Force -
  `),
  cmdlet('Get-AzNetworkSecurityGroup', `${namedInGroup}\n-ExpandResource 1`),
  cmdlet('Set-AzNetworkSecurityGroup', '-NetworkSecurityGroup 1@0 group'),
  cmdlet('New-AzNetworkSecurityRuleConfig', securityRuleConfig),
  cmdlet('Add-AzNetworkSecurityRuleConfig', `${securityRuleConfig}\n-NetworkSecurityGroup 1 group`),
  cmdlet('New-AzUserAssignedIdentity', '-Name 1 name\n-ResourceGroupName 1 resourceGroup\n-Location 1 location\n-Tag 1\n-SubscriptionId 1\n-IsolationScope 1'),
  cmdlet('Get-AzUserAssignedIdentity', '-Name 1 name\n-ResourceGroupName 1 resourceGroup\n-SubscriptionId 1'),
  cmdlet('New-AzRoleAssignment', `
    -ObjectId -Id -PrincipalId 1 assignee
    -ApplicationId -SPN -ServicePrincipalName 1 assignee
    -SignInName -Email -UserPrincipalName 1
    -RoleDefinitionName 1 role
    -RoleDefinitionId 1 role
    -Scope 1 scope
    -ResourceGroupName 1
    -ResourceName 1
    -ResourceType 1
    -ParentResource 1
    -ObjectType 1
    -Description 1
    -Condition 1
    -ConditionVersion 1
    -AllowDelegation -
  `),
  cmdlet('New-AzResourceGroup', '-Name -ResourceGroupName 1@0 name\n-Location 1@1 location\n-Tag -Tags 1\n-Force -'),
];

/** Parameters of every cmdlet that changes something. */
function cmdlet(path: string, parameters: string): CommandSpec {
  const common = flagTable(`
    -DefaultProfile -AzContext -AzureRmContext -AzureCredential 1
    -AsJob -
    -WhatIf -wi -
    -Confirm -cf -
    -Verbose -vb -
    -Debug -db -
    -ErrorAction -ea 1
    -WarningAction -wa 1
    -InformationAction -infa 1
    -ProgressAction 1
    -ErrorVariable -ev 1
    -WarningVariable -wv 1
    -InformationVariable -iv 1
    -OutVariable -ov 1
    -OutBuffer -ob 1
    -PipelineVariable -pv 1
  `);
  return { path, client: 'az-powershell', flags: [...flagTable(parameters), ...common], shorthand: false };
}
