import type { Block, Branch, Case, Command, FunctionDeclaration, If, Jump, Loop, Name, Script, Statement, Value, Word } from '../tree';
import { plainText, readRedirection, readSimpleCommand, skipBlanks, skipComment, skipLineBreaks, type Draft } from './command';
import { comparisonOf } from './comparison';
import {
  arithmeticEnd, codeAt, cursorAt, fault, isEnd, isLineBreak, matchAt, matchEnd, mostNested, unclosed, type Cursor, type Opened,
} from './cursor';
import { readLineBreak } from './here-document';
import { looksLikeStatement } from './open-string';
import { isTickEnd, readArithmetic, readPattern, readRegex, readWord } from './word';

/**
 * Reads a script of bash, sh or zsh, or the lines of a document that are typed into one. It never fails. What makes no sense is skipped
 * and named in `errors`; the statements around it are as if it were not there. The time it takes grows with the length of the text.
 *
 * The text is first read as bash reads it. Only if that finds a fault, it is read again from the first statement on that is not
 * closed and swallowed what follows: such statements are read with an eye to what the lines look like. Then a string ends with its line if
 * nothing closes it, if the quote that would close it looks as if it opened another string, or if a line in between looks like a
 * statement; a substitution, list or block ends before a line that is no further in than the one that opened it.
 */
export function parseBash(text: string): Script {
  const c = cursorAt(text, readStatements);
  if (text.startsWith('\uFEFF')) c.at = 1;
  const statements: Statement[] = [];
  const first = readScript(c, statements, undefined);
  if (first && c.faults.length > 0) readScript(c, statements, first);
  const errors = [...c.faults].sort((a, b) => a.start - b.start || a.end - b.end);
  return { dialect: 'bash', statements, errors };
}

/** Where a statement began, and what was read before it. */
interface Beginning {
  readonly at: number;
  readonly indent: number;
  readonly fresh: boolean;
  readonly faults: number;
  readonly statements: number;
}

function goBack(c: Cursor, statements: Statement[], { at, indent, fresh, faults, statements: count }: Beginning): void {
  Object.assign(c, { at, indent, fresh });
  c.faults.length = faults;
  c.pending.length = 0;
  statements.length = count;
}

/** How many times the length of the text may be read in vain, before every statement is read carefully at once. */
const mostInVain = 2;

/**
 * Reads the statements up to the end of the text. The first time, it says where the first one began that is not closed. When it reads
 * again from there, it reads that one carefully and so every further one, once it turns out not to be closed.
 */
function readScript(c: Cursor, statements: Statement[], again: Beginning | undefined): Beginning | undefined {
  let first: Beginning | undefined;
  let inVain = 0;
  if (again) goBack(c, statements, again);
  for (;;) {
    skipSeparators(c);
    if (isEnd(codeAt(c, c.at))) break;
    const beginning: Beginning = { at: c.at, indent: c.indent, fresh: c.fresh, faults: c.faults.length, statements: statements.length };
    c.unclosed = false;
    c.careful = again !== undefined && (c.at === again.at || inVain > mostInVain * c.text.length);
    readList(c, statements);
    if (!c.unclosed || c.careful) continue;
    first ??= beginning;
    if (!again) continue;
    inVain += c.at - beginning.at;
    goBack(c, statements, beginning);
    c.careful = true;
    readList(c, statements);
  }
  // What waits for a line that never comes.
  for (const { start, end } of c.pending.splice(0)) unclosed(c, 'the here-document', start, end - start);
  return first;
}

/** Reads statements up to what ends the innermost thing that is open, or one around it. */
function readStatements(c: Cursor): readonly Statement[] {
  const statements: Statement[] = [];
  for (;;) {
    const end = c.at;
    if (skipSeparators(c)) return statements;
    if (c.careful && isOutside(c)) {
      c.at = end;
      return statements;
    }
    readList(c, statements);
  }
}

/** Read carefully, what is open ends before a line that is no further in than the one that opened it. */
function isOutside(c: Cursor): boolean {
  const inner = c.open.at(-1);
  return inner !== undefined && c.fresh && c.indent <= inner.indent;
}

/** Skips blanks, comments, line breaks and what has no place before a statement. Whether what is open ends here. */
function skipSeparators(c: Cursor): boolean {
  for (;;) {
    skipBlanks(c);
    skipComment(c);
    const { at } = c;
    const code = codeAt(c, at);
    if (isEnd(code) || isTickEnd(c, code)) return true;
    if (isLineBreak(code)) {
      readLineBreak(c);
      continue;
    }
    const end = matchEnd(c, closerForm, at);
    if (end < 0) return false;
    const closer = c.text.slice(at, end);
    if (isAwaited(c, closer)) return true;
    fault(c, `\`${closer}\` has no place here`, at, end);
    // The `;` behind it ends what is not there.
    c.at = /^[;&|]/.test(closer) ? end : Math.max(matchEnd(c, semicolon, end), end);
  }
}

const semicolon = /[ \t]*;(?![;&])/y;

/** What stands at the end of something that is open, or between statements. */
const closerForm = /;;&|;;|;&|;|\|\||\||&&|&(?!>)|\)|(?:then|elif|else|fi|do|done|esac|\})(?![^\s;&|()<>`])/y;

const awaitedIn: Readonly<Record<string, Opened['kind'] | undefined>> = {
  then: 'if', elif: 'if', else: 'if', fi: 'if', do: 'loop', done: 'loop', esac: 'case', ';;': 'case', ';&': 'case', ';;&': 'case', '}': '{', ')': '(',
};

function isAwaited(c: Cursor, closer: string): boolean {
  const kind = awaitedIn[closer];
  for (let i = c.open.length - 1; i >= 0; i--) {
    const open = c.open[i]?.kind;
    if (open === kind) return true;
    if (open === '`' || open === '(') return false;
  }
  return false;
}

/** Reads commands joined by `&&` and `||`, up to and with the `;` or `&` behind them. */
function readList(c: Cursor, statements: Statement[]): void {
  const { at: start } = c;
  const first = statements.length;
  if (c.fresh) skipPrompt(c);
  c.fresh = false;
  for (let conditional = false; ; conditional = true) {
    const from = statements.length;
    readPipeline(c, statements);
    if (conditional) makeConditional(statements, from);
    skipBlanks(c);
    const operator = matchEnd(c, andOr, c.at);
    if (operator < 0) break;
    c.at = operator;
    skipLineBreaks(c);
    const code = codeAt(c, c.at);
    if (isEnd(code) || isTickEnd(c, code) || matchEnd(c, closerForm, c.at) >= 0) {
      fault(c, `nothing stands behind \`${c.text.slice(operator - 2, operator)}\``, operator - 2, operator);
      break;
    }
  }
  skipComment(c);
  const code = codeAt(c, c.at);
  if (code === 59 && matchEnd(c, caseEnd, c.at) < 0) c.at++;
  else if (code === 38 && c.at > start) {
    makeConditional(statements, first);
    c.at++;
  } else if (!isEnd(code) && !isLineBreak(code) && !isTickEnd(c, code) && matchEnd(c, closerForm, c.at) < 0) {
    fault(c, 'a new command needs a new line or `;`', c.at, c.at + 1);
    if (c.at === start) c.at++;
  }
}

const andOr = /&&|\|\|/y;
const caseEnd = /;[;&]/y;

/** `$ az …`, `user@host:~$ az …`, `> az …`: what a document shows before a command. */
function skipPrompt(c: Cursor): void {
  const end = matchEnd(c, promptForm, c.at);
  if (end >= 0) c.at = end;
}

const promptForm = /(?:[\w.-]{1,40}@[\w.-]{1,60}:[^\s$#]{0,100}[$#]|[$%])[ \t]+(?=[A-Za-z_./])|>[ \t]+(?=az\s)/y;

function makeConditional(statements: Statement[], from: number): void {
  for (let i = from; i < statements.length; i++) {
    const statement = statements[i];
    if (statement?.kind === 'command' || statement?.kind === 'block') {
      const draft: Draft<Command> | Draft<Block> = statement;
      draft.conditional = true;
    } else if (statement) statements[i] = { kind: 'block', own: false, conditional: true, body: [statement], start: statement.start, end: statement.end };
  }
}

function readPipeline(c: Cursor, statements: Statement[]): void {
  for (;;) {
    for (let end = matchEnd(c, beforeCommand, c.at); end >= 0; end = matchEnd(c, beforeCommand, c.at)) {
      c.at = end;
      skipBlanks(c);
    }
    readCommand(c, statements);
    skipBlanks(c);
    const pipe = matchEnd(c, pipeForm, c.at);
    if (pipe < 0) return;
    const last = statements.at(-1);
    if (last?.kind === 'command') {
      const draft: Draft<Command> = last;
      draft.piped = true;
    }
    c.at = pipe;
    skipLineBreaks(c);
  }
}

const beforeCommand = /(?:!|time(?:[ \t]+-p)?)(?=[ \t])/y;
const pipeForm = /\|(?!\|)&?/y;

const compoundForm = /(?:if|for|while|until|case|select|function|coproc|\{|\[\[)(?![^\s;&|()<>`])|\(/y;

function readCommand(c: Cursor, statements: Statement[]): void {
  const { at: start } = c;
  const keyword = c.text.slice(start, Math.max(matchEnd(c, compoundForm, start), start));
  const parentheses = keyword === '' && matchEnd(c, functionForm, start) >= 0 ? matchAt(c, functionForm, start) : undefined;
  if ((keyword === '' && !parentheses) || c.depth >= mostNested) {
    if (c.depth >= mostNested && keyword !== '') fault(c, 'too many substitutions and blocks within each other', start, start + keyword.length);
    for (const statement of readSimpleCommand(c)) statements.push(jumpOf(statement) ?? statement);
    return;
  }
  c.depth++;
  const name = parentheses?.[1];
  if (name !== undefined) statements.push(readFunction(c, start, { text: name, start, end: start + name.length }, parentheses?.[0].length ?? 0));
  else if (keyword === 'coproc') readCoprocess(c, statements);
  else statements.push(readCompound(c, keyword));
  c.depth--;
  for (skipBlanks(c); readRedirection(c, () => undefined); ) skipBlanks(c);
}

const functionForm = /([^\s;&|<>()'"\\$`=#{}[\]]{1,200})[ \t]*\([ \t]*\)/y;

function readCompound(c: Cursor, keyword: string): Statement {
  if (keyword === 'if') return readIf(c);
  if (keyword === 'for' || keyword === 'select') return readFor(c, keyword.length);
  if (keyword === 'while' || keyword === 'until') return readWhile(c);
  if (keyword === 'case') return readCase(c);
  if (keyword === 'function') return readNamedFunction(c);
  if (keyword === '[[') return readTest(c);
  return keyword === '{' ? readGroup(c, '{') : readParentheses(c);
}

/** Reads what a block holds, up to what it waits for. */
function within(c: Cursor, open: Opened): readonly Statement[] {
  c.open.push(open);
  const statements = readStatements(c);
  c.open.pop();
  return statements;
}

function opened(c: Cursor, kind: Opened['kind']): Opened {
  return { kind, indent: c.indent };
}

function acceptWord(c: Cursor, form: RegExp): string | undefined {
  const word = matchAt(c, form, c.at)?.[0];
  if (word !== undefined) c.at += word.length;
  return word;
}

const ifWord = /(?:then|elif|else|fi)(?![^\s;&|()<>`])/y;
const loopWord = /(?:do|done)(?![^\s;&|()<>`])/y;

function readIf(c: Cursor): If {
  const { at: start } = c;
  const open = opened(c, 'if');
  const branches: Branch[] = [];
  c.at += 2;
  for (let word: string | undefined = 'if', from = start; ; from = c.at - (word?.length ?? 0)) {
    if (word === 'fi') break;
    const condition = word === 'else' ? undefined : readCondition(c, open);
    const body = condition?.isOpen === true ? [] : [...within(c, open)];
    word = acceptWord(c, ifWord);
    for (; word === 'then'; word = acceptWord(c, ifWord)) {
      fault(c, '`then` has no place here', c.at - 4, c.at);
      body.push(...within(c, open));
    }
    branches.push({ condition: condition?.text, test: condition?.test ?? [], compares: condition?.compares, body, start: from, end: c.at - (word?.length ?? 0) });
    if (word === undefined) {
      unclosed(c, '`if`', start, 2);
      break;
    }
  }
  return { kind: 'if', branches, start, end: c.at };
}

interface Condition {
  readonly text: string;
  readonly test: readonly Statement[];
  readonly compares: Branch['compares'];
  /** Whether `then` is missing behind it. */
  readonly isOpen: boolean;
}

function readCondition(c: Cursor, open: Opened): Condition {
  skipBlanks(c);
  const { at: start } = c;
  const test = within(c, open);
  let end = c.at;
  while (end > start && /[\s;]/.test(c.text.charAt(end - 1))) end--;
  const text = c.text.slice(start, end);
  const isOpen = acceptWord(c, thenWord) === undefined;
  if (isOpen) fault(c, '`then` is missing', start, start + text.length);
  return { text, test, compares: comparisonOf(test, /^!\s/.test(text)), isOpen };
}

const thenWord = /then(?![^\s;&|()<>`])/y;

/** `do … done` or `{ … }`, behind the head of a loop that began at `start`. */
function readLoopBody(c: Cursor, open: Opened, start: number, head: number): readonly Statement[] {
  skipHeadEnd(c);
  if (matchEnd(c, braceForm, c.at) >= 0) return readGroup(c, '{').body;
  let word = acceptWord(c, loopWord);
  if (word !== 'do') {
    unclosed(c, 'the loop', start, head);
    return [];
  }
  const body: Statement[] = [];
  for (; word === 'do'; word = acceptWord(c, loopWord)) {
    if (body.length > 0) fault(c, '`do` has no place here', c.at - 2, c.at);
    body.push(...within(c, open));
  }
  if (word === undefined) unclosed(c, 'the loop', start, head);
  return body;
}

const braceForm = /\{(?=[\s;])/y;

/** Behind the words of a `for`: `;` and line breaks. */
function skipHeadEnd(c: Cursor): void {
  skipBlanks(c);
  if (codeAt(c, c.at) === 59) c.at++;
  skipBlanks(c);
  skipComment(c);
  const { at } = c;
  if (!isLineBreak(codeAt(c, at))) return;
  skipLineBreaks(c);
  // Half-typed: the next line is something else, and where it begins is for those around to see.
  if (matchEnd(c, loopOrBrace, c.at) < 0) c.at = at;
}

const loopOrBrace = /(?:do|done|\{)(?![^\s;&|()<>`])/y;

function readFor(c: Cursor, head: number): Loop {
  const { at: start } = c;
  const open = opened(c, 'loop');
  c.at += head;
  skipBlanks(c);
  let name: Name | undefined;
  let over: Value[] | undefined;
  const inside = codeAt(c, c.at) === 40 && codeAt(c, c.at + 1) === 40 ? arithmeticEnd(c, c.at) : undefined;
  if (inside) {
    const counted = matchAt(c, countedForm, c.at);
    const text = counted?.[1];
    if (counted && text !== undefined) name = { text, start: c.at + counted[0].length - text.length, end: c.at + counted[0].length };
    c.at += 2;
    readArithmetic(c, c.at - 2, inside, 2);
  } else {
    const text = matchAt(c, nameForm, c.at)?.[0];
    if (text === undefined) fault(c, 'the name of the loop is missing', start, start + head);
    else name = { text, start: c.at, end: (c.at += text.length) };
    const { at } = c;
    skipLineBreaks(c);
    if (acceptWord(c, inWord) === undefined) c.at = at;
    else {
      over = [];
      for (;;) {
        skipBlanks(c);
        const word = codeAt(c, c.at) === 35 ? undefined : readWord(c);
        if (!word) break;
        over.push(word);
      }
    }
  }
  const body = readLoopBody(c, open, start, head);
  return { kind: 'loop', name, over, body, start, end: c.at };
}

const nameForm = /[A-Za-z_]\w*/y;
const countedForm = /\(\([ \t]*([A-Za-z_]\w*)(?=[ \t]*=)/y;
const inWord = /in(?![^\s;])/y;

function readWhile(c: Cursor): Loop {
  const { at: start } = c;
  const open = opened(c, 'loop');
  c.at += 5;
  skipBlanks(c);
  const test = within(c, open);
  const body = readLoopBody(c, open, start, 5);
  return { kind: 'loop', name: undefined, over: undefined, test, body, start, end: c.at };
}

function readCase(c: Cursor): Case {
  const { at: start } = c;
  const open = opened(c, 'case');
  c.at += 4;
  skipBlanks(c);
  const subject: Word = readWord(c) ?? { kind: 'word', parts: [], quoting: 'bare', start: c.at, end: c.at };
  const { at } = c;
  skipLineBreaks(c);
  const branches: Case['branches'][number][] = [];
  if (acceptWord(c, inWord) === undefined) {
    c.at = at;
    unclosed(c, '`case`', start, 4);
    return { kind: 'case', subject, branches, start, end: c.at };
  }
  for (;;) {
    const end = c.at;
    skipLineBreaks(c);
    if (acceptWord(c, esac) !== undefined) break;
    const isOver = isEnd(codeAt(c, c.at)) || isTickEnd(c, codeAt(c, c.at)) || (c.careful && c.indent <= open.indent && looksLikeStatement(c, c.at, 0));
    const patterns = isOver ? undefined : readPatterns(c);
    if (!patterns) {
      c.at = end;
      unclosed(c, '`case`', start, 4);
      break;
    }
    branches.push({ patterns, body: within(c, open) });
    if (acceptWord(c, branchEnd) !== undefined || matchEnd(c, esac, c.at) >= 0) continue;
    unclosed(c, '`case`', start, 4);
    break;
  }
  return { kind: 'case', subject, branches, start, end: c.at };
}

const esac = /esac(?![^\s;&|()<>`])/y;
const branchEnd = /;;&|;;|;&/y;

/** `a|b)` or `(a|b)`; undefined where no parenthesis ends it. */
function readPatterns(c: Cursor): readonly Value[] | undefined {
  const patterns: Value[] = [];
  if (codeAt(c, c.at) === 40) c.at++;
  for (;;) {
    skipBlanks(c);
    const word = readPattern(c);
    if (word) patterns.push(word);
    skipBlanks(c);
    const code = codeAt(c, c.at);
    if (code === 41) {
      c.at++;
      return patterns;
    }
    if (code === 124) c.at++;
    else if (!word || isLineBreak(code) || code === 59) return undefined;
  }
}

/** `{ … }`. */
function readGroup(c: Cursor, kind: '{' | '('): Block {
  const { at: start } = c;
  const open = opened(c, kind);
  c.at++;
  const body = within(c, open);
  if (acceptWord(c, kind === '{' ? closingBrace : closingParenthesis) === undefined) unclosed(c, 'the block', start, 1);
  return { kind: 'block', own: kind === '(', conditional: false, body, start, end: c.at };
}

const closingBrace = /\}(?![^\s;&|()<>`])/y;
const closingParenthesis = /\)/y;

/** `((…))`, or `( … )`. */
function readParentheses(c: Cursor): Command | Block {
  const { at: start } = c;
  const inside = codeAt(c, start + 1) === 40 ? arithmeticEnd(c, start) : undefined;
  if (!inside) return readGroup(c, '(');
  c.at += 2;
  const part = readArithmetic(c, start, inside, 2);
  const word: Word = { kind: 'word', parts: [part], quoting: 'bare', start, end: c.at };
  return { kind: 'command', words: [word], assignments: [], conditional: false, piped: false, start, end: c.at };
}

/** `[[ … ]]`, as a command whose words are also its operators. */
function readTest(c: Cursor): Command {
  const { at: start } = c;
  const words: Word[] = [textWord(c, 2)];
  for (;;) {
    skipBlanks(c);
    const last = plainText(words.at(-1) ?? textWord(c, 0)) ?? '';
    const { at } = c;
    skipComment(c);
    if (isLineBreak(codeAt(c, c.at))) {
      skipLineBreaks(c);
      // A line ends it, unless an operator stands before or behind the break.
      if (!(c.careful ? /^(?:&&|\|\|)$/ : /^(?:&&|\|\||\(|!|\[\[)$/).test(last) && matchEnd(c, testOperator, c.at) < 0) {
        c.at = at;
        break;
      }
      continue;
    }
    const operator = last === '=~' ? undefined : matchAt(c, testOperator, c.at)?.[0];
    if (operator !== undefined) words.push(textWord(c, operator.length));
    if (operator === ']]') return { kind: 'command', words, assignments: [], conditional: false, piped: false, start, end: c.at };
    if (operator !== undefined) continue;
    const word = last === '=~' ? readRegex(c) : readPattern(c);
    if (!word) break;
    words.push(word);
  }
  unclosed(c, '`[[`', start, 2);
  return { kind: 'command', words, assignments: [], conditional: false, piped: false, start, end: c.at };
}

const testOperator = /\]\](?![^\s;&|()<>`])|&&|\|\||[()<>]|!(?=\s)/y;

/** The next characters, as a word of plain text. */
function textWord(c: Cursor, length: number): Word {
  const { at: start } = c;
  c.at += length;
  const place = { start, end: c.at };
  return { kind: 'word', parts: length === 0 ? [] : [{ kind: 'text', text: c.text.slice(start, c.at), ...place }], quoting: 'bare', ...place };
}

/** `name() …` */
function readFunction(c: Cursor, start: number, name: Name, head: number): FunctionDeclaration {
  c.at = start + head;
  const { at, inFunction } = c;
  skipLineBreaks(c);
  const keyword = matchAt(c, compoundForm, c.at)?.[0];
  c.inFunction = true;
  let body: readonly Statement[] = [];
  if (keyword === undefined || keyword === 'function' || keyword === 'coproc') {
    c.at = at;
    unclosed(c, 'the function', start, at - start);
  } else {
    const block = readCompound(c, keyword);
    body = block.kind === 'block' && !block.own ? block.body : [block];
  }
  c.inFunction = inFunction;
  return { kind: 'function', name, parameters: [], body, start, end: c.at };
}

/** `function name …` or `function name() …`. */
function readNamedFunction(c: Cursor): FunctionDeclaration {
  const { at: start } = c;
  c.at += 8;
  skipBlanks(c);
  const text = matchAt(c, functionName, c.at)?.[0] ?? '';
  const name = { text, start: c.at, end: c.at + text.length };
  c.at = name.end;
  const parentheses = matchEnd(c, emptyParentheses, c.at);
  return readFunction(c, start, name, (parentheses < 0 ? c.at : parentheses) - start);
}

const functionName = /[^\s;&|<>()'"\\$`{}]{1,200}/y;
const emptyParentheses = /[ \t]*\([ \t]*\)/y;

/** `coproc command`, `coproc NAME { … }`: it runs in the background. */
function readCoprocess(c: Cursor, statements: Statement[]): void {
  c.at += 6;
  skipBlanks(c);
  const named = matchEnd(c, coprocessName, c.at);
  if (named >= 0) c.at = named;
  const from = statements.length;
  readCommand(c, statements);
  makeConditional(statements, from);
}

const coprocessName = /[A-Za-z_]\w*[ \t]+(?=[{(])/y;

function jumpOf(statement: Statement): Jump | undefined {
  if (statement.kind !== 'command') return undefined;
  const [first] = statement.words;
  const word = first && plainText(first);
  if (word !== 'exit' && word !== 'return' && word !== 'break' && word !== 'continue') return undefined;
  return { kind: 'jump', word, start: statement.start, end: statement.end };
}

