/** The name of a property for people, and what is good to know about it: above all, what cannot be changed later. */
export interface PropertyFacts {
  readonly label: string;
  readonly note?: string;
  /** Whether it decides what an element holds or needs. */
  readonly sizes?: true;
}

/** By the name of the property in the model. */
export const propertyFacts: Readonly<Record<string, PropertyFacts>> = {
  name: { label: 'Name' },
  addressSpace: { label: 'Address space', note: 'The network may grow later by further ranges. Ranges of peered and connected networks must not overlap it.' },
  peers: { label: 'Peered network' },
  prefixes: { label: 'Address prefix', sizes: true },
  delegations: { label: 'Delegation' },
  routeTable: { label: 'Route table' },
  natGateway: { label: 'NAT gateway' },
  securityGroup: { label: 'Network security group' },
  virtualNetwork: { label: 'Virtual network' },
  networkPlugin: { label: 'Network plugin', sizes: true },
  networkPluginMode: { label: 'Network plugin mode', sizes: true },
  networkPolicy: { label: 'Network policy' },
  dataPlane: { label: 'Network data plane' },
  networkMode: { label: 'Network mode' },
  ipFamilies: { label: 'IP versions' },
  serviceCidrs: { label: 'Service CIDR' },
  podCidrs: { label: 'Pod CIDR', sizes: true },
  dnsServiceIp: { label: 'DNS service IP' },
  dockerBridgeCidr: { label: 'Docker bridge CIDR' },
  outboundType: { label: 'Outbound type' },
  loadBalancerSku: { label: 'Load balancer SKU' },
  kubernetesVersion: { label: 'Kubernetes version' },
  tier: { label: 'Tier' },
  virtualNodeSubnet: { label: 'Subnet of virtual nodes' },
  apiServerSubnet: { label: 'Subnet of the API server' },
  ports: { label: 'Outbound ports per node', note: 'All nodes together, those of an upgrade included, share 64,000 ports of each public address.' },
  addresses: { label: 'Managed outbound addresses' },
  ownAddresses: { label: 'Outbound addresses' },
  ownPrefixes: { label: 'Outbound prefixes' },
  idleMinutes: { label: 'Idle timeout of the load balancer' },
  natAddresses: { label: 'Addresses of the NAT gateway' },
  natIdleMinutes: { label: 'Idle timeout of the NAT gateway' },
  mode: { label: 'Mode' },
  autoscaling: { label: 'Autoscaling', sizes: true },
  count: { label: 'Node count', sizes: true },
  minCount: { label: 'Minimum node count', sizes: true },
  maxCount: { label: 'Maximum node count', note: 'Azure counts the maximum, not the present count, when it compares pools with their subnet.', sizes: true },
  maxPods: { label: 'Maximum pods per node', sizes: true },
  maxSurge: { label: 'Maximum surge', note: 'Extra nodes during an upgrade.', sizes: true },
  maxUnavailable: { label: 'Maximum unavailable', sizes: true },
  osType: { label: 'Operating system' },
  osSku: { label: 'Operating system SKU' },
  priority: { label: 'Priority' },
  subnet: { label: 'Node subnet', sizes: true },
  podSubnet: { label: 'Pod subnet', sizes: true },
  podIpAllocation: { label: 'Pod IP allocation', sizes: true },
  prefix: { label: 'Route prefix' },
  nextHopType: { label: 'Next hop type' },
};
