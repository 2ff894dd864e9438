const troubleshoot = 'https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/';

/** Microsoft's pages about error codes of the service, by the code; read on 2026-11-29. Most codes have none. */
export const errorPages: Readonly<Record<string, string>> = {
  DnsServiceIpOutOfServiceCidr: `${troubleshoot}error-codes/dnsserviceipoutofservicecidr-error`,
  InsufficientSubnetSize: `${troubleshoot}connectivity/insufficientsubnetsize-error-advanced-networking`,
  InvalidLoadBalancerProfileAllocatedOutboundPorts: `${troubleshoot}error-codes/invalidloadbalancerprofileallocatedoutboundports-error`,
  InvalidParameter: `${troubleshoot}error-codes/invalidparameter-error`,
  LinkedAuthorizationFailed: `${troubleshoot}error-codes/linkedauthorizationfailed-error`,
  ServiceCidrOverlapExistingSubnetsCidr: `${troubleshoot}error-codes/servicecidroverlapexistingsubnetscidr-error`,
  SubnetIsDelegated: `${troubleshoot}error-codes/subnetisdelegated-error`,
  SubnetIsFull: `${troubleshoot}error-codes/subnetisfull-error`,
  SubnetWithExternalResourcesCannotBeUsedByOtherResources: `${troubleshoot}error-codes/subnetwithexternalresourcescannotbeusedbyotherresources-error`,
};
