import type { Source } from '../rule';

/** Pages that only rules cite; those with numbers stand beside the facts in `plan/facts/sources.ts`. */

const errorCodes = 'https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/';

export const serviceCidrOverlapPage: Source = {
  title: 'Troubleshoot the ServiceCidrOverlapExistingSubnetsCidr error code',
  url: `${errorCodes}servicecidroverlapexistingsubnetscidr-error`,
  date: '2023-11-15',
};

export const dnsOutsidePage: Source = {
  title: 'Troubleshoot the DnsServiceIpOutOfServiceCidr error code',
  url: `${errorCodes}dnsserviceipoutofservicecidr-error`,
  date: '2024-10-17',
};

/** Where the Terraform provider itself refuses a cluster, while it applies and not while it plans. */
export const azurermChecks: Source = {
  title: 'The checks of azurerm_kubernetes_cluster',
  url: 'https://github.com/hashicorp/terraform-provider-azurerm/blob/main/internal/services/containers/kubernetes_cluster_validate.go',
  date: '2026-08-21',
};

export const azurermUpgradeTo4: Source = {
  title: 'Upgrade guide to version 4 of the Terraform provider',
  url: 'https://github.com/hashicorp/terraform-provider-azurerm/blob/main/website/docs/guides/4.0-upgrade-guide.html.markdown',
  date: '2026-08-21',
};

/** A message of the service that a user quotes. */
export const malformedPrefixReport: Source = {
  title: 'Azure/azure-service-operator#997',
  url: 'https://github.com/Azure/azure-service-operator/issues/997',
  date: '2020-04-23',
};

/** Both messages about subnets, as the service writes them. */
export const subnetRangesReport: Source = {
  title: 'MicrosoftDocs/azure-docs#123869',
  url: 'https://github.com/MicrosoftDocs/azure-docs/pull/123869',
  date: '2024-07-25',
};

export const peeringPage: Source = {
  title: 'Create, change, or delete a virtual network peering',
  url: 'https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering',
  date: '2026',
};

/** Where the Azure CLI itself refuses a pool, before it asks Azure. */
export const cliPoolChecks: Source = {
  title: 'The checks of az aks create and az aks nodepool add',
  url: 'https://github.com/Azure/azure-cli/blob/dev/src/azure-cli/azure/cli/command_modules/acs/agentpool_decorator.py',
  date: '2026-11',
};

/** Where it refuses a cluster. */
export const cliClusterChecks: Source = {
  title: 'The checks of az aks create',
  url: 'https://github.com/Azure/azure-cli/blob/dev/src/azure-cli/azure/cli/command_modules/acs/managed_cluster_decorator.py',
  date: '2026-11',
};

/** Where it refuses the value of a flag. */
export const cliFlagChecks: Source = {
  title: 'The checks of flags of az aks',
  url: 'https://github.com/Azure/azure-cli/blob/dev/src/azure-cli/azure/cli/command_modules/acs/_validators.py',
  date: '2026-11',
};

export const azurermPoolChecks: Source = {
  title: 'How the Terraform provider reads default_node_pool',
  url: 'https://github.com/hashicorp/terraform-provider-azurerm/blob/main/internal/services/containers/kubernetes_nodepool.go',
  date: '2026-08-21',
};

export const cliReleases: Source = {
  title: 'Release history of the Azure CLI',
  url: 'https://github.com/Azure/azure-cli/blob/dev/src/azure-cli/HISTORY.rst',
  date: '2026-11',
};

export const azurermAddons: Source = {
  title: 'How the Terraform provider reads the add-ons of a cluster',
  url: 'https://github.com/hashicorp/terraform-provider-azurerm/blob/main/internal/services/containers/kubernetes_addons.go',
  date: '2026-08-21',
};

/** The ingress add-on and what it wants of its subnet. */
export const ingressController: Source = {
  title: 'Application Gateway Ingress Controller',
  url: 'https://learn.microsoft.com/azure/application-gateway/ingress-controller-overview',
  date: '2025',
};

export const gatewayInfrastructure: Source = {
  title: 'The infrastructure of Application Gateway',
  url: 'https://learn.microsoft.com/azure/application-gateway/configuration-infrastructure',
  date: '2025',
};
