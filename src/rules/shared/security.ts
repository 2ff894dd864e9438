import type { Network, SecurityGroup, SecurityRule, Subnet } from '../../model/network';
import type { List, Value } from '../../model/value';
import { contains, overlaps, parseRange, type Range } from '../../net/range';

/** A packet that security groups may let through or not. */
export interface Packet {
  readonly direction: 'Inbound' | 'Outbound';
  readonly protocol: 'Tcp' | 'Udp';
  readonly from: Party;
  readonly to: Party;
  readonly port: number;
}

/** Who sends or gets it: something in the virtual network, with its range where that is known, addresses outside of it, or what has a service tag. */
export type Party =
  | { readonly kind: 'in-network'; readonly range: Range | undefined }
  | { readonly kind: 'outside'; readonly range: Range }
  | { readonly kind: 'tag'; readonly tag: string };

/** What lies in a subnet. Of one with several ranges it is not told which is meant. */
export function partyIn({ prefixes }: Subnet): Party {
  const [only, another] = prefixes.kind === 'known' && prefixes.value.complete ? prefixes.value.items : [];
  return { kind: 'in-network', range: only?.kind === 'known' && !another ? parseRange(only.value) : undefined };
}

/** The security group that a subnet surely has, where the text makes it. */
export function groupOf({ securityGroups }: Network, { securityGroup }: Subnet): SecurityGroup | undefined {
  if (securityGroup.kind !== 'known') return undefined;
  const byId = groups.get(securityGroups) ?? new Map(securityGroups.map((group) => [group.id, group]));
  groups.set(securityGroups, byId);
  const group = byId.get(securityGroup.value);
  return group?.exists === 'yes' ? group : undefined;
}

/** By their ids, for as long as the network lives. */
const groups = new WeakMap<Network['securityGroups'], ReadonlyMap<string, SecurityGroup>>();

/**
 * The rule that surely denies the packet: it fits whatever is not known, and no rule that may allow the packet comes before it. The
 * rules that Azure has by itself allow everything within a network and deny the rest: they deny nothing here.
 */
export function denyingRule({ rules, rulesComplete }: SecurityGroup, packet: Packet): SecurityRule | undefined {
  if (!rulesComplete) return undefined;
  const fitting = rules.flatMap((rule) => {
    const fits = matches(rule, packet);
    return fits === 'no' ? [] : [{ rule, fits, denies: isWord(rule.access, 'deny'), priority: rule.priority.kind === 'known' ? rule.priority.value : undefined }];
  });
  const unplaced = fitting.some(({ denies, priority }) => !denies && priority === undefined);
  if (unplaced) return undefined;
  const placed = fitting.filter(({ priority }) => priority !== undefined).sort((a, b) => (a.priority ?? 0) - (b.priority ?? 0));
  const [decisive] = placed.filter(({ rule, fits, denies }) => !denies || (fits === 'yes' && rule.exists === 'yes'));
  return decisive?.denies ? decisive.rule : undefined;
}

/** Whether some rule may let the packet in, where Azure's own rules do not. */
export function mayAllow({ rules, rulesComplete }: SecurityGroup, packet: Packet): boolean {
  return !rulesComplete || rules.some((rule) => !isWord(rule.access, 'deny') && matches(rule, packet) !== 'no');
}

type Fits = 'yes' | 'maybe' | 'no';

function matches({ direction, protocol, sources, sourcePorts, destinations, destinationPorts }: SecurityRule, packet: Packet): Fits {
  return weakest([
    ofWord(direction, (word) => word === packet.direction.toLowerCase()),
    ofWord(protocol, (word) => word === '*' || word === 'any' || word === packet.protocol.toLowerCase()),
    ofAny(sources, (item) => addressFits(item, packet.from)),
    // The port that it comes from may be any: only a rule about all of them surely fits.
    ofAny(sourcePorts, (item) => (item === '*' ? 'yes' : 'maybe')),
    ofAny(destinations, (item) => addressFits(item, packet.to)),
    ofAny(destinationPorts, (item) => portFits(item, packet.port)),
  ]);
}

function weakest(all: readonly Fits[]): Fits {
  return all.includes('no') ? 'no' : all.includes('maybe') ? 'maybe' : 'yes';
}

function isWord(value: Value<string>, word: string): boolean {
  return value.kind === 'known' && value.value.toLowerCase() === word;
}

function ofWord(value: Value<string>, fits: (word: string) => boolean): Fits {
  return value.kind === 'known' ? (fits(value.value.toLowerCase()) ? 'yes' : 'no') : 'maybe';
}

function ofAny(list: Value<List<string>>, fits: (item: string) => Fits): Fits {
  if (list.kind !== 'known') return 'maybe';
  const each = list.value.items.map((item): Fits => (item.kind === 'known' ? fits(item.value.trim().toLowerCase()) : 'maybe'));
  if (each.includes('yes')) return 'yes';
  return each.includes('maybe') || !list.value.complete ? 'maybe' : 'no';
}

function portFits(item: string, port: number): Fits {
  if (item === '*') return 'yes';
  const [, from, to] = /^(\d+)(?:\s*-\s*(\d+))?$/.exec(item) ?? [];
  if (from === undefined) return 'maybe';
  return port >= Number(from) && port <= Number(to ?? from) ? 'yes' : 'no';
}

const everywhere: ReadonlySet<string> = new Set(['*', 'any', '0.0.0.0/0']);

function addressFits(item: string, party: Party): Fits {
  if (everywhere.has(item)) return 'yes';
  const isTag = /^[a-z]/.test(item) && !item.includes(':');
  if (party.kind === 'tag') {
    if (!isTag) return 'maybe';
    if (item === party.tag) return 'yes';
    return item === 'internet' || item === 'azurecloud' || item.startsWith(`${party.tag}.`) ? 'maybe' : 'no';
  }
  if (item === 'virtualnetwork') return party.kind === 'in-network' ? 'yes' : 'maybe';
  if (item === 'internet') return party.kind === 'in-network' ? 'no' : 'maybe';
  // Other service tags are addresses of Azure's own.
  if (isTag) return 'no';
  const written = parseRange(item) ?? parseRange(`${item}/${item.includes(':') ? '128' : '32'}`);
  if (!written || !party.range) return 'maybe';
  return contains(written, party.range) ? 'yes' : overlaps(written, party.range) ? 'maybe' : 'no';
}
