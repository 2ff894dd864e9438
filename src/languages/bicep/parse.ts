import {
  accept, acceptWord, beginsStatement, cursorAt, emptyAt, fault, isStatementWord, isWord, outermost, peek, read, readSince, scanAt, skipLineBreaks, textOf, type Cursor,
} from './cursor';
import { openWithoutEnd } from './open-string';
import {
  isCloser, parseBehindSign, parseBody, parseDecorators, parseEntries, parseExpression, parseItems, parseKey, parseName, parseOnlyObject, parseString,
  skipLineBreaksBeforeBody, skipRest, skipTo,
} from './parse-expression';
import { parseDeclaredType } from './parse-type';
import { lineEnd, scanLongRun, scanQuotedRun, type Token, type TokenKind } from './scan';
import type {
  Body, Decorator, Expression, Extension, FunctionDeclaration, Hole, Import, ImportedSymbol, Name, ObjectExpression, Place, Resource, Statement, Tree, TypedName,
} from './tree';

/**
 * Reads a Bicep file: `.bicep` or `.bicepparam`, whose statements do not exclude each other here. It never fails. What
 * makes no sense is skipped up to the next line or statement and named in `errors`; the statements around it are as if
 * it were not there. The time it takes grows with the length of the text, whatever the text.
 *
 * Each statement is first read as Bicep reads it. Where something in it is not closed, so that it swallowed what
 * follows, it is read once more with an eye to the indentation. What statements may be read in vain is limited.
 */
export function parseBicep(text: string): Tree {
  const c = cursorAt(text, openWithoutEnd(text));
  const statements: Statement[] = [];
  /** The column of the last statement that was whole. */
  let column = Infinity;
  /** Behind what is broken: how far out the next statement must begin, for what lies further in may be a part of that. */
  let mostColumn = Infinity;
  let inVain = 0;
  for (;;) {
    skipLineBreaks(c);
    const first = peek(c);
    if (first.kind === 'end') break;
    if (first.indent > mostColumn || !mayBegin(c)) {
      if (first.indent > column) mostColumn = Math.min(mostColumn, column);
      skipLines(c, mostColumn);
      continue;
    }
    const start = c.at;
    const faults = c.faults.length;
    c.margin = Math.max(first.indent, 0);
    c.unclosed = false;
    c.careful = inVain > mostInVain * text.length;
    let statement = parseStatement(c, first);
    if (c.unclosed && !c.careful) {
      inVain += c.at - start;
      c.at = start;
      c.faults.length = faults;
      c.careful = true;
      statement = parseStatement(c, first);
    }
    if (statement) statements.push(statement);
    if (statement && !c.unclosed && first.indent >= 0) column = first.indent;
    mostColumn = statement && !c.unclosed ? Infinity : Math.min(column, c.margin);
  }
  const comment = c.commentsUnclosedFrom;
  if (comment < text.length) fault(c, 'the comment is not closed', { start: comment, end: comment + 2 });
  return { statements, errors: [...c.faults].sort((a, b) => a.start - b.start || a.end - b.end) };
}

/** How many times the length of the text may be read in vain, before every statement is read carefully at once. */
const mostInVain = 8;

/** Whether a statement begins here, be it only half of one. A word with a colon behind it is a property that got lost. */
function mayBegin(c: Cursor): boolean {
  const first = peek(c);
  return first.kind === '@' || (isStatementWord(c, first) && scanAt(c, first.end).kind !== ':');
}

/** Skips whole lines up to the next statement that begins no further in than the column, as one fault. */
function skipLines(c: Cursor, column: number): void {
  const { start } = peek(c);
  let end = start;
  for (;;) {
    const token = peek(c);
    if (token.kind === 'end' || (token.indent >= 0 && token.indent <= column && beginsStatement(c, token))) break;
    read(c);
    if (token.kind === 'quote') skipQuoted(c);
    if (token.kind === 'long-quote') c.at = token.end - 3 === c.openLong ? lineEnd(c.text, token.end) : scanLongRun(c.text, token.end, 0).end;
    if (token.kind === 'long-quote' && c.text.startsWith("'''", c.at)) c.at += 3;
    if (token.kind !== 'newline') end = c.at;
  }
  fault(c, 'this is no statement', { start, end });
}

function skipQuoted(c: Cursor): void {
  let run = scanQuotedRun(c.text, c.at);
  while (run.stop === 'sequence') run = scanQuotedRun(c.text, run.end + 2);
  c.at = run.stop === 'quote' ? run.end + 1 : run.end;
}

/** What a statement begins with. */
interface Head {
  readonly decorators: readonly Decorator[];
  readonly keyword: Place;
  readonly start: number;
}

/** A statement and the end of its line; undefined for what is none. At least one token is read. */
function parseStatement(c: Cursor, first: Token): Statement | undefined {
  c.surroundings = { ...outermost, first: first.start, indent: c.margin };
  const head = parseHead(c);
  const statement = head && parsers.get(textOf(c, head.keyword))?.(c, head);
  const rest = peek(c);
  if (rest.kind === 'newline' || rest.kind === 'end' || rest.indent >= 0) return statement;
  skipLine(c);
  if (statement) fault(c, 'this does not belong to the statement', readSince(c, rest.start));
  return statement;
}

/** The decorators and the word of a statement. Undefined, and noted as a fault, when no such word follows. */
function parseHead(c: Cursor): Head | undefined {
  const { start } = peek(c);
  const decorators = parseDecorators(c);
  const word = peek(c);
  if (isStatementWord(c, word)) {
    read(c);
    return { decorators, keyword: { start: word.start, end: word.end }, start };
  }
  fault(c, 'a statement is missing behind the decorators', { start, end: decorators.at(-1)?.end ?? start });
  return undefined;
}

/** Reads to the end of the line, brackets that close nothing included. */
function skipLine(c: Cursor): void {
  skipTo(c, []);
  while (isCloser(peek(c).kind) && peek(c).indent < 0) {
    read(c);
    skipTo(c, []);
  }
}

type ParseStatement = (c: Cursor, head: Head) => Statement | undefined;

const parsers: ReadonlyMap<string, ParseStatement> = new Map<string, ParseStatement>([
  ['targetScope', (c, head) => ({ kind: 'target-scope', ...head, value: parseAssigned(c), end: c.at })],
  ['metadata', parseNamed((c, head, name) => ({ kind: 'metadata', ...head, name, value: parseAssigned(c), end: c.at }))],
  ['param', parseNamed(parseParameter)],
  ['var', parseNamed((c, head, name) => ({ kind: 'var', ...head, name, type: assignmentFollows(c) ? undefined : parseDeclaredType(c), value: parseAssigned(c), end: c.at }))],
  ['type', parseNamed((c, head, name) => ({ kind: 'type', ...head, name, value: parseEquals(c, []) ? parseDeclaredType(c) : noValue(c), end: c.at }))],
  ['func', parseNamed(parseFunction)],
  ['resource', parseResource],
  ['module', parseNamed((c, head, name) => ({ kind: 'module', ...head, name, path: parseString(c, 'the path', bodyOpeners), body: parseAssignedBody(c), end: c.at }))],
  ['test', parseNamed((c, head, name) => ({ kind: 'test', ...head, name, path: parseString(c, 'the path', bodyOpeners), body: parseAssignedBody(c), end: c.at }))],
  ['output', parseNamed((c, head, name) => ({ kind: 'output', ...head, name, type: parseDeclaredType(c), value: parseAssigned(c), end: c.at }))],
  ['assert', parseNamed((c, head, name) => ({ kind: 'assert', ...head, name, value: parseAssigned(c), end: c.at }))],
  ['import', (c, head) => (peek(c).kind === 'quote' ? parseExtension(c, head) : parseImport(c, head))],
  ['extension', parseExtension],
  ['provider', parseExtension],
  ['extensionConfig', (c, head) => {
    const alias = parseDeclaredName(c);
    return alias && { kind: 'extension-config', ...head, alias, config: parseWith(c) ?? fault(c, '`with` is missing', emptyAt(c)), end: c.at };
  }],
  ['using', parseUsing],
  ['extends', (c, head) => ({ kind: 'extends', ...head, path: parseString(c, 'the path', []), end: c.at })],
]);

/** What may stand where a resource or module is set to something, the `=` forgotten. */
const bodyOpeners: readonly TokenKind[] = ['=', '{', '['];

/** Reads the name that a statement gives, and then the rest. Without a name there is no statement. */
function parseNamed(parse: (c: Cursor, head: Head, name: Name) => Statement): ParseStatement {
  return (c, head) => {
    const name = parseDeclaredName(c);
    return name && parse(c, head, name);
  };
}

function parseDeclaredName(c: Cursor): Name | undefined {
  const name = parseName(c);
  if (name) return name;
  const { start } = peek(c);
  skipTo(c, []);
  fault(c, 'a name is missing', readSince(c, start));
  return undefined;
}

function endsLine(c: Cursor): boolean {
  const { kind, indent } = peek(c);
  return kind === 'newline' || kind === 'end' || indent >= 0;
}

function assignmentFollows(c: Cursor): boolean {
  return endsLine(c) || peek(c).kind === '=';
}

/** Reads `=`, and before it what does not belong there. Where one of `instead` stands, the `=` was forgotten. */
function parseEquals(c: Cursor, instead: readonly TokenKind[]): boolean {
  if (accept(c, '=')) return true;
  const { start } = peek(c);
  skipTo(c, ['=', ...instead]);
  fault(c, '`=` is missing', readSince(c, start));
  return accept(c, '=') !== undefined || instead.includes(peek(c).kind);
}

function noValue(c: Cursor): Hole {
  return { kind: 'hole', ...emptyAt(c) };
}

/** Reads `= value`; a hole when something follows that does not belong to it. What stands in brackets is whole by itself. */
function parseAssigned(c: Cursor): Expression {
  if (!parseEquals(c, [])) return noValue(c);
  const value = parseBehindSign(c);
  if (endsLine(c) || value.kind === 'object' || value.kind === 'array' || value.kind === 'for') return value;
  const { start } = peek(c);
  skipLine(c);
  fault(c, 'this does not belong to the value', readSince(c, start));
  return { kind: 'hole', ...readSince(c, value.start < value.end ? value.start : start) };
}

function parseAssignedBody(c: Cursor, parseNested?: (c: Cursor) => Resource | undefined): Body {
  return parseEquals(c, ['{', '[']) ? parseBody(c, parseNested) : noValue(c);
}

function parseParameter(c: Cursor, head: Head, name: Name): Statement {
  const type = peek(c).kind === '=' ? undefined : parseDeclaredType(c);
  const value = type && endsLine(c) ? undefined : parseAssigned(c);
  return { kind: 'param', ...head, name, type, value, end: c.at };
}

function parseFunction(c: Cursor, head: Head, name: Name): FunctionDeclaration {
  const missing = (type: Hole): TypedName => ({ name: { text: '', start: type.start, end: type.start }, type, start: type.start, end: type.end });
  const parameters = peek(c).kind === '(' ? parseItems(c, ')', { declarations: false, parse: () => parseTypedName(c), missing }) : [];
  const result = parseDeclaredType(c);
  if (!accept(c, '=>')) return { kind: 'func', ...head, name, parameters, result, body: skipRest(c, '`=>` is missing'), end: c.at };
  skipLineBreaksBeforeBody(c);
  return { kind: 'func', ...head, name, parameters, result, body: parseExpression(c), end: c.at };
}

function parseTypedName(c: Cursor): TypedName {
  const name = parseName(c) ?? { text: '', ...fault(c, 'a name is missing', emptyAt(c)) };
  return { name, type: parseDeclaredType(c), start: name.start, end: c.at };
}

function parseResource(c: Cursor, head: Head): Resource | undefined {
  const name = parseDeclaredName(c);
  if (!name) return undefined;
  const type = parseString(c, 'the type', bodyOpeners);
  const existing = acceptWord(c, 'existing') !== undefined;
  return { kind: 'resource', ...head, name, type, existing, body: parseAssignedBody(c, parseNestedResource), end: c.at };
}

/** Reads a resource in the body of another, with its decorators. */
function parseNestedResource(c: Cursor): Resource | undefined {
  const { start } = peek(c);
  const decorators = parseDecorators(c);
  const keyword = acceptWord(c, 'resource');
  if (keyword) return parseResource(c, { decorators, keyword: { start: keyword.start, end: keyword.end }, start });
  fault(c, 'a resource is missing behind the decorators', readSince(c, start));
  return undefined;
}

function parseImport(c: Cursor, head: Head): Import {
  const symbols = peek(c).kind === '{' ? parseSymbols(c) : [];
  const all = accept(c, '*') && parseAlias(c);
  if (!acceptWord(c, 'from')) return { kind: 'import', ...head, symbols, all, path: skipRest(c, '`from` is missing'), end: c.at };
  return { kind: 'import', ...head, symbols, all, path: parseString(c, 'the path', []), end: c.at };
}

function parseSymbols(c: Cursor): readonly ImportedSymbol[] {
  const symbols = parseEntries(c, { declarations: false, parse: () => parseSymbol(c), missing: () => undefined });
  return symbols.filter((symbol) => symbol !== undefined);
}

function parseSymbol(c: Cursor): ImportedSymbol | undefined {
  const key = parseKey(c);
  if (key?.kind !== 'literal') {
    skipRest(c, 'a name is missing');
    return undefined;
  }
  const { start, end } = key;
  const alias = isWord(c, peek(c), 'as') ? parseAlias(c) : undefined;
  return { name: { text: String(key.value), start, end }, alias, start, end: c.at };
}

/** Reads `as name`. */
function parseAlias(c: Cursor): Name | undefined {
  if (acceptWord(c, 'as')) return parseDeclaredName(c);
  fault(c, '`as` is missing', emptyAt(c));
  return undefined;
}

function parseExtension(c: Cursor, head: Head): Extension {
  const specification = parseSpecification(c);
  const config = parseWith(c);
  const alias = isWord(c, peek(c), 'as') ? parseAlias(c) : undefined;
  return { kind: 'extension', ...head, specification, config, alias, end: c.at };
}

function parseSpecification(c: Cursor): Extension['specification'] {
  const name = parseName(c);
  return name ? { kind: 'variable', name: name.text, start: name.start, end: name.end } : parseString(c, 'the extension', []);
}

/** Reads `with { … }`. */
function parseWith(c: Cursor): ObjectExpression | Hole | undefined {
  return acceptWord(c, 'with') ? parseOnlyObject(c) : undefined;
}

function parseUsing(c: Cursor, head: Head): Statement {
  const path = acceptWord(c, 'none') ? undefined : parseString(c, 'the path', []);
  return { kind: 'using', ...head, path, config: parseWith(c), end: c.at };
}
