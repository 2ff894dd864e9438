import type { Expansion, Part, Word } from '../tree';
import { accept, charAt, fault, isAtEnd, lineEnd, lookingAt, type Cursor } from './cursor';

/**
 * Reads one word as a program receives it: up to a blank that stands in no quotes, the quotes left out. What stands in single quotes is
 * no string in batch. At least one character is read.
 */
export function parseWord(c: Cursor): Word {
  const start = c.at;
  const parts: Part[] = [];
  let quotes = 0;
  let alone = true;
  while (!isBreak(c)) {
    if (charAt(c) === '"') {
      alone &&= quotes === 0 && c.at === start;
      quotes++;
      readQuoted(c, parts);
      alone &&= isBreak(c);
    } else {
      alone = false;
      readPart(c, parts, false);
    }
  }
  if (c.at === start) {
    c.at++;
    fault(c, 'this means nothing here', { start, end: c.at });
  }
  return { kind: 'word', parts, quoting: quotes === 0 ? 'bare' : alone ? 'double' : 'mixed', start, end: c.at };
}

function isBreak(c: Cursor): boolean {
  return /[ \t\v\f\u00a0]/.test(charAt(c)) || isAtEnd(c) || (/[<>]/.test(charAt(c)) && !lookingAt(c, placeholder)) || lookingAt(c, spacedCaret) !== undefined;
}

const spacedCaret = /\^[ \t]+(?:[\r\n]|$)/y;

/** Reads what stands in double quotes. Without a closing quote it ends with its line, before a caret that continues it. */
function readQuoted(c: Cursor, parts: Part[]): void {
  const start = c.at;
  c.at++;
  const end = lineEnd(c);
  if (c.at >= end || charAt(c) === '"') addText(parts, '', c.at, c.at);
  while (c.at < end) {
    if (charAt(c) === '"') {
      c.at++;
      return;
    }
    if (lookingAt(c, trailing)) break;
    readPart(c, parts, true);
  }
  if (!c.prose) fault(c, 'the string is not closed', { start, end: c.at });
}

const trailing = /[ \t]*\^?[ \t]*(?:\r|\n|$)/y;

/** Reads text, or a variable, or what somebody else fills in. */
export function readPart(c: Cursor, parts: Part[], quoted: boolean): void {
  const start = c.at;
  const char = charAt(c);
  if (char === '%' || char === '!') {
    const variable = readVariable(c);
    if (variable) {
      parts.push(variable);
      return;
    }
    accept(c, /%%|[%!]/y);
    addText(parts, char, start, c.at);
  } else if (char === '<') {
    const name = lookingAt(c, placeholder)?.[1];
    accept(c, placeholder);
    if (name !== undefined) parts.push({ kind: 'placeholder', name: name.trim(), start, end: c.at });
    else {
      c.at++;
      addText(parts, '<', start, c.at);
    }
  } else if (char === '\\' && lookingAt(c, quoted ? escapedQuote : backslashQuote) && !(quoted && c.at + 2 >= c.limit)) {
    c.at += 2;
    addText(parts, '"', start, c.at);
  } else if (char === '^' && !quoted) {
    readCaret(c, parts);
  } else {
    const text = accept(c, quoted ? quotedRun : run) ?? c.text.charAt(c.at++);
    addText(parts, text, start, c.at);
  }
}

/** A caret takes the meaning from the next character; before a line break it joins the lines. */
function readCaret(c: Cursor, parts: Part[]): void {
  const start = c.at;
  if (accept(c, joining) !== undefined) return;
  c.at++;
  const char = charAt(c);
  if (char === '') return;
  c.at++;
  addText(parts, char, start, c.at);
}

const joining = /\^(?:\r\n|\n|\r)/y;
/** A quote that a program takes as text. The last one of the line closes the string: `"%~dp0\" >nul`. */
const escapedQuote = /\\"(?=[^"\r\n]*")/y;
const backslashQuote = /\\"/y;
const placeholder = /<(\p{L}[\p{L}\p{N} _./:-]{0,80})>(?![\w.])/uy;
const run = /[^\s"%!^<>&|()\\]+|[()\\]/y;
const quotedRun = /[^\r\n"%!<\\ \t]+|[ \t]+|\\/y;

/** Adds text to the parts of a word, to the part before where that is text too. */
export function addText(parts: Part[], text: string, start: number, end: number): void {
  const last = parts.at(-1);
  if (last?.kind === 'text') parts[parts.length - 1] = { kind: 'text', text: last.text + text, start: last.start, end };
  else parts.push({ kind: 'text', text, start, end });
}

/** `%NAME%`, `!NAME!`, `%1`, `%~dp0`, `%*`, `%%i`, `%%~i`. Undefined where the character is mere text. */
function readVariable(c: Cursor): Part | undefined {
  const start = c.at;
  const loop = lookingAt(c, loopVariable);
  const found = lookingAt(c, named) ?? lookingAt(c, delayed) ?? lookingAt(c, argument) ?? loop;
  if (!found) return undefined;
  c.at += found[0].length;
  const place = { start, end: c.at };
  const { name = '', modifiers, from, replaced } = found.groups ?? {};
  const expansion: Expansion | undefined = from !== undefined ? { operator: ':~', word: text(from, c.at - 1 - from.length) }
    : replaced !== undefined ? { operator: 'replace', word: text(replaced, c.at - 1 - replaced.length) }
      : modifiers !== undefined ? { operator: modifiers, word: undefined } : undefined;
  return { kind: 'variable', name, steps: [], expansion, ...place };
}

function text(content: string, start: number): Word {
  const place = { start, end: start + content.length };
  return { kind: 'word', parts: [{ kind: 'text', text: content, ...place }], quoting: 'bare', ...place };
}

const modified = String.raw`(?::~(?<from>[^%!\r\n]*)|:(?<replaced>[^%!\r\n=]+=[^%!\r\n]*))?`;
const named = new RegExp(String.raw`%(?<name>[A-Za-z_][^%!:=\s"&|<>]*(?: [^%!:=\s"&|<>]+)*)${modified}%`, 'y');
const delayed = new RegExp(String.raw`!(?<name>[A-Za-z_][\w.\-]*)${modified}!`, 'y');
const argument = /%(?<modifiers>~[a-z]*(?=[\d*]))?(?<name>[\d*])/iy;
const loopVariable = /%%?(?<modifiers>~(?:[dpfnxsatz]+(?=[A-Za-z]))?)?(?<name>[A-Za-z])(?![\w])/iy;
