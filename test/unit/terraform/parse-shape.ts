import type { Attribute, Block, Expression, Place, Step, TemplatePart, Tree } from '../../../src/languages/terraform/tree';

/** An expression in a short form that shows how it was grouped. A hole is `_`, a literal is its JSON. */
export function shapeOf(e: Expression): string {
  switch (e.kind) {
    case 'literal':
      return JSON.stringify(e.value);
    case 'template':
      return `template(${partsShape(e.parts)})`;
    case 'variable':
      return e.name;
    case 'attribute-of':
      return `${shapeOf(e.target)}.${e.name}`;
    case 'index':
      return `${shapeOf(e.target)}[${shapeOf(e.key)}]`;
    case 'splat':
      return `${shapeOf(e.target)}${e.full ? '[*]' : '.*'}<${e.steps.map(stepShape).join('')}>`;
    case 'call':
      return `${e.name}(${e.args.map(shapeOf).join(', ')}${e.expand ? '...' : ''})`;
    case 'unary':
      return `(${e.operator}${shapeOf(e.operand)})`;
    case 'binary':
      return `(${shapeOf(e.left)} ${e.operator} ${shapeOf(e.right)})`;
    case 'conditional':
      return `(${shapeOf(e.condition)} ? ${shapeOf(e.then)} : ${shapeOf(e.otherwise)})`;
    case 'parentheses':
      return `paren${shapeOf(e.inner)}`;
    case 'tuple':
      return `[${e.items.map(shapeOf).join(', ')}]`;
    case 'object':
      return `{${e.entries.map(({ key, value }) => `${shapeOf(key)}: ${shapeOf(value)}`).join(', ')}}`;
    case 'for': {
      const names = e.keyName === undefined ? e.valueName : `${e.keyName}, ${e.valueName}`;
      const result = `${e.key ? `${shapeOf(e.key)} => ` : ''}${shapeOf(e.value)}${e.grouping ? '...' : ''}`;
      return `for(${names} in ${shapeOf(e.collection)}: ${result}${e.condition ? ` if ${shapeOf(e.condition)}` : ''})`;
    }
    case 'elsewhere':
      return shapeOf(e.value);
    case 'hole':
      return '_';
  }
}

function stepShape(step: Step): string {
  return step.kind === 'attribute' ? `.${step.name}` : `[${shapeOf(step.key)}]`;
}

function partsShape(parts: readonly TemplatePart[]): string {
  return parts.map(partShape).join(', ');
}

function partShape(part: TemplatePart): string {
  switch (part.kind) {
    case 'text':
      return JSON.stringify(part.text);
    case 'interpolation':
      return shapeOf(part.value);
    case 'if':
      return `if(${shapeOf(part.condition)}; ${partsShape(part.then)}; ${partsShape(part.otherwise)})`;
    case 'for': {
      const names = part.key === undefined ? part.value : `${part.key}, ${part.value}`;
      return `for(${names} in ${shapeOf(part.collection)}; ${partsShape(part.body)})`;
    }
  }
}

/** A file in the same form, one line for each attribute and block; a block that is not closed ends with `…`. */
export function shapeOfTree(tree: Tree): readonly string[] {
  const lines: string[] = [];
  const visit = (items: readonly (Attribute | Block)[], margin: string): void => {
    for (const item of items) {
      if (item.kind === 'attribute') {
        lines.push(`${margin}${item.name} = ${shapeOf(item.value)}`);
      } else {
        lines.push(`${margin}${[item.type, ...item.labels.map(({ text }) => text)].join(' ')}${item.closed ? '' : ' …'}`);
        visit(item.body.items, `${margin}  `);
      }
    }
  };
  visit(tree.body.items, '');
  return lines;
}

/** Every part of a tree that has a place, parents before what lies in them, with the place of the parent. */
export function* places(node: unknown, parent: Place & { readonly kind?: string }): Generator<{ readonly node: Place & { readonly kind?: string }; readonly parent: Place & { readonly kind?: string } }> {
  if (typeof node !== 'object' || node === null) return;
  const placed = isPlace(node);
  if (placed) yield { node, parent };
  for (const child of Object.values(node)) yield* places(child, placed ? node : parent);
}

function isPlace(node: object): node is Place & { readonly kind?: string } {
  return 'start' in node && 'end' in node;
}
