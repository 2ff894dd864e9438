import type { Span } from '../../../text/span';
import { atom, list, object, overChoices, withOrigin, type Choice, type Datum, type Reference, type Why } from '../../shared/datum';
import type { Place } from '../tree';
import { compatible, type Condition } from '../../../model/condition';
import { keyOf } from './key';
import { lineOf, textOf, withoutLiteral, type Shell } from './shell';
import { named, put, thing, within, type Given, type Kind, type Made } from './things';

/** What a thing is known by. */
export interface Identity {
  readonly kind: Kind;
  readonly name: Given | undefined;
  readonly group: Datum | undefined;
  readonly owner: string | undefined;
}

/** Where a command stands. */
export interface Site {
  readonly head: Span;
  readonly body: Span;
  readonly place: Place;
}

/** The things that an identity may mean here: several where conditions decide which of them was made. */
export function found({ kind, name, group, owner }: Identity, shell: Shell): readonly Made[] {
  const key = keyOf(name?.datum);
  if (key === undefined) return [];
  return named(shell.state.made, kind, key, owner).filter((made) => !areOther(made.group, group) && compatible(made.when, shell.state.when));
}

/** Whether two groups are certainly not the same. */
function areOther(a: Datum | undefined, b: Datum | undefined): boolean {
  const [one, other] = [textOf(a), textOf(b)];
  return one !== undefined && other !== undefined && one.toLowerCase() !== other.toLowerCase();
}

/** The thing that is meant; one that only Azure knows of is named here for the first time. */
export function meant(identity: Identity, site: Site, shell: Shell): readonly Made[] {
  const there = found(identity, shell);
  if (there.length > 0) return there;
  const made: Made = { ...identity, id: idOf(identity, site, shell), described: false, client: 'az', head: site.head, body: site.head, given: new Map(), open: undefined, exists: 'yes', when: [] };
  put(shell.state.made, made);
  return [made];
}

export interface Making extends Site {
  readonly client: Made['client'];
  readonly given: ReadonlyMap<string, Given>;
  readonly open: Why | undefined;
}

/** Makes a thing, or what is there already what the command says. */
export function make(identity: Identity, making: Making, shell: Shell): Made {
  const there = found(identity, shell);
  const [before] = there;
  const { head, body, client, given, open } = making;
  if (before && there.length === 1 && !(before.described && shell.run.document)) {
    const made: Made = before.described
      ? { ...before, given: new Map([...before.given, ...given]), open: before.open ?? open, head, body, client }
      : { ...before, ...identity, group: identity.group ?? before.group, described: true, head, body, client, given, open };
    put(shell.state.made, made);
    return made;
  }
  const id = idOf(identity, making, shell);
  let when: readonly Condition[] = [];
  if (before && shell.run.document) {
    // Of what a document makes twice, one is meant: its sections are walked through one or the other way.
    const subject = `\`${textOf(identity.name?.datum) ?? identity.kind}\``;
    for (const other of there) {
      const own = other.when.some((condition) => condition.subject === subject);
      if (!own) put(shell.state.made, { ...other, exists: 'maybe', when: [...other.when, { subject, is: 'the first of that name' }] });
    }
    when = [{ subject, is: `the one in line ${String(lineOf(shell, making.place))}` }];
  }
  const made: Made = { ...identity, id, described: true, client, head, body, given, open, exists: when.length > 0 ? 'maybe' : 'yes', when };
  put(shell.state.made, made);
  return made;
}

/** People see the id of what has no name that is known: it is named as the script writes it, `network/$NAME`. */
function idOf({ kind, name, owner }: Identity, { place, head }: Site, { run, state, script: { file } }: Shell): string {
  const written = name?.span.uri === file.uri ? file.text.slice(name.span.start, name.span.end).replace(/^(["'])(.*)\1$/, '$2') : '';
  const own = textOf(name?.datum) ?? (/^[^\s`]{1,60}$/.test(written) ? written : `@${String(name ? head.start : place.start)}`);
  const above = owner === undefined ? '' : `${(thing(state.made, owner)?.id ?? owner).replace(/^[a-zA-Z]+\//, '')}/`;
  const base = `${kind}/${above}${own}`;
  let id = base;
  for (let number = 2; run.ids.has(id); number++) id = `${base}#${String(number)}`;
  run.ids.add(id);
  return id;
}

export function change(made: Made, changes: Partial<Pick<Made, 'given' | 'open' | 'owner'>>, shell: Shell): void {
  const now = thing(shell.state.made, made.id) ?? made;
  put(shell.state.made, { ...now, ...changes });
}

/** The id of one of these, which Azure gives. */
export function reference(things: readonly Made[], origin: Datum['origin']): Datum {
  const [first, another] = things;
  const one = ({ id }: Made): Reference => ({ kind: 'reference', element: id, attribute: 'id', origin });
  if (!first) throw new Error('a reference to nothing');
  if (!another) return one(first);
  return overThings(things, origin, one);
}

export function overThings(things: readonly Made[], origin: Datum['origin'], of: (made: Made) => Exclude<Datum, Choice>): Datum {
  const [first, another] = things;
  if (first && !another) return of(first);
  return { kind: 'choice', options: things.map((made) => ({ datum: of(made), when: made.when })), origin };
}

/** A thing as az shows it. What it does not have here, Azure gives. */
export function viewOf(made: Made, origin: Datum['origin'], shell: Shell): Exclude<Datum, Choice> {
  const why: Why = { reason: 'read-from-azure', message: `it is read from Azure` };
  const entries = new Map<string, Datum>([['id', { kind: 'reference', element: made.id, attribute: 'id', origin }]]);
  if (made.name) entries.set('name', made.name.datum);
  if (made.group) entries.set('resourceGroup', made.group);
  const value = (property: string): Datum | undefined => made.given.get(property)?.datum;
  const location = value('location');
  if (location) entries.set('location', location);
  const ofMade = (attribute: string): Reference => ({ kind: 'reference', element: made.id, attribute, origin });
  const inside = (kind: Kind): Datum => list(within(shell.state.made, kind, made.id).filter((each) => each.described || made.described).map((each) => viewOf(each, origin, shell)), origin, 'tuple', made.described ? undefined : why);
  switch (made.kind) {
    case 'network': {
      const space = value('addressSpace');
      if (space) entries.set('addressSpace', object(new Map([['addressPrefixes', space]]), origin));
      entries.set('subnets', inside('subnet'));
      break;
    }
    case 'subnet': {
      const prefixes = value('prefixes');
      const [only, another] = prefixes?.kind === 'list' ? prefixes.items : prefixes ? [prefixes] : [];
      if (only && !another) entries.set('addressPrefix', only);
      if (prefixes) entries.set('addressPrefixes', prefixes.kind === 'list' ? prefixes : list([prefixes], origin));
      break;
    }
    case 'cluster': {
      const profile = new Map<string, Datum>();
      for (const [property, name] of [['serviceCidr', 'serviceCidr'], ['podCidr', 'podCidr'], ['dnsServiceIp', 'dnsServiceIP'], ['networkPlugin', 'networkPlugin'], ['outboundType', 'outboundType']] as const) {
        const datum = value(property);
        if (datum) profile.set(name, datum);
      }
      entries.set('identity', object(new Map([['principalId', ofMade('principalId')]]), origin, 'object', why));
      entries.set('networkProfile', object(profile, origin, 'object', why));
      entries.set('agentPoolProfiles', inside('pool'));
      break;
    }
    case 'identity':
      entries.set('principalId', ofMade('principalId'));
      entries.set('clientId', ofMade('clientId'));
      break;
    case 'pool': {
      const [subnet, count] = [value('subnet'), value('count')];
      if (subnet) entries.set('vnetSubnetId', subnet);
      if (count) entries.set('count', count);
      break;
    }
    case 'group':
    case 'peering':
    case 'routeTable':
    case 'route':
    case 'natGateway':
    case 'securityGroup':
    case 'securityRule':
    case 'gateway':
    case 'role':
    case 'other':
      break;
  }
  return { kind: 'object', form: 'object', entries, open: why, element: made.id, origin };
}

/** What the text of an id names, from the outside in: pairs of types and names. */
export function segmentsOf(datum: Exclude<Datum, Choice>): readonly Datum[] | undefined {
  const text = textOf(datum);
  if (text !== undefined) return text.includes('/') ? text.split('/').map((segment) => atom(segment, withoutLiteral(datum.origin))) : undefined;
  return datum.kind === 'unknown' ? datum.path : undefined;
}

/** Makes of the text of an id a reference to what it names, in each of the ways that it may be. */
export function linked(datum: Datum, kind: Kind, site: Site, shell: Shell): Datum {
  return overChoices([datum], datum.origin, ([one]) => {
    if (!one) return datum;
    if (one.kind === 'object' && one.element !== undefined) return { kind: 'reference', element: one.element, attribute: 'id', origin: datum.origin };
    const segments = one.kind === 'reference' ? undefined : segmentsOf(one);
    const things = segments && namedBy(segments, kind, datum, site, shell);
    return things && things.length > 0 ? withOrigin(reference(things, datum.origin), datum.origin) : one;
  });
}

const segmentKinds: Readonly<Record<string, Kind>> = {
  virtualnetworks: 'network', subnets: 'subnet', routetables: 'routeTable', managedclusters: 'cluster', agentpools: 'pool', natgateways: 'natGateway',
  networksecuritygroups: 'securityGroup', userassignedidentities: 'identity', applicationgateways: 'gateway',
};

function namedBy(segments: readonly Datum[], kind: Kind, { origin }: Datum, site: Site, shell: Shell): readonly Made[] | undefined {
  let group: Datum | undefined;
  let owner: Made | undefined;
  let things: readonly Made[] | undefined;
  const [start] = segments;
  // `$VNET_ID/subnets/nodes` goes on from what the first part is.
  if (start?.kind === 'reference') {
    owner = thing(shell.state.made, start.element);
    if (owner) things = [owner];
  }
  for (let index = owner ? 1 : 0; index + 1 < segments.length; index++) {
    const type = textOf(segments[index])?.toLowerCase();
    const name = segments[index + 1];
    if (type === undefined || !name) continue;
    if (type === 'resourcegroups') group = name;
    const of = segmentKinds[type];
    if (of === undefined) continue;
    things = meant({ kind: of, name: { datum: name, span: origin.span, what: type }, group, owner: owner?.id }, site, shell);
    owner = things[0];
    index++;
  }
  return owner?.kind === kind ? things : undefined;
}
