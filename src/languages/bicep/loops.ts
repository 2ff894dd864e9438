import { atom, failure, list, unknown, type Datum, type ListDatum, type Why } from '../shared/datum';
import type { Lambda as LambdaValue } from '../shared/functions/functions';
import { overPossible } from '../shared/functions/choices';
import { whyReference } from '../shared/functions/equal';
import { mostCopies, naming, type Frame } from '../shared/template/frame';
import { originAt, type Evaluate, type Scope } from './scope';
import type { Expression, For, Lambda } from './tree';

/** `[for (item, index) in collection: body]` as a value. */
export function evaluateFor(expression: For, scope: Scope, evaluate: Evaluate): Datum {
  const source = evaluate(expression.collection, scope);
  const origin = originAt(scope, expression, [source.origin]);
  return overPossible([source], origin, ([datum]) => {
    switch (datum?.kind) {
      case 'list':
        return turns(expression, datum, scope, evaluate);
      case 'unknown':
        return { ...unknown(datum.reason, datum.message, origin), failed: datum.failed };
      case 'reference':
        return unknown('run-time', whyReference(datum).message, origin);
      case 'atom':
      case 'object':
      case undefined:
        return failure('a loop goes over an array', origin);
    }
  });
}

function turns(expression: For, source: ListDatum, scope: Scope, evaluate: Evaluate): Datum {
  const origin = originAt(scope, expression, [source.origin]);
  const { work } = scope.frame.instance.run;
  work.copies -= source.items.length;
  if (source.items.length > mostCopies || work.copies < 0) return unknown('too-large', `the loop has ${source.items.length} turns`, origin);
  const items: Datum[] = [];
  let { open } = source;
  for (const [index, item] of source.items.entries()) {
    // Of an open list it is not known where the others stand.
    const place = source.open ? unknown(source.open.reason, source.open.message, origin) : atom(index, origin);
    const frame = { ...bindTurn(expression, scope.frame, item, place), copy: `${scope.frame.copy}[${index}]` };
    const inner = { ...scope, frame };
    const kept = expression.body.kind === 'if' ? keeps(expression.body.condition, inner, evaluate) : true;
    if (kept === true) items.push(evaluate(expression.body.kind === 'if' ? expression.body.body : expression.body, inner));
    else if (kept !== false) open ??= kept;
  }
  return list(items, origin, 'tuple', open);
}

/** The frame of one turn, with its item and its index under their names. */
export function bindTurn({ item: { text }, index: indexName }: For, frame: Frame, item: Datum | undefined, index: Datum): Frame {
  return naming(frame, [...(item ? [[text, item] as const] : []), ...(indexName ? [[indexName.text, index] as const] : [])]);
}

/** Whether the `if` of a loop lets a turn through, or why that is not known. */
function keeps(condition: Expression, scope: Scope, evaluate: Evaluate): boolean | Why {
  const decides = evaluate(condition, scope);
  if (decides.kind === 'atom' && typeof decides.value === 'boolean') return decides.value;
  if (decides.kind === 'unknown') return { reason: decides.reason, message: decides.message };
  if (decides.kind === 'reference') return whyReference(decides);
  return { reason: 'no-value', message: 'it depends on a condition that is not known' };
}

/** A function of the text as the library applies it. It keeps the scope that it stands in. */
export function lambdaIn({ parameters, body }: Lambda, scope: Scope, evaluate: Evaluate): LambdaValue {
  let calls = 0;
  return {
    kind: 'lambda',
    call(args) {
      const bound = parameters.map((name, index) => [name.text, args[index] ?? failure(`nothing is given for \`${name.text}\``, originAt(scope, name))] as const);
      return evaluate(body, { ...scope, frame: { ...naming(scope.frame, bound), copy: `${scope.frame.copy}[${calls++}]` } });
    },
  };
}
