import { addressSpaceNotNetworkAddress } from './address-space-not-network-address';
import { apiServerOpen } from './api-server-open';
import { apiServerSubnetDelegatedElsewhere } from './api-server-subnet-delegated-elsewhere';
import { apiServerSubnetShared } from './api-server-subnet-shared';
import { apiServerSubnetTooSmall } from './api-server-subnet-too-small';
import { applicationGatewayInOtherNetwork } from './application-gateway-in-other-network';
import { applicationGatewayPlaceUnclear } from './application-gateway-place-unclear';
import { applicationGatewayRangeOutsideNetwork } from './application-gateway-range-outside-network';
import { applicationGatewayRangeOverlapsSubnet } from './application-gateway-range-overlaps-subnet';
import { applicationGatewaySubnetNotDelegated } from './application-gateway-subnet-not-delegated';
import { applicationGatewaySubnetShared } from './application-gateway-subnet-shared';
import { applicationGatewaySubnetTight } from './application-gateway-subnet-tight';
import { applicationGatewaySubnetTooLarge } from './application-gateway-subnet-too-large';
import { applicationGatewayCutFromAzure } from './application-gateway-cut-from-azure';
import { applicationGatewayDefaultRoute } from './application-gateway-default-route';
import { associationNotAwaited } from './association-not-awaited';
import { authorizedRangeMalformed } from './authorized-range-malformed';
import { authorizedRangeNotPublic } from './authorized-range-not-public';
import { authorizedRangePrivate } from './authorized-range-private';
import { authorizedRangesOnPrivateCluster } from './authorized-ranges-on-private-cluster';
import { authorizedRangesTooMany } from './authorized-ranges-too-many';
import { authorizedZeroRangeNotAlone } from './authorized-zero-range-not-alone';
import { autoscalerCountOutsideLimits } from './autoscaler-count-outside-limits';
import { autoscalerLimitsMissing } from './autoscaler-limits-missing';
import { autoscalerLimitsReversed } from './autoscaler-limits-reversed';
import { autoscalerLimitsWithoutAutoscaler } from './autoscaler-limits-without-autoscaler';
import { autoscalerOverClusterLimit } from './autoscaler-over-cluster-limit';
import { availabilitySetRetired } from './availability-set-retired';
import { availabilitySetUnsupported } from './availability-set-unsupported';
import { availabilitySetWithOverlay } from './availability-set-with-overlay';
import { azurePolicyOnKubenet } from './azure-policy-on-kubenet';
import { azurePolicyRetiring } from './azure-policy-retiring';
import { basicLoadBalancerRetired } from './basic-load-balancer-retired';
import { ciliumDataPlanePolicyNone } from './cilium-data-plane-policy-none';
import { ciliumDataPlaneWithOtherPolicy } from './cilium-data-plane-with-other-policy';
import { ciliumDataPlaneWithWindows } from './cilium-data-plane-with-windows';
import { ciliumPolicyWithoutDataPlane } from './cilium-policy-without-data-plane';
import { ciliumWithoutAzureCni } from './cilium-without-azure-cni';
import { clusterLargeForUpgrade } from './cluster-large-for-upgrade';
import { clusterReplaced } from './cluster-replaced';
import { delegationLeftOut } from './delegation-left-out';
import { clusterTooLargeToUpgrade } from './cluster-too-large-to-upgrade';
import { defaultRouteMissing } from './default-route-missing';
import { dnsIpAndServiceCidrApart } from './dns-ip-and-service-cidr-apart';
import { dnsIpFirstAddress } from './dns-ip-first-address';
import { dnsIpLastAddress } from './dns-ip-last-address';
import { dnsIpMalformed } from './dns-ip-malformed';
import { dnsIpOutsideServiceCidr } from './dns-ip-outside-service-cidr';
import { dnsIpUnconventional } from './dns-ip-unconventional';
import { dnsServerAlone } from './dns-server-alone';
import { dockerBridgeIgnored } from './docker-bridge-ignored';
import { dockerBridgeOverlaps } from './docker-bridge-overlaps';
import { dockerBridgeUnsupported } from './docker-bridge-unsupported';
import { dualStackOnKubenet } from './dual-stack-on-kubenet';
import { dualStackWithNatGateway } from './dual-stack-with-nat-gateway';
import { dualStackWithNetworkPolicy } from './dual-stack-with-network-policy';
import { dualStackWithoutOverlay } from './dual-stack-without-overlay';
import { firstPoolOnWindows } from './first-pool-on-windows';
import { flagNoLongerKnown } from './flag-no-longer-known';
import { gatewayPoolAutoscaled } from './gateway-pool-autoscaled';
import { gatewayPoolOverPrefix } from './gateway-pool-over-prefix';
import { gatewayPoolWithDualStack } from './gateway-pool-with-dual-stack';
import { gatewayPoolWithPodSubnet } from './gateway-pool-with-pod-subnet';
import { gatewayPrefixOutOfRange } from './gateway-prefix-out-of-range';
import { idleTimeoutOutOfRange } from './idle-timeout-out-of-range';
import { ignoreWithoutEffect } from './ignore-without-effect';
import { internalLoadBalancerLate } from './internal-load-balancer-late';
import { ipFamiliesUnsupported } from './ip-families-unsupported';
import { ipv6ServiceCidrTooLarge } from './ipv6-service-cidr-too-large';
import { isolatedClusterOnKubenet } from './isolated-cluster-on-kubenet';
import { isolatedClusterWithWindows } from './isolated-cluster-with-windows';
import { kubenetNoRoomForUpgrade } from './kubenet-no-room-for-upgrade';
import { kubenetRetiring } from './kubenet-retiring';
import { kubenetRouteTableShared } from './kubenet-route-table-shared';
import { kubenetRouteTableWithSystemIdentity } from './kubenet-route-table-with-system-identity';
import { kubenetRouteTablesDiffer } from './kubenet-route-tables-differ';
import { kubenetSubnetShared } from './kubenet-subnet-shared';
import { kubenetTooManyNodes } from './kubenet-too-many-nodes';
import { lessRoomThanWanted } from './less-room-than-wanted';
import { malformedCidr } from './malformed-cidr';
import { managedNatGatewayInOwnNetwork } from './managed-nat-gateway-in-own-network';
import { manyPodsOnWindows } from './many-pods-on-windows';
import { maxPodsLow } from './max-pods-low';
import { maxPodsOutOfRange } from './max-pods-out-of-range';
import { maxPodsUnstated } from './max-pods-unstated';
import { maxUnavailableOnSystemPool } from './max-unavailable-on-system-pool';
import { natAddressesOutOfRange } from './nat-addresses-out-of-range';
import { natGatewayMissing } from './nat-gateway-missing';
import { natGatewayWithLoadBalancer } from './nat-gateway-with-load-balancer';
import { natGatewayWithoutAddress } from './nat-gateway-without-address';
import { networkCommonOnPremises } from './network-common-on-premises';
import { networkInAnotherRegion } from './network-in-another-region';
import { networkModeBridge } from './network-mode-bridge';
import { networkModeWithoutAzureCni } from './network-mode-without-azure-cni';
import { networkNameTooLong } from './network-name-too-long';
import { networkOverAddressLimit } from './network-over-address-limit';
import { networkPolicyInCapitals } from './network-policy-in-capitals';
import { networkPolicyUnset } from './network-policy-unset';
import { networkPolicyWithoutPlugin } from './network-policy-without-plugin';
import { networkRangeForbidden } from './network-range-forbidden';
import { networkRangeKeptByAks } from './network-range-kept-by-aks';
import { networkRangeReserved } from './network-range-reserved';
import { networkSecurityWithoutCilium } from './network-security-without-cilium';
import { noRoomForUpgrade } from './no-room-for-upgrade';
import { nodeIpBackendPool } from './node-ip-backend-pool';
import { nodePublicIp } from './node-public-ip';
import { nodePublicIpPrefixNoRoomForUpgrade } from './node-public-ip-prefix-no-room-for-upgrade';
import { nodePublicIpPrefixTooSmall } from './node-public-ip-prefix-too-small';
import { nodePublicIpPrefixWithoutAddresses } from './node-public-ip-prefix-without-addresses';
import { nodePublicIpWithUserRouting } from './node-public-ip-with-user-routing';
import { nodeSubnetDelegated } from './node-subnet-delegated';
import { outboundAddressesExcludeEachOther } from './outbound-addresses-exclude-each-other';
import { outboundAddressesOfSeveralKinds } from './outbound-addresses-of-several-kinds';
import { outboundNatOffOnLinux } from './outbound-nat-off-on-linux';
import { outboundNatOffWithLoadBalancer } from './outbound-nat-off-with-load-balancer';
import { outboundNatOffWithNodePublicIp } from './outbound-nat-off-with-node-public-ip';
import { outboundNoneWithoutCache } from './outbound-none-without-cache';
import { outboundPortsInvalid } from './outbound-ports-invalid';
import { outboundPortsNoRoomForUpgrade } from './outbound-ports-no-room-for-upgrade';
import { outboundPortsOverBudget } from './outbound-ports-over-budget';
import { outboundPortsShrink } from './outbound-ports-shrink';
import { outboundPortsShrinkOnce } from './outbound-ports-shrink-once';
import { outboundTypeWithoutSubnet } from './outbound-type-without-subnet';
import { overlayWithoutAzureCni } from './overlay-without-azure-cni';
import { ownCniToInstall } from './own-cni-to-install';
import { ownCniWithoutPodCidr } from './own-cni-without-pod-cidr';
import { peeredNetworksOverlap } from './peered-networks-overlap';
import { podCidrNoRoomForUpgrade } from './pod-cidr-no-room-for-upgrade';
import { podCidrNotNetworkAddress } from './pod-cidr-not-network-address';
import { podCidrOverlapsAddressSpace } from './pod-cidr-overlaps-address-space';
import { podCidrOverlapsPeer } from './pod-cidr-overlaps-peer';
import { podCidrOverlapsServiceCidr } from './pod-cidr-overlaps-service-cidr';
import { podCidrOverlapsSubnet } from './pod-cidr-overlaps-subnet';
import { podCidrPublic } from './pod-cidr-public';
import { podCidrReserved } from './pod-cidr-reserved';
import { podCidrTooSmall } from './pod-cidr-too-small';
import { podCidrWithNodeSubnetCni } from './pod-cidr-with-node-subnet-cni';
import { podIpAllocationWithoutPodSubnet } from './pod-ip-allocation-without-pod-subnet';
import { podSubnetDelegatedElsewhere } from './pod-subnet-delegated-elsewhere';
import { podSubnetIsNodeSubnet } from './pod-subnet-is-node-subnet';
import { podSubnetLacksBatches } from './pod-subnet-lacks-batches';
import { podSubnetLacksBlocks } from './pod-subnet-lacks-blocks';
import { podSubnetMixesAllocations } from './pod-subnet-mixes-allocations';
import { podSubnetOverLargest } from './pod-subnet-over-largest';
import { podSubnetTooSmall } from './pod-subnet-too-small';
import { podSubnetUnsupported } from './pod-subnet-unsupported';
import { podsOverClusterLimit } from './pods-over-cluster-limit';
import { policyManagerOverNodeLimit } from './policy-manager-over-node-limit';
import { poolNameMalformed } from './pool-name-malformed';
import { poolReplaced } from './pool-replaced';
import { poolSubnetLeftOut } from './pool-subnet-left-out';
import { poolsInDifferentNetworks } from './pools-in-different-networks';
import { poolsMixOwnAndManagedSubnets } from './pools-mix-own-and-managed-subnets';
import { poolsMixPodSubnets } from './pools-mix-pod-subnets';
import { privateClusterWithoutName } from './private-cluster-without-name';
import { privateDnsZoneWithoutOwnIdentity } from './private-dns-zone-without-own-identity';
import { rangeFamiliesMismatch } from './range-families-mismatch';
import { rangeInUseElsewhere } from './range-in-use-elsewhere';
import { rangeNotAllowed } from './range-not-allowed';
import { rangeOverManagedNetwork } from './range-over-managed-network';
import { roleAssignmentNotAwaited } from './role-assignment-not-awaited';
import { routeTableMissing } from './route-table-missing';
import type { Rule } from './rule';
import { securityGroupCutsApiServer } from './security-group-cuts-api-server';
import { securityGroupCutsNodes } from './security-group-cuts-nodes';
import { serviceCidrAtSizeLimit } from './service-cidr-at-size-limit';
import { serviceCidrNotNetworkAddress } from './service-cidr-not-network-address';
import { serviceCidrOverlapsAddressSpace } from './service-cidr-overlaps-address-space';
import { serviceCidrOverlapsPeer } from './service-cidr-overlaps-peer';
import { serviceCidrOverlapsSubnet } from './service-cidr-overlaps-subnet';
import { serviceCidrPublic } from './service-cidr-public';
import { serviceCidrReserved } from './service-cidr-reserved';
import { serviceCidrSmall } from './service-cidr-small';
import { serviceCidrTooLarge } from './service-cidr-too-large';
import { serviceCidrTooSmall } from './service-cidr-too-small';
import { staticBlockWaste } from './static-block-waste';
import { subnetLittleHeadroom } from './subnet-little-headroom';
import { subnetNotNetworkAddress } from './subnet-not-network-address';
import { subnetOutsideNetwork } from './subnet-outside-network';
import { subnetPermissionMissing } from './subnet-permission-missing';
import { subnetPrefixChangedInUse } from './subnet-prefix-changed-in-use';
import { subnetPrefixLength } from './subnet-prefix-length';
import { subnetSeveralPrefixes } from './subnet-several-prefixes';
import { subnetTooSmall } from './subnet-too-small';
import { subnetWithoutSecurityGroup } from './subnet-without-security-group';
import { subnetsOverlap } from './subnets-overlap';
import { surgeOnSpotPool } from './surge-on-spot-pool';
import { surgeOverScaleSetLimit } from './surge-over-scale-set-limit';
import { surgeUnstated } from './surge-unstated';
import { tooFewPods } from './too-few-pods';
import { tooFewPodsAtMinimum } from './too-few-pods-at-minimum';
import { tooManyNodesInCluster } from './too-many-nodes-in-cluster';
import { tooManyNodesInPool } from './too-many-nodes-in-pool';
import { tooManyPools } from './too-many-pools';
import { trafficControllerOnKubenet } from './traffic-controller-on-kubenet';
import { trafficControllerSubnetTooLarge } from './traffic-controller-subnet-too-large';
import { trafficControllerSubnetTooSmall } from './traffic-controller-subnet-too-small';
import { upgradeWithoutSurge } from './upgrade-without-surge';
import { userRoutingNextHop } from './user-routing-next-hop';
import { userRoutingWithOutboundAddresses } from './user-routing-with-outbound-addresses';
import { virtualNodeSubnetDelegatedElsewhere } from './virtual-node-subnet-delegated-elsewhere';
import { virtualNodeSubnetHasNodes } from './virtual-node-subnet-has-nodes';
import { userRoutingWithoutIpv6Route } from './user-routing-without-ipv6-route';
import { virtualNodesOnOverlay } from './virtual-nodes-on-overlay';
import { virtualNodesWithoutAzureCni } from './virtual-nodes-without-azure-cni';
import { vmSizeNotWithOverlay } from './vm-size-not-with-overlay';
import { windowsImageRetiring } from './windows-image-retiring';
import { windowsOnAutomatic } from './windows-on-automatic';
import { windowsOnKubenet } from './windows-on-kubenet';
import { windowsPoolNameTooLong } from './windows-pool-name-too-long';

/** Every rule, in the order of the rule pages. */
export const rules: readonly Rule[] = [
  malformedCidr,
  serviceCidrNotNetworkAddress,
  podCidrNotNetworkAddress,
  subnetNotNetworkAddress,
  addressSpaceNotNetworkAddress,
  serviceCidrOverlapsSubnet,
  serviceCidrOverlapsAddressSpace,
  serviceCidrOverlapsPeer,
  podCidrOverlapsServiceCidr,
  podCidrOverlapsSubnet,
  podCidrOverlapsAddressSpace,
  podCidrOverlapsPeer,
  serviceCidrReserved,
  podCidrReserved,
  serviceCidrTooLarge,
  serviceCidrAtSizeLimit,
  serviceCidrPublic,
  podCidrPublic,
  dnsIpOutsideServiceCidr,
  dnsIpFirstAddress,
  dnsIpLastAddress,
  dnsIpMalformed,
  dnsIpUnconventional,
  dnsIpAndServiceCidrApart,
  podCidrWithNodeSubnetCni,
  dockerBridgeUnsupported,
  dockerBridgeIgnored,
  dockerBridgeOverlaps,
  subnetOutsideNetwork,
  subnetsOverlap,
  subnetPrefixLength,
  subnetSeveralPrefixes,
  networkRangeForbidden,
  networkRangeReserved,
  networkRangeKeptByAks,
  peeredNetworksOverlap,
  rangeInUseElsewhere,
  rangeNotAllowed,
  ipFamiliesUnsupported,
  rangeFamiliesMismatch,
  ipv6ServiceCidrTooLarge,
  subnetTooSmall,
  noRoomForUpgrade,
  lessRoomThanWanted,
  podSubnetTooSmall,
  podSubnetLacksBatches,
  podSubnetLacksBlocks,
  podCidrTooSmall,
  podCidrNoRoomForUpgrade,
  maxPodsOutOfRange,
  tooFewPods,
  tooFewPodsAtMinimum,
  staticBlockWaste,
  upgradeWithoutSurge,
  maxUnavailableOnSystemPool,
  surgeOverScaleSetLimit,
  tooManyNodesInPool,
  tooManyNodesInCluster,
  autoscalerOverClusterLimit,
  autoscalerLimitsMissing,
  autoscalerLimitsReversed,
  autoscalerLimitsWithoutAutoscaler,
  autoscalerCountOutsideLimits,
  kubenetRetiring,
  kubenetTooManyNodes,
  kubenetNoRoomForUpgrade,
  kubenetSubnetShared,
  windowsOnKubenet,
  azurePolicyOnKubenet,
  virtualNodesWithoutAzureCni,
  virtualNodesOnOverlay,
  overlayWithoutAzureCni,
  networkModeWithoutAzureCni,
  networkModeBridge,
  networkPolicyWithoutPlugin,
  networkPolicyInCapitals,
  azurePolicyRetiring,
  ciliumWithoutAzureCni,
  ciliumPolicyWithoutDataPlane,
  ciliumDataPlaneWithOtherPolicy,
  ciliumDataPlanePolicyNone,
  ciliumDataPlaneWithWindows,
  flagNoLongerKnown,
  poolNameMalformed,
  windowsPoolNameTooLong,
  dualStackWithoutOverlay,
  dualStackOnKubenet,
  nodeSubnetDelegated,
  podSubnetDelegatedElsewhere,
  podSubnetUnsupported,
  podIpAllocationWithoutPodSubnet,
  podSubnetIsNodeSubnet,
  poolsMixPodSubnets,
  poolsInDifferentNetworks,
  poolsMixOwnAndManagedSubnets,
  poolSubnetLeftOut,
  manyPodsOnWindows,
  policyManagerOverNodeLimit,
  ownCniWithoutPodCidr,
  userRoutingNextHop,
  basicLoadBalancerRetired,
  firstPoolOnWindows,
  windowsImageRetiring,
  networkNameTooLong,
  rangeOverManagedNetwork,
  dualStackWithNetworkPolicy,
  trafficControllerSubnetTooSmall,
  outboundPortsOverBudget,
  outboundPortsNoRoomForUpgrade,
  outboundPortsInvalid,
  outboundAddressesExcludeEachOther,
  outboundAddressesOfSeveralKinds,
  userRoutingWithOutboundAddresses,
  idleTimeoutOutOfRange,
  natAddressesOutOfRange,
  apiServerSubnetTooSmall,
  apiServerSubnetShared,
  outboundTypeWithoutSubnet,
  managedNatGatewayInOwnNetwork,
  associationNotAwaited,
  defaultRouteMissing,
  natGatewayMissing,
  natGatewayWithLoadBalancer,
  natGatewayWithoutAddress,
  routeTableMissing,
  kubenetRouteTablesDiffer,
  kubenetRouteTableShared,
  kubenetRouteTableWithSystemIdentity,
  securityGroupCutsNodes,
  securityGroupCutsApiServer,
  applicationGatewayCutFromAzure,
  applicationGatewayDefaultRoute,
  subnetPermissionMissing,
  roleAssignmentNotAwaited,
  authorizedRangeMalformed,
  authorizedRangeNotPublic,
  authorizedRangePrivate,
  authorizedRangesOnPrivateCluster,
  authorizedRangesTooMany,
  authorizedZeroRangeNotAlone,
  availabilitySetRetired,
  availabilitySetUnsupported,
  availabilitySetWithOverlay,
  clusterTooLargeToUpgrade,
  dualStackWithNatGateway,
  gatewayPoolAutoscaled,
  gatewayPoolOverPrefix,
  gatewayPoolWithDualStack,
  gatewayPoolWithPodSubnet,
  gatewayPrefixOutOfRange,
  isolatedClusterOnKubenet,
  isolatedClusterWithWindows,
  networkOverAddressLimit,
  networkSecurityWithoutCilium,
  nodePublicIpPrefixNoRoomForUpgrade,
  nodePublicIpPrefixTooSmall,
  nodePublicIpPrefixWithoutAddresses,
  nodePublicIpWithUserRouting,
  outboundNatOffOnLinux,
  outboundNatOffWithLoadBalancer,
  outboundNatOffWithNodePublicIp,
  outboundNoneWithoutCache,
  outboundPortsShrink,
  podSubnetMixesAllocations,
  podSubnetOverLargest,
  privateClusterWithoutName,
  privateDnsZoneWithoutOwnIdentity,
  serviceCidrTooSmall,
  surgeOnSpotPool,
  tooManyPools,
  vmSizeNotWithOverlay,
  windowsOnAutomatic,
  apiServerOpen,
  clusterLargeForUpgrade,
  internalLoadBalancerLate,
  maxPodsLow,
  maxPodsUnstated,
  networkCommonOnPremises,
  networkPolicyUnset,
  nodeIpBackendPool,
  nodePublicIp,
  outboundPortsShrinkOnce,
  ownCniToInstall,
  podsOverClusterLimit,
  serviceCidrSmall,
  subnetLittleHeadroom,
  surgeUnstated,
  clusterReplaced,
  poolReplaced,
  subnetPrefixChangedInUse,
  applicationGatewayPlaceUnclear,
  applicationGatewayRangeOutsideNetwork,
  applicationGatewayRangeOverlapsSubnet,
  applicationGatewaySubnetShared,
  applicationGatewaySubnetNotDelegated,
  applicationGatewaySubnetTooLarge,
  applicationGatewaySubnetTight,
  apiServerSubnetDelegatedElsewhere,
  virtualNodeSubnetHasNodes,
  virtualNodeSubnetDelegatedElsewhere,
  delegationLeftOut,
  trafficControllerSubnetTooLarge,
  trafficControllerOnKubenet,
  applicationGatewayInOtherNetwork,
  networkInAnotherRegion,
  userRoutingWithoutIpv6Route,
  dnsServerAlone,
  subnetWithoutSecurityGroup,
  ignoreWithoutEffect,
];
