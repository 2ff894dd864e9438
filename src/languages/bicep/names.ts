import type { Origin } from '../../model/value';
import { failure, unknown, via, type Datum } from '../shared/datum';
import { parameterOf, variableOf } from '../shared/template/frame';
import { declaredOf } from '../shared/template/resources';
import { missesStatements } from './bicep-file';
import { importedVariable } from './imports';
import { originAt, type Scope } from './scope';
import type { Expression, Extension, NestedResource, VariableAccess } from './tree';

/** What a name that stands by itself is, as declared: loops and functions first, then the resources around, then the file. */
export function named({ name, start, end }: VariableAccess, scope: Scope): Datum {
  const place = originAt(scope, { start, end });
  const { frame, bicep } = scope;
  const bound = frame.names.get(name);
  if (bound) return bound;
  const nested = nestedAround(name, scope);
  if (nested !== undefined) return declared(nested, scope, place);
  if (frame.instance.template.parameters.has(name)) return parameterOf(name, frame, place);
  if (frame.instance.template.variables.has(name)) return variableOf(name, frame, place);
  if (bicep.symbols.has(name)) return declared(name, scope, place);
  const imported = bicep.imports.get(name);
  if (imported) return importedVariable(imported.name ?? '', imported, scope, place);
  return undeclared(`\`${name}\` is not declared`, scope, place);
}

/** Whether the name is declared in the file or bound around the place: then it hides a namespace of the same name. */
export function isDeclared(name: string, scope: Scope): boolean {
  const { frame, bicep } = scope;
  const { parameters, variables } = frame.instance.template;
  return [frame.names, parameters, variables, bicep.symbols, bicep.imports].some((names) => names.has(name)) || nestedAround(name, scope) !== undefined;
}

/** `vnet::nodes`, from wherever `vnet` is the name of a resource. */
export function evaluateNested(nested: NestedResource, scope: Scope): Datum {
  const place = originAt(scope, nested);
  const symbol = symbolOf(nested, scope);
  return symbol === undefined ? failure('only a resource has resources within it', place) : via(declared(symbol, scope, place), place);
}

/** The symbol of the resource that an expression is. */
function symbolOf(expression: Expression, scope: Scope): string | undefined {
  if (expression.kind === 'parentheses') return symbolOf(expression.inner, scope);
  if (expression.kind === 'variable') return scope.frame.names.has(expression.name) ? undefined : nestedAround(expression.name, scope) ?? expression.name;
  const outer = expression.kind === 'nested' ? symbolOf(expression.target, scope) : undefined;
  return expression.kind === 'nested' && outer !== undefined ? `${outer}::${expression.name.text}` : undefined;
}

/** The symbol of a resource of that name within one of the resources around the place, the innermost first. */
function nestedAround(name: string, { bicep, within }: Scope): string | undefined {
  for (let around = within; around !== ''; around = around.slice(0, Math.max(around.lastIndexOf('::'), 0))) {
    if (bicep.symbols.has(`${around}::${name}`)) return `${around}::${name}`;
  }
  return undefined;
}

function declared(symbol: string, scope: Scope, place: Origin): Datum {
  return declaredOf(symbol, scope.frame, place) ?? undeclared(`\`${symbol}\` is not declared`, scope, place);
}

/** A name that nothing declares is a mistake, unless its declaration may stand in what could not be read. */
function undeclared(message: string, { bicep }: Scope, place: Origin): Datum {
  const isExtension = bicep.tree.statements.some((each) => each.kind === 'extension' && namesOf(each).includes(place.what));
  if (isExtension) return unknown('unreadable', `\`${place.what}\` is an extension, which is not followed`, place);
  return missesStatements(bicep.tree) ? unknown('unreadable', `${message} in what could be read`, place) : failure(message, place);
}

/** The names that an extension may go by. */
function namesOf({ alias, specification }: Extension): readonly (string | undefined)[] {
  return [alias?.text, specification.kind === 'variable' ? specification.name : undefined];
}

/** The value of a name at the place where it is used. */
export function evaluateName(variable: VariableAccess, scope: Scope): Datum {
  return via(named(variable, scope), originAt(scope, variable));
}
