import type { Value } from '../../model/value';
import { nameOf } from '../../text/uris';
import type { Link } from '../shared/values';

/** The id of the element that a value means, or why it is none of ours. Undefined where the value names nothing. */
export type FindElement = (link: Link) => string | Elsewhere | undefined;

export const networkById = idOf('virtual network', 'virtualNetworks');
export const subnetById = idOf('subnet', 'subnets');
export const routeTableById = idOf('route table', 'routeTables');
export const clusterById = idOf('cluster', 'managedClusters');

/** An element that is meant by its name: by reference, or by a name that exactly one of its kind here has. */
export function byName(named: readonly Named[], kind: string): FindElement {
  const ids = new Set(named.map(({ id }) => id));
  const idsByName = new Map<string, string[]>();
  for (const { id, name } of named) {
    if (name.kind !== 'known') continue;
    const key = name.value.toLowerCase();
    const same = idsByName.get(key);
    if (same) same.push(id);
    else idsByName.set(key, [id]);
  }
  return ({ datum, part }) => {
    if (part?.attribute === 'name' && ids.has(part.element)) return part.element;
    if (datum.kind !== 'atom' || typeof datum.value !== 'string') return undefined;
    const [one, another] = idsByName.get(datum.value.toLowerCase()) ?? [];
    if (one !== undefined && another === undefined) return one;
    return { notHere: one === undefined ? `${kind} \`${datum.value}\` is not described here` : `several networks here are called \`${datum.value}\`` };
  };
}

interface Named {
  readonly id: string;
  readonly name: Value<string>;
}

interface Elsewhere {
  readonly notHere: string;
}

/** An element is meant by its `id`, or by an id written out, which names one that is not described here. */
function idOf(kind: string, segment: string): FindElement {
  return ({ datum, part }) => {
    if (part?.attribute === 'id') return part.element;
    if (datum.kind === 'atom' && typeof datum.value === 'string') {
      const name = datum.value.toLowerCase().includes(`/${segment.toLowerCase()}/`) ? nameOf(datum.value) : datum.value;
      return { notHere: `${kind} \`${name}\` is not described here` };
    }
    return undefined;
  };
}
