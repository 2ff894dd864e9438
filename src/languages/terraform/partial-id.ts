import { atom, type Datum, type PartialId, type PartialScope } from '../shared/datum';

/**
 * What a text of pieces says as the id of a resource, where Azure gives some of them: the names in
 * `"/subscriptions/${…}/resourceGroups/${…}/providers/Microsoft.Network/virtualNetworks/hub/subnets/nodes"`, and what is written
 * behind the id of something else, as in `"${azurerm_virtual_network.hub.id}/subnets/nodes"`.
 */
export function partialIdOf(pieces: readonly Datum[]): PartialId | undefined {
  const [first, ...others] = pieces;
  if (first?.kind === 'reference' || (first?.kind === 'unknown' && first.id)) return first.kind === 'reference' && first.attribute !== 'id' ? undefined : childOf(first, segmentsOf(others));
  const segments = segmentsOf(pieces);
  const at = segments?.findLastIndex((segment) => textIn(segment)?.toLowerCase() === 'providers') ?? -1;
  if (!segments || at < 0) return undefined;
  const namespace = textIn(segments[at + 1]);
  const tail = pairs(segments.slice(at + 2));
  return namespace === undefined || !tail ? undefined : { scope: scopeOf(segments.slice(0, at)), type: [namespace, ...tail.types].join('/'), names: tail.names };
}

function childOf(parent: Datum, segments: readonly Datum[] | undefined): PartialId | undefined {
  const tail = segments && pairs(segments);
  return tail && { scope: { kind: 'id', id: parent, as: 'child' }, type: tail.types.join('/'), names: tail.names };
}

/** What stands between the slashes. Undefined where a piece that is not known is only a part of that. */
function segmentsOf(pieces: readonly Datum[]): readonly Datum[] | undefined {
  const segments: Datum[] = [];
  let open: Datum | undefined;
  let fresh = true;
  for (const piece of pieces) {
    if (piece.kind === 'choice' || piece.kind === 'list' || piece.kind === 'object') return undefined;
    if (piece.kind !== 'atom') {
      if (!fresh || open) return undefined;
      open = piece;
      fresh = false;
      continue;
    }
    const [head = '', ...rest] = String(piece.value).split('/');
    if (open && head !== '' && open.kind !== 'atom') return undefined;
    if (head !== '') open = open?.kind === 'atom' ? atom(`${String(open.value)}${head}`, open.origin) : atom(head, piece.origin);
    for (const part of rest) {
      if (open) segments.push(open);
      open = part === '' ? undefined : atom(part, piece.origin);
    }
    fresh = open === undefined;
  }
  if (open) segments.push(open);
  return segments;
}

function pairs(segments: readonly Datum[]): { readonly types: readonly string[]; readonly names: readonly Datum[] } | undefined {
  if (segments.length === 0 || segments.length % 2 !== 0) return undefined;
  const types = segments.flatMap((segment, index) => (index % 2 === 0 ? (textIn(segment) ?? []) : []));
  return types.length * 2 === segments.length ? { types, names: segments.filter((_, index) => index % 2 === 1) } : undefined;
}

function scopeOf(segments: readonly Datum[]): PartialScope {
  const at = segments.findIndex((segment) => textIn(segment)?.toLowerCase() === 'resourcegroups');
  const group = at < 0 ? undefined : segments[at + 1];
  return group ? { kind: 'resourceGroup', subscription: undefined, resourceGroup: group } : { kind: 'deployment', of: '' };
}

function textIn(datum: Datum | undefined): string | undefined {
  return datum?.kind === 'atom' && typeof datum.value === 'string' ? datum.value : undefined;
}

/** The pieces of the text that `format` or `join` makes, where they only put texts together. */
export function piecesOfCall(name: string, args: readonly Datum[]): readonly Datum[] | undefined {
  const [first, second, another] = args;
  const text = textIn(first);
  if (text === undefined || !first) return undefined;
  if (name === 'join') {
    if (second?.kind !== 'list' || second.open || second.form === 'set' || another) return undefined;
    return second.items.flatMap((item, index) => (index === 0 ? [item] : [atom(text, first.origin), item]));
  }
  if (name !== 'format' || text.replace(/%[sv]/g, '').includes('%')) return undefined;
  const parts = text.split(/%[sv]/);
  return parts.length === args.length ? parts.flatMap((part, index) => [...(part === '' ? [] : [atom(part, first.origin)]), ...(args[index + 1] ? [args[index + 1] ?? first] : [])]) : undefined;
}
