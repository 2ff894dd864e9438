import { parse } from 'yaml';
import type { Scalar } from '../../model/change';
import type { SourceFile, Span, TextEdit } from '../../text/span';
import { inJson, jsonOutline } from './spelling-json';
import { piecesAround, sameExtent } from './spelling-outline';

/**
 * Rewrites the literal that is written there, in the form that it has: text stays text, and a number a number where what is to be
 * written is one. The file may be of any kind that Bicep and ARM templates take values from; what it is, its name says.
 */
export function rewriteLiteral(file: SourceFile, span: Span, to: Scalar): readonly TextEdit[] | undefined {
  const written = file.text.slice(span.start, span.end);
  const text = textFor(file, span, written, to);
  return text === undefined ? undefined : [{ span, text }];
}

function textFor(file: SourceFile, span: Span, written: string, to: Scalar): string | undefined {
  if (/\.bicep(?:param)?$/i.test(file.uri)) return isQuoted(written, "'") ? inBicep(String(to)) : isPlain(written) ? inBicep(asPlain(written, to)) : undefined;
  if (/\.jsonc?$/i.test(file.uri)) {
    if (isQuoted(written, '"')) return inJson(String(to));
    if (isQuoted(written, "'")) return inExpression(String(to));
    if (!isPlain(written)) return undefined;
    return isValue(file, span) ? inJson(asPlain(written, to)) : inExpression(asPlain(written, to));
  }
  return /\.ya?ml$/i.test(file.uri) ? inYaml(written, to) : undefined;
}

/** Whether it is a string on one line. Three quotes begin one of several lines. */
function isQuoted(written: string, quote: string): boolean {
  return written.length > 1 && written.startsWith(quote) && written.endsWith(quote) && !(written.length > 2 && written.startsWith("'''"));
}

function isPlain(written: string): boolean {
  return /^(?:-?\d[\d.eE+-]*|true|false|null)$/.test(written);
}

/** A number is no text where a number stood, and a truth value none where one stood. */
function asPlain(written: string, to: Scalar): Scalar {
  if (typeof to !== 'string') return to;
  if (/^-?\d/.test(written) && /^-?(?:0|[1-9]\d{0,14})$/.test(to)) return Number(to);
  return /^(?:true|false)$/.test(written) && /^(?:true|false)$/.test(to) ? to === 'true' : to;
}

/** Bicep has whole numbers only. */
export function inBicep(value: Scalar): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined;
  if (typeof value === 'boolean') return String(value);
  return `'${value.replace(/['\\]|\$(?=\{)/g, '\\$&').replace(controls, escaped)}'`;
}

/** The characters that Bicep takes as escapes only. */
const controls = /[\u0000-\u001F\u007F\u2028\u2029]/g;

function escaped(character: string): string {
  return shortEscapes[character] ?? `\\u{${character.charCodeAt(0).toString(16)}}`;
}

const shortEscapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Within an expression of an ARM template, which is itself a string of JSON. */
function inExpression(value: Scalar): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined;
  if (typeof value === 'boolean') return `${String(value)}()`;
  return `'${JSON.stringify(value.replaceAll("'", "''")).slice(1, -1)}'`;
}

/** Whether what is written there is a value of the JSON itself, and not a part of a string. */
function isValue(file: SourceFile, span: Span): boolean {
  const innermost = piecesAround(jsonOutline(file), span).at(-1);
  return innermost !== undefined && sameExtent(innermost, span);
}

/** A scalar on one line, quoted as it was; without quotes only where it is the same without them. */
function inYaml(written: string, to: Scalar): string | undefined {
  if (isQuoted(written, '"')) return JSON.stringify(String(to));
  if (isQuoted(written, "'")) return singleQuoted(String(to));
  if (!/^[\w.+-][\w.:/+-]*$/.test(written)) return undefined;
  const isText = typeof parse(written) === 'string';
  const value = isText ? String(to) : asPlain(written, to);
  if (typeof value !== 'string') return String(value);
  return isText && /^[\w][\w./-]*$/.test(value) && parse(value) === value ? value : singleQuoted(value);
}

function singleQuoted(value: string): string | undefined {
  return /[\r\n]/.test(value) ? undefined : `'${value.replaceAll("'", "''")}'`;
}
