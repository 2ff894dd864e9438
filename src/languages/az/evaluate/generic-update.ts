import { atom, list, unknown, type Datum } from '../../shared/datum';
import { readAssignment } from '../commands/shorthand';
import type { Call } from './call';
import { asElement, changeAll } from './changes';
import { datumOf } from './items';
import { textOf, withoutLiteral } from './shell';
import { thing, type Given, type Made } from './things';

/**
 * The changes by path that `update` commands take: `--set routeTable.id=…`, `--remove natGateway`, `--add addressSpace.addressPrefixes
 * 10.1.0.0/16`. Paths that say nothing about addresses or what a subnet is tied to are passed over.
 */
export function changeByPath(call: Call, things: readonly Made[]): void {
  for (const change of changesOf(call)) {
    for (const { id } of things) {
      const made = thing(call.shell.state.made, id);
      const property = made && propertyOf(change.path, made.kind);
      if (made && property !== undefined) changeAll(call, [made], new Map([[property, { ...change.given, datum: changed(made, property, change, call) }]]));
    }
  }
}

interface Change {
  readonly path: string;
  readonly does: 'set' | 'add' | 'remove';
  readonly given: Given;
  /** What is set or added; undefined where it is not known. */
  readonly value: Datum | undefined;
}

function changesOf(call: Call): readonly Change[] {
  const words = (name: string): { readonly given: Given; readonly items: readonly Datum[] } | undefined => {
    const given = call.given.get(name);
    return given && { given, items: given.datum.kind === 'list' ? given.datum.items : [given.datum] };
  };
  const [set, add, remove] = [words('genericSet'), words('genericAdd'), words('genericRemove')];
  return [
    ...(set?.items ?? []).flatMap((item): readonly Change[] => {
      const text = textOf(item);
      const read = text === undefined ? undefined : readAssignment(text);
      if (text !== undefined && !read || !set) return [];
      if (text === undefined || !read) return anyPath.map((path) => ({ path, does: 'set', given: set.given, value: undefined }));
      return [{ path: read.path, does: 'set', given: set.given, value: datumOf(read.value, item, text, 0, call.shell) }];
    }),
    ...pathAndRest(add, 'add'),
    ...pathAndRest(remove, 'remove'),
  ];
}

const anyPath: readonly string[] = ['addressSpace.addressPrefixes', 'addressPrefixes', 'routeTable', 'natGateway', 'networkSecurityGroup', 'delegations'];

function pathAndRest(words: { readonly given: Given; readonly items: readonly Datum[] } | undefined, does: 'add' | 'remove'): readonly Change[] {
  const [first, value] = words?.items ?? [];
  const path = textOf(first);
  return words && path !== undefined ? [{ path, does, given: words.given, value }] : [];
}

/** The property of the model, and whether the path leads on into it. */
function propertyOf(path: string, kind: Made['kind']): string | undefined {
  const plain = path.toLowerCase().replace(/\[\d*\]|\.id$/g, '').replace(/^properties\./, '');
  return kind === 'network' ? networkPaths[plain] : kind === 'subnet' ? subnetPaths[plain] : undefined;
}

const networkPaths: Readonly<Record<string, string>> = { 'addressspace.addressprefixes': 'addressSpace' };
const subnetPaths: Readonly<Record<string, string>> = {
  addressprefix: 'prefixes', addressprefixes: 'prefixes', routetable: 'routeTable', natgateway: 'natGateway', networksecuritygroup: 'securityGroup', delegations: 'delegations',
};

function changed(made: Made, property: string, { path, does, given, value }: Change, call: Call): Datum {
  const { origin } = given.datum;
  const open = unknown('no-value', 'it is changed by its path', withoutLiteral(origin));
  const before = made.given.get(property)?.datum;
  const isList = property === 'addressSpace' || property === 'prefixes' || property === 'delegations';
  if (does === 'remove' && value === undefined) return atom(null, origin);
  if (!value || path.includes('[') || property === 'delegations') return open;
  if (does === 'add') return isList && before?.kind === 'list' ? list([...before.items, value], before.origin, 'tuple', before.open) : open;
  if (does === 'remove') return open;
  if (value.kind === 'atom' && value.value === null) return value;
  if (isList) return value.kind === 'list' ? value : list([value], value.origin);
  const id = value.kind === 'object' ? value.entries.get('id') : value;
  return id ? asElement({ ...given, datum: id }, property === 'securityGroup' ? 'securityGroup' : property === 'natGateway' ? 'natGateway' : 'routeTable', call) : open;
}
