import type { Origin } from '../../../model/value';
import { atom, type Datum, type PartialId, type PartialScope } from '../datum';

/** The parts of a resource id that is written out: `/subscriptions/…/resourceGroups/…/providers/Microsoft.Network/virtualNetworks/main`. */
export function idFromText(text: string, origin: Origin): PartialId | undefined {
  const segments = text.replace(/^\//, '').split('/');
  const at = segments.findLastIndex((segment) => segment.toLowerCase() === 'providers');
  const namespace = segments[at + 1];
  const rest = segments.slice(at + 2);
  if (at < 0 || namespace === undefined || rest.length === 0 || rest.length % 2 !== 0) return undefined;
  const types = rest.filter((_, index) => index % 2 === 0);
  const names = rest.filter((_, index) => index % 2 === 1);
  return { scope: scopeFrom(segments.slice(0, at), origin), type: [namespace, ...types].join('/'), names: names.map((name) => atom(name, origin)) };
}

function scopeFrom(segments: readonly string[], origin: Origin): PartialScope {
  const [first, subscription, , group] = segments;
  if (first?.toLowerCase() !== 'subscriptions' || subscription === undefined) return { kind: 'deployment' };
  if (group === undefined) return { kind: 'subscription', subscription: atom(subscription, origin) };
  return { kind: 'resourceGroup', subscription: atom(subscription, origin), resourceGroup: atom(group, origin) };
}

/** The parts of an id without its scope, as ARM's `reference` takes them: `Microsoft.Resources/deployments/network`. */
export function idFromRelative(text: string, origin: Origin): PartialId | undefined {
  return /^[a-z]+\.[a-z.]+\/[^/]+\/[^/]/i.test(text) ? idFromText(`/providers/${text}`, origin) : undefined;
}

/** The parts of a name with `/` between them: `vnet/nodes` has two. */
export function partsOfName(name: Datum): readonly Datum[] {
  if (name.kind === 'unknown' && name.path) return name.path;
  if (name.kind !== 'atom' || typeof name.value !== 'string' || !name.value.includes('/')) return [name];
  return name.value.split('/').map((part) => atom(part, name.origin));
}

/** The keys of all that a name may be, where a condition chooses it. */
export function nameKeys(name: Datum | undefined): readonly string[] {
  const ways = name?.kind === 'choice' ? name.options.map(({ datum }) => datum) : [name];
  return ways.flatMap((way) => nameKey(way) ?? []);
}

/**
 * What a name is told from others by: its text in small letters, or, where it is not known, the parameter or variable that it
 * is unchanged. Undefined when it cannot be told.
 */
export function nameKey(name: Datum | undefined): string | undefined {
  if (name?.kind === 'atom' && typeof name.value === 'string') return name.value.toLowerCase();
  const part = name?.kind === 'unknown' ? name.origin.part : undefined;
  return part && `\u0000${part.element}.${part.attribute}`;
}
