import { nothingBeside, type Network, type Subnet, type VirtualNetwork } from '../../model/network';
import type { Known, List, Unknown, Value } from '../../model/value';
import { formatRange, readRange, subnetAt } from '../../net/range';
import { sameSpan, type Span } from '../../text/span';
import type { NotChecked } from '../language';
import { knownAt, underConditions } from '../shared/values';
import type { Made } from './evaluate/things';
import type { Outcome } from './evaluate/run';
import { lowerBeside } from './lower-beside';
import { lowerClusters } from './lower-clusters';
import { byOwner, elementOf, type Lowered } from './lowered';
import { readerOf } from './reader';

/** The network that scripts make. What is not known on the way is added to `notChecked`. */
export function lower({ made: all, complete, document }: Outcome, notChecked: NotChecked[]): Network {
  const everyNoted = (kind: Made['kind'], noted: NotChecked[]): readonly Lowered[] => all.flatMap((made) => (made.kind === kind ? [{ made, reader: readerOf(made, noted) }] : []));
  const every = (kind: Made['kind']): readonly Lowered[] => everyNoted(kind, notChecked);
  const networks = every('network');
  const networkById = new Map(networks.map(({ made }) => [made.id, made]));
  const peerings = byOwner(every('peering'));
  const virtualNetworks = networks.map((network) => lowerNetwork(network, (peerings.get(network.made.id) ?? []).map(({ made, reader }) => underConditions(reader.link('peers', 'peers'), made, `\`${made.id}\``))));
  const spaces = new Map(virtualNetworks.map(({ id, addressSpace }) => [id, addressSpace]));
  return {
    clusters: lowerClusters(every('cluster'), every('pool'), complete),
    virtualNetworks,
    subnets: every('subnet').map((subnet) => lowerSubnet(subnet, subnet.made.owner === undefined ? undefined : networkById.get(subnet.made.owner), spaces)).map((subnet) => (document ? withTiesOpen(subnet) : subnet)),
    ...nothingBeside,
    ...lowerBeside((kind) => everyNoted(kind, []), complete && !document),
    // Scripts name such prefixes, and few make them.
    publicIpPrefixes: [],
    complete,
  };
}

function lowerNetwork(lowered: Lowered, peers: readonly Value<string>[]): VirtualNetwork {
  const { made, reader } = lowered;
  const written = reader.texts('addressSpace', 'addressSpace');
  return {
    ...elementOf(lowered),
    described: made.described,
    addressSpace: written.kind === 'absent' && made.client === 'az' ? listOf(cliNetwork, made.head) : written,
    peers: peersOf(made, peers),
    location: reader.text('location', 'location'),
    dnsServers: reader.texts('dnsServers', 'dnsServers'),
  };
}

/** What `az network vnet create` makes where no range is written. Other clients want one. */
const cliNetwork = '10.0.0.0/16';
const cliDefault = "the Azure CLI's default";

function listOf(text: string, span: Span): Known<List<string>> {
  const item = knownAt(text, span, cliDefault);
  return { ...item, value: { items: [item], complete: true } };
}

function peersOf({ head, described }: Made, own: readonly Value<string>[]): Value<List<string>> {
  if (own.length === 0 && !described) return fromAzure('its peerings are read from Azure', head);
  if (own.length === 0) return { kind: 'absent', property: 'peers', span: head };
  return { kind: 'known', value: { items: own, complete: described }, span: head, origin: { span: head, what: 'peerings', from: [] } };
}

function lowerSubnet(lowered: Lowered, network: Made | undefined, spaces: ReadonlyMap<string, Value<List<string>>>): Subnet {
  const { made, reader } = lowered;
  const written = reader.texts('prefixes', 'prefixes');
  const inNetwork = network && network.when.length > 0 && made.when.length === 0 ? { exists: network.exists, when: network.when } : {};
  return {
    ...elementOf(lowered),
    ...inNetwork,
    described: made.described,
    virtualNetwork: made.owner === undefined ? fromAzure('its network is not named here', made.head) : knownAt(made.owner, made.head, made.owner),
    prefixes: written.kind === 'absent' && network && sameSpan(network.head, made.head) ? defaultPrefix(spaces.get(network.id), made.head) : written,
    delegations: reader.texts('delegations', 'delegations'),
    routeTable: reader.link('routeTable', 'routeTable'),
    natGateway: reader.link('natGateway', 'natGateway'),
    securityGroup: reader.link('securityGroup', 'securityGroup'),
  };
}

/** A page leaves out what it is not about: that it ties a subnet to nothing says nothing. */
function withTiesOpen(subnet: Subnet): Subnet {
  const open = (value: Value<string>): Value<string> => (value.kind === 'absent' ? fromAzure('the page does not say it', value.span) : value);
  return { ...subnet, routeTable: open(subnet.routeTable), natGateway: open(subnet.natGateway), securityGroup: open(subnet.securityGroup) };
}

/** A subnet without a range that is made with its network takes the first /24 of it, or all of one that is smaller. */
function defaultPrefix(space: Value<List<string>> | undefined, span: Span): Value<List<string>> {
  const first = space?.kind === 'known' ? space.value.items[0] : undefined;
  const reading = first?.kind === 'known' ? readRange(first.value) : undefined;
  if (reading?.kind !== 'range') return { kind: 'unknown', reason: 'no-value', message: 'no range is written', span, origin: { span, what: cliDefault, from: [] } };
  const { range } = reading;
  const prefix = range.length >= 24 ? range : subnetAt(range, 24 - range.length, 0);
  return prefix ? listOf(formatRange(prefix), span) : { kind: 'absent', property: 'prefixes', span };
}

export function fromAzure(message: string, span: Span): Unknown {
  return { kind: 'unknown', reason: 'read-from-azure', message, span, origin: { span, what: message, from: [] } };
}
