import type { Datum } from '../../shared/datum';
import { identityOf, type Call } from './call';
import { textOf } from './shell';
import type { Given, Kind, Made } from './things';
import { change, found, linked, meant } from './world';

/** What a flag names, by id or by name in the group of the command. */
export function asElement(given: Given, kind: Kind, call: Call): Datum {
  const link = linked(given.datum, kind, call, call.shell);
  const name = textOf(link);
  if (link.kind === 'choice' || link.kind === 'reference' || name?.includes('/') || link.kind === 'unknown' && link.path) return link;
  const [one, another] = found(identityOf(call, kind, given), call.shell);
  const [only] = another ? [] : one ? [one] : meant(identityOf(call, kind, given), call, call.shell);
  return only ? { kind: 'reference', element: only.id, attribute: 'id', origin: link.origin } : link;
}

/** Changes what is there; of what only Azure knows, what is said is known from then on. */
export function changeAll(call: Call, things: readonly Made[], given: ReadonlyMap<string, Given>): readonly Made[] {
  for (const made of things) {
    const changes = [...given].filter(([property]) => property !== 'name' && property !== 'resourceGroup' && property !== 'vnetName');
    if (changes.length > 0) change(made, { given: new Map([...made.given, ...changes]) }, call.shell);
  }
  return things;
}
