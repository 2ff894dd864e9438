import type { Datum } from '../../shared/datum';
import { identityOf, shownOf, type Call, type Handler } from './call';
import { asElement, changeAll } from './changes';
import { makeNamed, networksOf, removeParts } from './network-commands';
import { textOf } from './shell';
import { thing, type Given, type Kind, type Made } from './things';
import { linked, make, meant } from './world';

/** The commands about what stands beside networks and clusters, by their names: gateways, security groups, identities and roles. */
export const besideHandlers: Readonly<Record<string, Handler>> = {
  'network nat gateway create': (call) => shownOf([makeNamed(call, 'natGateway', call.given)], call),
  'network nat gateway update': (call) => shownOf(changeAll(call, named(call, 'natGateway'), call.given), call),
  'network nat gateway show': (call) => shownOf(named(call, 'natGateway'), call),
  'network nsg create': (call) => shownOf([makeNamed(call, 'securityGroup', call.given)], call),
  'network nsg show': (call) => shownOf(named(call, 'securityGroup'), call),
  'network nsg rule create': (call) => {
    const group = ruleGroup(call);
    return shownOf([makeNamed(call, 'securityRule', call.given, group?.id)], call);
  },
  'network nsg rule update': (call) => {
    const group = ruleGroup(call);
    return shownOf(changeAll(call, meant(identityOf(call, 'securityRule', call.given.get('name'), group?.id), call, call.shell), call.given), call);
  },
  'network nsg rule delete': (call) => {
    const group = ruleGroup(call);
    if (group) removeParts(call, 'securityRule', group);
    return undefined;
  },
  'network application-gateway create': (call) => {
    const given = new Map(call.given);
    const subnet = given.get('subnet');
    if (subnet) given.set('subnet', { ...subnet, datum: subnetMeant(subnet, call) });
    return shownOf([makeNamed(call, 'gateway', given)], call);
  },
  'identity create': (call) => shownOf([makeNamed(call, 'identity', call.given)], call),
  'identity show': (call) => shownOf(named(call, 'identity'), call),
  'role assignment create': (call) => shownOf([assignRole(call)], call),
};

/** Gives somebody a role for a subnet, network or route table, or for something else, which is not looked at. */
export function assignRole(call: Call): Made {
  const given = new Map(call.given);
  const scope = given.get('scope');
  if (scope) given.set('scope', { ...scope, datum: scopeOf(scope.datum, call) });
  return make({ kind: 'role', name: undefined, group: undefined, owner: undefined }, { ...call, given }, call.shell);
}

function scopeOf(datum: Datum, call: Call): Datum {
  for (const kind of ['subnet', 'network', 'routeTable'] as const) {
    const link = linked(datum, kind, call, call.shell);
    if (link.kind === 'reference' && thing(call.shell.state.made, link.element)?.kind === kind) return link;
  }
  return datum;
}

function named(call: Call, kind: Kind): readonly Made[] {
  return meant(identityOf(call, kind, call.given.get('name')), call, call.shell);
}

function ruleGroup(call: Call): Made | undefined {
  return meant(identityOf(call, 'securityGroup', call.given.get('securityGroupName')), call, call.shell)[0];
}

/** A subnet by its id, or by its name in the network that the command names. */
function subnetMeant(given: Given, call: Call): Datum {
  const name = textOf(given.datum);
  if (name === undefined || name.includes('/') || !call.given.has('vnetName')) return linked(given.datum, 'subnet', call, call.shell);
  const [network] = networksOf(call, 'vnetName');
  const [subnet] = network ? meant(identityOf(call, 'subnet', given, network.id), call, call.shell) : [];
  return subnet ? { kind: 'reference', element: subnet.id, attribute: 'id', origin: given.datum.origin } : asElement(given, 'subnet', call);
}
