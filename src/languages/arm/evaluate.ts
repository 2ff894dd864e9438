import type { Condition } from '../../model/condition';
import type { Origin } from '../../model/value';
import { atom, choice, failure, list, unknown, via, type Datum } from '../shared/datum';
import { overPossible, possible } from '../shared/functions/choices';
import { whyReference } from '../shared/functions/equal';
import { callArmFunction, type Argument, type Lambda } from '../shared/functions/functions';
import { subjectOfUnknown } from '../shared/functions/identity';
import { naming, parameterOf, placed, spending, subjectIn, variableOf, type Frame } from '../shared/template/frame';
import { declaredOf, referenceTo } from '../shared/template/resources';
import { follow } from './access';
import { originAt, spanAt, type Scope, type UserFunction } from './scope';
import type { Call, Expression } from './tree';

/**
 * What an expression says in a scope. It never fails: what Azure would refuse, or what the text does not tell, is an unknown
 * datum with its reason. The origin of the result lies at the expression itself. `valueOf` evaluates the JSON that a function of
 * the text gives back.
 */
export function evaluate(expression: Expression, scope: Scope, valueOf: ValueOf): Datum {
  return spending(scope.frame, () => originAt(scope, expression), () => evaluateNode(expression, scope, valueOf));
}

export type ValueOf = (output: UserFunction['output'], scope: Scope) => Datum;

function evaluateNode(expression: Expression, scope: Scope, valueOf: ValueOf): Datum {
  switch (expression.kind) {
    case 'text':
    case 'number':
      return atom(expression.value, { ...originAt(scope, expression), literal: spanAt(scope, expression) });
    case 'property':
    case 'item':
      return follow(expression, scope, (each) => evaluate(each, scope, valueOf));
    case 'call':
      return evaluateCall(expression, scope, valueOf);
  }
}

function evaluateCall(call: Call, scope: Scope, valueOf: ValueOf): Datum {
  const step = { span: spanAt(scope, call), what: originAt(scope, call).what };
  const place = originAt(scope, call);
  const args = (): readonly Datum[] => call.args.map((arg) => evaluate(arg, scope, valueOf));
  switch (call.name.toLowerCase().replace(/^sys\./, '')) {
    case 'parameters':
      return via(named(call, args(), place, (name) => parameterIn(name, scope, place)), step);
    case 'variables':
      return via(named(call, args(), place, (name) => variableOf(name, scope.frame, place)), step);
    case 'lambdavariables':
      return via(named(call, args(), place, (name) => scope.frame.names.get(lambdaName(name)) ?? failure(`there is no \`${name}\` here`, place)), step);
    case 'resourceinfo':
      return via(named(call, args(), place, (name) => declaredOf(name, scope.frame, place) ?? failure(`\`${name}\` is not declared`, place)), step);
    case 'copyindex':
      return copyIndex(args(), scope.frame, place);
    case 'if':
      return evaluateIf(call, scope, valueOf);
    case 'reference':
      return via(referenceOf(args(), scope.frame, place), step);
    case 'references':
      return via(named(call, args().slice(0, 1), place, (name) => referenceTo(atom(name, place), isFull(args()[1]), scope.frame, place)), step);
    case 'lambda':
      return failure('a function is no value', place);
    default: {
      const own = scope.text.functions.get(call.name.toLowerCase());
      if (own) return via(callOwn(own, args(), call, scope, valueOf), step);
      return placed(callArmFunction(call.name, call.args.map((arg): Argument => lambdaIn(arg, scope, valueOf) ?? evaluate(arg, scope, valueOf)), place), scope.frame);
    }
  }
}

/** A function whose only argument is a name, which is nearly always written out. */
function named({ name, args: written }: Call, args: readonly Datum[], place: Origin, find: (name: string) => Datum): Datum {
  const [only] = args;
  if (!only || args.length > 1) return failure(`\`${name}\` takes one name`, place);
  if (written[0]?.kind === 'text') return find(written[0].value);
  return overPossible([only], place, ([datum]) => {
    if (datum?.kind === 'atom' && typeof datum.value === 'string') return find(datum.value);
    if (datum?.kind === 'unknown') return datum;
    return datum?.kind === 'reference' ? unknown(...reasonOf(whyReference(datum)), place) : failure('a name must be a string', place);
  });
}

function reasonOf({ reason, message }: ReturnType<typeof whyReference>): [typeof reason, typeof message] {
  return [reason, message];
}

/** Within a function of the text there are no parameters but its own. */
function parameterIn(name: string, { frame }: Scope, place: Origin): Datum {
  if (!frame.names.has(inFunction)) return parameterOf(name, frame, place);
  return frame.names.get(functionParameter(name)) ?? failure(`the function has no parameter \`${name}\``, place);
}

function callOwn({ parameters, output }: UserFunction, args: readonly Datum[], call: Call, scope: Scope, valueOf: ValueOf): Datum {
  const place = originAt(scope, call);
  if (args.length !== parameters.length) return failure(`\`${call.name}\` takes ${parameters.length} arguments, not ${args.length}`, place);
  const names = new Map<string, Datum>([[inFunction, atom(true, place)], turnIn(scope.frame, place.what, place)]);
  for (const [index, name] of parameters.entries()) {
    const arg = args[index];
    if (arg) names.set(functionParameter(name), arg);
  }
  return valueOf(output, { ...scope, frame: { ...scope.frame, names } });
}

const inFunction = 'function:';

function functionParameter(name: string): string {
  return `parameter:${name.toLowerCase()}`;
}

function lambdaName(name: string): string {
  return `lambda:${name.toLowerCase()}`;
}

/** The name under which a loop binds its index; without a name that of the resource's loop. */
export function copyIndexName(loop: string): string {
  return `copyIndex:${loop.toLowerCase()}`;
}

/** `lambda('item', 'index', …)` as a function. */
function lambdaIn(expression: Expression, scope: Scope, valueOf: ValueOf): Lambda | undefined {
  if (expression.kind !== 'call' || !/^(?:sys\.)?lambda$/i.test(expression.name)) return undefined;
  const body = expression.args.at(-1);
  const names = expression.args.slice(0, -1).flatMap((arg) => (arg.kind === 'text' ? [arg.value] : []));
  if (!body || names.length < expression.args.length - 1) return undefined;
  return {
    kind: 'lambda',
    call(args) {
      const bound = names.flatMap((name, index) => {
        const arg = args[index];
        return arg ? [[lambdaName(name), arg] as const] : [];
      });
      return evaluate(body, { ...scope, frame: naming(scope.frame, [...bound, turnIn(scope.frame, turnOf(args), originAt(scope, expression))]) }, valueOf);
    },
  };
}

/** A turn of a function in words: by its index, which comes last where there is one, else by what the function is given. */
function turnOf(args: readonly Datum[]): string {
  const last = args.at(-1);
  if (args.length > 1 && last?.kind === 'atom' && typeof last.value === 'number') return `item ${last.value}`;
  return args.map((arg) => (arg.kind === 'atom' ? JSON.stringify(arg.value) : arg.origin.what)).join(', ');
}

/** `copyIndex()`, `copyIndex(1)`, `copyIndex('loop')`, `copyIndex('loop', 1)`. */
function copyIndex(args: readonly Datum[], { names }: Frame, place: Origin): Datum {
  const [first] = args;
  const loop = first?.kind === 'atom' && typeof first.value === 'string' ? first.value : '';
  const offset = loop === '' && first?.kind === 'atom' && typeof first.value === 'number' ? first : args[1];
  const index = names.get(copyIndexName(loop));
  if (!index) return failure(loop === '' ? 'there is no loop around this' : `there is no loop \`${loop}\` around this`, place);
  const origin: Origin = { ...place, from: [index, ...(offset ? [offset] : [])].map((each) => each.origin) };
  if (!offset) return via(index, place);
  return overPossible([index, offset], origin, ([at, plus]) => {
    if (at?.kind === 'unknown') return at;
    if (plus?.kind === 'unknown') return plus;
    const sum = at?.kind === 'atom' && plus?.kind === 'atom' ? Number(at.value) + Number(plus.value) : NaN;
    return Number.isSafeInteger(sum) ? atom(sum, origin) : failure('the offset of `copyIndex` must be a whole number', origin);
  });
}

/** Only the branch that is taken is evaluated; both where that is not known. */
function evaluateIf(call: Call, scope: Scope, valueOf: ValueOf): Datum {
  const [condition, then, otherwise] = call.args;
  const place = originAt(scope, call);
  if (!condition || !then || !otherwise || call.args.length > 3) return failure('`if` takes 3 arguments', place);
  const decides = evaluate(condition, scope, valueOf);
  const origin = originAt(scope, call, [decides.origin]);
  const branch = (holds: boolean): Datum => via(evaluate(holds ? then : otherwise, scope, valueOf), place);
  return overPossible([decides], origin, ([datum]) => {
    if (datum?.kind === 'atom' && typeof datum.value === 'boolean') return branch(datum.value);
    if (datum?.kind === 'unknown' && datum.failed) return { ...datum, origin };
    if (datum?.kind !== 'unknown' && datum?.kind !== 'reference') return failure('the condition must be true or false', origin);
    return possible(choice([true, false].map((holds) => ({ datum: branch(holds), when: [outcomeOf(condition, holds, scope)] })), origin));
  });
}

/**
 * A condition in words. `not(x)` is a condition on `x`, and `equals(parameters('env'), 'dev')` one on `parameters('env')`, so
 * that they exclude what others say of it.
 */
export function outcomeOf(condition: Expression, holds: boolean, scope: Scope): Condition {
  if (condition.kind === 'call') {
    const [first, second] = condition.args;
    const name = condition.name.toLowerCase();
    if (name === 'not' && first && !second) return outcomeOf(first, !holds, scope);
    if (name === 'equals' && first && second) {
      const [subject, literal] = isLiteral(first) ? [second, first] : [first, second];
      if (literal.kind === 'call' && isTruth(literal)) return outcomeOf(subject, holds === (literal.name.toLowerCase() === 'true'), scope);
      if (isLiteral(literal)) return { subject: subjectOf(subject, scope), is: literal.text, ...(!holds && { not: true }) };
    }
  }
  return { subject: subjectOf(condition, scope), is: String(holds) };
}

/**
 * The words of a condition, told apart from the same words elsewhere. In a nested template with outer scope the names are those of
 * the template around it. What does not mention a loop is the same in all its copies.
 */
function subjectOf({ text }: Expression, { frame }: Scope): string {
  const [, handedOn] = /^parameters\(\s*'(\w+)'\s*\)$/i.exec(text.trim()) ?? [];
  const value = handedOn === undefined || frame.names.has(inFunction) ? undefined : parameterOf(handedOn, frame, { span: nowhere, what: text, from: [] });
  // A parameter that nobody gives a value is the one that was first left open, wherever templates hand it on to.
  const root = value?.kind === 'unknown' ? subjectOfUnknown(value) : undefined;
  if (root !== undefined) return root;
  let { instance } = frame;
  while (instance.outer) instance = instance.outer.instance;
  const looped = /copyIndex\s*\(/i.test(text);
  const bound = frame.names.has(inFunction) || /lambdaVariables\s*\(|copyIndex\s*\(\s*'/i.test(text);
  const turn = bound ? frame.names.get(turnName) : undefined;
  const words = text.replace(/\s+/g, ' ');
  return subjectIn({ ...frame, instance, copy: looped ? frame.copy : '' }, turn?.kind === 'atom' ? `${words} of ${String(turn.value)}` : words);
}

const nowhere = { uri: '', start: 0, end: 0 };

/** What tells the turns of loops and functions from each other in conditions. */
const turnName = 'turn:';

/** The name and value that mark a turn, within those around it. */
export function turnIn({ names }: Frame, turn: string, place: Origin): readonly [string, Datum] {
  const around = names.get(turnName);
  return [turnName, atom(around?.kind === 'atom' ? `${turn} of ${String(around.value)}` : turn, place)];
}

function isLiteral(expression: Expression): boolean {
  return expression.kind === 'text' || expression.kind === 'number' || (expression.kind === 'call' && (isTruth(expression) || /^null$/i.test(expression.name)));
}

function isTruth({ name }: Call): boolean {
  return /^(?:true|false)$/i.test(name);
}

/** `reference(id, apiVersion, 'Full')`, with the id, the name or the symbolic name of a resource. */
function referenceOf([id, , full]: readonly Datum[], frame: Frame, place: Origin): Datum {
  if (!id) return failure('`reference` takes the id of a resource', place);
  return overPossible([id], place, ([named]) => {
    if (named?.kind !== 'atom' || typeof named.value !== 'string') return referenceTo(named ?? id, isFull(full), frame, place);
    const [, symbol, index] = /^(.+)\[(\d+)\]$/.exec(named.value) ?? [];
    if (symbol === undefined) return referenceTo(withoutScope(named.value, named.origin) ?? named, isFull(full), frame, place);
    return overPossible([referenceTo(atom(symbol, named.origin), isFull(full), frame, place)], place, ([copies]) => {
      if (copies?.kind !== 'list') return copies ?? failure('nothing is referred to', place);
      const { items, open } = copies;
      return items[Number(index)] ?? (open ? unknown(open.reason, open.message, place) : failure(`there is no \`${named.value}\``, place));
    });
  });
}

/** `Microsoft.Network/virtualNetworks/main`: type and name as one text, the old way to name a resource of the template. */
function withoutScope(text: string, origin: Origin): Datum | undefined {
  const [namespace = '', ...rest] = text.split('/');
  if (!namespace.includes('.') || rest.length === 0 || rest.length % 2 !== 0) return undefined;
  const types = rest.filter((_, index) => index % 2 === 0);
  const names = rest.filter((_, index) => index % 2 === 1).map((name) => atom(name, origin));
  const id = { scope: { kind: 'deployment' }, type: [namespace, ...types].join('/'), names } as const;
  return { kind: 'unknown', reason: 'run-time', message: 'the subscription and resource group of the deployment are not in the text', failed: false, id, origin };
}

function isFull(datum: Datum | undefined): boolean {
  return datum?.kind === 'atom' && String(datum.value).toLowerCase() === 'full';
}

/** A list of as many items as a loop within a value has turns. The index of each turn is bound in the frame of its scope. */
export function copiesIn(count: Datum, scope: Scope, origin: Origin, most: number, itemAt: (index: Datum) => Datum): Datum {
  return overPossible([count], origin, ([datum]) => {
    if (datum?.kind === 'unknown') return { ...datum, origin: { ...origin, from: [datum.origin] } };
    if (datum?.kind === 'reference') return unknown(...reasonOf(whyReference(datum)), origin);
    if (datum?.kind !== 'atom' || typeof datum.value !== 'number' || datum.value < 0) return failure('the count of a loop must be a whole number', origin);
    const { work } = scope.frame.instance.run;
    if (datum.value > most || (work.copies -= datum.value) < 0) return unknown('too-large', `there are ${datum.value} copies`, origin);
    return list(Array.from({ length: Math.floor(datum.value) }, (_, index) => itemAt(atom(index, datum.origin))), origin);
  });
}
