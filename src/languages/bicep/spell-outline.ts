import type { Scalar } from '../../model/change';
import { perFile } from '../../text/memo';
import type { SourceFile } from '../../text/span';
import { inBicep } from '../shared/spelling-literal';
import type { Entry, Limit, Outline, Piece, Syntax, WrittenOther, WrittenResource, WrittenVariable } from '../shared/spelling-outline';
import { bicepFile } from './bicep-file';
import type { Body, Conditioned, Expression, ObjectExpression, Parameter, Property, Resource, Spread, Statement } from './tree';

/** The objects and lists that a file of Bicep writes out, and what is a resource, a variable or a parameter. */
export const bicepOutline: (file: SourceFile) => Outline = perFile((file) => {
  const found: Found = { resources: [], variables: [], limits: [] };
  const whole = { start: 0, end: file.text.length };
  const pieces = bicepFile(file).tree.statements.flatMap((statement) => {
    const own = piecesOf(statement, file, found);
    const [value] = own;
    if (statement.kind === 'var' && value) found.variables.push({ name: statement.name.text, value, scope: whole });
    if (statement.kind === 'param') found.limits.push(...limitOf(statement));
    return own;
  });
  return { syntax: bicepSyntax, pieces, ...found };
});

/** All names of the model's properties are names in Bicep, which need no quotes. */
const bicepSyntax: Syntax = { commas: false, key: (name) => name, scalar: inBicep };

interface Found {
  readonly resources: WrittenResource[];
  readonly variables: WrittenVariable[];
  readonly limits: Limit[];
}

/** The values that a statement writes out. */
function piecesOf(statement: Statement, file: SourceFile, found: Found): readonly Piece[] {
  const pieceIf = (expression: Expression | Body | undefined): readonly Piece[] => (expression ? [pieceOf(expression, file, found)] : []);
  switch (statement.kind) {
    case 'param':
    case 'var':
    case 'output':
    case 'metadata':
    case 'target-scope':
    case 'assert':
      return pieceIf(statement.value);
    case 'func':
      return pieceIf(statement.body);
    case 'resource':
      return [resourceOf(statement, file, found)];
    case 'module':
    case 'test':
      return pieceIf(statement.body);
    case 'extension':
    case 'extension-config':
    case 'using':
      return pieceIf(statement.config);
    case 'type':
    case 'import':
    case 'extends':
      return [];
  }
}

/** What only refers to a resource lacks nothing. */
function resourceOf({ keyword, type, existing, body }: Resource, file: SourceFile, found: Found): Piece {
  const piece = pieceOf(body, file, found);
  const content = contentOf(piece, body);
  if (content && !existing && type.kind === 'literal' && typeof type.value === 'string') {
    const [name = ''] = type.value.split('@');
    found.resources.push({ head: { start: keyword.start, end: type.end }, type: name, body: content });
  }
  return piece;
}

/** The object of a resource, under its condition and in its loop. */
function contentOf(piece: Piece, body: Body | Expression): Piece | undefined {
  if (body.kind === 'object') return piece;
  const inner = piece.kind === 'other' ? piece.parts.at(-1) : undefined;
  return inner && (body.kind === 'if' || body.kind === 'for') ? contentOf(inner, body.body) : undefined;
}

function pieceOf(expression: Expression | Conditioned | Spread, file: SourceFile, found: Found): Piece {
  const { start, end } = expression;
  const other = (...parts: readonly (Expression | Conditioned)[]): WrittenOther => ({ kind: 'other', start, end, parts: parts.map((part) => pieceOf(part, file, found)) });
  switch (expression.kind) {
    case 'literal':
    case 'hole':
    // A new line within an interpolation would end it.
    case 'template':
      return other();
    case 'variable':
      return { kind: 'other', start, end, parts: [], variable: expression.name };
    case 'member':
    case 'nested':
      return other(expression.target);
    case 'non-null':
      return { ...other(expression.target), wraps: true };
    case 'parentheses':
      return { ...other(expression.inner), wraps: true };
    case 'index':
      return other(expression.target, expression.key);
    case 'call':
      return other(...(expression.target ? [expression.target] : []), ...expression.args);
    case 'lambda':
      return other(expression.body);
    case 'unary':
      return other(expression.operand);
    case 'binary':
      return other(expression.left, expression.right);
    case 'conditional':
      return other(expression.condition, expression.then, expression.otherwise);
    case 'spread':
      return other(expression.value);
    case 'for':
      return other(expression.collection, expression.body);
    case 'if':
      return other(expression.condition, expression.body);
    case 'array':
      return { kind: 'list', start, end, items: expression.items.map((item) => pieceOf(item, file, found)) };
    case 'object':
      return objectOf(expression, file, found);
  }
}

function objectOf({ start, end, entries }: ObjectExpression, file: SourceFile, found: Found): Piece {
  const sound = file.text[end - 1] === '}' && entries.every((entry) => entry.kind !== 'hole' && !(entry.kind === 'property' && (entry.value.kind === 'hole' || entry.key.kind === 'hole')));
  return { kind: 'object', start, end, sound, entries: entries.map((entry) => entryOf(entry, file, found)) };
}

function entryOf(entry: ObjectExpression['entries'][number], file: SourceFile, found: Found): Entry {
  const { start, end } = entry;
  switch (entry.kind) {
    case 'property':
      return { start, end, name: nameOf(entry), key: { start: entry.key.start, end: entry.key.end }, value: pieceOf(entry.value, file, found) };
    case 'resource':
      return { start, end, name: undefined, key: { start, end: start }, value: resourceOf(entry, file, found) };
    case 'spread':
    case 'hole':
      return { start, end, name: undefined, key: { start, end: start }, value: pieceOf(entry, file, found) };
  }
}

function nameOf({ key }: Property): string | undefined {
  return key.kind === 'literal' && typeof key.value === 'string' ? key.value : undefined;
}

/** What decorators and a type that lists its values demand of a default. */
function limitOf({ decorators, type, value }: Parameter): readonly Limit[] {
  if (!value) return [];
  const argumentOf = (name: string): Expression | undefined => {
    for (const { value: call } of decorators) if (call.kind === 'call' && call.name.text === name) return call.args[0];
    return undefined;
  };
  const numberOf = (name: string): number | undefined => {
    const argument = argumentOf(name);
    return argument?.kind === 'literal' && typeof argument.value === 'number' ? argument.value : undefined;
  };
  const allowed = argumentOf('allowed');
  const listed = allowed?.kind === 'array' ? allowed.items : type?.kind === 'union' ? type.members : type?.kind === 'literal' ? [type] : undefined;
  const limits: Omit<Limit, 'value' | 'allowed'> = {
    least: numberOf('minValue'),
    most: numberOf('maxValue'),
    shortest: numberOf('minLength'),
    longest: numberOf('maxLength'),
  };
  const values = listed?.flatMap((item): (Scalar | null)[] => (item.kind === 'literal' ? [item.value] : []));
  // A list with something else than literals in it allows more than can be told.
  return [{ value: { start: value.start, end: value.end }, allowed: values?.length === listed?.length ? values : undefined, ...limits }];
}
