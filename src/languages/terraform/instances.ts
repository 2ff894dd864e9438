import { sameCondition, type Condition } from '../../model/condition';
import type { Origin } from '../../model/value';
import { atom, object, unknown, type Choice, type Datum, type Why } from '../shared/datum';
import { toNumber } from './convert';
import { evaluate, turnsOf } from './evaluate';
import { attributeOf, type Resource } from './module';
import { moduleScope, mostCopies, naming, originAt, type Evaluation, type Instance, type Instances, type Scope } from './scope';
import type { Expression } from './tree';

export function instancesOf(evaluation: Evaluation, resource: Resource): Instances {
  const known = evaluation.instances.get(resource.address);
  if (known === 'in progress') return { copies: 'one', instances: [], open: { reason: 'unreadable', message: `\`${resource.address}\` refers to itself` } };
  if (known) return known;
  evaluation.instances.set(resource.address, 'in progress');
  const instances = expand(evaluation, resource);
  evaluation.instances.set(resource.address, instances);
  return instances;
}

function expand(evaluation: Evaluation, resource: Resource): Instances {
  const scope = moduleScope(evaluation, resource);
  const count = attributeOf(resource.block.body, 'count');
  const forEach = attributeOf(resource.block.body, 'for_each');
  if (count) return byCount(resource, evaluate(count.value, scope), scope, count.value);
  if (forEach) return byKey(resource, evaluate(forEach.value, scope), scope, forEach.value);
  return { copies: 'one', instances: [{ id: resource.address, key: undefined, resource, scope, exists: 'yes', when: certainly }], open: undefined };
}

const certainly: readonly Condition[] = [];

interface Copies {
  /** Undefined: not known how many. */
  readonly keys: ReadonlyMap<string, Datum> | undefined;
  readonly open: Why | undefined;
  readonly when: readonly Condition[];
}

function byCount(resource: Resource, count: Datum, scope: Scope, place: Expression): Instances {
  const origin = originAt(scope, place, [count.origin]);
  const ways = waysOf(count).map(({ datum, when }): Copies => {
    const number = toNumber(datum);
    if (number.kind === 'atom' && typeof number.value === 'number') {
      if (number.value > mostCopies) return { keys: undefined, open: { reason: 'too-large', message: `there are ${number.value} copies` }, when };
      return { keys: new Map(Array.from({ length: Math.max(0, Math.floor(number.value)) }, (_, index) => [String(index), atom(index, origin)])), open: undefined, when };
    }
    return { keys: undefined, open: whyNot(number), when };
  });
  const make = (_: string, index: Datum): Scope => naming(scope, [['count', object(new Map([['index', index]]), origin)]]);
  return gather('count', resource, ways, (key) => `${resource.address}[${key}]`, make, origin);
}

function byKey(resource: Resource, forEach: Datum, scope: Scope, place: Expression): Instances {
  const origin = originAt(scope, place, [forEach.origin]);
  const ways = waysOf(forEach).map(({ datum, when }): Copies => {
    if (datum.kind !== 'list' && datum.kind !== 'object') return { keys: undefined, open: whyNot(datum), when };
    const turns = turnsOf(datum.kind === 'list' ? { ...datum, form: 'set' } : datum);
    if (turns.length > mostCopies) return { keys: undefined, open: { reason: 'too-large', message: `there are ${turns.length} copies` }, when };
    const keys = new Map<string, Datum>();
    let { open } = datum;
    for (const [key, value] of turns) {
      if (key.kind === 'atom' && key.value !== null) keys.set(String(key.value), value);
      else open = whyNot(key);
    }
    return { keys, open, when };
  });
  const make = (key: string, value: Datum): Scope => naming(scope, [['each', object(new Map([['key', atom(key, origin)], ['value', value]]), origin)]]);
  return gather('for-each', resource, ways, (key) => `${resource.address}[${JSON.stringify(key)}]`, make, origin);
}

/**
 * The copies that any way makes. One that every way makes exists for certain; where a single way makes it, the
 * conditions of that way are known to hold for it.
 */
function gather(
  copies: 'count' | 'for-each',
  resource: Resource,
  ways: readonly Copies[],
  idOf: (key: string) => string,
  scopeOf: (key: string, value: Datum) => Scope,
  origin: Origin,
): Instances {
  const instances = new Map<string, Instance & { readonly ways: number }>();
  let open: Why | undefined;
  for (const { keys, open: why, when } of ways) {
    open ??= why;
    for (const [key, value] of keys ?? []) {
      const before = instances.get(key);
      instances.set(key, before
        ? { ...before, ways: before.ways + 1, when: before.when.filter((condition) => when.some((other) => sameCondition(other, condition))) }
        : { id: idOf(key), key, resource, scope: scopeOf(key, value), exists: 'maybe', when, ways: 1 });
    }
  }
  const found = [...instances.values()].map(({ ways: made, ...instance }): Instance =>
    made === ways.length ? { ...instance, exists: 'yes', when: [] } : instance);
  if (open && found.length === 0) found.push(stranger(copies, resource, open, scopeOf, origin));
  return { copies, instances: found, open };
}

/** The one copy that stands for all when it is not known how many there are. */
function stranger(copies: 'count' | 'for-each', resource: Resource, why: Why, scopeOf: (key: string, value: Datum) => Scope, origin: Origin): Instance {
  const differs = (what: string): Datum => unknown('differs-per-copy', `\`${what}\` differs from copy to copy, and the copies are not known: ${why.message}`, origin);
  const scope = scopeOf('*', differs(copies === 'count' ? 'count.index' : 'each.value'));
  const named = copies === 'count' ? scope : naming(scope, [['each', object(new Map([['key', differs('each.key')], ['value', differs('each.value')]]), origin)]]);
  return { id: `${resource.address}[*]`, key: '*', resource, scope: named, exists: 'maybe', when: [] };
}

function waysOf(datum: Datum): Choice['options'] {
  return datum.kind === 'choice' ? datum.options : [{ datum, when: [] }];
}

function whyNot(datum: Datum): Why {
  if (datum.kind === 'unknown') return { reason: datum.reason, message: datum.message };
  if (datum.kind === 'reference') return { reason: 'run-time', message: `\`${datum.attribute}\` is known after the deployment` };
  return { reason: 'unreadable', message: 'the number of copies makes no sense' };
}
