import type { Client } from '../../model/network';
import type { NetworkModel } from '../../model/network-model';
import { count } from '../capacity';
import { kubenetRetires, policyManagerRetires } from './dates';
import type { Source } from './fact';
import { addressesPerPeeredNetworks, addressesPerVirtualNetwork, kubenetNodes, maxPodsBounds, nodesPerCluster, podsPerOverlayCluster } from './limits';
import * as pages from './sources';

/** What older pages, scripts and blog posts still say of a property, and what is in force. */
export interface OldValue {
  /** The number of the conflict: each has one, and a test keeps the list whole. */
  readonly row: number;
  /** The properties that it is about, in the words of the model. */
  readonly of: readonly string[];
  /** What is said, so that it reads well behind "older pages: ". */
  readonly said: string;
  readonly now: string;
  readonly source: Source;
  /** The network models that it concerns, where it does not concern all. */
  readonly models?: readonly NetworkModel[];
  /** The words of the property that it concerns, where it does not concern all. */
  readonly words?: readonly string[];
  readonly clients?: readonly Client['kind'][];
}

/** When something ends, by the property and the word that names it. */
export interface Retirement {
  readonly of: string;
  readonly word: string;
  readonly what: string;
  readonly on: string;
  readonly source: Source;
}

export const retirements: readonly Retirement[] = [
  { of: 'networkPlugin', word: 'kubenet', what: 'kubenet', on: kubenetRetires.value, source: kubenetRetires.source },
  { of: 'networkPolicy', word: 'azure', what: 'the policy manager azure on Linux nodes', on: policyManagerRetires.value.linux, source: policyManagerRetires.source },
  { of: 'networkPolicy', word: 'azure', what: 'the policy manager azure on Windows nodes', on: policyManagerRetires.value.windows, source: policyManagerRetires.source },
  { of: 'loadBalancerSku', word: 'basic', what: 'the Basic load balancer', on: '2025-09-30', source: pages.basicLoadBalancer },
  { of: 'osSku', word: 'Windows2019', what: 'support of Windows Server 2019', on: '2026-03-01', source: pages.windowsPractices },
  { of: 'osSku', word: 'Windows2022', what: 'support of Windows Server 2022', on: '2028-06-30', source: pages.windowsPractices },
];

const inNetwork: readonly NetworkModel[] = ['node-subnet'];
const ofPodCidr: readonly NetworkModel[] = ['kubenet', 'overlay'];
const { most, least } = maxPodsBounds.value;

export const oldValues: readonly OldValue[] = [
  {
    row: 1, of: ['addressSpace'], said: '4,096 private addresses in use per virtual network',
    now: `${count(addressesPerVirtualNetwork.value)} per network, ${count(addressesPerPeeredNetworks.value)} in a group of peered networks`, source: addressesPerVirtualNetwork.source,
  },
  { row: 2, of: ['maxPods'], models: ['kubenet'], said: 'at most 110 pods per node with kubenet', now: `110 where nothing is written, at most ${count(most)}`, source: maxPodsBounds.source },
  { row: 3, of: ['maxPods'], models: ['node-subnet', 'pod-subnet', 'pod-subnet-static', 'overlay'], said: '30 pods per node with Azure CNI, not configurable', now: `${count(least)} to ${count(most)}`, source: maxPodsBounds.source },
  {
    row: 4, of: ['maxPods'], said: 'a default by tool, 110 or 30, and 110 in the portal',
    now: 'a default by network model: overlay 250, node subnet 30, kubenet 110, own CNI 250; of pod subnets one page says 110 and another 250, which is what was seen', source: pages.dynamicAllocation,
  },
  { row: 5, of: ['dockerBridgeCidr'], said: 'a required range, 172.17.0.1/16', now: 'gone: from the API with version 2023-04-01, from azurerm with version 4', source: pages.apiSpecification },
  {
    row: 6, of: ['networkPlugin'], said: 'kubenet where nothing is written',
    now: '`az aks create` makes overlay; which version of the API changed is not documented, so that it is better to write one', source: pages.overlayHowTo,
  },
  { row: 7, of: ['maxSurge'], said: 'one node where nothing is written', now: '10 %, rounded up: on new clusters from Kubernetes 1.28, on all from 1.32', source: pages.release('2025-03-16') },
  { row: 8, of: ['prefixes'], said: 'Azure keeps the first three addresses of a subnet', now: 'it keeps five, the first four and the last', source: pages.overlayConcepts },
  {
    row: 9, of: ['serviceCidrs', 'podCidrs', 'addressSpace'], said: 'no reserved ranges, or some for Calico only',
    now: '169.254.0.0/16, 172.30.0.0/16, 172.31.0.0/16 and 192.0.2.0/24 are kept in all clusters, and ranges around them count', source: pages.cniOverview,
  },
  { row: 10, of: ['serviceCidrs'], said: 'it cannot be changed after the cluster is made', now: 'from Kubernetes 1.33 it can be extended by a further range', source: pages.addressPlanning },
  { row: 11, of: ['podCidrs'], models: ['overlay'], said: 'it is fixed', now: 'it can grow to a range that contains the present one, on Linux', source: pages.podCidrExpansion },
  { row: 12, of: ['outboundType'], said: 'it cannot be changed', now: 'several changes are possible, with an interruption of connections', source: pages.outboundTypes },
  { row: 13, of: ['loadBalancerSku'], said: 'Basic is allowed, and the SKU cannot be changed', now: 'Basic is refused, and a cluster that has it can be upgraded in place', source: pages.basicLoadBalancer },
  { row: 14, of: ['networkPlugin'], words: ['kubenet'], said: 'kubenet is the default, and recommended where addresses are scarce', now: 'kubenet retires; overlay needs as few addresses', source: pages.cniOverview },
  { row: 15, of: ['osType'], words: ['Windows'], said: 'Windows pools are a preview', now: 'they are generally available, with Azure CNI, beside a Linux system pool', source: pages.windowsPractices },
  {
    row: 16, of: ['subnet', 'identity', 'identityKind'], said: 'a service principal with the role Contributor on the network',
    now: 'a managed identity with the role Network Contributor on the subnet', source: pages.cniOverview,
  },
  { row: 17, of: ['networkPolicy'], words: ['azure'], said: 'the policy azure comes with Azure CNI as its advanced feature', now: 'its manager retires, and Cilium is recommended', source: pages.networkPolicies },
  { row: 18, of: ['networkPolicy'], said: 'network policies per pod are not supported', now: 'they are, by Cilium, Calico or the manager azure', source: pages.networkPolicies },
  { row: 19, of: ['routeTable'], models: ['kubenet'], said: 'the table of AKS has to be attached to the subnet by hand', now: 'AKS makes and keeps it; a table of your own needs a user-assigned identity', source: pages.kubenetHowTo },
  { row: 20, of: ['serviceCidrs'], said: 'outside of the subnet of the cluster', now: 'outside of the whole network, of peered ones and of those on premises; Azure refuses an overlap with subnets', source: pages.legacyCni },
  { row: 21, of: ['podCidrs'], models: ofPodCidr, said: 'it must not overlap the virtual network', now: 'Azure refuses an overlap with a subnet only; elsewhere in the address space the next subnet may meet it', source: pages.release('2024-10-25') },
  { row: 22, of: ['networkPluginMode'], said: 'the Application Gateway ingress add-on does not work with overlay', now: 'it does, with its subnet of at most a /24 and no peering between', source: pages.overlayConcepts },
  {
    row: 23, of: ['delegations'], words: ['Microsoft.ServiceNetworking/trafficControllers'], said: 'a subnet of a /24 or larger for Application Gateway for Containers',
    now: 'with overlay a /24 exactly', source: pages.gatewayForContainers,
  },
  { row: 24, of: ['dataPlane'], words: ['cilium'], said: 'Cilium needs overlay or a pod subnet', now: 'it works with pods in the node subnet too', source: pages.ciliumPage },
  { row: 25, of: ['idleMinutes'], said: '4 to 100 minutes, as the CLI and azurerm still check', now: 'the API takes 4 to 120', source: pages.apiSpecification },
  { row: 26, of: ['natAddresses'], clients: ['azurerm'], said: '1 to 100 addresses, as the schema of azurerm still has it', now: 'the service takes 1 to 16', source: pages.natGateway },
  { row: 27, of: ['podIpAllocation', 'maxPods'], models: ['pod-subnet-static'], said: 'a preview, with a block for each 16 pods of a node', now: 'generally available, with a block for each 16 of the pods and one address more', source: pages.staticAllocation },
  { row: 28, of: ['delegations'], words: ['Microsoft.ContainerService/managedClusters'], said: 'a node subnet may be delegated to AKS', now: 'node subnets have no delegation; pod subnets and that of the API server have this one', source: pages.cniOverview },
  { row: 29, of: ['ipFamilies'], said: 'IPv6 ranges fd12:3456:789a::/64 and …:1::/108 where none are written', now: 'random ones by the release notes, so that it is better to write them', source: pages.release('2022-01-27') },
  { row: 30, of: ['virtualNodeSubnet'], said: 'its subnet lies in another network than the cluster', now: 'it is a subnet of its own in the same network', source: pages.virtualNodes },
  { row: 31, of: ['subnet', 'routeTable'], clients: ['azurerm'], said: 'the subnet of the nodes has to have a route table', now: 'with user-defined routing, and with kubenet and a table of your own', source: pages.outboundTypes },
  { row: 32, of: ['podCidrs', 'networkPluginMode'], models: ['overlay'], said: '250,000 pods in a cluster with overlay', now: `${count(podsPerOverlayCluster.value)}, by the newer page`, source: podsPerOverlayCluster.source },
  { row: 33, of: ['maxPods'], said: 'it can be changed later', now: 'not of a pool that is there', source: pages.addressPlanning },
  { row: 34, of: ['maxSurge'], models: inNetwork, said: '60 nodes of 30 pods fit a /21', now: 'with 10 % more nodes in an upgrade they need 2,046 addresses, and a /21 has 2,043', source: pages.addressPlanning },
  { row: 35, of: ['prefixes'], said: 'the largest subnet is a /8', now: 'it is a /2', source: pages.virtualNetworkQuestions },
  { row: 36, of: ['ipFamilies'], models: ['kubenet'], said: 'IPv6 is generally available with kubenet', now: 'it asks for overlay', source: pages.dualStack },
  { row: 37, of: ['count', 'maxCount'], said: '100, 800 or 1,000 nodes in a cluster', now: `${count(nodesPerCluster.value)}, of kubenet ${count(kubenetNodes.value)}, in the free tier 1,000`, source: nodesPerCluster.source },
  { row: 38, of: ['maxCount'], said: 'Azure counts the nodes that a pool starts with', now: 'it counts the maximum of a pool that scales itself', source: pages.release('2023-05-07') },
  { row: 39, of: ['outboundType'], words: ['managedNATGatewayV2', 'managedNATGateway'], said: 'from a NAT gateway of the second version there is no way back', now: 'to `none` and `block` there is one', source: pages.release('2026-05-29') },
  { row: 40, of: ['maxPods'], models: ['kubenet'], said: '150 pods per node with kubenet are too many', now: `they are valid, up to ${count(most)}`, source: maxPodsBounds.source },
  { row: 41, of: ['outboundType'], words: ['managedNATGateway'], said: 'it can be changed to a load balancer or routes of your own', now: 'not in a network that AKS made, by the table of the same page', source: pages.outboundTypes },
  { row: 42, of: ['podCidrs'], clients: ['azurerm'], models: ['overlay'], said: 'a larger range needs no new cluster', now: 'the service extends it, but azurerm replaces the cluster', source: pages.azurermProvider },
  { row: 43, of: ['outboundType'], words: ['managedNATGatewayV2'], said: 'the type managedNATGatewayV2', now: 'from API 2026-06-01 it is managedNATGateway with the SKU standardV2 in its profile; both are read here', source: pages.release('2026-07-17') },
  { row: 44, of: ['maxPods'], models: inNetwork, said: 'a node counts as its pods and one address more', now: 'so one plans; what Azure refuses is counted as the pods less one, without surge', source: pages.countedAddresses },
];
