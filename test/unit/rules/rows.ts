/**
 * What is known of networks of AKS, row by row, and which rules say it. The rows are those of our own sheet of facts (A sizing, B ranges,
 * C what goes together, D the way out, E what cannot be changed later), here by their numbers with a short title. `undecided`
 * says which part no source text can decide, and why.
 */
export interface Row {
  readonly title: string;
  readonly rules: readonly string[];
  readonly undecided?: Undecided;
}

export interface Undecided {
  readonly because: Because;
  /** What is not decided, and why, in a sentence. */
  readonly what: string;
}

/**
 * `kubernetes`: it stands in objects within the cluster. `azure`: it is decided by what Azure has, and no text shows it. `before`:
 * it needs what was deployed before. `no-fault`: it says what is allowed, or how something works. `hover`: it is told at the property, where
 * nothing is wrong yet. `gone`: nothing that Azure or its clients still let anybody make. `unconfirmed`: no source settles it.
 * `beyond`: it is no matter of networks.
 */
export type Because = 'kubernetes' | 'azure' | 'before' | 'no-fault' | 'hover' | 'gone' | 'unconfirmed' | 'beyond';

const no = (because: Because, what: string): Undecided => ({ because, what });

export const rows: Readonly<Record<string, Row>> = {
  'A-01': { title: 'Node subnet of Azure CNI too small', rules: ['subnet-too-small', 'no-room-for-upgrade'] },
  'A-02': { title: 'Node subnet too small where pods live elsewhere', rules: ['subnet-too-small', 'no-room-for-upgrade'] },
  'A-03': { title: 'Pod CIDR too small', rules: ['pod-cidr-too-small', 'pod-cidr-no-room-for-upgrade'] },
  'A-04': { title: 'Pod subnet too small', rules: ['pod-subnet-too-small', 'pod-subnet-lacks-batches'], undecided: no('kubernetes', 'How many batches a node takes above the first depends on the pods that run there.') },
  'A-05': { title: 'Pod subnet without room for static blocks', rules: ['pod-subnet-too-small', 'pod-subnet-lacks-blocks'] },
  'A-05b': { title: 'Pods per node that leave a block half empty', rules: ['static-block-waste'] },
  'A-05c': { title: 'Largest pod subnet', rules: ['pod-subnet-over-largest'] },
  'A-06': { title: 'Default of pods per node', rules: ['max-pods-unstated'] },
  'A-07': { title: 'Bounds of pods per node', rules: ['max-pods-out-of-range'] },
  'A-08': { title: 'Thirty pods in a pool', rules: ['too-few-pods', 'too-few-pods-at-minimum'] },
  'A-08b': { title: 'Many pods on Windows nodes', rules: ['many-pods-on-windows'] },
  'A-08c': { title: 'Few pods per node', rules: ['max-pods-low'] },
  'A-09': { title: 'Default of the surge', rules: ['surge-unstated'] },
  'A-10': { title: 'Surge of zero', rules: ['upgrade-without-surge', 'max-unavailable-on-system-pool', 'surge-on-spot-pool'] },
  'A-11': { title: 'Surge over the scale set', rules: ['surge-over-scale-set-limit'] },
  'A-12': { title: 'Cluster too large to upgrade', rules: ['cluster-too-large-to-upgrade', 'cluster-large-for-upgrade'] },
  'A-13': { title: 'Nodes and pools of a cluster', rules: ['too-many-nodes-in-cluster', 'too-many-nodes-in-pool', 'too-many-pools', 'autoscaler-over-cluster-limit'] },
  'A-14': { title: 'Nodes of a kubenet cluster', rules: ['kubenet-too-many-nodes', 'kubenet-no-room-for-upgrade'] },
  'A-15': { title: 'Nodes of the network policy manager', rules: ['policy-manager-over-node-limit'], undecided: no('kubernetes', 'How many of its 20,000 pods there are is seen in the cluster only.') },
  'A-16': { title: 'Pods of a cluster', rules: ['pods-over-cluster-limit'], undecided: no('kubernetes', 'How many pods there will be, and how many identities they have, is no matter of the text.') },
  'A-17': { title: 'Addresses of a virtual network', rules: ['network-over-address-limit'], undecided: no('azure', 'Which addresses all peered networks together use, Azure alone sees.') },
  'A-18': { title: 'Length of a subnet prefix', rules: ['subnet-prefix-length'] },
  'A-19': { title: 'Subnet outside of its network, subnets that overlap', rules: ['subnet-outside-network', 'subnets-overlap'] },
  'A-20': { title: 'Ranges that Azure gives no network', rules: ['network-range-forbidden'] },
  'A-21': { title: 'Subnet in use resized', rules: ['subnet-prefix-changed-in-use'], undecided: no('before', 'Without a plan nothing shows what is deployed; the hover says that a prefix in use cannot change.') },
  'A-22': { title: 'Internal load balancers in the node subnet', rules: ['internal-load-balancer-late'], undecided: no('kubernetes', 'How many services ask for an internal address stands in the cluster.') },
  'A-23': { title: 'Sizes with the data plane cilium', rules: [], undecided: no('no-fault', 'The data plane changes no number.') },
  'A-24': { title: 'Pod CIDR with a network plugin of one\'s own', rules: ['own-cni-without-pod-cidr'] },
  'A-25': { title: 'Room to grow', rules: ['less-room-than-wanted', 'subnet-little-headroom', 'no-room-for-upgrade'] },
  'A-26': { title: 'Subnets of large overlay clusters', rules: ['subnet-too-small', 'no-room-for-upgrade', 'pod-cidr-too-small', 'pod-cidr-no-room-for-upgrade'], undecided: no('no-fault', 'That each pool may have a subnet of its own is allowed, and the sizes follow from the numbers.') },

  'B-01': { title: 'Pod CIDR in a reserved range', rules: ['pod-cidr-reserved'] },
  'B-02': { title: 'Service CIDR in a reserved range', rules: ['service-cidr-reserved'] },
  'B-03': { title: 'Network in a reserved range', rules: ['network-range-reserved', 'network-range-kept-by-aks', 'network-range-forbidden'] },
  'B-04': { title: 'Service CIDR too large', rules: ['service-cidr-too-large', 'service-cidr-at-size-limit'] },
  'B-05': { title: 'Ranges off their network address', rules: ['service-cidr-not-network-address', 'pod-cidr-not-network-address', 'subnet-not-network-address', 'address-space-not-network-address', 'malformed-cidr'] },
  'B-06': { title: 'Public service CIDR', rules: ['service-cidr-public'] },
  'B-07': { title: 'Public pod CIDR', rules: ['pod-cidr-public'] },
  'B-08': { title: 'Service CIDR over a subnet', rules: ['service-cidr-overlaps-subnet'] },
  'B-09': { title: 'Service CIDR in the address space', rules: ['service-cidr-overlaps-address-space'] },
  'B-10': { title: 'Service CIDR over peers and networks on premises', rules: ['service-cidr-overlaps-peer', 'range-in-use-elsewhere'] },
  'B-11': { title: 'Pod CIDR over service CIDR', rules: ['pod-cidr-overlaps-service-cidr'] },
  'B-12': { title: 'Pod CIDR over a subnet', rules: ['pod-cidr-overlaps-subnet'] },
  'B-13': { title: 'Pod CIDR in the address space', rules: ['pod-cidr-overlaps-address-space'] },
  'B-14': { title: 'Pod CIDR over peers and networks on premises', rules: ['pod-cidr-overlaps-peer', 'range-in-use-elsewhere'] },
  'B-15': { title: 'Networks on premises in 10.0.0.0/8', rules: ['network-common-on-premises', 'range-in-use-elsewhere', 'range-not-allowed'] },
  'B-16': { title: 'Peered networks that overlap', rules: ['peered-networks-overlap'] },
  'B-17': { title: 'DNS address outside of the service CIDR', rules: ['dns-ip-outside-service-cidr'] },
  'B-18': { title: 'DNS address first in the service CIDR', rules: ['dns-ip-first-address'] },
  'B-19': { title: 'DNS address last in the service CIDR', rules: ['dns-ip-last-address'] },
  'B-20': { title: 'DNS address by convention', rules: ['dns-ip-unconventional'] },
  'B-21': { title: 'DNS address and service CIDR together', rules: ['dns-ip-and-service-cidr-apart'] },
  'B-22': { title: 'Form of the DNS address', rules: ['dns-ip-malformed'] },
  'B-23': { title: 'Docker bridge', rules: ['docker-bridge-unsupported', 'docker-bridge-ignored', 'docker-bridge-overlaps'] },
  'B-24': { title: 'Pod CIDR with pods in the node subnet', rules: ['pod-cidr-with-node-subnet-cni'] },
  'B-25': { title: 'Pod CIDR expanded', rules: [], undecided: no('hover', 'That a pod CIDR can grow, and how, is told at the pod CIDR; whether it did needs what was there before.') },
  'B-26': { title: 'Service CIDR extended', rules: [], undecided: no('hover', 'That it can be extended since Kubernetes 1.33 is told at the service CIDR.') },
  'B-27': { title: 'Ranges used again', rules: [], undecided: no('no-fault', 'Clusters may share a service CIDR or a pod CIDR, so that nothing is found.') },
  'B-28': { title: 'Small service CIDR', rules: ['service-cidr-too-small', 'service-cidr-small'] },
  'B-29': { title: 'Families of a cluster', rules: ['ip-families-unsupported'] },
  'B-30': { title: 'Ranges for each family', rules: ['range-families-mismatch'] },
  'B-31': { title: 'IPv6 without overlay', rules: ['dual-stack-without-overlay', 'dual-stack-on-kubenet'] },
  'B-32': { title: 'Size of the IPv6 service CIDR', rules: ['ipv6-service-cidr-too-large'] },
  'B-33': { title: 'Size of IPv6 subnets', rules: ['subnet-prefix-length'], undecided: no('no-fault', 'The default length of the IPv6 pod CIDR is no fault.') },
  'B-34': {
    title: 'What does not go with IPv6',
    rules: ['dual-stack-with-network-policy', 'dual-stack-with-nat-gateway', 'user-routing-without-ipv6-route', 'gateway-pool-with-dual-stack', 'virtual-nodes-on-overlay', 'dual-stack-without-overlay'],
    undecided: no('kubernetes', 'The traffic policy of IPv6 services stands in the cluster. Virtual nodes are at fault by overlay or by the lack of it, one of which IPv6 always has.'),
  },
  'B-35': { title: 'Length of names', rules: ['network-name-too-long'] },
  'B-36': { title: 'Subnet with several prefixes', rules: ['subnet-several-prefixes'] },
  'B-37': {
    title: 'Authorized ranges',
    rules: ['authorized-range-malformed', 'authorized-range-not-public', 'authorized-range-private', 'authorized-ranges-too-many', 'authorized-ranges-on-private-cluster', 'authorized-zero-range-not-alone'],
  },
  'B-38': { title: 'Ranges over the network that AKS makes', rules: ['range-over-managed-network'] },

  'C-01': { title: 'Policy and plugin', rules: ['azure-policy-on-kubenet', 'network-policy-without-plugin', 'network-policy-in-capitals', 'overlay-without-azure-cni'] },
  'C-02': { title: 'Data plane cilium and its policy', rules: ['cilium-policy-without-data-plane', 'cilium-data-plane-with-other-policy', 'cilium-data-plane-policy-none', 'cilium-without-azure-cni', 'cilium-data-plane-with-windows'] },
  'C-03': { title: 'Container network security and cilium', rules: ['network-security-without-cilium'] },
  'C-04': { title: 'Network policy manager retires', rules: ['azure-policy-retiring'], undecided: no('before', 'Whether a policy manager is put into or taken out of a cluster that is there needs what was there before.') },
  'C-05': { title: 'Kubenet retires', rules: ['kubenet-retiring'] },
  'C-06': { title: 'Mode and network mode', rules: ['overlay-without-azure-cni', 'network-mode-without-azure-cni', 'network-mode-bridge'] },
  'C-07': { title: 'Windows pools', rules: ['windows-on-kubenet', 'windows-on-automatic', 'cilium-data-plane-with-windows', 'first-pool-on-windows', 'windows-pool-name-too-long'], undecided: no('unconfirmed', 'Whether a cluster needs its Windows profile when it is made differs from client to client, which make one themselves.') },
  'C-08': { title: 'Outbound NAT of Windows nodes', rules: ['outbound-nat-off-on-linux', 'outbound-nat-off-with-load-balancer', 'outbound-nat-off-with-node-public-ip'], undecided: no('gone', 'Versions of Kubernetes before 1.26, which lack it, can no longer be made.') },
  'C-09': { title: 'Windows images', rules: ['windows-image-retiring'] },
  'C-10': { title: 'Limits of overlay', rules: ['availability-set-with-overlay', 'vm-size-not-with-overlay', 'virtual-nodes-on-overlay'] },
  'C-11': { title: 'Virtual nodes', rules: ['virtual-nodes-without-azure-cni', 'virtual-nodes-on-overlay', 'virtual-node-subnet-has-nodes', 'virtual-node-subnet-delegated-elsewhere', 'delegation-left-out'] },
  'C-12': { title: 'Size of the API server\'s subnet', rules: ['api-server-subnet-too-small'] },
  'C-13': { title: 'Subnet of the API server', rules: ['api-server-subnet-shared', 'api-server-subnet-delegated-elsewhere', 'delegation-left-out'], undecided: no('azure', 'Encryption of the network and the region are no part of the model.') },
  'C-14': { title: 'Security group of the API server', rules: ['security-group-cuts-api-server'], undecided: no('azure', 'Rules of a security group that are not in the text are those of Azure.') },
  'C-15': { title: 'Node subnet delegated', rules: ['node-subnet-delegated'] },
  'C-16': { title: 'Pod subnet delegated', rules: ['pod-subnet-delegated-elsewhere', 'delegation-left-out'] },
  'C-17': { title: 'All pools in one network', rules: ['pools-in-different-networks', 'pools-mix-own-and-managed-subnets', 'pool-subnet-left-out', 'network-in-another-region'], undecided: no('azure', 'The subscription that a deployment goes to is rarely in the text.') },
  'C-18': { title: 'Pod subnets', rules: ['pod-subnet-unsupported', 'pod-ip-allocation-without-pod-subnet', 'pod-subnet-is-node-subnet', 'pools-mix-pod-subnets', 'pod-subnet-mixes-allocations'], undecided: no('azure', 'Machines that others put into a pod subnet are seen in Azure.') },
  'C-19': { title: 'Subnets and route tables of kubenet', rules: ['kubenet-subnet-shared', 'kubenet-route-table-shared', 'kubenet-route-tables-differ', 'kubenet-route-table-with-system-identity', 'association-not-awaited'] },
  'C-20': { title: 'Subnet of the Application Gateway', rules: ['application-gateway-place-unclear', 'application-gateway-range-outside-network', 'application-gateway-range-overlaps-subnet', 'application-gateway-subnet-shared', 'application-gateway-subnet-not-delegated', 'application-gateway-subnet-too-large', 'application-gateway-subnet-tight', 'application-gateway-in-other-network'], undecided: no('kubernetes', 'The version of the ingress controller stands in the cluster.') },
  'C-21': { title: 'Security group and routes of the Application Gateway', rules: ['application-gateway-cut-from-azure', 'application-gateway-default-route'], undecided: no('azure', 'Routes that a gateway announces are seen in Azure.') },
  'C-22': { title: 'Subnet of the Application Gateway for Containers', rules: ['traffic-controller-subnet-too-small', 'traffic-controller-subnet-too-large', 'traffic-controller-on-kubenet'], undecided: no('kubernetes', 'The version of the controller stands in the cluster.') },
  'C-23': { title: 'Rights on the subnet', rules: ['subnet-permission-missing', 'role-assignment-not-awaited'], undecided: no('azure', 'Assignments that others make are seen in Azure.') },
  'C-24': { title: 'Security group between nodes', rules: ['security-group-cuts-nodes'], undecided: no('azure', 'Security groups at the interfaces of nodes are AKS\'s own.') },
  'C-25': { title: 'Service endpoints and private endpoints', rules: [], undecided: no('no-fault', 'They are supported on subnets of one\'s own, so that nothing is found.') },
  'C-26': { title: 'Private clusters', rules: ['private-cluster-without-name', 'private-dns-zone-without-own-identity', 'authorized-ranges-on-private-cluster', 'basic-load-balancer-retired'] },
  'C-27': { title: 'Pools of egress gateways', rules: ['gateway-prefix-out-of-range', 'gateway-pool-over-prefix', 'gateway-pool-autoscaled', 'gateway-pool-with-pod-subnet', 'gateway-pool-with-dual-stack'] },
  'C-28': { title: 'Public addresses of nodes', rules: ['node-public-ip-prefix-too-small', 'node-public-ip-prefix-no-room-for-upgrade', 'node-public-ip-prefix-without-addresses', 'node-public-ip-with-user-routing'] },
  'C-29': { title: 'What needs the standard load balancer', rules: ['basic-load-balancer-retired', 'availability-set-retired'] },
  'C-30': { title: 'Backend pools of node addresses', rules: ['node-ip-backend-pool'], undecided: no('gone', 'Versions of Kubernetes before 1.23, which lack it, can no longer be made.') },
  'C-31': { title: 'NAT gateway on the pod subnet', rules: ['nat-gateway-missing'], undecided: no('azure', 'A subnet that is only named may have one.') },
  'C-32': { title: 'Resources of others in a subnet', rules: ['application-gateway-subnet-shared'], undecided: no('azure', 'What others put into a subnet is seen in Azure.') },
  'C-33': { title: 'A network plugin of one\'s own', rules: ['own-cni-to-install', 'network-policy-without-plugin'] },

  'D-01': { title: 'Outbound type and load balancer', rules: ['basic-load-balancer-retired', 'availability-set-retired'] },
  'D-02': { title: 'Routes of one\'s own need a subnet', rules: ['outbound-type-without-subnet'] },
  'D-03': { title: 'Route table missing', rules: ['route-table-missing', 'association-not-awaited'], undecided: no('azure', 'A subnet that is only named may have one.') },
  'D-04': { title: 'Default route missing', rules: ['default-route-missing'], undecided: no('azure', 'A table that is only named may have one.') },
  'D-05': { title: 'Next hop of the default route', rules: ['user-routing-next-hop'] },
  'D-06': { title: 'Routes of one\'s own and addresses of the load balancer', rules: ['user-routing-with-outbound-addresses'] },
  'D-07': { title: 'Managed NAT gateway in a network of one\'s own', rules: ['managed-nat-gateway-in-own-network'] },
  'D-08': { title: 'NAT gateway of one\'s own needs a subnet', rules: ['outbound-type-without-subnet'] },
  'D-09': { title: 'NAT gateway not on the subnet', rules: ['nat-gateway-missing', 'nat-gateway-without-address', 'association-not-awaited'], undecided: no('azure', 'A subnet that is only named may have one.') },
  'D-10': { title: 'Load balancer beside a NAT gateway', rules: ['nat-gateway-with-load-balancer'] },
  'D-11': { title: 'Profile of the NAT gateway', rules: ['nat-addresses-out-of-range', 'idle-timeout-out-of-range'], undecided: no('beyond', 'In which zones a gateway lies is a matter of availability.') },
  'D-12': { title: 'No way out', rules: ['outbound-none-without-cache', 'isolated-cluster-with-windows', 'isolated-cluster-on-kubenet'], undecided: no('before', 'That the outbound type of an Automatic cluster becomes another one needs what was there before.') },
  'D-13': { title: 'Outbound type changed', rules: [], undecided: no('before', 'From which type to which a cluster is moved needs what was there before.') },
  'D-14': { title: 'Outbound ports over budget', rules: ['outbound-ports-over-budget', 'outbound-ports-no-room-for-upgrade'] },
  'D-15': { title: 'Form of the number of ports', rules: ['outbound-ports-invalid'] },
  'D-16': { title: 'Ports that Azure takes away', rules: ['outbound-ports-shrink', 'outbound-ports-shrink-once'] },
  'D-17': { title: 'One kind of outbound addresses', rules: ['outbound-addresses-exclude-each-other', 'outbound-addresses-of-several-kinds'] },
  'D-18': { title: 'Idle timeout of the load balancer', rules: ['idle-timeout-out-of-range'] },
  'D-19': { title: 'Basic load balancer', rules: ['basic-load-balancer-retired'] },
  'D-20': { title: 'Availability sets', rules: ['availability-set-retired', 'availability-set-unsupported', 'availability-set-with-overlay'] },
  'D-21': { title: 'Default outbound access', rules: [], undecided: no('no-fault', 'Every outbound type of AKS is an explicit way out.') },
  'D-22': { title: 'Profiles need the standard load balancer', rules: ['basic-load-balancer-retired'] },
  'D-23': { title: 'Limits of a load balancer', rules: [], undecided: no('kubernetes', 'How many services and rules there are stands in the cluster.') },
  'D-24': { title: 'Several load balancers', rules: ['node-ip-backend-pool'], undecided: no('kubernetes', 'Which services use which of them stands in the cluster.') },

  ...eRows(),
};

/** What cannot be changed later is no fault of a text. It is told where the property stands, and found where a plan shows what is there. */
function eRows(): Readonly<Record<string, Row>> {
  const titles = [
    'Service CIDR, DNS address, families, load balancer', 'Network plugin', 'Mode', 'Data plane', 'Network policy', 'Pod CIDR', 'Profiles of the load balancer and the NAT gateway',
    'Private cluster', 'Subnet of the API server', 'Pods per node', 'Subnets of a pool', 'Public addresses of nodes', 'Outbound type', 'Prefix of a subnet in use',
  ];
  const [cluster, pool] = [['cluster-replaced'], ['pool-replaced']];
  const planRules: readonly (readonly string[])[] = [...Array.from({ length: 9 }, () => cluster), pool, pool, pool, [], ['subnet-prefix-changed-in-use']];
  return Object.fromEntries(titles.map((title, index) => [
    `E-${String(index + 1).padStart(2, '0')}`,
    { title: `Changed later: ${title}`, rules: planRules[index] ?? [], undecided: no('before', 'Without a plan nothing shows what is deployed; that a change makes a new cluster or is refused is told at the property.') },
  ]));
}

/** The rules about networks that other checkers have, by their own ids: those that hold today, and what became of the others. */
export const peerRows: Readonly<Record<string, Row>> = {
  'AZR-000020': { title: 'Subnet of at least /23', rules: ['subnet-too-small', 'no-room-for-upgrade'] },
  'AZR-000018': { title: 'Fifty pods per node', rules: ['max-pods-low'] },
  'AZR-000026': { title: 'Standard load balancer', rules: ['basic-load-balancer-retired'] },
  'AZR-000027': { title: 'Network policy', rules: ['network-policy-unset'] },
  'AZR-000030': { title: 'Authorized ranges', rules: ['api-server-open'] },
  'AZR-000035': { title: 'HTTP application routing', rules: [], undecided: no('gone', 'The add-on is retired.') },
  'AZR-000017': { title: 'Scale sets', rules: ['availability-set-retired'] },
  'AZR-000019': { title: 'Autoscaler', rules: [], undecided: no('beyond', 'How a cluster is scaled is no matter of its network.') },
  'AZR-000024': { title: 'Three nodes', rules: [], undecided: no('beyond', 'How many nodes are enough is a matter of availability.') },
  'AZR-000412': { title: 'Three nodes in user pools', rules: [], undecided: no('beyond', 'How many nodes are enough is a matter of availability.') },
  'AZR-000021': { title: 'Zones', rules: [], undecided: no('beyond', 'Zones are a matter of availability.') },
  'AZR-000263': { title: 'Security group on each subnet', rules: ['subnet-without-security-group'], undecided: no('azure', 'A subnet that is only named may have one.') },
  'AZR-000264': { title: 'Two DNS servers', rules: ['dns-server-alone'] },
  'AZR-000265': { title: 'DNS servers in the network', rules: [], undecided: no('no-fault', 'DNS servers in another network, reached through a peering, are common.') },
  'AZR-000266': { title: 'Peering is connected', rules: [], undecided: no('azure', 'The state of a peering is seen in Azure.') },
  'AZR-000267': { title: 'Names of subnets', rules: ['network-name-too-long'] },
  'AZR-000314': { title: 'Subnets of a hub', rules: [], undecided: no('beyond', 'Which subnets a hub should have is no matter of the cluster.') },
  'PSRule.VNET.PrivateSubnet': { title: 'No default outbound access', rules: [], undecided: no('no-fault', 'Every outbound type of AKS is an explicit way out.') },
  CKV_AZURE_6: { title: 'Authorized ranges', rules: ['api-server-open'] },
  CKV_AZURE_7: { title: 'Network policy', rules: ['network-policy-unset'] },
  CKV_AZURE_115: { title: 'Private cluster', rules: ['api-server-open'] },
  CKV_AZURE_143: { title: 'No public addresses of nodes', rules: ['node-public-ip'] },
  CKV_AZURE_168: { title: 'Fifty pods per node', rules: ['max-pods-low'] },
  CKV_AZURE_169: { title: 'Scale sets', rules: ['availability-set-retired'] },
  CKV_AZURE_182: { title: 'Two DNS servers', rules: ['dns-server-alone'] },
  CKV_AZURE_183: { title: 'DNS servers in the network', rules: [], undecided: no('no-fault', 'DNS servers in another network, reached through a peering, are common.') },
  CKV_AZURE_246: { title: 'HTTP application routing', rules: [], undecided: no('gone', 'The add-on is retired.') },
  CKV2_AZURE_29: { title: 'Azure CNI', rules: ['kubenet-retiring'] },
  CKV2_AZURE_31: { title: 'Security group on each subnet', rules: ['subnet-without-security-group'], undecided: no('azure', 'A subnet that is only named may have one.') },
  'CKV_AZURE_9, 10, 77, 160': { title: 'Security groups open to the internet', rules: [], undecided: no('beyond', 'Who may reach machines in general is a matter of security, not of the cluster\'s network.') },
  'tflint: azurerm_route_invalid_next_hop_type': { title: 'Next hop of a route', rules: ['user-routing-next-hop'] },
  'tflint: azurerm_kubernetes_cluster_invalid_name': { title: 'Names of clusters', rules: [], undecided: no('beyond', 'Names of clusters are no matter of their networks.') },
  'tflint: azurerm_kubernetes_cluster_node_pool_invalid_os_type': { title: 'Words for the operating system', rules: [], undecided: no('beyond', 'Which words a property takes is checked by schemas.') },
  'az: validate_ip_ranges': { title: 'Authorized ranges', rules: ['authorized-range-malformed', 'authorized-range-not-public', 'authorized-zero-range-not-alone'] },
  'az: load balancer': { title: 'Profile of the load balancer', rules: ['outbound-ports-invalid', 'idle-timeout-out-of-range', 'outbound-addresses-exclude-each-other', 'basic-load-balancer-retired'] },
  'az: NAT gateway': { title: 'Profile of the NAT gateway', rules: ['nat-addresses-out-of-range', 'idle-timeout-out-of-range'] },
  'az: validate_network_policy': { title: 'Small letters', rules: ['network-policy-in-capitals'] },
  'az: validate_nodes_count': { title: 'Nodes of a pool', rules: ['too-many-nodes-in-pool'] },
  'az: subnet ids': { title: 'Form of ids', rules: ['pools-in-different-networks'], undecided: no('beyond', 'What is no id is reported as not followed.') },
  'az: validate_max_surge': { title: 'Form of the surge', rules: ['upgrade-without-surge'] },
  'az: validate_pod_ip_allocation_mode': { title: 'Allocation and pod subnet', rules: ['pod-ip-allocation-without-pod-subnet'] },
  'az: validate_disable_windows_outbound_nat': { title: 'Outbound NAT on Windows pools only', rules: ['outbound-nat-off-on-linux'] },
  'az: validate_nodepool_name': { title: 'Names of pools', rules: ['pool-name-malformed', 'windows-pool-name-too-long'] },
  'az: pod CIDR, outbound types': { title: 'What the command compares', rules: ['pod-cidr-with-node-subnet-cni', 'outbound-type-without-subnet', 'user-routing-with-outbound-addresses', 'managed-nat-gateway-in-own-network'] },
  'azurerm: plan': { title: 'Forms, numbers, and what CustomizeDiff compares', rules: ['malformed-cidr', 'dns-ip-malformed', 'outbound-ports-invalid', 'outbound-none-without-cache', 'network-security-without-cilium', 'surge-on-spot-pool'] },
  'azurerm: apply': { title: 'What the provider compares while it applies', rules: ['pod-cidr-with-node-subnet-cni', 'dns-ip-and-service-cidr-apart', 'range-families-mismatch', 'network-mode-without-azure-cni', 'ip-families-unsupported', 'autoscaler-limits-missing'] },
  'terraform-azurerm-aks: preconditions': { title: 'What the module compares', rules: ['overlay-without-azure-cni', 'cilium-without-azure-cni', 'azure-policy-on-kubenet', 'autoscaler-limits-missing'], undecided: no('gone', 'That cilium needs overlay or a pod subnet no longer holds.') },
  'CAPZ webhooks': { title: 'What Cluster API compares', rules: ['dns-ip-outside-service-cidr', 'dns-ip-unconventional', 'subnet-outside-network', 'outbound-ports-invalid', 'overlay-without-azure-cni', 'cilium-policy-without-data-plane', 'max-pods-out-of-range', 'node-public-ip-prefix-without-addresses'] },
  'aks-engine validate': { title: 'What its predecessor compared', rules: ['dns-ip-first-address', 'dns-ip-last-address', 'azure-policy-on-kubenet', 'pools-in-different-networks', 'range-families-mismatch'] },
  'AKS-Construction form': { title: 'What its form compares', rules: ['malformed-cidr', 'windows-on-kubenet', 'cilium-data-plane-with-other-policy', 'outbound-type-without-subnet'] },
  'APRL e620fa98': { title: 'Maximum of the autoscaler against the subnet', rules: ['subnet-too-small'] },
  'APRL c22db132': { title: 'Overlay or dynamic allocation', rules: ['kubenet-retiring'], undecided: no('no-fault', 'Pods in the node subnet are supported as they were.') },
  aksip: { title: 'Calculator of addresses', rules: ['subnet-too-small', 'no-room-for-upgrade', 'max-pods-out-of-range', 'too-few-pods', 'too-many-nodes-in-pool', 'subnet-prefix-length'] },
  'aks-ip-diagnostic, aks-net-diagnostics': { title: 'What is in use', rules: ['subnet-little-headroom'], undecided: no('azure', 'What is in use is seen in Azure.') },
};

/** Rules that no row names, and where they come from. */
export const own: Readonly<Record<string, string>> = {
  'autoscaler-limits-reversed': 'the autoscaler\'s numbers, as the Azure CLI and the provider compare them',
  'autoscaler-limits-without-autoscaler': 'the autoscaler\'s numbers, as the Azure CLI and the provider compare them',
  'autoscaler-count-outside-limits': 'the autoscaler\'s numbers, as the Azure CLI compares them',
  'flag-no-longer-known': 'words that commands no longer know',
  'ignore-without-effect': 'comments about our own findings',
};
