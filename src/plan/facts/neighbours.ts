import type { Fact, Source } from './fact';
import { apiServerIntegration, podSubnetConcepts } from './sources';

/** What may live in the network of a cluster besides its nodes and pods: the sizes and services of their subnets. */

const learn = 'https://learn.microsoft.com/azure/';

const applicationGatewayPage: Source = { title: 'Application Gateway infrastructure configuration', url: `${learn}application-gateway/configuration-infrastructure`, date: '2026' };
const bastionPage: Source = { title: 'About Azure Bastion configuration settings', url: `${learn}bastion/configuration-settings`, date: '2026' };
const firewallPage: Source = { title: 'Azure Firewall questions and answers', url: `${learn}firewall/firewall-faq`, date: '2026' };
const gatewayForContainersPage: Source = { title: 'Application Gateway for Containers components', url: `${learn}application-gateway/for-containers/application-gateway-for-containers-components`, date: '2026' };
const virtualNodesPage: Source = { title: 'Virtual nodes in AKS', url: `${learn}aks/virtual-nodes`, date: '2026' };

/** A prefix length. 125 instances, a private front end and the five that Azure keeps need a /24. */
export const applicationGatewaySubnet: Fact<number> = { value: 24, source: applicationGatewayPage };

/** A prefix length and the one name that the subnet may have. */
export const bastionSubnet: Fact<{ readonly length: number; readonly name: string }> = {
  value: { length: 26, name: 'AzureBastionSubnet' },
  source: bastionPage,
};

export const firewallSubnet: Fact<{ readonly length: number; readonly name: string }> = {
  value: { length: 26, name: 'AzureFirewallSubnet' },
  source: firewallPage,
};

/** The place in its subnet that the firewall's own address has: the first that Azure leaves for use. */
export const firewallPlace: Fact<number> = { value: 4, source: firewallPage };

export const gatewayForContainersSubnet: Fact<{ readonly length: number; readonly delegation: string }> = {
  value: { length: 24, delegation: 'Microsoft.ServiceNetworking/trafficControllers' },
  source: gatewayForContainersPage,
};

export const apiServerDelegation: Fact<string> = { value: 'Microsoft.ContainerService/managedClusters', source: apiServerIntegration };
export const podSubnetDelegation: Fact<string> = { value: 'Microsoft.ContainerService/managedClusters', source: podSubnetConcepts };
export const virtualNodesDelegation: Fact<string> = { value: 'Microsoft.ContainerInstance/containerGroups', source: virtualNodesPage };
