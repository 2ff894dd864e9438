import type { Span } from '../text/span';
import type { Condition } from './condition';
import type { PlannedChange } from './planned-change';
import type { Known, List, Value } from './value';

/** A thing that the text describes. `id` is the language's own full address of it, unique within its deployment. */
export interface Element {
  readonly id: string;
  readonly name: Value<string>;
  /** The head of its description: what to point at when the element as a whole is meant. */
  readonly span: Span;
  /** The whole of its description. */
  readonly body: Span;
  /** `maybe`: a condition that the text does not decide says whether it is made, or how often. */
  readonly exists: 'yes' | 'maybe';
  /** What must hold for it to be made, as far as the text tells: conditions that exclude each other exclude elements. */
  readonly when: readonly Condition[];
  /** What happens to it, where the text is a plan that says so. */
  readonly change?: PlannedChange;
}

/** What one deployment describes. Plain immutable data: it survives JSON and `postMessage`. */
export interface Network {
  readonly clusters: readonly Cluster[];
  readonly virtualNetworks: readonly VirtualNetwork[];
  readonly subnets: readonly Subnet[];
  readonly routeTables: readonly RouteTable[];
  readonly natGateways: readonly NatGateway[];
  readonly securityGroups: readonly SecurityGroup[];
  /** The application gateways, each of which lives in a subnet. */
  readonly gateways: readonly Gateway[];
  readonly roleAssignments: readonly RoleAssignment[];
  /** Whether these are all the roles that the deployment gives to anybody. */
  readonly rolesComplete: boolean;
  /** The user-assigned identities that are made here. */
  readonly identities: readonly Element[];
  /** What ties a subnet to something of its own, where that is a thing that is made by itself. */
  readonly associations: readonly Association[];
  readonly publicIpPrefixes: readonly PublicIpPrefix[];
  /** Whether the lists above hold everything that this deployment makes: false when a part of it could not be read. */
  readonly complete: boolean;
}

/** The parts of a network on which no plan depends, with nothing in them. */
export const nothingBeside = { routeTables: [], natGateways: [], securityGroups: [], gateways: [], roleAssignments: [], rolesComplete: false, identities: [], associations: [], publicIpPrefixes: [] } as const;

/** The client that sends the deployment to Azure. Defaults and refusals differ between clients and their versions. */
export interface Client {
  readonly kind: 'azurerm' | 'azapi' | 'arm' | 'az' | 'az-powershell';
  /** The version or version constraint as written, such as `~> 4.0` or `2025-05-01`. */
  readonly version: Value<string>;
}

/** A word that the client does not know any more. Only commands have such: a template has its version. */
export interface Outdated {
  /** The word itself. */
  readonly word: Known<string>;
  /** The command that it stands in: `az aks create`. */
  readonly command: string;
  /** What says the same today, if anything does: a word in its place, or a property with a value. */
  readonly instead: string | undefined;
  readonly says: { readonly property: string; readonly value: string } | undefined;
}

/** A managed cluster. CIDRs are kept as written; `plan/` reads them. */
export interface Cluster extends Element {
  readonly client: Client;
  /** Whether the cluster itself is described here, its first pool included, or only pools that name it. */
  readonly described: boolean;
  readonly networkPlugin: Value<string>;
  readonly networkPluginMode: Value<string>;
  readonly networkPolicy: Value<string>;
  readonly dataPlane: Value<string>;
  readonly networkMode: Value<string>;
  readonly ipFamilies: Value<List<string>>;
  readonly serviceCidrs: Value<List<string>>;
  readonly podCidrs: Value<List<string>>;
  readonly dnsServiceIp: Value<string>;
  readonly dockerBridgeCidr: Value<string>;
  readonly outboundType: Value<string>;
  readonly loadBalancerSku: Value<string>;
  readonly kubernetesVersion: Value<string>;
  readonly tier: Value<string>;
  /** The subnet of virtual nodes (the ACI connector) by name; absent when the add-on is off. */
  readonly virtualNodeSubnet: Value<string>;
  /** The subnet of the API server, with API server VNet integration. */
  readonly apiServerSubnet: Value<string>;
  /** The region as written: `westeurope` or `West Europe`. */
  readonly location: Value<string>;
  readonly access: ApiAccess;
  readonly identity: Identity;
  readonly applicationGateway: ApplicationGateway;
  readonly egress: Egress;
  /** How the load balancer knows the nodes: `NodeIPConfiguration` or `NodeIP`, as written. */
  readonly backendPoolType: Value<string>;
  /** Where the nodes get their first images from: `Cache` in a cluster that is cut off from the network. */
  readonly artifactSource: Value<string>;
  /** Whether the security half of Advanced Container Networking Services is on. */
  readonly networkSecurity: Value<boolean>;
  /** `Automatic` or `Base`, as written. */
  readonly sku: Value<string>;
  /** Where a network setting that is missing would be written. */
  readonly networkProfile: Span;
  readonly nodePools: readonly NodePool[];
  /** Whether the first of them is the one that the cluster is made with: others may live where that one does. */
  readonly firstPoolKnown: boolean;
  /** Whether these are all the pools that the deployment gives the cluster. */
  readonly nodePoolsComplete: boolean;
  readonly outdated?: readonly Outdated[];
  /**
   * The ids of what is surely made before the cluster, of associations and role assignments: what the cluster refers to or is told
   * to wait for, through whatever lies between. Undefined where the client makes one thing after the other, or the order is not known.
   */
  readonly waitsFor?: readonly string[];
}

/** Who reaches the API server, and where it lies. */
export interface ApiAccess {
  readonly privateCluster: Value<boolean>;
  /** Whether a private cluster has a public name beside its private one. */
  readonly publicFqdn: Value<boolean>;
  /** `System`, `None`, or the id of a zone of one's own, as written. */
  readonly privateDnsZone: Value<string>;
  /** The ranges from which the API server answers. */
  readonly authorizedRanges: Value<List<string>>;
  /** Whether the API server lies in a subnet of the network. */
  readonly apiServerIntegration: Value<boolean>;
}

/** As whom the cluster works in Azure. */
export interface Identity {
  /** `SystemAssigned` or `UserAssigned`, as written; `ServicePrincipal` where a cluster has one in place of an identity. */
  readonly identityKind: Value<string>;
  /** The ids of the user-assigned identities, those of elements of the text where it makes them. */
  readonly identities: Value<List<string>>;
}

/** The Application Gateway that the ingress add-on looks after; all absent when the add-on is off. */
export interface ApplicationGateway {
  /** One that is there already. */
  readonly gateway: Value<string>;
  /** The name of one that AKS makes. */
  readonly gatewayName: Value<string>;
  /** Where AKS makes it: the id of a subnet, or the range of one that it makes too. */
  readonly gatewaySubnet: Value<string>;
  readonly gatewaySubnetCidr: Value<string>;
}

/** How the nodes reach the outside through the load balancer or NAT gateway of the cluster. */
export interface Egress {
  /** Ports that the load balancer gives to each node; 0 leaves it to Azure. */
  readonly ports: Value<number>;
  /** How many public addresses AKS makes for the load balancer. */
  readonly addresses: Value<number>;
  /** How many public addresses, and how many prefixes of such, are brought along. */
  readonly ownAddresses: Value<number>;
  readonly ownPrefixes: Value<number>;
  /** Minutes after which the load balancer forgets a flow. */
  readonly idleMinutes: Value<number>;
  /** The same of the NAT gateway that AKS makes. */
  readonly natAddresses: Value<number>;
  readonly natIdleMinutes: Value<number>;
}

export interface NodePool extends Element {
  /** What the pool is written for, where that is another client than the cluster may have. */
  readonly client?: Client;
  /** `System` or `User`, as written. */
  readonly mode: Value<string>;
  readonly autoscaling: Value<boolean>;
  readonly count: Value<number>;
  readonly minCount: Value<number>;
  readonly maxCount: Value<number>;
  readonly maxPods: Value<number>;
  /** A number of nodes (`"2"`) or a share of the pool (`"33%"`), as written. */
  readonly maxSurge: Value<string>;
  readonly maxUnavailable: Value<string>;
  readonly osType: Value<string>;
  readonly osSku: Value<string>;
  /** `Regular` or `Spot`, as written. */
  readonly priority: Value<string>;
  /** The id of a subnet of this network. */
  readonly subnet: Value<string>;
  readonly podSubnet: Value<string>;
  readonly podIpAllocation: Value<string>;
  /** Whether each node has a public address of its own, and the id of the prefix that these come from. */
  readonly nodePublicIp: Value<boolean>;
  readonly nodePublicIpPrefix: Value<string>;
  /** Of a Windows pool, whether its nodes translate the addresses of what leaves them. */
  readonly outboundNat: Value<boolean>;
  /** Of a pool with the mode `Gateway`, the length of the prefix of its public addresses. */
  readonly gatewayPrefixSize: Value<number>;
  /** `VirtualMachineScaleSets` or `AvailabilitySet`, as written. */
  readonly poolType: Value<string>;
  readonly vmSize: Value<string>;
  readonly outdated?: readonly Outdated[];
}

export interface VirtualNetwork extends Element {
  /** Whether the text makes it, or only names one that Azure has. */
  readonly described: boolean;
  /** The root whose deployment makes it, where what is read from its state says so. */
  readonly madeBy?: string;
  readonly addressSpace: Value<List<string>>;
  /** The region as written: `westeurope` or `West Europe`. */
  readonly location: Value<string>;
  /** The DNS servers of its machines; those of Azure where none are written. */
  readonly dnsServers: Value<List<string>>;
  /** The ids of the networks that a peering on this side names. */
  readonly peers: Value<List<string>>;
}

export interface Subnet extends Element {
  /** Whether the text makes it, or only names one that Azure has. */
  readonly described: boolean;
  /** The id of its virtual network. */
  readonly virtualNetwork: Value<string>;
  readonly prefixes: Value<List<string>>;
  /** The services that it is delegated to, such as `Microsoft.ContainerInstance/containerGroups`. */
  readonly delegations: Value<List<string>>;
  /** That its client takes back delegations that others add and that are not written here: where nothing is said to the contrary. */
  readonly takesDelegationsBack?: true;
  /** The id of the route table that is associated with it. */
  readonly routeTable: Value<string>;
  /** The id of the NAT gateway that is associated with it. */
  readonly natGateway: Value<string>;
  /** The id of the network security group that is associated with it. */
  readonly securityGroup: Value<string>;
}

/** Public addresses that lie side by side. */
export interface PublicIpPrefix extends Element {
  /** The length of the prefix: 28 for sixteen addresses. */
  readonly length: Value<number>;
}

export interface RouteTable extends Element {
  readonly routes: readonly Route[];
  /** Whether these are all the routes that the deployment gives it. */
  readonly routesComplete: boolean;
}

export interface Route extends Element {
  readonly prefix: Value<string>;
  readonly nextHopType: Value<string>;
}

export interface NatGateway extends Element {
  /** How many public addresses and prefixes of such are associated with it. */
  readonly addresses: Value<number>;
}

/** A network security group. */
export interface SecurityGroup extends Element {
  readonly rules: readonly SecurityRule[];
  /** Whether these are all the rules that the deployment gives it. */
  readonly rulesComplete: boolean;
}

/** A rule of a network security group. Prefixes are ranges, single addresses, service tags or `*`, ports are `443`, `80-90` or `*`: as written. */
export interface SecurityRule extends Element {
  /** The rule with the lowest number that fits decides. */
  readonly priority: Value<number>;
  /** `Inbound` or `Outbound`. */
  readonly direction: Value<string>;
  /** `Allow` or `Deny`. */
  readonly access: Value<string>;
  /** `Tcp`, `Udp`, `Icmp` or `*`. */
  readonly protocol: Value<string>;
  /** Unknown where the rule names groups of machines instead. */
  readonly sources: Value<List<string>>;
  readonly sourcePorts: Value<List<string>>;
  readonly destinations: Value<List<string>>;
  readonly destinationPorts: Value<List<string>>;
}

/** An application gateway. */
export interface Gateway extends Element {
  /** The id of the subnet that it lives in. */
  readonly subnet: Value<string>;
  /** Its generation and size in a word: `Standard_v2`, `WAF_v2`. */
  readonly sku: Value<string>;
  /** How many of its front ends have a public address; undefined where that is not read. */
  readonly publicFrontEnds?: Value<number>;
}

export interface RoleAssignment extends Element {
  /** The id of a subnet, network or route table that the role is for; unknown where it is anything else, such as a resource group. */
  readonly scope: Value<string>;
  /** The role by its name, `Network Contributor`, or by its id where the name is not known. */
  readonly role: Value<string>;
  /** The id of the identity or cluster that has it. */
  readonly principal: Value<string>;
}

/** That a subnet has a route table, NAT gateway or network security group, as a thing of its own. The subnet has the id of it too. */
export interface Association extends Element {
  readonly of: 'routeTable' | 'natGateway' | 'securityGroup';
  readonly subnet: Value<string>;
}
