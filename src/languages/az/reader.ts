import type { List, Unknown, Value } from '../../model/value';
import type { NotChecked } from '../language';
import { list, overChoices, type Datum } from '../shared/datum';
import { namesOnly, noteUnknown } from '../shared/not-checked';
import { absentAt, boolOf, lengthValue, linkValue, listValue, numberOf, simpleValue, textOf, type Link, type NotHere } from '../shared/values';
import type { Given, Made } from './evaluate/things';

/**
 * Reads what flags give to a thing. The names are those of the properties in the tables of commands; of several the first that is
 * written holds. Whatever is not known is noted as not checked, but for names, on which no number depends.
 */
export interface Reader {
  name(): Value<string>;
  text(property: string, ...names: readonly string[]): Value<string>;
  number(property: string, name: string): Value<number>;
  bool(property: string, name: string): Value<boolean>;
  texts(property: string, ...names: readonly string[]): Value<List<string>>;
  /** How many there are of what is written with commas between, or as a list. */
  length(property: string, name: string): Value<number>;
  link(property: string, name: string): Value<string>;
  /** The id of a thing of the wanted kind, of which the value is one of these attributes. */
  thing(property: string, name: string, attributes: readonly string[], wanted: (id: string) => boolean): Value<string>;
}

export function readerOf(made: Made, notChecked: NotChecked[]): Reader {
  const { head, given, open, described } = made;
  const read = <T>(property: string, names: readonly string[], lower: (given: Given) => Value<T>): Value<T> => {
    const written = names.map((name) => given.get(name)).find((each) => each !== undefined);
    if (!written) return nothing(property);
    const value = lower(written);
    if (!namesOnly.has(property)) noteUnknown(value, property, written.what, notChecked);
    return value;
  };
  const nothing = <T>(property: string): Value<T> => {
    if (!described) return noted(property, { kind: 'unknown', reason: 'read-from-azure', message: `${kindWords[made.kind]} is read from Azure`, span: head, origin: { span: head, what: made.id, from: [] } });
    if (open) return { kind: 'unknown', ...open, span: head, origin: { span: head, what: open.message, from: [] } };
    return absentAt(property, head);
  };
  const noted = (property: string, value: Unknown): Unknown => {
    if (property === 'prefixes') notChecked.push({ what: '--address-prefixes', property, value });
    return value;
  };
  const at = (property: string, { span }: Given): { readonly property: string; readonly span: Given['span']; readonly absent: Given['span'] } => ({ property, span, absent: head });
  return {
    name: () => (made.name ? simpleValue(made.name.datum, at('name', made.name), textOf, 'a name') : absentAt('name', head)),
    text: (property, ...names) => read(property, names, (one) => simpleValue(one.datum, at(property, one), textOf, 'a text')),
    number: (property, name) => read(property, [name], (one) => simpleValue(one.datum, at(property, one), numberOf, 'a number')),
    bool: (property, name) => read(property, [name], (one) => simpleValue(one.datum, at(property, one), boolOf, '`true` or `false`')),
    texts: (property, ...names) => read(property, names, (one) => listValue(asItems(one), at(property, one), textOf, 'a text')),
    length: (property, name) => read(property, [name], (one) => lengthValue(parted(asItems(one)), at(property, one))),
    link: (property, name) => read(property, [name], (one) => linkValue(one.datum, at(property, one), (link) => elementMeant(link, ['id']))),
    thing: (property, name, attributes, wanted) => read(property, [name], (one) => linkValue(one.datum, at(property, one), (link) => {
      const found = elementMeant(link, attributes);
      return typeof found !== 'string' || wanted(found) ? found : { notHere: 'it is not described here' };
    })),
  };
}

const kindWords: Readonly<Record<Made['kind'], string>> = {
  group: 'the group', cluster: 'the cluster', pool: 'the pool', network: 'the network', subnet: 'the subnet', peering: 'the peering', routeTable: 'the route table', route: 'the route', natGateway: 'the NAT gateway', securityGroup: 'the network security group',
  securityRule: 'the rule', gateway: 'the application gateway', identity: 'the identity', role: 'the role', other: 'it',
};

/** A value as a list; one that is a choice is a list in each of its ways. */
function asItems({ datum }: Given): Datum {
  return overChoices([datum], datum.origin, ([one]) => {
    if (!one || one.kind === 'list' || one.kind === 'unknown' || one.kind === 'atom' && one.value === null) return one ?? datum;
    return list([one], one.origin);
  });
}

/** A list in which `a,b` counts as two. */
function parted(datum: Datum): Datum {
  return overChoices([datum], datum.origin, ([one]) => {
    if (one?.kind !== 'list') return one ?? datum;
    const vague = one.items.find((item) => item.kind === 'unknown');
    if (vague?.kind === 'unknown') return { ...vague, origin: one.origin };
    return list(one.items.flatMap((item) => (item.kind === 'atom' ? String(item.value).split(',').filter((part) => part.trim() !== '').map((): Datum => item) : [item])), one.origin, 'tuple', one.open);
  });
}

function elementMeant({ datum, part }: Link, attributes: readonly string[]): string | NotHere | undefined {
  if (part && attributes.includes(part.attribute)) return part.element;
  if (datum.kind !== 'atom' || typeof datum.value !== 'string') return undefined;
  return { notHere: datum.value === '' ? 'nothing is named' : `\`${datum.value}\` is not described here` };
}
