import type { Source } from './fact';

/** The pages that the facts were read from. `date` is the page's own. */

const learn = 'https://learn.microsoft.com/azure/';

function aks(page: string, title: string, date: string): Source {
  return { title, url: `${learn}aks/${page}`, date };
}

/** An entry of the release notes of AKS. */
export function release(date: string): Source {
  return { title: `AKS release notes, ${date}`, url: 'https://github.com/Azure/AKS/blob/master/CHANGELOG.md', date };
}

export const addressPlanning = aks('concepts-network-ip-address-planning', 'IP address planning for AKS', '2026-04-16');
export const overlayConcepts = aks('concepts-network-azure-cni-overlay', 'Azure CNI Overlay', '2026-07-31');
export const overlayHowTo = aks('azure-cni-overlay', 'Set up Azure CNI Overlay', '2026-07-31');
export const podSubnetConcepts = aks('concepts-network-azure-cni-pod-subnet', 'Azure CNI Pod Subnet', '2024-05-21');
export const dynamicAllocation = aks('configure-azure-cni-dynamic-ip-allocation', 'Dynamic IP allocation', '2024-07-09');
export const staticAllocation = aks('configure-azure-cni-static-block-allocation', 'Static block allocation', '2024-03-18');
export const kubenetHowTo = aks('configure-kubenet', 'Kubenet networking with your own address ranges', '2026-04-16');
export const cniOverview = aks('concepts-network-cni-overview', 'CNI networking overview', '2026-07-10');
export const legacyCni = aks('concepts-network-legacy-cni', 'Legacy CNI options', '2026-04-16');
export const ownCni = aks('use-byo-cni', 'Bring your own CNI plug-in', '2026-04-16');
export const dualStack = aks('configure-dual-stack', 'Dual-stack networking', '2023-12-07');
export const rollingUpgrades = aks('upgrade-aks-node-pools-rolling', 'Rolling upgrades of node pools', '2026-05-29');
export const clusterUpgrade = aks('upgrade-aks-cluster', 'Upgrade an AKS cluster', '2023-10-19');
export const spotPools = aks('spot-node-pool', 'Spot node pools', '2023-03-29');
export const nodePools = aks('create-node-pools', 'Create node pools', '2026-07-13');
export const nodeClass = aks('node-auto-provisioning-aksnodeclass', 'AKSNodeClass', '2026-07-05');
export const quotas = aks('quotas-skus-regions', 'Quotas, sizes and regions of AKS', '2026-08-03');
export const tiers = aks('free-standard-pricing-tiers', 'Pricing tiers of AKS', '2026');
export const largeClusters = aks('best-practices-performance-scale-large', 'Large clusters', '2026-06-05');
export const networkPolicies = aks('use-network-policies', 'Network policies', '2026-08-18');
export const ciliumPage = aks('azure-cni-powered-by-cilium', 'Azure CNI Powered by Cilium', '2026-08-05');
export const outboundTypes = aks('egress-outboundtype', 'Outbound types of AKS', '2026-08-05');
export const egressByRoutes = aks('egress-udr', 'User-defined routes as the way out of a cluster', '2023-05-10');
export const supportPolicies = aks('support-policies', 'Support policies for AKS', '2026-06-09');
export const loadBalancer = aks('load-balancer-standard', 'Standard load balancer in AKS', '2026');
export const natGateway = aks('nat-gateway', 'NAT gateway in AKS', '2026-07-07');
export const apiServerIntegration = aks('api-server-vnet-integration', 'API Server VNet Integration', '2026-04-15');
export const windowsPractices = aks('windows-best-practices', 'Windows containers in AKS', '2026-07-13');
export const basicLoadBalancer = aks('upgrade-basic-load-balancer-on-aks', 'Upgrade from the Basic load balancer', '2025-08-29');

export const updateCni = aks('update-azure-cni', 'Update the IPAM mode and data plane', '2024-11-26');
export const podCidrExpansion = aks('azure-cni-overlay-pod-expand', 'Expand the pod CIDR of Azure CNI Overlay', '2024-08-16');
export const virtualNodes = aks('virtual-nodes', 'Virtual nodes in AKS', '2023-11-06');
export const authorizedRanges = aks('api-server-authorized-ip-ranges', 'Authorized IP ranges of the API server', '2026-08-03');
export const privateClusters = aks('private-clusters', 'Private AKS clusters', '2026-08-05');
export const staticEgressGateway = aks('configure-static-egress-gateway', 'Static egress gateway in AKS', '2026-08-06');
export const nodePublicIps = aks('use-node-public-ips', 'Public addresses of nodes', '2026-06-17');
export const isolatedClusters = aks('concepts-network-isolated', 'Network isolated clusters', '2026');
export const balancerSettings = aks('configure-load-balancer-standard', 'Settings of the load balancer in AKS', '2024-01-23');
export const podPlanning = aks('plan-pod-networking', 'Plan pod networking', '2025-03-24');
export const upgradeOptions = aks('upgrade-options', 'Upgrade options of AKS', '2026-06-22');

export const applicationGatewayNetwork: Source = {
  title: 'Application Gateway infrastructure configuration',
  url: `${learn}application-gateway/configuration-infrastructure`,
  date: '2026',
};

export const gatewayForContainers: Source = {
  title: 'Application Gateway for Containers with Azure CNI Overlay',
  url: `${learn}application-gateway/for-containers/container-networking`,
  date: '2025-03-24',
};

export const networkLimits: Source = {
  title: 'Azure Virtual Network limits',
  url: `${learn}azure-resource-manager/management/azure-subscription-service-limits`,
  date: '2022-12-05',
};

export const virtualNetworkQuestions: Source = {
  title: 'Azure Virtual Network questions and answers',
  url: `${learn}virtual-network/virtual-networks-faq`,
  date: '2026',
};

export const defaultOutboundAccess: Source = {
  title: 'Default outbound access in Azure',
  url: `${learn}virtual-network/ip-services/default-outbound-access`,
  date: '2026',
};

/** The description of the service's API, in versions up to 2025-10-02-preview. */
export const apiSpecification: Source = {
  title: 'API specification of Microsoft.ContainerService',
  url: 'https://github.com/Azure/azure-rest-api-specs/blob/main/specification/containerservice/resource-manager/Microsoft.ContainerService/aks/CommonModels.tsp',
  date: '2025-10-02',
};

/** An announcement of the team behind AKS. */
export const unknownFields: Source = { title: 'Azure/AKS#4060', url: 'https://github.com/Azure/AKS/issues/4060', date: '2024-01-11' };

export const azurermProvider: Source = {
  title: 'azurerm_kubernetes_cluster',
  url: 'https://github.com/hashicorp/terraform-provider-azurerm/blob/main/website/docs/r/kubernetes_cluster.html.markdown',
  date: '2026-08-21',
};

export const azureCli: Source = { title: 'az aks create', url: 'https://learn.microsoft.com/cli/azure/aks', date: '2026' };

export const vnetCli: Source = {
  title: 'az network vnet create',
  url: 'https://learn.microsoft.com/cli/azure/network/vnet',
  date: '2026',
};

/** A support engineer explains what the service counts for each node. */
export const countedAddresses: Source = {
  title: 'MicrosoftDocs/azure-docs#120064',
  url: 'https://github.com/MicrosoftDocs/azure-docs/issues/120064',
  date: '2024-02-21',
};

/** The kubenet page as it stood for years; blog posts and scripts still follow it. */
export const kubenet2019 = aks('configure-kubenet', 'Kubenet networking, the page of 2019', '2019-06-26');
export const advancedNetworking2018 = aks('networking-overview', 'Network configuration, the page of 2018', '2018-05-07');
export const azureCni2023 = aks('configure-azure-cni', 'Azure CNI, the page of about 2023', '2023');
