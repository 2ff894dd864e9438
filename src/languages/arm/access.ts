import type { Origin } from '../../model/value';
import { atom, failure, passedOn, unknown, withOrigin, type Datum, type ListDatum, type ObjectDatum, type Why } from '../shared/datum';
import { overPossible } from '../shared/functions/choices';
import { nameIn, openingOf, whyReference } from '../shared/functions/equal';
import { originAt, spanAt, type Scope } from './scope';
import type { Expression } from './tree';

/**
 * `target.name[0].other`: the steps are taken one by one, and the whole is one step of the trail. `evaluate` gives the value of
 * the target and of the keys.
 */
export function follow(whole: Expression, scope: Scope, evaluate: (expression: Expression) => Datum): Datum {
  const steps: Expression[] = [];
  let root = whole;
  while (root.kind === 'property' || root.kind === 'item') {
    steps.push(root);
    root = root.target;
  }
  const start = evaluate(root);
  let datum = start;
  let open: Why | undefined;
  for (const step of steps.reverse()) {
    const origin = originAt(scope, step);
    open ??= openingIn(datum);
    if (step.kind === 'property') datum = partOf(datum, atom(step.name, origin), origin, open);
    else if (step.kind === 'item') datum = partOf(datum, evaluate(step.key), origin, open);
  }
  const from = datum.origin === start.origin ? [datum.origin] : [datum.origin, start.origin];
  return withOrigin(datum, passedOn(datum.origin, spanAt(scope, whole), originAt(scope, whole).what, from));
}

/** Why there may be more than is written in it, as in a resource. The same holds for all its parts: Azure adds to them. */
function openingIn(datum: Datum): Why | undefined {
  if (datum.kind === 'object') return openingOf(datum);
  return datum.kind === 'choice' ? datum.options.map((option) => openingIn(option.datum)).find((why) => why !== undefined) : undefined;
}

function partOf(target: Datum, key: Datum, origin: Origin, around: Why | undefined): Datum {
  return overPossible([target, key], origin, ([datum, at]) => {
    if (!datum || !at) return failure('the index is missing', origin);
    if (datum.kind === 'unknown') return datum;
    if (at.kind === 'unknown') return at;
    if (datum.kind === 'reference') return unknown('run-time', whyReference(datum).message, datum.origin);
    if (at.kind !== 'atom') return at.kind === 'reference' ? unknown('run-time', whyReference(at).message, at.origin) : failure('the index must be a string or a whole number', origin);
    switch (datum.kind) {
      case 'object':
        return typeof at.value === 'string' ? entryOf(datum, at.value, origin, around) : failure('the name of a property must be a string', origin);
      case 'list':
        return typeof at.value === 'number' ? itemOf(datum, at.value, origin) : failure(`a list has no property \`${String(at.value)}\``, origin);
      case 'atom':
        if (datum.value === null && around) return unknown(around.reason, around.message, datum.origin);
        return failure(`${datum.value === null ? 'null' : 'a simple value'} has no parts`, origin);
    }
  });
}

/** Names count without their case. Of a resource, Azure will give what is not written. */
function entryOf({ entries, open, element, origin: whole }: ObjectDatum, name: string, origin: Origin, around: Why | undefined): Datum {
  const key = nameIn(entries, name);
  const entry = key === undefined ? undefined : entries.get(key);
  if (entry && key !== undefined) return element === undefined || entry.origin.part ? entry : withOrigin(entry, { ...entry.origin, part: { element, attribute: key } });
  if (element !== undefined) return { kind: 'reference', element, attribute: name, origin: whole };
  const why = open ?? around;
  return why ? unknown(why.reason, why.message, whole) : failure(`there is no property \`${name}\``, origin);
}

function itemOf({ items, open, origin: whole }: ListDatum, index: number, origin: Origin): Datum {
  // Of an open list it is not known where the others stand.
  if (open) return unknown(open.reason, open.message, whole);
  return items[index] ?? failure(`there is no item ${index}`, origin);
}
