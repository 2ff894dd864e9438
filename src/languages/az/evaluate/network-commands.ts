import { atom, list, object, unknown, type Datum } from '../../shared/datum';
import { within as liesIn } from '../../../text/span';
import { identityOf, shownOf, type Call, type Handler } from './call';
import { asElement, changeAll } from './changes';
import { changeByPath } from './generic-update';
import { originAt, textOf, withoutLiteral } from './shell';
import { ofKind, put, thing, within, type Given, type Kind, type Made } from './things';
import { found, linked, make, meant, viewOf } from './world';

/** The commands about networks, by their names. */
export const networkHandlers: Readonly<Record<string, Handler>> = {
  'group create': (call) => {
    const name = call.given.get('name');
    return shownOf([make({ kind: 'group', name, group: undefined, owner: undefined }, call, call.shell)], call);
  },
  'network vnet create': (call) => {
    const network = makeNamed(call, 'network', spaceGiven(call));
    const subnetName = call.given.get('subnetName');
    if (subnetName) {
      const prefixes = call.given.get('subnetPrefixes');
      const given = new Map<string, Given>(prefixes ? [['prefixes', prefixes]] : []);
      const group = call.given.get('securityGroup');
      if (group) given.set('securityGroup', { ...group, datum: asElement(group, 'securityGroup', call) });
      make(identityOf(call, 'subnet', subnetName, network.id), { ...call, given }, call.shell);
    }
    nestedSubnets(call, network);
    return object(new Map([['newVNet', shownOf([network], call)]]), originAt(call.shell, call.place));
  },
  'network vnet update': (call) => {
    const networks = changeAll(call, networksOf(call, 'name'), call.given);
    changeByPath(call, networks);
    return shownOf(networks, call);
  },
  'network vnet show': (call) => shownOf(networksOf(call, 'name'), call),
  'network vnet list': (call) => listed(call, 'network', undefined),
  'network vnet subnet create': (call) => {
    const [network] = networksOf(call, 'vnetName');
    return shownOf([makeNamed(call, 'subnet', subnetGiven(call), network?.id)], call);
  },
  'network vnet subnet update': (call) => {
    const subnets = subnetsOf(call);
    changeAll(call, subnets, subnetGiven(call));
    changeByPath(call, subnets);
    for (const subnet of subnets) tiedLater(call, subnet);
    return shownOf(subnets, call);
  },
  'network vnet subnet show': (call) => shownOf(subnetsOf(call), call),
  'network vnet subnet list': (call) => {
    const [network] = networksOf(call, 'vnetName');
    return listed(call, 'subnet', network);
  },
  'network vnet peering create': (call) => {
    const [network] = networksOf(call, 'vnetName');
    const remote = call.given.get('remoteNetwork') ?? call.given.get('remoteVnet') ?? call.given.get('peers');
    const given = new Map(call.given);
    if (remote) given.set('peers', { ...remote, datum: asElement(remote, 'network', call) });
    return shownOf([makeNamed(call, 'peering', given, network?.id)], call);
  },
  'network route-table create': (call) => shownOf([makeNamed(call, 'routeTable', call.given)], call),
  'network route-table show': (call) => shownOf(meant(identityOf(call, 'routeTable', call.given.get('name')), call, call.shell), call),
  'network route-table route create': (call) => {
    const [table] = meant(identityOf(call, 'routeTable', call.given.get('routeTableName') ?? call.given.get('routeTable')), call, call.shell);
    return shownOf([makeNamed(call, 'route', call.given, table?.id)], call);
  },
  'network route-table route delete': (call) => {
    const [table] = meant(identityOf(call, 'routeTable', call.given.get('routeTableName')), call, call.shell);
    if (table) removeParts(call, 'route', table);
    return undefined;
  },
};

/** A line that ends in a blank may go on with the address space: the CLI's default is not what decides then. */
function spaceGiven(call: Call): ReadonlyMap<string, Given> {
  const { given, shell, place, head } = call;
  if (given.has('addressSpace') || !/^[ \t]+\r?\n/.test(shell.script.text.slice(place.end, place.end + 100))) return given;
  return new Map([...given, ['addressSpace', { datum: unknown('unreadable', 'the command may not be written to its end', originAt(shell, place)), span: head, what: '--address-prefixes' }]]);
}

export function makeNamed(call: Call, kind: Kind, given: ReadonlyMap<string, Given>, owner?: string): Made {
  return make(identityOf(call, kind, call.given.get('name'), owner), { ...call, given }, call.shell);
}

/** Subnets that are written inside their network: `--subnets "[{name:nodes,address-prefix:10.0.0.0/24}]"`. */
function nestedSubnets(call: Call, network: Made): void {
  const subnets = call.given.get('subnets');
  if (!subnets) return;
  if (subnets.datum.kind !== 'list' || subnets.datum.open) {
    call.shell.run.complete = false;
    return;
  }
  for (const item of subnets.datum.items) {
    if (item.kind !== 'object') {
      call.shell.run.complete = false;
      continue;
    }
    const member = (name: string): Given | undefined => { const datum = memberIn(item, name); return datum && { datum, span: liesIn(datum.origin.span, subnets.span) ? datum.origin.span : subnets.span, what: subnets.what }; };
    const prefixes = member('addressPrefixes') ?? member('addressPrefix');
    const delegations = member('delegations');
    const given = new Map<string, Given>();
    if (prefixes) given.set('prefixes', prefixes.datum.kind === 'list' ? prefixes : { ...prefixes, datum: list([prefixes.datum], prefixes.datum.origin) });
    if (delegations) given.set('delegations', servicesIn(delegations));
    for (const [name, kind] of [['routeTable', 'routeTable'], ['natGateway', 'natGateway'], ['networkSecurityGroup', 'securityGroup']] as const) {
      const thing = member(name);
      const id = thing?.datum.kind === 'object' ? thing.datum.entries.get('id') : undefined;
      if (thing && id) given.set(kind, { ...thing, datum: linked(id, kind, call, call.shell) });
    }
    make(identityOf(call, 'subnet', member('name'), network.id), { ...call, given }, call.shell);
  }
}

function memberIn(item: Extract<Datum, { readonly kind: 'object' }>, name: string): Datum | undefined {
  const datum = item.entries.get(name) ?? (item.entries.get('properties')?.kind === 'object' ? memberOfObject(item.entries.get('properties'), name) : undefined);
  return datum && (datum.kind !== 'atom' || datum.value !== null) ? datum : undefined;
}

function memberOfObject(datum: Datum | undefined, name: string): Datum | undefined {
  return datum?.kind === 'object' ? datum.entries.get(name) : undefined;
}

/** The networks that a flag names, by name or id. */
export function networksOf(call: Call, flag: string): readonly Made[] {
  return byIds(call, 'network') ?? meant(identityOf(call, 'network', call.given.get(flag)), call, call.shell);
}

export function subnetsOf(call: Call): readonly Made[] {
  const named = byIds(call, 'subnet');
  if (named) return named;
  const networks = networksOf(call, 'vnetName');
  return networks.flatMap((network) => meant(identityOf(call, 'subnet', call.given.get('name'), network.id), call, call.shell));
}

/** What `--ids` names. */
export function byIds(call: Call, kind: Kind): readonly Made[] | undefined {
  const ids = call.given.get('ids');
  if (!ids) return undefined;
  const data = ids.datum.kind === 'list' ? ids.datum.items : [ids.datum];
  const references = data.flatMap((datum) => { const link = linked(datum, kind, call, call.shell); return link.kind === 'choice' ? link.options.map((option) => option.datum) : [link]; });
  const things = references.flatMap((datum) => { const made = datum.kind === 'reference' ? thing(call.shell.state.made, datum.element) : undefined; return made?.kind === kind ? [made] : []; });
  return things.length > 0 ? things : [];
}

function subnetGiven(call: Call): ReadonlyMap<string, Given> {
  const given = new Map(call.given);
  const single = given.get('prefix');
  if (single && !given.has('prefixes')) given.set('prefixes', single);
  const delegations = given.get('delegations');
  if (delegations) given.set('delegations', servicesIn(delegations));
  for (const kind of ['routeTable', 'natGateway', 'securityGroup'] as const) {
    const tie = given.get(kind);
    // An empty text unties what is there.
    if (tie) given.set(kind, /^(?:""|''|null)?$/.test(textOf(tie.datum) ?? 'something') ? { ...tie, datum: atom(null, tie.datum.origin) } : { ...tie, datum: asElement(tie, kind, call) });
  }
  return given;
}

/** What a subnet is tied to once nodes are in it was not there when their cluster was made: which of the two counts depends on who asks. */
function tiedLater(call: Call, before: Made): void {
  const { made } = call.shell.state;
  const after = thing(made, before.id);
  if (!after || !ofKind(made, 'pool').some((pool) => { const datum = pool.given.get('subnet')?.datum; return datum?.kind === 'reference' && datum.element === before.id; })) return;
  const changed = new Map([...after.given].flatMap(([property, given]): [string, Given][] => {
    if (!ties.has(property) || given === before.given.get(property)) return [];
    return [[property, { ...given, datum: unknown('run-time', 'it is changed after the cluster is made', withoutLiteral(given.datum.origin)) }]];
  }));
  if (changed.size > 0) put(made, { ...after, given: new Map([...after.given, ...changed]) });
}

const ties: ReadonlySet<string> = new Set(['routeTable', 'natGateway', 'securityGroup']);

/** What is taken away again is as if it had not been made. */
export function removeParts(call: Call, kind: Kind, owner: Made): void {
  for (const made of found(identityOf(call, kind, call.given.get('name'), owner.id), call.shell)) put(call.shell.state.made, { ...made, described: false });
}

/** Delegations are services, or objects that name them: `[{service-name:…}]`. */
function servicesIn(given: Given): Given {
  const { datum } = given;
  if (datum.kind !== 'list') return given;
  const services = datum.items.map((item): Datum => (item.kind === 'object' ? memberIn(item, 'serviceName') ?? item : item));
  return { ...given, datum: list(services, datum.origin, 'tuple', datum.open) };
}

/** A value as a list of one. */
export function withList(given: Given): Given {
  return given.datum.kind === 'list' ? given : { ...given, datum: list([given.datum], given.datum.origin) };
}

function listed(call: Call, kind: Kind, owner: Made | undefined): Datum {
  const { shell } = call;
  const origin = originAt(shell, call.place);
  const things = owner ? within(shell.state.made, kind, owner.id) : ofKind(shell.state.made, kind);
  const whole = owner?.described === true;
  return list(things.map((made) => viewOf(made, origin, shell)), origin, 'tuple', whole ? undefined : { reason: 'read-from-azure', message: 'what is there is read from Azure' });
}
