import type { Condition } from '../../../src/model/condition';
import { nothingBeside, type Association, type Client, type Cluster, type NatGateway, type Network, type NodePool, type Route, type RouteTable, type SecurityGroup, type SecurityRule, type Subnet, type VirtualNetwork } from '../../../src/model/network';
import type { Absent, Known, List, OneOf, Option, Origin, Reason, Unknown, Value } from '../../../src/model/value';
import type { Span } from '../../../src/text/span';

/** Values and elements as a language would give them, for tests of what comes after the languages. */

const uri = 'file:///test/main.tf';
let next = 0;

/** A place that no other value of the test has. */
export function place(): Span {
  next += 10;
  return { uri, start: next, end: next + 9 };
}

function originAt(span: Span, what: string): Origin {
  return { span, what, from: [], literal: span };
}

export function known<T>(value: T, span: Span = place()): Known<T> {
  return { kind: 'known', value, span, origin: originAt(span, JSON.stringify(value)) };
}

export function unknown(reason: Reason = 'no-value', message = 'variable `x` has no default'): Unknown {
  const span = place();
  return { kind: 'unknown', reason, message, span, origin: { span, what: 'var.x', from: [] } };
}

export function absent(property: string, span: Span = place()): Absent {
  return { kind: 'absent', property, span };
}

export function condition(subject: string, is: string): Condition {
  return { subject, is };
}

/** That the outcome is any other than this. */
export function except(subject: string, is: string): Condition {
  return { subject, is, not: true };
}

/** A branch under one or more conditions. */
export function option<T>(value: Option<T>['value'], ...when: readonly Condition[]): Option<T> {
  return { value, when };
}

export function oneOf<T>(...options: readonly Option<T>[]): OneOf<T> {
  const span = place();
  return { kind: 'oneOf', options, span, origin: { span, what: 'condition ? a : b', from: [] } };
}

/** `subject ? yes : no`, where the subject is not known. */
export function either<T>(subject: string, yes: Option<T>['value'], no: Option<T>['value']): OneOf<T> {
  return oneOf(option(yes, condition(subject, 'true')), option(no, condition(subject, 'false')));
}

/** A complete list; texts become known items. */
export function list(...items: readonly (string | Value<string>)[]): Known<List<string>> {
  return known({ items: items.map((item) => (typeof item === 'string' ? known(item) : item)), complete: true });
}

/** A list of which more items may exist. */
export function openList(...items: readonly (string | Value<string>)[]): Known<List<string>> {
  return known({ items: items.map((item) => (typeof item === 'string' ? known(item) : item)), complete: false });
}

function element(id: string): Pick<NodePool, 'id' | 'name' | 'span' | 'body' | 'exists' | 'when'> {
  const span = place();
  return { id, name: known(id), span, body: span, exists: 'yes', when: [] };
}

/** azurerm with everything else left out. */
export const azurerm: Client = { kind: 'azurerm', version: known('~> 4.0') };

export function client(kind: Client['kind']): Client {
  return { kind, version: absent('version') };
}

/** A cluster of azurerm without a network profile and without pools. */
export function cluster(given: Partial<Cluster> = {}): Cluster {
  const head = element(given.id ?? 'cluster');
  return {
    ...head,
    client: azurerm,
    described: true,
    networkPlugin: absent('networkPlugin'),
    networkPluginMode: absent('networkPluginMode'),
    networkPolicy: absent('networkPolicy'),
    dataPlane: absent('dataPlane'),
    networkMode: absent('networkMode'),
    ipFamilies: absent('ipFamilies'),
    serviceCidrs: absent('serviceCidrs'),
    podCidrs: absent('podCidrs'),
    dnsServiceIp: absent('dnsServiceIp'),
    dockerBridgeCidr: absent('dockerBridgeCidr'),
    outboundType: absent('outboundType'),
    loadBalancerSku: absent('loadBalancerSku'),
    kubernetesVersion: absent('kubernetesVersion'),
    tier: absent('tier'),
    virtualNodeSubnet: absent('virtualNodeSubnet'),
    apiServerSubnet: absent('apiServerSubnet'),
    access: { privateCluster: absent('privateCluster'), publicFqdn: absent('publicFqdn'), privateDnsZone: absent('privateDnsZone'), authorizedRanges: absent('authorizedRanges'), apiServerIntegration: absent('apiServerIntegration') },
    identity: { identityKind: absent('identityKind'), identities: absent('identities') },
    applicationGateway: { gateway: absent('gateway'), gatewayName: absent('gatewayName'), gatewaySubnet: absent('gatewaySubnet'), gatewaySubnetCidr: absent('gatewaySubnetCidr') },
    backendPoolType: absent('backendPoolType'),
    artifactSource: absent('artifactSource'),
    networkSecurity: absent('networkSecurity'),
    sku: absent('sku'),
    location: absent('location'),
    egress: {
      ports: absent('ports'), addresses: absent('addresses'), ownAddresses: absent('ownAddresses'), ownPrefixes: absent('ownPrefixes'),
      idleMinutes: absent('idleMinutes'), natAddresses: absent('natAddresses'), natIdleMinutes: absent('natIdleMinutes'),
    },
    networkProfile: head.span,
    nodePools: [],
    firstPoolKnown: true,
    nodePoolsComplete: true,
    ...given,
  };
}

/** A cluster with Azure CNI and pods in the node subnet. */
export function nodeSubnetCluster(given: Partial<Cluster> = {}): Cluster {
  return cluster({ networkPlugin: known('azure'), ...given });
}

export function overlayCluster(given: Partial<Cluster> = {}): Cluster {
  return cluster({ networkPlugin: known('azure'), networkPluginMode: known('overlay'), ...given });
}

/** A pool of which nothing is written. */
export function pool(given: Partial<NodePool> = {}): NodePool {
  return {
    ...element(given.id ?? 'pool'),
    mode: absent('mode'),
    autoscaling: absent('autoscaling'),
    count: absent('count'),
    minCount: absent('minCount'),
    maxCount: absent('maxCount'),
    maxPods: absent('maxPods'),
    maxSurge: absent('maxSurge'),
    maxUnavailable: absent('maxUnavailable'),
    osType: absent('osType'),
    osSku: absent('osSku'),
    priority: absent('priority'),
    subnet: absent('subnet'),
    podSubnet: absent('podSubnet'),
    podIpAllocation: absent('podIpAllocation'),
    nodePublicIp: absent('nodePublicIp'),
    nodePublicIpPrefix: absent('nodePublicIpPrefix'),
    outboundNat: absent('outboundNat'),
    gatewayPrefixSize: absent('gatewayPrefixSize'),
    poolType: absent('poolType'),
    vmSize: absent('vmSize'),
    ...given,
  };
}

export function virtualNetwork(given: Partial<VirtualNetwork> = {}): VirtualNetwork {
  return { ...element(given.id ?? 'vnet'), described: true, addressSpace: list('10.0.0.0/8'), peers: list(), location: absent('location'), dnsServers: absent('dnsServers'), ...given };
}

/** The subnet `nodes`, 10.1.0.0/24, of the network `vnet`. */
export function subnet(given: Partial<Subnet> = {}): Subnet {
  return {
    ...element(given.id ?? 'nodes'),
    described: true,
    virtualNetwork: known('vnet'),
    prefixes: list('10.1.0.0/24'),
    delegations: list(),
    routeTable: absent('routeTable'),
    natGateway: absent('natGateway'),
    securityGroup: absent('securityGroup'),
    ...given,
  };
}

export function routeTable(given: Partial<RouteTable> = {}): RouteTable {
  return { ...element(given.id ?? 'routes'), routes: [], routesComplete: true, ...given };
}

export function route(given: Partial<Route> = {}): Route {
  return { ...element(given.id ?? 'route'), prefix: known('0.0.0.0/0'), nextHopType: known('VirtualAppliance'), ...given };
}

export function natGateway(given: Partial<NatGateway> = {}): NatGateway {
  return { ...element(given.id ?? 'nat'), addresses: known(1), ...given };
}

export function securityGroup(given: Partial<SecurityGroup> = {}): SecurityGroup {
  return { ...element(given.id ?? 'guard'), rules: [], rulesComplete: true, ...given };
}

/** A rule that denies all that comes in. */
export function securityRule(given: Partial<SecurityRule> = {}): SecurityRule {
  return {
    ...element(given.id ?? 'deny'), priority: known(1000), direction: known('Inbound'), access: known('Deny'), protocol: known('*'),
    sources: list('*'), sourcePorts: list('*'), destinations: list('*'), destinationPorts: list('*'), ...given,
  };
}

/** That the subnet `nodes` has a route table by a thing of its own. */
export function association(given: Partial<Association> = {}): Association {
  return { ...element(given.id ?? 'association'), of: 'routeTable', subnet: known('nodes'), ...given };
}

export function network(given: Partial<Network> = {}): Network {
  return { clusters: [], virtualNetworks: [], subnets: [], ...nothingBeside, complete: true, ...given };
}
