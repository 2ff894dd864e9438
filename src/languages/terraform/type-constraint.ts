import { list, object, overChoices, via, type Datum } from '../shared/datum';
import { toBool, toNumber, toText } from './convert';
import { withoutRepeats } from './order';
import { evaluate } from './evaluate';
import { spanAt, type Scope } from './scope';
import type { Expression } from './tree';

/**
 * A value given to a variable, as its `type` makes it: simple values converted, missing optional attributes filled
 * with their defaults, others dropped. A value that does not fit is left as it is: Terraform says that better.
 */
export function constrained(datum: Datum, type: Expression, scope: Scope): Datum {
  if (datum.kind === 'unknown' || datum.kind === 'reference') return datum;
  if (datum.kind === 'choice') return overChoices([datum], datum.origin, ([option]) => (option ? constrained(option, type, scope) : datum));
  if (datum.kind === 'atom' && datum.value === null) return datum;
  if (type.kind === 'variable') return constrainedSimple(datum, type.name);
  return type.kind === 'call' ? constrainedCollection(datum, type.name, type.args, scope) : datum;
}

function constrainedSimple(datum: Datum, name: string): Datum {
  const converted = name === 'string' ? toText(datum) : name === 'number' ? toNumber(datum) : name === 'bool' ? toBool(datum) : datum;
  // The literal behind a converted value still decides it.
  return converted.kind === 'unknown' ? datum : { ...converted, origin: datum.origin };
}

function constrainedCollection(datum: Datum, name: string, args: readonly Expression[], scope: Scope): Datum {
  const [of] = args;
  if (!of) return datum;
  if ((name === 'list' || name === 'set') && datum.kind === 'list') {
    const items = datum.items.map((item) => constrained(item, of, scope));
    return list(name === 'set' ? withoutRepeats(items).kept : items, datum.origin, name, datum.open);
  }
  if (name === 'map' && datum.kind === 'object') {
    return object(new Map([...datum.entries].map(([key, value]) => [key, constrained(value, of, scope)])), datum.origin, 'map', datum.open);
  }
  if (name === 'tuple' && datum.kind === 'list' && of.kind === 'tuple') {
    return { ...datum, items: datum.items.map((item, index) => { const each = of.items[index]; return each ? constrained(item, each, scope) : item; }) };
  }
  if (name === 'object' && datum.kind === 'object' && of.kind === 'object') {
    const entries = new Map<string, Datum>();
    for (const { key, value: wanted } of of.entries) {
      const attribute = key.kind === 'literal' ? String(key.value) : undefined;
      if (attribute === undefined) return datum;
      const optional = wanted.kind === 'call' && wanted.name === 'optional' ? wanted.args : undefined;
      const inner = optional?.[0] ?? wanted;
      const given = datum.entries.get(attribute);
      const missing = given === undefined || (given.kind === 'atom' && given.value === null);
      const fallback = optional?.[1];
      if (missing && fallback) {
        entries.set(attribute, constrained(via(evaluate(fallback, scope), { span: spanAt(scope, fallback), what: `default of \`${attribute}\`` }), inner, scope));
      } else if (given) entries.set(attribute, constrained(given, inner, scope));
      else if (optional) entries.set(attribute, { kind: 'atom', value: null, origin: datum.origin });
    }
    return object(entries, datum.origin, 'object', datum.open);
  }
  return datum;
}
