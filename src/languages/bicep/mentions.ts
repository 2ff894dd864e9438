import type { Expression, For, ObjectExpression, StringExpression } from './tree';

/** Whether a name that stands by itself in the expression is one of the wanted. */
export function mentions(expression: Expression, wanted: (name: string) => boolean): boolean {
  const pending: Expression[] = [expression];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next.kind === 'variable' && wanted(next.name)) return true;
    for (const part of partsOf(next)) pending.push(part);
  }
  return false;
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'variable':
    case 'hole':
      return [];
    case 'template':
      return partsOfString(expression);
    case 'member':
    case 'nested':
    case 'non-null':
      return [expression.target];
    case 'index':
      return [expression.target, expression.key];
    case 'call':
      return expression.target ? [expression.target, ...expression.args] : expression.args;
    case 'lambda':
      return [expression.body];
    case 'unary':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'conditional':
      return [expression.condition, expression.then, expression.otherwise];
    case 'parentheses':
      return [expression.inner];
    case 'array':
      return expression.items.map((item) => (item.kind === 'spread' ? item.value : item));
    case 'object':
      return partsOfObject(expression);
    case 'for':
      return partsOfFor(expression);
  }
}

function partsOfString(string: StringExpression): readonly Expression[] {
  return string.kind === 'template' ? string.parts.flatMap((part) => (part.kind === 'interpolation' ? [part.value] : [])) : [];
}

/** Resources within the object are no values of it. */
function partsOfObject({ entries }: ObjectExpression): readonly Expression[] {
  return entries.flatMap((entry): readonly Expression[] => {
    if (entry.kind === 'property') return [...partsOfString(entry.key), entry.value];
    return entry.kind === 'spread' ? [entry.value] : [];
  });
}

function partsOfFor({ collection, body }: For): readonly Expression[] {
  return body.kind === 'if' ? [collection, body.condition, body.body] : [collection, body];
}
