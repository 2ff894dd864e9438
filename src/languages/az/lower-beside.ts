import type { Gateway, NatGateway, Network, RoleAssignment, Route, RouteTable, SecurityGroup, SecurityRule } from '../../model/network';
import type { List, Value } from '../../model/value';
import { addedUp, asList, knownAt } from '../shared/values';
import { textOf } from './evaluate/shell';
import type { Kind, Made } from './evaluate/things';
import { byOwner, elementOf, type Lowered } from './lowered';

/** What stands beside the networks and clusters. `whole`: whether all commands were seen, and no others are meant to be run beside them. */
export function lowerBeside(every: (kind: Kind) => readonly Lowered[], whole: boolean): Pick<Network, 'routeTables' | 'natGateways' | 'securityGroups' | 'gateways' | 'identities' | 'roleAssignments' | 'rolesComplete'> {
  const kinds = new Map<string, Kind>(placed.flatMap((kind) => every(kind).map(({ made }) => [made.id, kind] as const)));
  const isOf = (...wanted: readonly Kind[]) => (id: string): boolean => { const kind = kinds.get(id); return kind !== undefined && wanted.includes(kind); };
  const [routes, rules] = [described(every('route')), described(every('securityRule'))];
  const told = new Set([...every('routeTable'), ...every('securityGroup')].flatMap(({ made }) => (made.described || textOf(made.name?.datum) !== undefined ? [made.id] : [])));
  const [routesKnown, rulesKnown] = [whole && allTold(routes, told), whole && allTold(rules, told)];
  const [routesOf, rulesOf] = [byOwner(routes), byOwner(rules)];
  return {
    routeTables: described(every('routeTable')).map((table): RouteTable => ({
      ...elementOf(table),
      routesComplete: routesKnown,
      routes: (routesOf.get(table.made.id) ?? []).map((route): Route => ({
        ...elementOf(route),
        prefix: route.reader.text('prefix', 'prefix'),
        nextHopType: route.reader.text('nextHopType', 'nextHopType'),
      })),
    })),
    natGateways: described(every('natGateway')).map(lowerNatGateway),
    securityGroups: described(every('securityGroup')).map((group): SecurityGroup => ({
      ...elementOf(group),
      rulesComplete: rulesKnown,
      rules: (rulesOf.get(group.made.id) ?? []).map(lowerRule),
    })),
    gateways: described(every('gateway')).map((gateway): Gateway => ({ ...elementOf(gateway), subnet: gateway.reader.link('subnet', 'subnet'), sku: gateway.reader.text('sku', 'gatewaySku') })),
    rolesComplete: whole,
    identities: described(every('identity')).map(elementOf),
    roleAssignments: every('role').map((role): RoleAssignment => ({
      ...elementOf(role),
      scope: role.reader.thing('scope', 'scope', ['id'], isOf('subnet', 'network', 'routeTable')),
      role: role.reader.text('role', 'role'),
      principal: role.reader.thing('principal', 'assignee', ['principalId', 'clientId', 'id'], isOf('identity', 'cluster')),
    })),
  };
}

const placed: readonly Kind[] = ['subnet', 'network', 'routeTable', 'identity', 'cluster'];

function described(all: readonly Lowered[]): readonly Lowered[] {
  return all.filter(({ made }) => made.described);
}

/** Whether it is told of each of them what it belongs to: something that is made here, or something else that has a name. */
function allTold(parts: readonly Lowered[], told: ReadonlySet<string>): boolean {
  return parts.every(({ made: { owner } }) => owner !== undefined && told.has(owner));
}

function lowerNatGateway(gateway: Lowered): NatGateway {
  const { reader, made } = gateway;
  return { ...elementOf(gateway), addresses: addedUp(addressLists.map((name) => reader.length('addresses', name)), made.head) };
}

const addressLists = ['publicIpAddresses', 'publicIpPrefixes', 'publicIpAddressesV6', 'publicIpPrefixesV6'] as const;

/** What `az network nsg rule create` says where nothing is written: azure-cli `network/aaz/latest/network/nsg/rule/_create.py`, read 2026-11. */
const cliRule = { direction: 'Inbound', access: 'Allow', protocol: '*', sources: '*', sourcePorts: '*', destinations: '*', destinationPorts: '80' } as const;

function lowerRule(rule: Lowered): SecurityRule {
  const { reader, made } = rule;
  const text = (name: 'direction' | 'access' | 'protocol'): Value<string> => byDefault(reader.text(name, name), made, (head) => knownAt(cliRule[name], head, cliDefault));
  const texts = (name: 'sources' | 'sourcePorts' | 'destinations' | 'destinationPorts', groups?: string): Value<List<string>> => {
    const written = byDefault(reader.texts(name, name), made, (head) => asList(knownAt<string>(cliRule[name], head, cliDefault)));
    if (groups === undefined || !made.given.has(groups)) return written;
    return { kind: 'unknown', reason: 'read-from-azure', message: 'it is for groups of machines', span: made.head, origin: { span: made.head, what: groups, from: [] } };
  };
  return {
    ...elementOf(rule),
    priority: reader.number('priority', 'priority'),
    direction: text('direction'),
    access: text('access'),
    protocol: text('protocol'),
    sources: texts('sources', 'sourceGroups'),
    sourcePorts: texts('sourcePorts'),
    destinations: texts('destinations', 'destinationGroups'),
    destinationPorts: texts('destinationPorts'),
  };
}

const cliDefault = "the Azure CLI's default";

function byDefault<T>(value: Value<T>, { client, head }: Made, fallback: (head: Made['head']) => Value<T>): Value<T> {
  return value.kind === 'absent' && client === 'az' ? fallback(head) : value;
}
