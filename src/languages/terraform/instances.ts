import { allOf, compatible, sameCondition, type Condition } from '../../model/condition';
import type { Origin } from '../../model/value';
import type { SourceFile } from '../../text/span';
import { atom, choice, object, unknown, type Choice, type Datum, type Why } from '../shared/datum';
import { toNumber } from './convert';
import { evaluate, turnsOf } from './evaluate';
import { attributeOf, type Resource } from './module';
import { moduleScope, mostCopies, naming, originAt, type Copies, type Copy, type Evaluation, type Instance, type Scope } from './scope';
import type { Block, Expression } from './tree';

/** The copies of a resource. */
export function instancesOf(evaluation: Evaluation, resource: Resource): { readonly instances: readonly Instance[]; readonly copies: Copies } {
  const copies = copiesOf(evaluation, resource);
  return { copies, instances: copies.copies.map((copy) => ({ ...copy, resource })) };
}

/** What can be there several times: a resource, or a module's call. */
interface Repeated {
  readonly address: string;
  readonly file: SourceFile;
  readonly block: Block;
}

export function copiesOf(evaluation: Evaluation, repeated: Repeated): Copies {
  const known = evaluation.instances.get(repeated.address);
  if (known === 'in progress') {
    const open: Why = { reason: 'unreadable', message: `\`${repeated.address}\` refers to itself` };
    return { form: 'one', copies: [], ways: [], open };
  }
  if (known) return known;
  evaluation.instances.set(repeated.address, 'in progress');
  const copies = within(evaluation, expand(evaluation, repeated));
  evaluation.instances.set(repeated.address, copies);
  return copies;
}

/** What a module holds is there where the module is. */
function within({ exists, when }: Evaluation, copies: Copies): Copies {
  if (exists === 'yes') return copies;
  return {
    ...copies,
    copies: copies.copies.flatMap((copy) => (compatible(when, copy.when) ? [{ ...copy, exists, when: allOf(when, copy.when) }] : [])),
  };
}

function expand(evaluation: Evaluation, repeated: Repeated): Copies {
  const scope = moduleScope(evaluation, repeated);
  const count = attributeOf(repeated.block.body, 'count');
  const forEach = attributeOf(repeated.block.body, 'for_each');
  const address = evaluation.path + repeated.address;
  if (count) return byCount(address, evaluate(count.value, scope), scope, count.value);
  if (forEach) return byKey(address, evaluate(forEach.value, scope), scope, forEach.value);
  return { form: 'one', copies: [{ id: address, key: undefined, scope, exists: 'yes', when: certainly }], ways: [], open: undefined };
}

const certainly: readonly Condition[] = [];

interface Way {
  /** Undefined: not known how many. */
  readonly keys: ReadonlyMap<string, Datum> | undefined;
  readonly open: Why | undefined;
  readonly when: readonly Condition[];
}

function byCount(address: string, count: Datum, scope: Scope, place: Expression): Copies {
  const origin = originAt(scope, place, [count.origin]);
  const ways = waysOf(count).map(({ datum, when }): Way => {
    const number = toNumber(datum);
    if (number.kind === 'atom' && typeof number.value === 'number') {
      const copies = Math.max(0, Math.floor(number.value));
      if (!spend(scope.evaluation, copies)) return { keys: undefined, open: { reason: 'too-large', message: `there are ${number.value} copies` }, when };
      return { keys: new Map(Array.from({ length: copies }, (_, index) => [String(index), atom(index, origin)])), open: undefined, when };
    }
    return { keys: undefined, open: whyNot(number), when };
  });
  const make = (_: string, index: Datum): Scope => naming(scope, [['count', object(new Map([['index', index]]), origin)]]);
  return gather('count', address, ways, (key) => `${address}[${key}]`, make, origin);
}

function byKey(address: string, forEach: Datum, scope: Scope, place: Expression): Copies {
  const origin = originAt(scope, place, [forEach.origin]);
  const ways = waysOf(forEach).map(({ datum, when }): Way => {
    if (datum.kind !== 'list' && datum.kind !== 'object') return { keys: undefined, open: whyNot(datum), when };
    const turns = turnsOf(datum.kind === 'list' ? { ...datum, form: 'set' } : datum);
    if (!spend(scope.evaluation, turns.length)) return { keys: undefined, open: { reason: 'too-large', message: `there are ${turns.length} copies` }, when };
    const keys = new Map<string, Datum>();
    let { open } = datum;
    for (const [key, value] of turns) {
      if (key.kind === 'atom' && key.value !== null) keys.set(String(key.value), value);
      else open = whyNot(key);
    }
    return { keys, open, when };
  });
  const make = (key: string, value: Datum): Scope => naming(scope, [['each', object(new Map([['key', atom(key, origin)], ['value', value]]), origin)]]);
  return gather('for-each', address, ways, (key) => `${address}[${JSON.stringify(key)}]`, make, origin);
}

/** Whether so many copies may still be made: each block has a limit of its own, and all together have one. */
function spend({ work }: Evaluation, copies: number): boolean {
  if (copies > mostCopies || copies > work.copies) return false;
  work.copies -= copies;
  return true;
}

/**
 * The copies that any way makes. One that every way makes exists for certain; where a single way makes it, the
 * conditions of that way are known to hold for it.
 */
function gather(
  form: 'count' | 'for-each',
  address: string,
  ways: readonly Way[],
  idOf: (key: string) => string,
  scopeOf: (key: string, value: Datum) => Scope,
  origin: Origin,
): Copies {
  const made = new Map<string, { readonly datum: Datum; readonly when: readonly Condition[] }[]>();
  let open: Why | undefined;
  for (const { keys, open: why, when } of ways) {
    open ??= why;
    for (const [key, datum] of keys ?? []) {
      const before = made.get(key);
      if (before) before.push({ datum, when });
      else made.set(key, [{ datum, when }]);
    }
  }
  const found = [...made].map(([key, makers]): Copy => {
    const sure = makers.length === ways.length;
    const [first, ...others] = makers;
    const when = (first?.when ?? []).filter((condition) => others.every((other) => other.when.some((each) => sameCondition(each, condition))));
    return { id: idOf(key), key, scope: scopeOf(key, valueOf(makers, origin)), exists: sure ? 'yes' : 'maybe', when: sure ? [] : when };
  });
  if (open && found.length === 0) found.push(stranger(form, address, open, scopeOf, origin));
  return { form, copies: found, ways: ways.map(({ keys, open: why, when }) => ({ keys: [...(keys?.keys() ?? [])], open: why, when })), open };
}

/** What a copy is made of: each way that makes it may have another value for it. */
function valueOf(makers: readonly { readonly datum: Datum; readonly when: readonly Condition[] }[], origin: Origin): Datum {
  const [first, ...others] = makers;
  if (!first) return unknown('unreadable', 'nothing makes the copy', origin);
  return others.every(({ datum }) => datum === first.datum) ? first.datum : choice(makers, origin);
}

/** The one copy that stands for all when it is not known how many there are. */
function stranger(form: 'count' | 'for-each', address: string, why: Why, scopeOf: (key: string, value: Datum) => Scope, origin: Origin): Copy {
  const differs = (what: string): Datum => unknown(why.reason, `\`${what}\` differs from copy to copy, and the copies are not known: ${why.message}`, origin);
  const scope = scopeOf('*', differs(form === 'count' ? 'count.index' : 'each.value'));
  const named = form === 'count' ? scope : naming(scope, [['each', object(new Map([['key', differs('each.key')], ['value', differs('each.value')]]), origin)]]);
  return { id: `${address}[*]`, key: '*', scope: named, exists: 'maybe', when: [] };
}

function waysOf(datum: Datum): Choice['options'] {
  return datum.kind === 'choice' ? datum.options : [{ datum, when: [] }];
}

function whyNot(datum: Datum): Why {
  if (datum.kind === 'unknown') return { reason: datum.reason, message: datum.message };
  if (datum.kind === 'reference') return { reason: 'run-time', message: `\`${datum.attribute}\` is known after the deployment` };
  return { reason: 'unreadable', message: 'the number of copies makes no sense' };
}
