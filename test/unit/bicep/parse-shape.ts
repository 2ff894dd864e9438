import type {
  Body, Conditioned, Decorator, Expression, ImportedSymbol, Name, ObjectExpression, Place, Property, Resource, Spread, Statement, TemplatePart, Tree, Type,
} from '../../../src/languages/bicep/tree';

/** An expression in a short form that shows how it was grouped. A hole is `_`, a literal is its JSON. */
export function shapeOf(e: Expression | Conditioned | Spread): string {
  switch (e.kind) {
    case 'literal':
      return JSON.stringify(e.value);
    case 'template':
      return `template(${e.parts.map(partShape).join(', ')})`;
    case 'variable':
      return e.name;
    case 'member':
      return `${shapeOf(e.target)}${e.safe ? '.?' : '.'}${e.name.text}`;
    case 'index':
      return `${shapeOf(e.target)}[${e.safe ? '?' : ''}${e.fromEnd ? '^' : ''}${shapeOf(e.key)}]`;
    case 'nested':
      return `${shapeOf(e.target)}::${e.name.text}`;
    case 'non-null':
      return `${shapeOf(e.target)}!`;
    case 'call':
      return `${e.target ? `${shapeOf(e.target)}.` : ''}${e.name.text}(${e.args.map(shapeOf).join(', ')})`;
    case 'lambda':
      return `<${e.parameters.map(({ text }) => text).join(', ')} => ${shapeOf(e.body)}>`;
    case 'unary':
      return `(${e.operator}${shapeOf(e.operand)})`;
    case 'binary':
      return `(${shapeOf(e.left)} ${e.operator} ${shapeOf(e.right)})`;
    case 'conditional':
      return `(${shapeOf(e.condition)} ? ${shapeOf(e.then)} : ${shapeOf(e.otherwise)})`;
    case 'parentheses':
      return `paren${shapeOf(e.inner)}`;
    case 'array':
      return `[${e.items.map(shapeOf).join(', ')}]`;
    case 'object':
      return `{${e.entries.map(entryShape).join(', ')}}`;
    case 'spread':
      return `...${shapeOf(e.value)}`;
    case 'for':
      return `for(${e.item.text}${e.index ? `, ${e.index.text}` : ''} in ${shapeOf(e.collection)}: ${shapeOf(e.body)})`;
    case 'if':
      return `if(${shapeOf(e.condition)}) ${shapeOf(e.body)}`;
    case 'hole':
      return '_';
  }
}

function entryShape(entry: ObjectExpression['entries'][number]): string {
  if (entry.kind === 'property') return propertyShape(entry);
  return entry.kind === 'resource' ? shapeOfStatement(entry) : shapeOf(entry);
}

function propertyShape({ key, value }: Property): string {
  return `${shapeOf(key)}: ${shapeOf(value)}`;
}

function partShape(part: TemplatePart): string {
  return part.kind === 'text' ? JSON.stringify(part.text) : shapeOf(part.value);
}

/** A type in the same form. */
export function shapeOfType(type: Type): string {
  switch (type.kind) {
    case 'literal':
    case 'template':
    case 'hole':
      return shapeOf(type);
    case 'negated':
      return `(${type.operator}${shapeOfType(type.operand)})`;
    case 'reference':
      return type.name;
    case 'member':
      return `${shapeOfType(type.target)}.${type.name.text}`;
    case 'item':
      return `${shapeOfType(type.target)}[${shapeOf(type.key)}]`;
    case 'items':
      return `${shapeOfType(type.target)}[*]`;
    case 'additional':
      return `${shapeOfType(type.target)}.*`;
    case 'generic':
      return `${type.target ? `${shapeOfType(type.target)}.` : ''}${type.name.text}<${type.args.map(shapeOfType).join(', ')}>`;
    case 'resource':
      return `resource(${type.type ? shapeOf(type.type) : ''})`;
    case 'array':
      return `${shapeOfType(type.item)}[]`;
    case 'nullable':
      return `${shapeOfType(type.inner)}?`;
    case 'non-null':
      return `${shapeOfType(type.inner)}!`;
    case 'union':
      return `(${type.members.map(shapeOfType).join(' | ')})`;
    case 'tuple':
      return `[${type.items.map((item) => `${decoratorsShape(item.decorators)}${shapeOfType(item.type)}`).join(', ')}]`;
    case 'object':
      return `{${type.properties.map(({ decorators, key, type: inner }) => `${decoratorsShape(decorators)}${key ? shapeOf(key) : '*'}: ${shapeOfType(inner)}`).join(', ')}}`;
    case 'parentheses':
      return `paren${shapeOfType(type.inner)}`;
  }
}

function decoratorsShape(decorators: readonly Decorator[]): string {
  return decorators.map(({ value }) => `@${shapeOf(value)} `).join('');
}

export function shapeOfStatement(statement: Statement | Resource): string {
  return decoratorsShape(statement.decorators) + withoutDecorators(statement);
}

function withoutDecorators(s: Statement): string {
  switch (s.kind) {
    case 'target-scope':
      return `targetScope = ${shapeOf(s.value)}`;
    case 'metadata':
    case 'assert':
      return `${s.kind} ${s.name.text} = ${shapeOf(s.value)}`;
    case 'param':
      return `param ${s.name.text}${s.type ? ` ${shapeOfType(s.type)}` : ''}${s.value ? ` = ${shapeOf(s.value)}` : ''}`;
    case 'var':
      return `var ${s.name.text}${s.type ? ` ${shapeOfType(s.type)}` : ''} = ${shapeOf(s.value)}`;
    case 'type':
      return `type ${s.name.text} = ${shapeOfType(s.value)}`;
    case 'func':
      return `func ${s.name.text}(${s.parameters.map(({ name, type }) => `${name.text} ${shapeOfType(type)}`).join(', ')}) ${shapeOfType(s.result)} => ${shapeOf(s.body)}`;
    case 'resource':
      return `resource ${s.name.text} ${shapeOf(s.type)}${s.existing ? ' existing' : ''} = ${bodyShape(s.body)}`;
    case 'module':
    case 'test':
      return `${s.kind} ${s.name.text} ${shapeOf(s.path)} = ${bodyShape(s.body)}`;
    case 'output':
      return `output ${s.name.text} ${shapeOfType(s.type)} = ${shapeOf(s.value)}`;
    case 'import':
      return `import ${s.all ? `* as ${s.all.text}` : `{${s.symbols.map(symbolShape).join(', ')}}`} from ${shapeOf(s.path)}`;
    case 'extension':
      return `extension ${shapeOf(s.specification)}${s.config ? ` with ${shapeOf(s.config)}` : ''}${aliasShape(s.alias)}`;
    case 'extension-config':
      return `extensionConfig ${s.alias.text} with ${shapeOf(s.config)}`;
    case 'using':
      return `using ${s.path ? shapeOf(s.path) : 'none'}${s.config ? ` with ${shapeOf(s.config)}` : ''}`;
    case 'extends':
      return `extends ${shapeOf(s.path)}`;
  }
}

function bodyShape(body: Body): string {
  return shapeOf(body);
}

function symbolShape({ name, alias }: ImportedSymbol): string {
  return `${name.text}${aliasShape(alias)}`;
}

function aliasShape(alias: Name | undefined): string {
  return alias ? ` as ${alias.text}` : '';
}

/** A file in the same form, one line for each statement. */
export function shapeOfTree(tree: Tree): readonly string[] {
  return tree.statements.map(shapeOfStatement);
}

interface Placed extends Place {
  readonly kind?: string;
}

/** Every part of a tree that has a place, parents before what lies in them, with the place of the parent. */
export function* places(node: unknown, parent: Placed): Generator<{ readonly node: Placed; readonly parent: Placed }> {
  if (typeof node !== 'object' || node === null) return;
  const placed = isPlace(node);
  if (placed) yield { node, parent };
  for (const child of Object.values(node)) yield* places(child, placed ? node : parent);
}

function isPlace(node: object): node is Placed {
  return 'start' in node && 'end' in node;
}
