import type { Origin } from '../../model/value';
import type { Span } from '../../text/span';
import { choice, list, object, unknown, via, type Datum } from '../shared/datum';
import { evaluate } from './evaluate';
import { copiesOf } from './instances';
import { attributesIn, attributeOf, headOf, spanIn, type Declaration } from './module';
import { moduleScope, nothingKnown, originAt, type CalledModule, type Copies, type Copy, type Evaluation, type Input, type Scope } from './scope';
import { locate } from './sources';
import type { Place } from './tree';

/** The module that is called by a name, or undefined when none is. */
export function calledModule(evaluation: Evaluation, name: string): CalledModule | undefined {
  const call = evaluation.module.calls.get(name);
  if (!call) return undefined;
  const known = evaluation.modules.get(name);
  if (known === 'in progress') {
    const why = { reason: 'unreadable', message: `module \`${name}\` refers to itself` } as const;
    return { copies: { form: 'one', copies: [], ways: [], open: why }, evaluations: [], notHere: why };
  }
  if (known) return known;
  evaluation.modules.set(name, 'in progress');
  const called = follow(name, call, evaluation);
  evaluation.modules.set(name, called);
  return called;
}

function follow(name: string, call: Declaration, caller: Evaluation): CalledModule {
  const copies = copiesOf(caller, { ...call, address: `module.${name}` });
  const key = caller.key === '' ? name : `${caller.key}.${name}`;
  const located = locate(name, call, key, caller);
  if ('notHere' in located) return { copies, evaluations: [], notHere: located.notHere };
  const { module, foreign } = located;
  if (isAmong(module.folder, caller)) return { copies, evaluations: [], notHere: { reason: 'unreadable', message: `module \`${name}\` calls itself` } };
  // Every text is bounded: modules that call others many times are followed no further than copies are.
  caller.work.copies -= copies.copies.length * costOfModule;
  if (caller.work.copies < 0) return { copies, evaluations: [], notHere: { reason: 'too-large', message: 'there are too many modules' } };
  const head = headOf(call.file, call.block);
  const evaluations = copies.copies.map((copy): Evaluation => ({
    module, run: caller.run, path: `${copy.id}.`, key, caller, call: caller.call ?? (foreign ? head : undefined),
    exists: copy.exists, when: copy.when, inputs: inputsOf(name, call, copy), work: caller.work, lookUp: caller.lookUp, ...nothingKnown(),
  }));
  return { copies, evaluations, notHere: undefined };
}

/** A module's copy is worth as many of a resource. */
const costOfModule = 10;

/** Whether the folder is that of one of the modules that lead to the evaluation. */
function isAmong(folder: string, evaluation: Evaluation): boolean {
  for (let each: Evaluation | undefined = evaluation; each; each = each.caller) if (each.module.folder === folder) return true;
  return false;
}

/** What the call gives to the variables of one copy. */
function inputsOf(name: string, { file, block }: Declaration, { id, scope }: Copy): ReadonlyMap<string, Input> {
  const inputs = new Map<string, Input>();
  for (const { name: variable, value } of attributesIn(block.body)) {
    if (metaArguments.has(variable)) continue;
    const step = { span: spanIn(file, value), what: `\`${variable}\` of module \`${name}\``, gives: `${id}.` };
    inputs.set(variable, { argument: { value, scope }, evaluate: () => via(evaluate(value, scope), step) });
  }
  return inputs;
}

const metaArguments: ReadonlySet<string> = new Set(['source', 'version', 'count', 'for_each', 'providers', 'depends_on']);

/**
 * What a module is for its caller: an object of its outputs, or a list or map of them where it is called several times.
 * `wanted`: the only output that is needed, where the text names it. The others may need what asks for this one.
 */
export function moduleDatum(name: string, { copies, evaluations, notHere }: CalledModule, wanted: string | undefined, user: Scope, place: Place): Datum {
  const origin = originAt(user, place);
  if (notHere) return unknown(notHere.reason, notHere.message, origin);
  const data = evaluations.map((evaluation): Datum => {
    const names = wanted === undefined ? [...evaluation.module.outputs.keys()] : [wanted];
    return object(new Map(names.map((output) => [output, outputOf(output, evaluation, user, place)])), origin);
  });
  return together(copies, data, { span: headOfCall(name, user) ?? origin.span, what: `\`module.${name}\``, from: [] });
}

function headOfCall(name: string, { evaluation }: Scope): Span | undefined {
  const call = evaluation.module.calls.get(name);
  return call && headOf(call.file, call.block);
}

/** The value of an output. `place` is where it is used. */
export function outputOf(name: string, evaluation: Evaluation, user: Scope, place: Place): Datum {
  const declared = evaluation.module.outputs.get(name);
  const module = evaluation.path.slice(0, -1);
  if (!declared) return unknown('unreadable', `\`${module}\` has no output \`${name}\``, originAt(user, place));
  const known = evaluation.outputs.get(name);
  if (known === 'in progress') return unknown('unreadable', `output \`${name}\` refers to itself`, originAt(user, place));
  if (known) return known;
  evaluation.outputs.set(name, 'in progress');
  const value = attributeOf(declared.block.body, 'value');
  const datum = value
    ? via(evaluate(value.value, moduleScope(evaluation, declared)), { span: spanIn(declared.file, value.value), what: `output \`${name}\` of \`${module}\`` })
    : unknown('unreadable', `output \`${name}\` has no value`, originAt(user, place));
  evaluation.outputs.set(name, datum);
  return datum;
}

/** The data of copies as one: the only one, a list for `count`, a map for `for_each`. Where conditions decide which there are, it is a choice. */
export function together({ form, copies, ways, open }: Copies, data: readonly Datum[], head: Origin): Datum {
  if (form === 'one') return data[0] ?? unknown(open?.reason ?? 'unreadable', open?.message ?? `${head.what} is not declared`, head);
  const byKey = new Map(copies.map(({ key }, index) => [key ?? '', data[index]]));
  const some = (keys: readonly string[], why: Copies['open']): Datum => {
    const found = keys.flatMap((key) => { const datum = byKey.get(key); return datum ? [[key, datum] as const] : []; });
    return form === 'count' ? list(found.map(([, datum]) => datum), head, 'tuple', why) : object(new Map(found), head, 'map', why);
  };
  const [only, another] = ways;
  if (!only || !another) return some([...byKey.keys()], open);
  return choice(ways.map(({ keys, open: why, when }) => ({ datum: some(keys, why), when })), head);
}

/** An evaluation and all that it calls, whatever the depth. `complete`: whether every called module is here. */
export function withCalled(root: Evaluation): { readonly evaluations: readonly Evaluation[]; readonly complete: boolean } {
  const evaluations: Evaluation[] = [root];
  let complete = true;
  for (const evaluation of evaluations) {
    for (const name of evaluation.module.calls.keys()) {
      const called = calledModule(evaluation, name);
      if (!called || called.notHere || called.copies.open) complete = false;
      evaluations.push(...(called?.evaluations ?? []));
    }
  }
  return { evaluations, complete };
}
