import type { Condition } from '../../model/condition';
import type { Origin } from '../../model/value';
import { perFile } from '../../text/memo';
import type { SourceFile, Span } from '../../text/span';
import {
  atom, choice, failure, list, object, overChoices, passedOn, unknown, via, withOrigin,
  type Datum, type ListDatum, type ObjectDatum, type UnknownDatum, type Way,
} from '../shared/datum';
import { convertTo, equal, toBool, toNumber, toText } from './convert';
import { cursorAt } from './cursor';
import { addDecimals, multiplyDecimals, remainder } from './decimal';
import { fails } from './functions/choosing';
import { callFunction } from './functions/functions';
import { whyReference } from './equal';
import { callLoading } from './loading';
import { compareText, itemsInOrder } from './order';
import { partialIdOf, piecesOfCall } from './partial-id';
import { parseExpression } from './parse-expression';
import { parseTemplateText } from './parse-template';
import { inFile, literalAt, mostCopies, naming, originAt, follows, spanAt, subjectAt, textAt, tooLarge, type LookUp, type Scope } from './scope';
import { anything, bool, number, string, typeOf, unify, type Type } from './types';
import type { Binary, Call, Conditional, Expression, For, ObjectExpression, Splat, Step, Template, TemplatePart, Unary } from './tree';

/**
 * What an expression says in a scope. It never fails: what Terraform would refuse, or what the text does not tell,
 * is an unknown datum with its reason. The origin of the result lies at the expression itself.
 */
export function evaluate(expression: Expression, scope: Scope): Datum {
  const { work } = scope.evaluation;
  if (--work.steps < 0) return tooLarge(scope, expression);
  if (--work.depth < 0) {
    work.depth++;
    return tooLarge(scope, expression, 'the expressions refer to each other too deeply');
  }
  try {
    return evaluateNode(expression, scope);
  } finally {
    work.depth++;
  }
}

function evaluateNode(expression: Expression, scope: Scope): Datum {
  switch (expression.kind) {
    case 'literal':
      return atom(composed(expression.value), literalAt(scope, expression));
    case 'template':
      return evaluateTemplate(expression, scope);
    case 'variable':
    case 'attribute-of':
    case 'index':
      return evaluateTraversal(expression, scope);
    case 'splat':
      return evaluateSplat(expression, scope);
    case 'call':
      return evaluateCall(expression, scope);
    case 'unary':
      return evaluateUnary(expression, scope);
    case 'binary':
      return evaluateBinary(expression, scope);
    case 'conditional':
      return evaluateConditional(expression, scope);
    case 'parentheses':
      return evaluate(expression.inner, scope);
    case 'tuple':
      return list(expression.items.map((item) => evaluate(item, scope)), originAt(scope, expression));
    case 'object':
      return evaluateObject(expression, scope);
    case 'for':
      return evaluateFor(expression, scope);
    case 'elsewhere':
      return evaluate(expression.value, inFile(scope, expression.file));
    case 'hole':
      return unknown('unreadable', 'the expression could not be read', originAt(scope, expression));
  }
}

/** Terraform composes all of its strings (Unicode's form C). */
function composed<T>(value: T): T | string {
  return typeof value === 'string' && /[^\x20-\x7e]/.test(value) ? value.normalize('NFC') : value;
}

/** `var.a.b[0]`: the longest part that names something is looked up, the rest are steps into it. */
function evaluateTraversal(expression: Expression, scope: Scope): Datum {
  const steps: Step[] = [];
  let root = expression;
  while (root.kind === 'attribute-of' || root.kind === 'index') {
    steps.push(root.kind === 'index'
      ? { kind: 'index', key: root.key, start: root.key.start, end: root.end }
      : { kind: 'attribute', name: root.name, start: root.end - root.name.length, end: root.end });
    root = root.target;
  }
  steps.reverse();
  if (root.kind !== 'variable') return follow(evaluate(root, scope), steps, 0, expression, scope);
  const { datum, used } = scope.evaluation.lookUp(root.name, steps, scope, root);
  return follow(datum, steps, used, expression, scope);
}

/** The part of a datum that the steps from one on lead to, with the whole expression as its place. */
function follow(start: Datum, steps: readonly Step[], first: number, whole: Expression, scope: Scope): Datum {
  let datum = start;
  for (let index = first; index < steps.length; index++) {
    const step = steps[index];
    if (step) datum = into(datum, step, scope);
  }
  const from = datum.origin === start.origin ? [datum.origin] : [datum.origin, start.origin];
  return withOrigin(datum, passedOn(datum.origin, spanAt(scope, whole), textAt(scope, whole), from));
}

function into(datum: Datum, step: Step, scope: Scope): Datum {
  if (step.kind === 'index') return elementOf(datum, evaluate(step.key, scope), originAt(scope, step), scope.trying);
  const entry = datum.kind === 'object' ? entryOf(datum, step.name) : undefined;
  return entry ?? attributeOfDatum(datum, step.name, originAt(scope, step), scope.trying);
}

export function attributeOfDatum(datum: Datum, name: string, origin: Origin, trying?: true): Datum {
  switch (datum.kind) {
    case 'object': {
      const entry = entryOf(datum, name);
      if (entry) return entry;
      if (datum.open) return unknown(datum.open.reason, datum.open.message, datum.origin);
      if (datum.element !== undefined) return { kind: 'reference', element: datum.element, attribute: name, origin: datum.origin };
      return failure(`there is no attribute \`${name}\``, origin);
    }
    case 'choice':
      return overWays(datum.options, datum.origin, (option) => attributeOfDatum(option, name, origin, trying), trying);
    case 'unknown':
      return datum;
    case 'reference':
      // What azapi hands on of an element, `azapi_resource.nodes.output.id`, is of the element.
      if (datum.attribute === 'output' && (name === 'id' || name === 'name')) return { ...datum, attribute: name, origin: { ...datum.origin, part: { element: datum.element, attribute: name } } };
      return unknown(whyReference(datum).reason, `\`${datum.attribute}.${name}\` is known after the deployment`, datum.origin);
    case 'list':
      // The oldest modules read the only block of a kind without an index.
      return failure(`a list has no attribute \`${name}\``, origin);
    case 'atom':
      return failure(`${datum.value === null ? 'null' : 'a simple value'} has no attribute \`${name}\``, origin);
  }
}

/** What is written for an attribute of the object; of an element, its origin says whose attribute it is. */
function entryOf({ entries, element }: ObjectDatum, name: string): Datum | undefined {
  const entry = entries.get(name);
  if (!entry || element === undefined) return entry;
  const { span, what, from, literal } = entry.origin;
  const part = { element, attribute: name };
  return withOrigin(entry, literal ? { span, what, from, literal, part } : { span, what, from, part });
}

export function elementOf(target: Datum, key: Datum, origin: Origin, trying?: true): Datum {
  return overPossible([target, key], origin, ([datum, index]) => {
    if (!datum || !index) return failure('the index is missing', origin);
    if (datum.kind === 'unknown') return datum;
    if (index.kind === 'unknown') return index;
    if (index.kind === 'reference') return unknown('run-time', 'the index is known after the deployment', origin);
    if (index.kind !== 'atom') return failure('an index is a number or a text', origin);
    switch (datum.kind) {
      case 'object': {
        const text = toText(index);
        return text.kind === 'atom' ? attributeOfDatum(datum, String(text.value), origin, trying) : failure('the key is not a text', origin);
      }
      case 'list': {
        const number = toNumber(index);
        if (number.kind !== 'atom' || typeof number.value !== 'number') return failure('the index is not a number', origin);
        // The order of a set of more than one is Terraform's own affair.
        if (datum.form === 'set' && datum.items.length > 1) return unknown('run-time', 'a set has no order', origin);
        // Of an open list it is not known where the others stand, so that no index is sure.
        if (datum.open) return unknown(datum.open.reason, datum.open.message, origin);
        return datum.items[number.value] ?? failure(`there is no element ${number.value}`, origin);
      }
      case 'reference':
        return unknown('run-time', `\`${datum.attribute}\` is known after the deployment`, origin);
      case 'atom':
        return failure('a simple value has no elements', origin);
    }
  }, trying);
}

/** As `overChoices`, less the ways that Terraform itself would refuse where others remain; within `try` they are what it waits for. */
function overPossible(args: readonly Datum[], origin: Origin, combine: (args: readonly Exclude<Datum, { kind: 'choice' }>[]) => Datum, trying?: true): Datum {
  const result = overChoices(args, origin, combine);
  if (result.kind !== 'choice' || trying) return result;
  const possible = result.options.filter(({ datum }) => datum.kind !== 'unknown' || !datum.failed);
  return possible.length > 0 ? choice(possible, origin) : result;
}

function overWays(ways: readonly Way[], origin: Origin, change: (datum: Way['datum']) => Datum, trying?: true): Datum {
  return overPossible([{ kind: 'choice', options: ways, origin }], origin, ([datum]) => (datum ? change(datum) : failure('nothing to choose from', origin)), trying);
}

function evaluateSplat({ target, steps, start, end }: Splat, scope: Scope): Datum {
  const place = { start, end };
  const source = evaluate(target, scope);
  const origin = originAt(scope, place, [source.origin]);
  const apply = (item: Datum): Datum => steps.reduce((datum, step) => into(datum, step, scope), item);
  return overPossible([source], origin, ([datum]) => {
    if (!datum) return failure('nothing to go through', origin);
    switch (datum.kind) {
      case 'list':
        return list(datum.items.map(apply), origin, datum.form === 'tuple' ? 'tuple' : isOrdered(datum, datum.items.length) ? 'list' : 'set', datum.open);
      case 'unknown':
        return datum;
      case 'atom':
        return list(datum.value === null ? [] : [apply(datum)], origin);
      case 'object':
        return list([apply(datum)], origin);
      case 'reference':
        return unknown('run-time', `\`${datum.attribute}\` is known after the deployment`, origin);
    }
  });
}

function evaluateCall({ name, args, expand, start, end }: Call, scope: Scope): Datum {
  const inner: Scope = name === 'try' || name === 'can' ? { ...scope, trying: true } : scope;
  const values = args.map((arg) => evaluate(arg, inner));
  const origin = originAt(scope, { start, end }, values.map((value) => value.origin));
  if (!expand) return callLoading(name, values, scope, origin, (template, names) => render(template, names, scope)) ?? withPartialId(callFunction(name, values, origin), name, values);
  const last = values.at(-1);
  if (!last) return failure('`...` needs an argument', origin);
  return overPossible([last], origin, ([datum]) => {
    if (datum?.kind === 'list' && !datum.open) return callFunction(name, [...values.slice(0, -1), ...itemsInOrder(datum)], origin);
    if (datum?.kind === 'list' && datum.open) return unknown(datum.open.reason, datum.open.message, origin);
    if (datum?.kind === 'unknown') return datum;
    return failure('`...` needs a list', origin);
  });
}

/** The value of a template that is no part of the text around it: nothing of that is seen in it. */
function render(file: SourceFile, names: ReadonlyMap<string, Datum>, { evaluation, trying }: Scope): Datum {
  const lookUp: LookUp = (root, steps, { names: known }, place) => {
    const named = known.get(root);
    return { datum: named ?? failure(`the template is given no \`${root}\``, { span: { uri: file.uri, start: place.start, end: place.end }, what: root, from: [] }), used: named ? 0 : steps.length };
  };
  return evaluate(templateOf(file), { evaluation: { ...evaluation, lookUp }, file, names, ...(trying && { trying }) });
}

const templateOf = perFile((file: SourceFile): Expression => {
  const c = cursorAt(file.text);
  const template = parseTemplateText(c, parseExpression);
  return c.faults.length > 0 ? { kind: 'hole', start: 0, end: file.text.length } : template;
});

/** Of a text that is not known, what its pieces say of an id. A null among them fails the call, whatever the others turn out to be. */
function withPartialId(result: Datum, name: string, args: readonly Datum[]): Datum {
  if (result.kind !== 'unknown' || result.failed || result.id) return result;
  const pieces = piecesOfCall(name, args);
  if (pieces?.some((piece) => piece.kind === 'atom' && piece.value === null)) {
    const [template] = args;
    // `%v` writes a null as `null`.
    return template?.kind === 'atom' && String(template.value).includes('%v') ? result : failure('a null has no text', result.origin);
  }
  const id = pieces && partialIdOf(pieces);
  return id ? { ...result, id } : result;
}

function evaluateUnary({ operator, operand, start, end }: Unary, scope: Scope): Datum {
  const value = evaluate(operand, scope);
  const origin = originAt(scope, { start, end }, [value.origin]);
  return overPossible([value], origin, ([datum]) => {
    if (!datum || datum.kind === 'unknown') return datum ?? failure('the operand is missing', origin);
    if (operator === '!') {
      const bool = toBool(datum);
      return bool.kind === 'atom' && typeof bool.value === 'boolean' ? atom(!bool.value, origin) : notSimple(bool, 'a truth value', origin);
    }
    const number = toNumber(datum);
    return number.kind === 'atom' && typeof number.value === 'number' ? atom(-number.value, origin) : notSimple(number, 'a number', origin);
  });
}

function evaluateBinary({ operator, left, right, start, end }: Binary, scope: Scope): Datum {
  const args = [evaluate(left, scope), evaluate(right, scope)];
  const origin = originAt(scope, { start, end }, args.map((arg) => arg.origin));
  return overPossible(args, origin, ([a, b]) => {
    if (!a || !b) return failure('an operand is missing', origin);
    switch (operator) {
      case '&&':
      case '||':
        return logic(operator === '||', a, b, origin);
      case '==':
      case '!=': {
        const refused = [a, b].find(fails);
        if (refused) return failure('a part of it cannot be evaluated', origin);
        const same = equal(a, b);
        if (typeof same !== 'boolean') return unknown(same.reason, same.message, origin);
        return atom(same === (operator === '=='), origin);
      }
      case '<':
      case '<=':
      case '>':
      case '>=':
      case '+':
      case '-':
      case '*':
      case '/':
      case '%':
        return arithmetic(operator, a, b, origin);
    }
  });
}

/** `||` is decided by one true side, `&&` by one false side, whatever is not known on the other. */
function logic(deciding: boolean, a: Datum, b: Datum, origin: Origin): Datum {
  const sides = [a, b].map((side) => toBool(side));
  // Terraform looks at the right side only where the left one does not decide, since version 1.12; before, it refused what we pass over.
  if (sides[0]?.kind === 'atom' && sides[0].value === deciding) return atom(deciding, origin);
  const refused = sides.find((side) => (side.kind === 'unknown' ? side.failed : side.kind === 'atom' && typeof side.value !== 'boolean'));
  if (refused) return notSimple(refused, 'a truth value', origin);
  if (sides.some((side) => side.kind === 'atom' && side.value === deciding)) return atom(deciding, origin);
  for (const side of sides) if (side.kind !== 'atom' || typeof side.value !== 'boolean') return notSimple(side, 'a truth value', origin);
  return atom(!deciding, origin);
}

function arithmetic(operator: '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%', a: Datum, b: Datum, origin: Origin): Datum {
  const [left, right] = [toNumber(a), toNumber(b)];
  if (left.kind !== 'atom' || typeof left.value !== 'number') return notSimple(left, 'a number', origin);
  if (right.kind !== 'atom' || typeof right.value !== 'number') return notSimple(right, 'a number', origin);
  const [x, y] = [left.value, right.value];
  switch (operator) {
    case '<': return atom(x < y, origin);
    case '<=': return atom(x <= y, origin);
    case '>': return atom(x > y, origin);
    case '>=': return atom(x >= y, origin);
    case '+': return numberAtom(addDecimals(x, y), origin);
    case '-': return numberAtom(addDecimals(x, -y), origin);
    case '*': return numberAtom(multiplyDecimals(x, y), origin);
    case '/': return y === 0 ? (x === 0 ? failure('zero is divided by zero', origin) : unknown('too-large', 'the number is infinite', origin)) : numberAtom(x / y, origin);
    case '%': return numberAtom(remainder(x, y), origin);
  }
}

/** Whole numbers that a double cannot hold are not known rather than wrong. */
function numberAtom(value: number, origin: Origin): Datum {
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return unknown('too-large', 'the number is too large', origin);
  return atom(value, origin);
}

/** The reason why something is not the simple value that an operator wants. */
function notSimple(datum: Datum, wanted: string, origin: Origin): Datum {
  if (datum.kind === 'unknown') return { ...datum, origin };
  if (datum.kind === 'reference') return unknown('run-time', `\`${datum.attribute}\` is known after the deployment`, origin);
  return failure(`${wanted} is needed here`, origin);
}

function evaluateConditional({ condition, then, otherwise, start, end }: Conditional, scope: Scope): Datum {
  const place = { start, end };
  const decides = evaluate(condition, scope);
  const step = { span: spanAt(scope, place), what: textAt(scope, place) };
  const origin = originAt(scope, place, [decides.origin]);
  const [whenTrue, whenFalse] = [evaluate(then, scope), evaluate(otherwise, scope)];
  const type = commonType(typeOfResult(then, whenTrue), typeOfResult(otherwise, whenFalse));
  if (!type) return failure('the two results have no type in common', origin);
  const branch = (holds: boolean): Datum => via(convertTo(holds ? whenTrue : whenFalse, type), step);
  const both = (): Datum => choice([
    { datum: branch(true), when: [outcome(condition, true, scope)] },
    { datum: branch(false), when: [outcome(condition, false, scope)] },
  ], origin);
  return overPossible([decides], origin, ([datum]) => {
    const bool = datum && toBool(datum);
    if (bool?.kind === 'atom') return typeof bool.value === 'boolean' ? branch(bool.value) : failure('the condition is null', origin);
    if (bool?.kind === 'unknown' && bool.failed) return follows(bool, scope, place);
    return both();
  });
}

/** The type that both results of a condition are converted to. One that has no type, such as null, leaves it to the other. */
function commonType(a: Type | undefined, b: Type | undefined): Type | undefined {
  return a && b ? unify([a, b]) : anything;
}

/** The type of a result, for some that are not known by how they are written; undefined where only the value has one. */
function typeOfResult(expression: Expression, datum: Datum): Type | undefined {
  if (!isUntyped(datum)) return typeOf(datum);
  if (expression.kind === 'parentheses') return typeOfResult(expression.inner, datum);
  if (expression.kind === 'template') return expression.parts.length === 1 && expression.parts[0]?.kind === 'interpolation' ? undefined : string;
  if (expression.kind === 'unary') return expression.operator === '!' ? bool : number;
  if (expression.kind === 'binary') return '+-*/%'.includes(expression.operator) ? number : bool;
  return undefined;
}

function isUntyped(datum: Datum): boolean {
  return datum.kind === 'unknown' || datum.kind === 'reference' || (datum.kind === 'atom' && datum.value === null) || (datum.kind === 'choice' && datum.options.some((option) => isUntyped(option.datum)));
}

/**
 * A condition in words. `!var.private` is a condition on `var.private`, and `var.env == "dev"` one on `var.env`, so
 * that they exclude what others say of it. What a module is given is a condition on what its caller gives.
 */
function outcome(condition: Expression, holds: boolean, scope: Scope): Condition {
  if (condition.kind === 'unary' && condition.operator === '!') return outcome(condition.operand, !holds, scope);
  if (condition.kind === 'parentheses') return outcome(condition.inner, holds, scope);
  if (condition.kind === 'binary' && (condition.operator === '==' || condition.operator === '!=')) {
    const [subject, literal] = condition.left.kind === 'literal' ? [condition.right, condition.left] : [condition.left, condition.right];
    if (literal.kind === 'literal') {
      const about = decided(subject, scope);
      const is = JSON.stringify(literal.value);
      const equal = holds === (condition.operator === '==');
      if (typeof literal.value === 'boolean') return outcome(about.expression, literal.value === equal, about.scope);
      return { subject: subjectAt(about.scope, about.expression), is, ...(!equal && { not: true }) };
    }
  }
  const about = decided(condition, scope);
  if (about.expression !== condition) return outcome(about.expression, holds, about.scope);
  return { subject: subjectAt(scope, condition), is: String(holds) };
}

/** Of a variable that a caller sets, the argument that sets it; anything else as it is. */
function decided(expression: Expression, scope: Scope): { readonly expression: Expression; readonly scope: Scope } {
  if (expression.kind !== 'attribute-of' || expression.target.kind !== 'variable' || expression.target.name !== 'var' || scope.names.has('var')) return { expression, scope };
  const argument = scope.evaluation.inputs.get(expression.name)?.argument;
  // A loop's or a copy's own names mean something else in the words of the caller.
  if (!argument || argument.scope.names.size > 0) return { expression, scope };
  return decided(argument.value, argument.scope);
}

function evaluateObject({ entries, start, end }: ObjectExpression, scope: Scope): Datum {
  const origin = originAt(scope, { start, end });
  const known = new Map<string, Datum>();
  const keys = new Map<string, Span>();
  let open: ObjectDatum['open'];
  for (const { key, value } of entries) {
    // It is not said whether the value or the name is meant.
    if (key.kind === 'attribute-of' || key.kind === 'index') return failure('such a key needs parentheses', originAt(scope, key));
    const name = toText(evaluate(key, scope));
    if (name.kind === 'atom' && name.value !== null) {
      const before = known.get(String(name.value));
      if (before && fails(before)) return failure('a part of it cannot be evaluated', origin);
      known.set(String(name.value), evaluate(value, scope));
      keys.set(String(name.value), spanAt(scope, key));
    } else if (name.kind === 'atom' || (name.kind === 'unknown' && name.failed)) return failure('a key must be a text', origin);
    else open = name.kind === 'unknown' ? { reason: name.reason, message: name.message } : { reason: 'run-time', message: 'a key is known after the deployment' };
  }
  return { ...object(known, origin, 'object', open), keys };
}

function evaluateFor(expression: For, scope: Scope): Datum {
  const source = evaluate(expression.collection, scope);
  const origin = originAt(scope, expression, [source.origin]);
  return overPossible([source], origin, ([datum]) => {
    if (!datum) return failure('nothing to go through', origin);
    if (datum.kind === 'unknown') return follows(datum, scope, expression);
    if (datum.kind === 'reference') return unknown('run-time', `\`${datum.attribute}\` is known after the deployment`, origin);
    if (datum.kind === 'atom') return failure('a simple value cannot be gone through', origin);
    const turns = turnsOf(datum);
    scope.evaluation.work.copies -= turns.length;
    if (turns.length > mostCopies || scope.evaluation.work.copies < 0) return tooLarge(scope, expression, `the loop has ${turns.length} turns`);
    return expression.key ? forObject(expression, expression.key, datum, turns, origin, scope) : forTuple(expression, datum, turns, origin, scope);
  });
}

type Turn = readonly [key: Datum, value: Datum];

/** The keys and values that a `for` or a `for_each` sees: the elements of a set are their own keys. */
export function turnsOf(datum: ListDatum | ObjectDatum): readonly Turn[] {
  if (datum.kind === 'list') return itemsInOrder(datum).map((item, index) => [datum.form === 'set' ? item : atom(index, datum.origin), item]);
  return [...datum.entries].sort(([a], [b]) => compareText(a, b)).map(([key, value]) => [atom(key, value.origin), value]);
}

/**
 * Terraform orders a set of objects by numbers that no text shows. What comes of several of them has no order that could
 * be known, and stays a set here, so that no index finds the wrong one.
 */
function isOrdered(source: ListDatum | ObjectDatum, results: number): boolean {
  return source.kind === 'object' || source.form !== 'set' || results < 2 || source.items.every(({ kind }) => kind === 'atom');
}

function forTuple(expression: For, source: ListDatum | ObjectDatum, turns: readonly Turn[], origin: Origin, scope: Scope): Datum {
  const items: Datum[] = [];
  let { open } = source;
  for (const turn of turns) {
    const inner = turnScope(expression, turn, scope);
    const kept = keeps(expression, inner);
    if (kept === true) items.push(evaluate(expression.value, inner));
    else if (kept !== false && 'failed' in kept) return { ...kept, origin };
    else if (kept !== false) open = kept;
  }
  return list(items, origin, isOrdered(source, items.length) ? 'tuple' : 'set', open);
}

function forObject(expression: For, keyOf: Expression, source: ListDatum | ObjectDatum, turns: readonly Turn[], origin: Origin, scope: Scope): Datum {
  const entries = new Map<string, Datum>();
  const groups = new Map<string, Datum[]>();
  let { open } = source;
  for (const turn of turns) {
    const inner = turnScope(expression, turn, scope);
    const kept = keeps(expression, inner);
    if (kept === false) continue;
    const key = toText(evaluate(keyOf, inner));
    if (kept !== true && 'failed' in kept) return { ...kept, origin };
    if (kept === true && (key.kind === 'atom' ? key.value === null : key.kind === 'unknown' && key.failed)) return failure('a key must be a text', origin);
    if (kept !== true) open = kept;
    else if (key.kind !== 'atom' || key.value === null) open = key.kind === 'unknown' ? key : { reason: 'run-time', message: 'a key is known after the deployment' };
    else if (expression.grouping) groups.set(String(key.value), [...(groups.get(String(key.value)) ?? []), evaluate(expression.value, inner)]);
    else if (entries.has(String(key.value))) return failure(`the key \`${String(key.value)}\` comes twice`, origin);
    else entries.set(String(key.value), evaluate(expression.value, inner));
  }
  for (const [key, items] of groups) entries.set(key, list(items, origin));
  return object(entries, origin, 'object', open && { reason: open.reason, message: open.message });
}

function turnScope({ keyName, valueName }: For, [key, value]: Turn, scope: Scope): Scope {
  return naming(scope, keyName === undefined ? [[valueName, value]] : [[keyName, key], [valueName, value]]);
}

/** Whether the `if` of a `for` lets a turn through, or why that is not known. */
function keeps({ condition }: For, scope: Scope): boolean | UnknownDatum | NonNullable<ListDatum['open']> {
  if (!condition) return true;
  const decides = toBool(evaluate(condition, scope));
  if (decides.kind === 'atom' && typeof decides.value === 'boolean') return decides.value;
  if (decides.kind === 'unknown' && decides.failed) return decides;
  if (decides.kind === 'atom') return failure('the condition of a loop is true or false', originAt(scope, condition));
  if (decides.kind === 'unknown') return { reason: decides.reason, message: decides.message };
  return { reason: 'run-time', message: `\`${textAt(scope, condition)}\` is known after the deployment` };
}

function evaluateTemplate(template: Template, scope: Scope): Datum {
  const [only] = template.parts;
  if (template.parts.length === 1 && only?.kind === 'interpolation') return evaluate(only.value, scope);
  return joined(template.parts, template, scope);
}

function joined(parts: readonly TemplatePart[], place: Template | TemplatePart, scope: Scope): Datum {
  const pieces = parts.map((part) => evaluatePart(part, scope));
  const origin = originAt(scope, place, pieces.map((piece) => piece.origin));
  return overPossible(pieces, origin, (plain) => {
    let text = '';
    const open = plain.find((piece) => piece.kind === 'unknown' || piece.kind === 'reference');
    const id = open && (open.kind !== 'unknown' || !open.failed) ? partialIdOf(plain) : undefined;
    if (open && id) {
      const why = open.kind === 'unknown' ? open : whyReference(open);
      return { ...unknown(why.reason, why.message, origin), id };
    }
    for (const piece of plain) {
      const part = toText(piece);
      if (part.kind !== 'atom' || part.value === null) return notSimple(part, 'a text', origin);
      text += String(part.value);
      if (text.length > 1_000_000) return unknown('too-large', 'the text is too long', origin);
    }
    return atom(composed(text), origin);
  });
}

function evaluatePart(part: TemplatePart, scope: Scope): Datum {
  switch (part.kind) {
    case 'text':
      return atom(composed(part.text), originAt(scope, part));
    case 'interpolation':
      return evaluate(part.value, scope);
    case 'if': {
      const decides = evaluate(part.condition, scope);
      return overPossible([decides], originAt(scope, part, [decides.origin]), ([datum]) => {
        const bool = datum && toBool(datum);
        if (bool?.kind === 'atom' && typeof bool.value === 'boolean') return joined(bool.value ? part.then : part.otherwise, part, scope);
        return bool ? notSimple(bool, 'a truth value', originAt(scope, part)) : failure('the condition is missing', originAt(scope, part));
      });
    }
    case 'for': {
      const source = evaluate(part.collection, scope);
      const origin = originAt(scope, part, [source.origin]);
      return overPossible([source], origin, ([datum]) => {
        if (!datum || datum.kind === 'unknown') return datum ?? failure('nothing to go through', origin);
        if (datum.kind !== 'list' && datum.kind !== 'object') return notSimple(datum, 'a list', origin);
        if (datum.open) return unknown(datum.open.reason, datum.open.message, origin);
        const turns = turnsOf(datum);
        scope.evaluation.work.copies -= turns.length;
        if (turns.length > mostCopies || scope.evaluation.work.copies < 0) return tooLarge(scope, part, `the loop has ${turns.length} turns`);
        const pieces = turns.map(([key, value]) => joined(part.body, part, naming(scope, part.key === undefined ? [[part.value, value]] : [[part.key, key], [part.value, value]])));
        return overPossible(pieces, origin, (plain) => {
          const texts = plain.map((piece) => (piece.kind === 'atom' ? String(piece.value) : undefined));
          const missing = plain.find((piece) => piece.kind !== 'atom');
          return missing ? notSimple(missing, 'a text', origin) : atom(texts.join(''), origin);
        });
      });
    }
  }
}
