import type { Client } from '../../../model/network';
import type { Condition } from '../../../model/condition';
import type { Span } from '../../../text/span';
import type { Datum, Why } from '../../shared/datum';
import { keyOf } from './key';

export type Kind = 'group' | 'cluster' | 'pool' | 'network' | 'subnet' | 'peering' | 'routeTable' | 'route' | 'natGateway' | 'securityGroup' | 'securityRule' | 'gateway' | 'identity' | 'role' | 'other';

/** A thing in Azure: made by a command, or only named by one. */
export interface Made {
  readonly id: string;
  readonly kind: Kind;
  readonly name: Given | undefined;
  readonly group: Datum | undefined;
  /** The id of what it lies in: of a subnet its network, of a pool its cluster. */
  readonly owner: string | undefined;
  /** Whether a command makes it, or it is only named. */
  readonly described: boolean;
  readonly client: Client['kind'];
  /** The words that name its command, and the whole command. */
  readonly head: Span;
  readonly body: Span;
  readonly given: ReadonlyMap<string, Given>;
  /** Why more may be given than is known. */
  readonly open: Why | undefined;
  readonly exists: 'yes' | 'maybe';
  readonly when: readonly Condition[];
}

/** What a flag gives. */
export interface Given {
  readonly datum: Datum;
  /** Where it is written in the command. */
  readonly span: Span;
  /** The flag. */
  readonly what: string;
}

/**
 * The things that there are, in the order in which they came up. A branch lies on top of what was there before it and keeps what it
 * changes to itself, so that it costs nothing to begin one; as long as it runs, nothing below it changes.
 */
export interface Things {
  readonly below: Things | undefined;
  /** What is new here or differs from below, by id. */
  readonly own: Map<string, Made>;
  /** Ids by what their things are found under. */
  readonly index: Map<string, string[]>;
  /** The place in the order, of ids that are new here. */
  readonly order: Map<string, number>;
}

export function noThings(below?: Things): Things {
  return { below, own: new Map(), index: new Map(), order: new Map() };
}

export function thing(things: Things, id: string): Made | undefined {
  for (let layer: Things | undefined = things; layer; layer = layer.below) {
    const made = layer.own.get(id);
    if (made) return made;
  }
  return undefined;
}

/** Adds a thing, or sets what it is from now on. */
export function put(things: Things, made: Made): void {
  const { id } = made;
  const before = thing(things, id);
  things.own.set(id, made);
  if (!before) things.order.set(id, things.order.size);
  const known = before ? keysOf(before) : [];
  for (const key of keysOf(made)) {
    if (known.includes(key)) continue;
    const ids = things.index.get(key);
    if (ids) ids.push(id);
    else things.index.set(key, [id]);
  }
}

/** Everything in its order. */
export function allThings(things: Things): readonly Made[] {
  const { below, own, order } = things;
  const before = below ? allThings(below).map((made) => own.get(made.id) ?? made) : [];
  return [...before, ...[...own.values()].filter(({ id }) => order.has(id))];
}

export function ofKind(things: Things, kind: Kind): readonly Made[] {
  return listed(things, kindKey(kind));
}

/** The things whose name has this key, in an owner or anywhere. */
export function named(things: Things, kind: Kind, key: string, owner?: string): readonly Made[] {
  return listed(things, nameKey(kind, key, owner));
}

/** What lies in a thing. */
export function within(things: Things, kind: Kind, owner: string): readonly Made[] {
  return listed(things, ownerKey(kind, owner));
}

/** What a branch brought about becomes part of what lies below it. */
export function settled(things: Things): Things {
  const { below, own } = things;
  if (!below) return things;
  for (const made of own.values()) put(below, made);
  return below;
}

function listed(things: Things, key: string): readonly Made[] {
  const found = new Set<Made>();
  for (let layer: Things | undefined = things; layer; layer = layer.below) {
    for (const id of layer.index.get(key) ?? []) {
      const made = thing(things, id);
      // What was moved is found elsewhere.
      if (made && keysOf(made).includes(key)) found.add(made);
    }
  }
  return found.size > 1 ? [...found].sort((one, other) => compare(things, one.id, other.id)) : [...found];
}

function compare(things: Things, one: string, other: string): number {
  for (let layer: Things | undefined = things; layer; layer = layer.below) {
    const [first, second] = [layer.order.get(one), layer.order.get(other)];
    if (first !== undefined && second !== undefined) return first - second;
    // What is new in a layer comes behind all that lies below.
    if (first !== undefined) return 1;
    if (second !== undefined) return -1;
  }
  return 0;
}

/** All that a thing is found under. */
function keysOf({ kind, name, owner }: Made): readonly string[] {
  const key = keyOf(name?.datum);
  return [
    kindKey(kind),
    ...(key === undefined ? [] : [nameKey(kind, key)]),
    ...(owner === undefined ? [] : [ownerKey(kind, owner)]),
    ...(key === undefined || owner === undefined ? [] : [nameKey(kind, key, owner)]),
  ];
}

function kindKey(kind: Kind): string {
  return kind;
}

function ownerKey(kind: Kind, owner: string): string {
  return `${kind} in ${owner}`;
}

function nameKey(kind: Kind, key: string, owner?: string): string {
  return owner === undefined ? `${kind} named ${key}` : `${kind} in ${owner} named ${key}`;
}
