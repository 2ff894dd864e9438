import type { Association } from '../../model/network';
import type { Option, Unknown, Value } from '../../model/value';
import { types } from '../shared/template/lowered';
import { underConditions } from '../shared/values';
import type { Lowered } from './reader';

/** The copies of resources of one type, and whether there may be others. */
export interface Found {
  readonly lowered: readonly Lowered[];
  readonly open: boolean;
}

/** What subnets are tied to by resources of their own. */
export interface Associations {
  readonly elements: readonly Association[];
  /** What the subnet has, where `own` is what is written in the subnet itself. */
  of(subnet: string, own: Value<string>): Value<string>;
}

/** `unseen`: why subnets may have something that these resources do not tell. */
export function associationsOf(of: Association['of'], { lowered, open }: Found, unseen: Unknown | undefined): Associations {
  const { attribute, type } = sides[of];
  const bySubnet = new Map<string, Value<string>[]>();
  let stray = unseen;
  const elements = lowered.map(({ instance, reader }): Association => {
    const subnet = reader.link('subnet', types.subnet, 'subnet_id');
    const { id, exists, when } = instance;
    const what = `\`${id}\``;
    if (subnet.kind === 'known') bySubnet.set(subnet.value, [...(bySubnet.get(subnet.value) ?? []), underConditions(reader.link(of, type, attribute), instance, what)]);
    const mayBeAnother = subnet.kind === 'known' ? open : subnet.kind !== 'absent';
    if (mayBeAnother) stray ??= { kind: 'unknown', reason: subnet.kind === 'unknown' ? subnet.reason : 'no-value', message: `${sides[of].called} may be that of this subnet`, span: reader.head, origin: { span: reader.head, what, from: [] } };
    return { id, name: { kind: 'absent', property: 'name', span: reader.head }, span: reader.head, body: reader.body, exists, when, of, subnet };
  });
  return {
    elements,
    of(subnet, own) {
      const found = bySubnet.get(subnet);
      if (found) return eitherOf(found);
      return own.kind === 'absent' && stray ? stray : own;
    },
  };
}

const sides = {
  routeTable: { attribute: 'route_table_id', type: types.routeTable, called: 'a route table' },
  natGateway: { attribute: 'nat_gateway_id', type: types.natGateway, called: 'a NAT gateway' },
  securityGroup: { attribute: 'network_security_group_id', type: types.securityGroup, called: 'a network security group' },
} as const;

/** A subnet has one at most: of several, the one that is surely made, else one of them by their conditions. */
function eitherOf(found: readonly Value<string>[]): Value<string> {
  const [first, another] = found;
  const sure = found.find(({ kind }) => kind === 'known');
  if (!first) throw new Error('no association');
  if (!another || sure) return sure ?? first;
  const { span } = first;
  const origin = { span, what: 'associations', from: [] };
  const options = found.flatMap((each): readonly Option<string>[] => (each.kind === 'oneOf' ? each.options.filter(({ value }) => value.kind !== 'unknown') : []));
  const other: Unknown = { kind: 'unknown', reason: 'no-value', message: 'it depends on conditions which of them is made', span, origin };
  return { kind: 'oneOf', options: [...options, { value: other, when: [] }], span, origin };
}
