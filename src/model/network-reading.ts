import type { Span } from '../text/span';
import type { Condition } from './condition';
import { nothingBeside, type Client, type Cluster, type Element, type Network, type NodePool, type Subnet, type VirtualNetwork } from './network';
import { isRecord, listOf, type Read } from './reading';
import type { List, Option, Origin, OneOf, Reason, Value } from './value';

/**
 * A network without its places and without routes, rules and roles, which no plan depends on: small enough to be sent to another process at each
 * keystroke. `readNetwork` makes a network of it again.
 */
export function bare(network: Network): unknown {
  return strip(Object.fromEntries(Object.entries(network).filter(([key]) => !beside.has(key))));
}

/** A network that another process sent, its places set to nowhere; undefined for anything else. */
export function readNetwork(input: unknown): Network | undefined {
  if (!isRecord(input) || typeof input.complete !== 'boolean') return undefined;
  const [clusters, virtualNetworks, subnets] = [listOf(input.clusters, cluster), listOf(input.virtualNetworks, virtualNetwork), listOf(input.subnets, subnet)];
  return clusters && virtualNetworks && subnets && { clusters, virtualNetworks, subnets, ...nothingBeside, complete: input.complete };
}

/** Where a thing lies of which it is not known: in no file. */
export const nowhere: Span = { uri: '', start: 0, end: 0 };
export const noOrigin: Origin = { span: nowhere, what: '', from: [] };

/** Places, what is planned by no capacity, and what a plan changes. */
const placeNames: ReadonlySet<string> = new Set(['span', 'body', 'origin', 'networkProfile', 'waitsFor', 'change', 'madeBy']);

/** The parts of a network that go to nobody. A cluster may have properties of the same names. */
const beside: ReadonlySet<string> = new Set(Object.keys(nothingBeside));

function strip(input: unknown): unknown {
  if (Array.isArray(input)) return input.map(strip);
  if (!isRecord(input)) return input;
  return Object.fromEntries(Object.entries(input).flatMap(([key, value]) => (placeNames.has(key) ? [] : [[key, strip(value)]])));
}

const text: Read<string> = (input) => (typeof input === 'string' ? input : undefined);
const number: Read<number> = (input) => (typeof input === 'number' ? input : undefined);
const truth: Read<boolean> = (input) => (typeof input === 'boolean' ? input : undefined);
const texts: Read<List<string>> = (input) => {
  if (!isRecord(input) || typeof input.complete !== 'boolean') return undefined;
  const items = listOf(input.items, (item) => valueOf(item, text));
  return items && { items, complete: input.complete };
};

function cluster(input: unknown): Cluster | undefined {
  if (!isRecord(input)) return undefined;
  const { described, firstPoolKnown, nodePoolsComplete } = input;
  const [head, sender, nodePools] = [element(input), client(input.client), listOf(input.nodePools, nodePool)];
  const words = fields(input, clusterTexts, text);
  const lists = fields(input, clusterLists, texts);
  const egress = isRecord(input.egress) ? fields(input.egress, egressNumbers, number) : undefined;
  const [access, identity, applicationGateway] = [part(input.access, accessTexts, accessLists, accessTruths), part(input.identity, identityTexts, identityLists, none), part(input.applicationGateway, gatewayTexts, none, none)];
  const networkSecurity = valueOf(input.networkSecurity, truth);
  if (!head || !sender || !nodePools || !words || !lists || !egress || !access || !identity || !applicationGateway || !networkSecurity) return undefined;
  if (typeof described !== 'boolean' || typeof firstPoolKnown !== 'boolean' || typeof nodePoolsComplete !== 'boolean') return undefined;
  return { ...head, ...words, ...lists, egress, access, identity, applicationGateway, networkSecurity, client: sender, described, firstPoolKnown, nodePoolsComplete, nodePools, networkProfile: nowhere };
}

const clusterTexts = [
  'networkPlugin', 'networkPluginMode', 'networkPolicy', 'dataPlane', 'networkMode', 'dnsServiceIp', 'dockerBridgeCidr', 'outboundType', 'loadBalancerSku',
  'kubernetesVersion', 'tier', 'virtualNodeSubnet', 'apiServerSubnet', 'backendPoolType', 'artifactSource', 'sku', 'location',
] as const;
const accessTexts = ['privateDnsZone'] as const;
const accessLists = ['authorizedRanges'] as const;
const accessTruths = ['privateCluster', 'publicFqdn', 'apiServerIntegration'] as const;
const identityTexts = ['identityKind'] as const;
const identityLists = ['identities'] as const;
const gatewayTexts = ['gateway', 'gatewayName', 'gatewaySubnet', 'gatewaySubnetCidr'] as const;
const none = [] as const;
const egressNumbers = ['ports', 'addresses', 'ownAddresses', 'ownPrefixes', 'idleMinutes', 'natAddresses', 'natIdleMinutes'] as const;
const clusterLists = ['ipFamilies', 'serviceCidrs', 'podCidrs'] as const;

/** A group of values that a cluster has; undefined when one of them is none. */
function part<A extends string, B extends string, C extends string>(input: unknown, words: readonly A[], lists: readonly B[], truths: readonly C[]): (Record<A, Value<string>> & Record<B, Value<List<string>>> & Record<C, Value<boolean>>) | undefined {
  if (!isRecord(input)) return undefined;
  const [a, b, c] = [fields(input, words, text), fields(input, lists, texts), fields(input, truths, truth)];
  return a && b && c && { ...a, ...b, ...c };
}

function nodePool(input: unknown): NodePool | undefined {
  if (!isRecord(input)) return undefined;
  const [head, words, numbers, truths] = [element(input), fields(input, poolTexts, text), fields(input, poolNumbers, number), fields(input, poolTruths, truth)];
  const own = input.client === undefined ? undefined : client(input.client);
  return head && words && numbers && truths && { ...head, ...words, ...numbers, ...truths, ...(own ? { client: own } : {}) };
}

const poolTexts = ['mode', 'maxSurge', 'maxUnavailable', 'osType', 'osSku', 'priority', 'subnet', 'podSubnet', 'podIpAllocation', 'nodePublicIpPrefix', 'poolType', 'vmSize'] as const;
const poolNumbers = ['count', 'minCount', 'maxCount', 'maxPods', 'gatewayPrefixSize'] as const;
const poolTruths = ['autoscaling', 'nodePublicIp', 'outboundNat'] as const;

function virtualNetwork(input: unknown): VirtualNetwork | undefined {
  if (!isRecord(input) || typeof input.described !== 'boolean') return undefined;
  const [head, lists] = [element(input), fields(input, ['addressSpace', 'peers', 'dnsServers'] as const, texts)];
  const location = valueOf(input.location, text);
  return head && lists && location && { ...head, ...lists, location, described: input.described };
}

function subnet(input: unknown): Subnet | undefined {
  if (!isRecord(input) || typeof input.described !== 'boolean') return undefined;
  const [head, words, lists] = [element(input), fields(input, ['virtualNetwork', 'routeTable', 'natGateway', 'securityGroup'] as const, text), fields(input, ['prefixes', 'delegations'] as const, texts)];
  return head && words && lists && { ...head, ...words, ...lists, described: input.described };
}

function element(input: Readonly<Record<string, unknown>>): Element | undefined {
  const { id, exists } = input;
  const [name, when] = [valueOf(input.name, text), listOf(input.when, condition)];
  if (typeof id !== 'string' || !name || !when || (exists !== 'yes' && exists !== 'maybe')) return undefined;
  return { id, name, exists, when, span: nowhere, body: nowhere };
}

function client(input: unknown): Client | undefined {
  if (!isRecord(input)) return undefined;
  const kind = clientKinds.find((each) => each === input.kind);
  const version = valueOf(input.version, text);
  return kind && version && { kind, version };
}

const clientKinds = ['azurerm', 'azapi', 'arm', 'az', 'az-powershell'] as const;

/** The values of an element by their names; undefined when one of them is none. */
function fields<K extends string, T>(input: Readonly<Record<string, unknown>>, names: readonly K[], read: Read<T>): Record<K, Value<T>> | undefined {
  const known: Partial<Record<K, Value<T>>> = {};
  for (const name of names) {
    const value = valueOf(input[name], read);
    if (!value) return undefined;
    known[name] = value;
  }
  return isWhole(known, names) ? known : undefined;
}

function isWhole<K extends string, T>(known: Partial<Record<K, T>>, names: readonly K[]): known is Record<K, T> {
  return names.every((name) => known[name] !== undefined);
}

function valueOf<T>(input: unknown, read: Read<T>): Value<T> | undefined {
  if (!isRecord(input)) return undefined;
  if (input.kind !== 'oneOf') return settled(input, read);
  const options = listOf(input.options, (option): Option<T> | undefined => {
    if (!isRecord(option)) return undefined;
    const [value, when] = [settled(option.value, read), listOf(option.when, condition)];
    return value && when && { value, when };
  });
  return options && { kind: 'oneOf', options, span: nowhere, origin: noOrigin };
}

function settled<T>(input: unknown, read: Read<T>): Exclude<Value<T>, OneOf<T>> | undefined {
  if (!isRecord(input)) return undefined;
  switch (input.kind) {
    case 'known': {
      const value = read(input.value);
      return value === undefined ? undefined : { kind: 'known', value, span: nowhere, origin: noOrigin };
    }
    case 'unknown': {
      const reason = reasons.find((each) => each === input.reason);
      return reason && typeof input.message === 'string' ? { kind: 'unknown', reason, message: input.message, span: nowhere, origin: noOrigin } : undefined;
    }
    case 'absent':
      return typeof input.property === 'string' ? { kind: 'absent', property: input.property, span: nowhere } : undefined;
    default:
      return undefined;
  }
}

const reasons: readonly Reason[] = [
  'no-value', 'read-from-azure', 'secret', 'run-time', 'module-not-on-disk', 'function-not-pure', 'too-large', 'unreadable', 'differs-per-copy',
];

function condition(input: unknown): Condition | undefined {
  if (!isRecord(input) || typeof input.subject !== 'string' || typeof input.is !== 'string') return undefined;
  return { subject: input.subject, is: input.is, ...(input.not === true && { not: true }) };
}
