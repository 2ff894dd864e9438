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
  /** Whether the lists above hold everything that this deployment makes: false when a part of it could not be read. */
  readonly complete: boolean;
}

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
  readonly egress: Egress;
  /** Where a network setting that is missing would be written. */
  readonly networkProfile: Span;
  readonly nodePools: readonly NodePool[];
  /** Whether the first of them is the one that the cluster is made with: others may live where that one does. */
  readonly firstPoolKnown: boolean;
  /** Whether these are all the pools that the deployment gives the cluster. */
  readonly nodePoolsComplete: boolean;
  readonly outdated?: readonly Outdated[];
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
  readonly outdated?: readonly Outdated[];
}

export interface VirtualNetwork extends Element {
  /** Whether the text makes it, or only names one that Azure has. */
  readonly described: boolean;
  readonly addressSpace: Value<List<string>>;
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
  /** The id of the route table that is associated with it. */
  readonly routeTable: Value<string>;
}

export interface RouteTable extends Element {
  readonly routes: readonly Route[];
}

export interface Route extends Element {
  readonly prefix: Value<string>;
  readonly nextHopType: Value<string>;
}
