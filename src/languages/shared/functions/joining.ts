import type { Origin } from '../../../model/value';
import { failure, type Datum, type PartialId, type PartialScope } from '../datum';
import type { Decided } from './choices';
import { kept, longestText, simpleText, textual, tooLong, unknownFor, whyUnknown } from './results';

/** A piece of a text: one that is written, or the value that stands there. */
export type Part = string | Decided;

/**
 * The text that the parts make one behind the other, as `concat`, `format` and Bicep's `${…}` join them. Where a part is not
 * known, the whole is not known either, but may still say which resource it names: `${vnet.id}/subnets/nodes` is the child
 * `nodes` of the network, and `/subscriptions/${…}/resourceGroups/net/providers/…` a resource of that type and name. A
 * single value that is the whole text keeps its literal.
 */
export function joined(parts: readonly Part[], origin: Origin): Datum {
  const filled = parts.filter((part) => part !== '' && !(typeof part === 'object' && part.kind === 'atom' && part.value === ''));
  const [only] = filled;
  if (filled.length === 1 && typeof only === 'object' && only.kind === 'atom') return kept(only, simpleText(only) ?? '', origin);
  // What Azure will give stays what it is: the id of a resource, as the name of an entry.
  if (filled.length === 1 && typeof only === 'object' && (only.kind === 'reference' || (only.kind === 'unknown' && only.id))) {
    const { part } = only.origin;
    return { ...only, origin: part ? { ...origin, part } : origin };
  }
  let text = '';
  for (const part of filled) {
    const piece = typeof part === 'string' ? part : simpleText(part);
    if (piece === undefined) return unfinished(filled, origin);
    text += piece;
    if (text.length > longestText) return tooLong(origin);
  }
  return textual(text, origin);
}

function unfinished(parts: readonly Part[], origin: Origin): Datum {
  const values = parts.filter((part) => typeof part === 'object');
  const failed = values.find((part) => part.kind === 'unknown' && part.failed);
  if (failed) return { ...failed, origin };
  const why = values.map(whyUnknown).find((each) => each !== undefined);
  if (!why) return failure('a list, an object or null is no text', origin);
  const result = unknownFor(why, origin);
  if (result.kind !== 'unknown') return result;
  const segments = segmentsOf(parts);
  const id = idFrom(segments, origin);
  if (id) return { ...result, id };
  const path = segments.length > 1 && segments.every((segment) => segment.length > 0);
  return path ? { ...result, path: segments.map((segment) => nameFrom(segment, origin)) } : result;
}

/** What stands between two slashes. */
type Segment = readonly Part[];

/** The pieces of the text between the slashes that are written in it. Values are taken apart when they are known. */
function segmentsOf(parts: readonly Part[]): readonly Segment[] {
  const segments: Part[][] = [[]];
  for (const part of parts) {
    const text = typeof part === 'string' ? part : simpleText(part);
    if (text === undefined) {
      segments.at(-1)?.push(part);
      continue;
    }
    const [first = '', ...more] = text.split('/');
    // A value without a slash stays a value: a name keeps the literal that decides it.
    if (more.length === 0) segments.at(-1)?.push(part);
    else for (const [index, piece] of [first, ...more].entries()) {
      if (index > 0) segments.push([]);
      if (piece !== '') segments.at(-1)?.push(piece);
    }
  }
  return segments;
}

/** The id that the segments spell, if they spell one of which type and names can be told apart. */
function idFrom(segments: readonly Segment[], origin: Origin): PartialId | undefined {
  const words = segments.map(wordOf);
  // Ids count without their case.
  const at = words.findLastIndex((word) => word?.toLowerCase() === 'providers');
  if (at > 0) {
    const scope = scopeFrom(segments.slice(0, at), origin);
    const namespace = words[at + 1];
    const rest = scope && namespace !== undefined ? pairs(segments.slice(at + 2), origin) : undefined;
    return scope && rest && { scope, type: `${namespace ?? ''}/${rest.type}`, names: rest.names };
  }
  const [first, ...rest] = segments;
  const [base] = first ?? [];
  const child = pairs(rest, origin);
  if (!child || first?.length !== 1 || typeof base !== 'object' || base.kind === 'atom') return undefined;
  return childOf(base, child.type, child.names);
}

/** The resource `type`/`names` within another one. A child of an id that is known in part is one itself. */
function childOf(parent: Decided, type: string, names: readonly Datum[]): PartialId {
  const id = parent.kind === 'unknown' ? parent.id : undefined;
  if (id) return { scope: id.scope, type: `${id.type}/${type}`, names: [...id.names, ...names] };
  return { scope: { kind: 'id', id: parent, as: 'child' }, type, names };
}

/** What stands before `/providers/`: nothing, a subscription, a resource group, or the id of something. */
function scopeFrom(segments: readonly Segment[], origin: Origin): PartialScope | undefined {
  const [first, ...rest] = segments;
  const [base] = first ?? [];
  if (rest.length === 0 && first?.length === 1 && typeof base === 'object' && base.kind !== 'atom') return { kind: 'id', id: base, as: 'extension' };
  if (first?.length !== 0) return undefined;
  const [subscriptions, subscription, groups, group] = rest;
  if (wordOf(subscriptions)?.toLowerCase() !== 'subscriptions' || !subscription || subscription.length === 0) return undefined;
  if (rest.length === 2) return { kind: 'subscription', subscription: nameFrom(subscription, origin) };
  if (rest.length !== 4 || wordOf(groups)?.toLowerCase() !== 'resourcegroups' || !group || group.length === 0) return undefined;
  return { kind: 'resourceGroup', subscription: nameFrom(subscription, origin), resourceGroup: nameFrom(group, origin) };
}

/** Segments that are a type and a name in turn. */
function pairs(segments: readonly Segment[], origin: Origin): { readonly type: string; readonly names: readonly Datum[] } | undefined {
  if (segments.length === 0 || segments.length % 2 !== 0 || segments.some((segment) => segment.length === 0)) return undefined;
  const types = segments.filter((_, index) => index % 2 === 0).map(wordOf);
  if (types.includes(undefined)) return undefined;
  return { type: types.join('/'), names: segments.filter((_, index) => index % 2 === 1).map((segment) => nameFrom(segment, origin)) };
}

function nameFrom(segment: Segment, origin: Origin): Datum {
  const [only] = segment;
  return segment.length === 1 && typeof only === 'object' ? only : joined(segment, origin);
}

function wordOf(segment: Segment | undefined): string | undefined {
  const words = segment?.map((part) => (typeof part === 'string' ? part : simpleText(part)));
  return !words || words.length === 0 || words.includes(undefined) ? undefined : words.join('');
}
