import { atom, failure, unknown, via, type Datum } from '../shared/datum';
import { callArmFunction, type Argument } from '../shared/functions/functions';
import { frameOf, naming, placed } from '../shared/template/frame';
import { referenceTo } from '../shared/template/resources';
import { importedFunction, type FoundFunction } from './imports';
import { callLoading } from './loading';
import { lambdaIn } from './loops';
import { isDeclared } from './names';
import { copyOf, originAt, unreadable, type Evaluate, type Scope } from './scope';
import type { Call, Expression } from './tree';

/** The call of a function: of the file, of another file, of Bicep itself, or of a resource. */
export function evaluateCall(call: Call, scope: Scope, evaluate: Evaluate): Datum {
  const { target, name: { text: name } } = call;
  const place = originAt(scope, call);
  if (!target) {
    const own = scope.bicep.functions.get(name);
    if (own) return callOwn({ declaration: own, bicep: scope.bicep, instance: scope.frame.instance }, call, scope, evaluate);
    const imported = scope.bicep.imports.get(name);
    if (imported?.name !== undefined) return callImported(importedFunction(imported.name, imported, scope, place), call, scope, evaluate);
    return callBuiltIn(call, scope, evaluate);
  }
  if (target.kind === 'variable' && !scope.frame.names.has(target.name)) {
    const all = scope.bicep.imports.get(target.name);
    if (all && all.name === undefined) return callImported(importedFunction(name, all, scope, place), call, scope, evaluate);
    if ((target.name === 'sys' || target.name === 'az') && !isDeclared(target.name, scope)) return callBuiltIn(call, scope, evaluate);
  }
  return callMethod(target, call, scope, evaluate);
}

function callImported(found: FoundFunction | Datum, call: Call, scope: Scope, evaluate: Evaluate): Datum {
  return 'declaration' in found ? callOwn(found, call, scope, evaluate) : found;
}

/** The body sees its parameters and what its own file declares, nothing of the place of the call. */
function callOwn({ declaration, bicep, instance }: FoundFunction, call: Call, scope: Scope, evaluate: Evaluate): Datum {
  const place = originAt(scope, call);
  const args = call.args.map((arg) => evaluate(arg, scope));
  const { parameters } = declaration;
  if (args.length > parameters.length) return failure(`\`${declaration.name.text}\` takes ${parameters.length} arguments`, place);
  const bound = parameters.map(({ name, type }, index) => {
    const rest = type.kind === 'nullable' ? atom(null, place) : failure(`nothing is given for \`${name.text}\``, place);
    return [name.text, args[index] ?? rest] as const;
  });
  // The same call in the same turn means the same, so that its conditions do.
  const copy = `${copyOf(call, scope)}[${scope.bicep.file.text.slice(call.start, call.end).replace(/\s+/g, ' ')}]`;
  const frame = { ...naming(frameOf(instance), bound), copy };
  return via(evaluate(declaration.body, { frame, bicep, within: '' }), place);
}

function callBuiltIn(call: Call, scope: Scope, evaluate: Evaluate): Datum {
  const { name: { text: name }, args } = call;
  const place = originAt(scope, call);
  if (name === 'nameof') return nameOfExpression(args[0], call, scope);
  const values = args.map((arg) => argument(arg, scope, evaluate));
  const loaded = callLoading(name, values, scope, call);
  if (loaded) return loaded;
  const [id] = values;
  if (name === 'reference' && id && id.kind !== 'lambda') {
    const [, , full] = values;
    return referenceTo(id, full?.kind === 'atom' && String(full.value).toLowerCase() === 'full', scope.frame, { ...place, from: [id.origin] });
  }
  return placed(callArmFunction(name, values, place), scope.frame);
}

function argument(expression: Expression, scope: Scope, evaluate: Evaluate): Argument {
  if (expression.kind === 'lambda') return lambdaIn(expression, scope, evaluate);
  return expression.kind === 'parentheses' ? argument(expression.inner, scope, evaluate) : evaluate(expression, scope);
}

/** `vault.getSecret('name')`, `cluster.listClusterAdminCredential()`: Azure answers them. */
function callMethod(target: Expression, call: Call, scope: Scope, evaluate: Evaluate): Datum {
  const { name: { text: name } } = call;
  const whose = evaluate(target, scope);
  const origin = originAt(scope, call, [whose.origin]);
  if (whose.kind === 'unknown' && whose.failed) return { ...whose, origin };
  if (name === 'getSecret' || /^list/.test(name)) return { ...callArmFunction(name, [], origin), origin };
  return unknown('unreadable', `\`${name}\` is not a function that is known here`, origin);
}

/** The last name of the expression, whatever its value. */
function nameOfExpression(expression: Expression | undefined, call: Call, scope: Scope): Datum {
  const origin = originAt(scope, call);
  if (expression?.kind === 'variable') return atom(expression.name, origin);
  if (expression?.kind === 'member' || expression?.kind === 'nested') return atom(expression.name.text, origin);
  if (expression?.kind === 'non-null') return nameOfExpression(expression.target, call, scope);
  if (expression?.kind === 'parentheses') return nameOfExpression(expression.inner, call, scope);
  return expression?.kind === 'hole' ? unreadable(scope, expression) : failure('`nameof` takes a name', origin);
}
