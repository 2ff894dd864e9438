import {
  accept, cursorAt, deeper, emptyAt, fault, peek, peekRaw, read, readSince, scanAt, statementAt, textOf, unclosed, within,
  type Cursor,
} from './cursor';
import { parseExpression, skipRest } from './parse-expression';
import { closingQuotes, lineEnd, scanQuotedRun, type Token, type TokenKind } from './scan';
import type { Attribute, Block, Body, Expression, Label, Place, Tree } from './tree';
import { unescapeQuoted } from './unescape';

/**
 * Reads a file in HCL's native syntax: `.tf`, `.tofu`, `.tfvars`. It never fails. What makes no sense is skipped up to
 * the next line or statement and named in `errors`; the attributes and blocks around it are as if it were not there.
 * The time it takes grows with the length of the text, whatever the text.
 *
 * Each statement is first read as Terraform reads it. Where something in it is not closed, so that it swallowed what
 * follows, it is read once more with an eye to the indentation. What statements may be read in vain is limited.
 */
export function parseTerraform(text: string): Tree {
  const c = cursorAt(text);
  const items: (Attribute | Block)[] = [];
  const owner: Owner = { type: undefined, indent: -1, trusted: true };
  let inVain = 0;
  for (let token = peekRaw(c); token.kind !== 'end'; token = peekRaw(c)) {
    if (token.kind === 'newline') {
      read(c);
      continue;
    }
    if (token.kind === '}') {
      fault(c, 'this brace closes nothing', read(c));
      continue;
    }
    const start = c.at;
    const faults = c.faults.length;
    c.unclosed = false;
    c.careful = inVain > mostInVain * text.length;
    let item = parseItem(c, owner);
    if (c.unclosed && !c.careful) {
      inVain += c.at - start;
      c.at = start;
      c.faults.length = faults;
      c.careful = true;
      item = parseItem(c, owner);
    }
    if (item) items.push(item);
  }
  const comment = c.commentsUnclosedFrom;
  if (comment < text.length) fault(c, 'the comment is not closed', { start: comment, end: comment + 2 });
  return { body: { items, start: 0, end: text.length }, errors: [...c.faults].sort((a, b) => a.start - b.start || a.end - b.end) };
}

/** How many times the length of the text may be read in vain, before every statement is read carefully at once. */
const mostInVain = 8;

/** The block that an item lies in. */
interface Owner {
  /** The block's type; undefined for the file. */
  readonly type: string | undefined;
  /** The column of the line on which the block begins; -1 for the file. */
  readonly indent: number;
  /** Whether its items are further in than the block: then indentation may tell where it ends. Undefined until the first one. */
  trusted: boolean | undefined;
}

/** An attribute or a block; undefined for what is neither. At least one token is read. */
function parseItem(c: Cursor, owner: Owner): Attribute | Block | undefined {
  const first = peek(c);
  if (first.kind === 'quote') return parseQuotedName(c, owner);
  if (first.kind === 'strange') {
    fault(c, 'this character means nothing here', read(c));
    return undefined;
  }
  if (first.kind === ']' || first.kind === ')') read(c);
  if (first.kind !== 'identifier') return skipStatement(c, first);
  read(c);
  const { kind } = peek(c);
  if (kind === '=') return parseAttribute(c, first, textOf(c, first), owner);
  return kind === '{' || isLabel(kind) ? parseBlock(c, first, owner) : skipStatement(c, first);
}

/** `"name" = value` is JSON's way. Terraform refuses it, and what it means is plain enough to go on behind it. */
function parseQuotedName(c: Cursor, owner: Owner): Attribute | undefined {
  const first = peek(c);
  const label = parseQuotedLabel(c);
  if (peek(c).kind !== '=') return skipStatement(c, first);
  fault(c, 'the name of an argument is not quoted', label);
  const attribute = parseAttribute(c, { ...first, end: label.end }, label.text, owner);
  return { ...attribute, value: { kind: 'hole', start: attribute.value.start, end: attribute.value.end } };
}

function skipStatement(c: Cursor, { start }: Place): undefined {
  skipRest(c, 'end');
  fault(c, 'this is neither an argument nor a block', readSince(c, start));
}

function parseAttribute(c: Cursor, first: Token, name: string, owner: Owner): Attribute {
  read(c);
  const place = first.indent < 0 ? { indent: owner.indent, trusted: false } : { indent: first.indent, trusted: first.indent > owner.indent };
  const value = within(c, place, () => behindValue(c, parseExpression(c)));
  return { kind: 'attribute', name, nameEnd: first.end, value, start: first.start, end: value.end };
}

/** The value, or a hole when something follows on its line that does not belong there. */
function behindValue(c: Cursor, value: Expression): Expression {
  const rest = peek(c);
  if (rest.kind === 'newline' || rest.kind === 'end' || rest.kind === '}') return value;
  if (rest.kind === ']' || rest.kind === ')') read(c);
  skipRest(c, 'end');
  while (accept(c, ']') ?? accept(c, ')')) skipRest(c, 'end');
  fault(c, 'this does not belong to the value', readSince(c, rest.start));
  return { kind: 'hole', ...readSince(c, value.start < value.end ? value.start : rest.start) };
}

function parseBlock(c: Cursor, first: Token, owner: Owner): Block | undefined {
  const labels: Label[] = [];
  while (isLabel(peek(c).kind)) {
    if (labels.length === mostLabels) return skipStatement(c, first);
    labels.push(parseLabel(c));
  }
  const head = { start: first.start, end: c.at };
  if (peek(c).kind === 'newline' && braceOnNextLine(c)) fault(c, 'the brace belongs on the line of the block', read(c));
  const open = accept(c, '{');
  if (!open) return skipStatement(c, first);
  const type = textOf(c, first);
  const inner = ownerOf(type, first, owner);
  const { body, closed } = deeper(c, () => parseBody(c, open, inner), () => skipBody(c, open));
  if (!closed) unclosed(c, `the block \`${type}\``, head);
  else if (!['newline', 'end', '}'].includes(peek(c).kind)) fault(c, 'a line break is missing behind the block', emptyAt(c));
  return { kind: 'block', type, labels, headEnd: head.end, body, closed, start: first.start, end: c.at };
}

/** More labels than any block has; a long line of words is none. */
const mostLabels = 10;

function ownerOf(type: string, { indent }: Token, owner: Owner): Owner {
  if (indent < 0) return { type, indent: owner.indent, trusted: false };
  return { type, indent, trusted: indent === 0 && owner.type === undefined ? undefined : indent > owner.indent };
}

function braceOnNextLine(c: Cursor): boolean {
  return scanAt(c, peekRaw(c).end).kind === '{';
}

function parseBody(c: Cursor, open: Token, owner: Owner): { readonly body: Body; readonly closed: boolean } {
  const items: (Attribute | Block)[] = [];
  for (;;) {
    const token = peek(c);
    if (token.kind === 'newline') {
      read(c);
      continue;
    }
    if (token.kind === 'end' || endsBlock(c, token, owner)) return { body: { items, start: open.end, end: c.at }, closed: false };
    if (token.kind === '}') {
      read(c);
      return { body: { items, start: open.end, end: token.start }, closed: true };
    }
    owner.trusted ??= token.indent < 0 ? undefined : token.indent > owner.indent;
    const item = parseItem(c, owner);
    if (item) items.push(item);
  }
}

/** Whether a block that is not closed ends before this token. */
function endsBlock(c: Cursor, token: Token, owner: Owner): boolean {
  if (token.indent < 0) return false;
  const byIndent = c.careful && owner.trusted === true;
  if (token.kind === '}') return byIndent && token.indent < owner.indent;
  if (token.indent === 0 && isTopLevel(c, token, owner)) return true;
  if (!byIndent || token.indent > owner.indent) return false;
  const statement = statementAt(c, token);
  return statement === 'block' || (statement === 'attribute' && owner.indent > 0);
}

/**
 * Whether the line is the head of a block that only the top level of a module has, its labels counted. It ends a block
 * that is not closed even where nothing is indented, since some authors do not indent at all.
 */
function isTopLevel(c: Cursor, token: Token, owner: Owner): boolean {
  if (token.kind !== 'identifier') return false;
  const type = textOf(c, token);
  let labels = 0;
  let next = scanAt(c, token.end);
  for (; next.kind === 'quote' && labels <= 2; labels++) {
    const { end, stop } = scanQuotedRun(c.text, next.end);
    if (stop !== 'quote') return false;
    next = scanAt(c, end + 1);
  }
  const known = topLevelLabels.get(type) ?? (c.careful ? alsoWithin.get(type) : undefined);
  return known === labels && next.kind === '{' && !(type === 'data' && owner.type === 'check');
}

const topLevelLabels: ReadonlyMap<string, number> = new Map([
  ['resource', 2], ['data', 2], ['ephemeral', 2], ['action', 2],
  ['module', 1], ['variable', 1], ['output', 1], ['provider', 1], ['check', 1], ['run', 1],
  ['locals', 0], ['terraform', 0],
]);

/** These are blocks within resources too, such as the `import` of a database: they end one only where something is wrong. */
const alsoWithin: ReadonlyMap<string, number> = new Map([['import', 0], ['moved', 0], ['removed', 0]]);

function skipBody(c: Cursor, open: Token): { readonly body: Body; readonly closed: boolean } {
  c.at = open.start;
  parseExpression(c);
  const closed = c.text[c.at - 1] === '}' && c.at > open.end;
  return { body: { items: [], start: open.end, end: closed ? c.at - 1 : c.at }, closed };
}

function isLabel(kind: TokenKind): boolean {
  return kind === 'identifier' || kind === 'quote' || kind === 'foreign-quote';
}

function parseLabel(c: Cursor): Label {
  const token = peek(c);
  if (token.kind === 'quote') return parseQuotedLabel(c);
  read(c);
  return token.kind === 'foreign-quote' ? parseForeignLabel(c, token) : { text: textOf(c, token), start: token.start, end: token.end };
}

/** A label that is not closed ends with its line, before the brace if there is one. */
function parseQuotedLabel(c: Cursor): Label {
  const { start } = read(c);
  const content = c.at;
  let run = scanQuotedRun(c.text, content);
  while (run.stop === 'sequence') run = scanQuotedRun(c.text, run.end + 2);
  const raw = c.text.slice(content, run.end);
  if (run.stop === 'quote') {
    c.at = run.end + 1;
    return { text: unescapeQuoted(raw).text, start, end: c.at };
  }
  const text = raw.replace(/\s*\{\s*$/, '').trimEnd();
  c.at = content + text.length;
  const label = { text, start, end: c.at };
  fault(c, 'the string is not closed', label);
  return label;
}

function parseForeignLabel(c: Cursor, open: Token): Label {
  const end = lineEnd(c.text, open.end);
  const closing = closingQuotes(textOf(c, open));
  let at = open.end;
  while (at < end && !closing.includes(c.text.charAt(at)) && c.text[at] !== '{') at++;
  const text = c.text.slice(open.end, at).trimEnd();
  c.at = at < end && c.text[at] !== '{' ? at + 1 : at;
  const label = { text, start: open.start, end: c.at };
  fault(c, 'these quotation marks are not those of HCL', label);
  return label;
}
