import { atom, choice, failure, via, type Datum } from '../shared/datum';
import { overPossible } from '../shared/functions/choices';
import { callArmFunction } from '../shared/functions/functions';
import { placed, spending } from '../shared/template/frame';
import { literalIn } from '../shared/written';
import { evaluateAccess } from './access';
import { evaluateCall } from './calls';
import { evaluateArray, evaluateObject } from './collections';
import { evaluateFor } from './loops';
import { evaluateName, evaluateNested } from './names';
import { outcome } from './outcome';
import { originAt, unreadable, type Scope } from './scope';
import { bounded } from './weight';
import type { Binary, Conditional, Expression, Template, Unary } from './tree';

/**
 * What an expression says in a scope. It never fails: what Bicep or Azure would refuse, or what the text does not tell, is an
 * unknown datum with its reason. The origin of the result lies at the expression itself.
 */
export function evaluate(expression: Expression, scope: Scope): Datum {
  return spending(scope.frame, () => originAt(scope, expression), () => bounded(evaluateNode(expression, scope)));
}

function evaluateNode(expression: Expression, scope: Scope): Datum {
  switch (expression.kind) {
    case 'literal':
      return atom(expression.value, literalIn(scope.bicep.file, expression));
    case 'template':
      return evaluateTemplate(expression, scope);
    case 'variable':
      return evaluateName(expression, scope);
    case 'member':
    case 'index':
    case 'non-null':
      return evaluateAccess(expression, scope, evaluate);
    case 'nested':
      return evaluateNested(expression, scope);
    case 'call':
      return evaluateCall(expression, scope, evaluate);
    case 'lambda':
      return failure('a function can only be given to another one', originAt(scope, expression));
    case 'unary':
      return evaluateUnary(expression, scope);
    case 'binary':
      return evaluateBinary(expression, scope);
    case 'conditional':
      return evaluateConditional(expression, scope);
    case 'parentheses':
      return evaluate(expression.inner, scope);
    case 'array':
      return evaluateArray(expression, scope, evaluate);
    case 'object':
      return evaluateObject(expression, scope, evaluate);
    case 'for':
      return evaluateFor(expression, scope, evaluate);
    case 'hole':
      return unreadable(scope, expression);
  }
}

/** Bicep makes a call of `format` of it, and so do we: what is not known may still name a resource. */
function evaluateTemplate(template: Template, scope: Scope): Datum {
  const origin = originAt(scope, template);
  const values: Datum[] = [];
  let pattern = '';
  for (const part of template.parts) {
    if (part.kind === 'text') pattern += part.text.replace(/[{}]/g, '$&$&');
    else {
      pattern += `{${values.length}}`;
      values.push(evaluate(part.value, scope));
    }
  }
  return placed(callArmFunction('format', [atom(pattern, origin), ...values], origin), scope.frame);
}

function evaluateUnary(unary: Unary, scope: Scope): Datum {
  const value = evaluate(unary.operand, scope);
  const origin = originAt(scope, unary);
  if (unary.operator === '!') return callArmFunction('not', [value], origin);
  // A negative number is one literal, sign and all.
  if (unary.operand.kind === 'literal' && typeof unary.operand.value === 'number') return atom(-unary.operand.value, literalIn(scope.bicep.file, unary));
  return callArmFunction('sub', [atom(0, origin), value], origin);
}

function evaluateBinary(binary: Binary, scope: Scope): Datum {
  const { operator } = binary;
  const origin = originAt(scope, binary);
  const left = evaluate(binary.left, scope);
  // What is behind a decided value may not make sense at all: `contains(x, 'a') && x.a > 1`.
  if (operator === '??' && left.kind !== 'unknown' && left.kind !== 'reference' && left.kind !== 'choice' && !(left.kind === 'atom' && left.value === null)) return via(left, origin);
  if ((operator === '&&' || operator === '||') && left.kind === 'atom' && left.value === (operator === '||')) return atom(left.value, { ...origin, from: [left.origin] });
  const args = [left, evaluate(binary.right, scope)];
  switch (operator) {
    case '!=':
      return callArmFunction('not', [callArmFunction('equals', args, origin)], origin);
    case '=~':
      return callArmFunction('equals', withoutCase(args), origin);
    case '!~':
      return callArmFunction('not', [callArmFunction('equals', withoutCase(args), origin)], origin);
    case '??':
    case '||':
    case '&&':
    case '==':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return callArmFunction(functionOf[operator], args, origin);
  }
}

const functionOf = {
  '??': 'coalesce', '||': 'or', '&&': 'and', '==': 'equals', '<': 'less', '<=': 'lessOrEquals', '>': 'greater', '>=': 'greaterOrEquals',
  '+': 'add', '-': 'sub', '*': 'mul', '/': 'div', '%': 'mod',
} as const;

function withoutCase(args: readonly Datum[]): readonly Datum[] {
  return args.map((arg) => callArmFunction('toLower', [arg], arg.origin));
}

function evaluateConditional(conditional: Conditional, scope: Scope): Datum {
  const { condition, then, otherwise } = conditional;
  const decides = evaluate(condition, scope);
  const step = originAt(scope, conditional, [decides.origin]);
  const taken = new Map<boolean, Datum>();
  const branch = (holds: boolean): Datum => {
    const known = taken.get(holds);
    if (known) return known;
    const datum = via(evaluate(holds ? then : otherwise, scope), step);
    taken.set(holds, datum);
    return datum;
  };
  return overPossible([decides], step, ([datum]) => {
    if (datum?.kind === 'atom' && typeof datum.value === 'boolean') return branch(datum.value);
    if (datum?.kind === 'unknown' && datum.failed) return { ...datum, origin: step };
    if (datum?.kind !== 'unknown' && datum?.kind !== 'reference') return failure('the condition must be true or false', step);
    return choice([{ datum: branch(true), when: [outcome(condition, true, scope)] }, { datum: branch(false), when: [outcome(condition, false, scope)] }], step);
  });
}
