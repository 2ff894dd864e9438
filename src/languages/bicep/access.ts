import { atom, failure, overChoices, via, withOrigin, type Datum } from '../shared/datum';
import { possible } from '../shared/functions/choices';
import { callArmFunction } from '../shared/functions/functions';
import { valueAt } from '../shared/functions/objects';
import { isNull } from '../shared/functions/results';
import { importedVariable } from './imports';
import { isDeclared, named } from './names';
import { originAt, type Evaluate, type Scope } from './scope';
import type { Expression, Index, Member, NonNull } from './tree';

/**
 * `config.pools[0].?count`: the name at the root, and the steps into it. The place of the result is the whole expression; the
 * steps between leave no trace.
 */
export function evaluateAccess(whole: Member | Index | NonNull, scope: Scope, evaluate: Evaluate): Datum {
  const steps: (Member | Index)[] = [];
  let root: Expression = whole;
  for (;;) {
    if (root.kind === 'member' || root.kind === 'index') steps.push(root);
    else if (root.kind !== 'non-null') break;
    root = root.target;
  }
  steps.reverse();
  const imported = importedStep(root, steps[0], scope);
  const start = imported ?? (root.kind === 'variable' ? named(root, scope) : evaluate(root, scope));
  return follow(start, imported ? steps.slice(1) : steps, whole, scope, evaluate);
}

/** `network.subnetName`, where `network` is all that another file exports. */
function importedStep(root: Expression, step: Member | Index | undefined, scope: Scope): Datum | undefined {
  if (root.kind !== 'variable' || step?.kind !== 'member' || scope.frame.names.has(root.name)) return undefined;
  const imported = scope.bicep.imports.get(root.name);
  if (imported && imported.name === undefined) return importedVariable(step.name.text, imported, scope, originAt(scope, step));
  const isNamespace = (root.name === 'sys' || root.name === 'az') && !isDeclared(root.name, scope);
  return isNamespace ? failure(`\`${root.name}\` has functions only`, originAt(scope, step)) : undefined;
}

function follow(start: Datum, steps: readonly (Member | Index)[], whole: Expression, scope: Scope, evaluate: Evaluate): Datum {
  const origin = originAt(scope, whole, [start.origin]);
  if (steps.length === 0) return via(start, origin);
  let datum = start;
  // Behind a step that may find nothing, the others may too: `a.?b.c` is null where there is no `b`.
  let safe = false;
  for (const step of steps) {
    const key = step.kind === 'member' ? atom(step.name.text, originAt(scope, step.name)) : evaluate(step.key, scope);
    const mayBeNull = safe;
    datum = possible(overChoices([datum, key], origin, ([target, place]) => {
      if (!target || !place) return failure('there is nothing to look up', origin);
      if (mayBeNull && isNull(target)) return target;
      if (step.kind === 'index' && step.fromEnd) return callArmFunction(step.safe ? 'tryIndexFromEnd' : 'indexFromEnd', [target, place], origin);
      return step.safe ? callArmFunction('tryGet', [target, place], origin) : valueAt(target, place, origin, true);
    }));
    safe ||= step.safe;
  }
  // Where the root came from is a cause too: it may be what a caller gave as a whole.
  const { from } = datum.origin;
  return from.includes(start.origin) ? datum : withOrigin(datum, { ...datum.origin, from: [...from, start.origin] });
}
