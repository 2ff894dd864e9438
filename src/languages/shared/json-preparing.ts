/** How deep lists and objects are followed; templates within templates reach 60. */
export const deepest = 256;

/** A text in which a reader of JSON finds what Azure's reader finds. All offsets are those of the text as it is. */
export interface PreparedJson {
  readonly text: string;
  /** The starts of the lists and objects whose content was taken out, because they nest too deeply. */
  readonly cut: ReadonlySet<number>;
  /** The starts of the strings in which line breaks or tabs became spaces. */
  readonly respelled: ReadonlySet<number>;
}

/**
 * Blanks what Azure accepts and JSON does not: a byte order mark, and line breaks and tabs within strings. A string that seems to
 * go over lines is closed only where the text goes on behind its end as JSON does; otherwise its quote was forgotten, and it ends
 * with its line.
 */
export function preparedJson(text: string): PreparedJson {
  const blanks: Blank[] = [];
  const cut = new Set<number>();
  const respelled = new Set<number>();
  let depth = 0;
  let cutFrom: number | undefined;
  for (let index = 0; index < text.length; index++) {
    switch (text.charCodeAt(index)) {
      case byteOrderMark:
        if (index === 0) blanks.push({ start: 0, end: 1 });
        break;
      case quote: {
        const { end, controls } = stringFrom(text, index);
        if (controls.length > 0) respelled.add(index);
        // Within what is cut, all is blank anyway.
        if (cutFrom === undefined) for (const control of controls) blanks.push({ start: control, end: control + 1 });
        index = end - 1;
        break;
      }
      case slash:
        index = commentFrom(text, index) - 1;
        break;
      case openBrace:
      case openBracket:
        if (++depth > deepest && cutFrom === undefined) cutFrom = index;
        break;
      case closeBrace:
      case closeBracket:
        if (depth > 0) depth--;
        if (cutFrom !== undefined && depth === deepest) {
          cut.add(cutFrom);
          blanks.push({ start: cutFrom + 1, end: index });
          cutFrom = undefined;
        }
        break;
    }
  }
  if (cutFrom !== undefined) {
    cut.add(cutFrom);
    blanks.push({ start: cutFrom + 1, end: text.length });
  }
  return { text: blanked(text, blanks), cut, respelled };
}

interface Blank {
  readonly start: number;
  readonly end: number;
}

const byteOrderMark = 0xfeff;
const [tab, lineFeed, carriageReturn, quote, slash, backslash] = [9, 10, 13, 34, 47, 92];
const [openBracket, closeBracket, openBrace, closeBrace] = [91, 93, 123, 125];

/** Where the string that opens at `start` ends, and the line breaks and tabs in it. */
export function stringFrom(text: string, start: number): { readonly end: number; readonly controls: readonly number[] } {
  const controls: number[] = [];
  let line: number | undefined;
  let index = start + 1;
  for (; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === quote) break;
    if (code === backslash && !isBreak(text.charCodeAt(index + 1))) index++;
    else if (isBreak(code)) {
      line ??= index;
      controls.push(index);
    } else if (code === tab) controls.push(index);
  }
  if (line === undefined) return { end: Math.min(index + 1, text.length), controls };
  return index < text.length && goesOn(text, index + 1)
    ? { end: index + 1, controls }
    : { end: line, controls: controls.filter((control) => control < (line ?? 0)) };
}

function isBreak(code: number): boolean {
  return code === lineFeed || code === carriageReturn;
}

/** Whether what stands behind a string is what may stand there. */
function goesOn(text: string, from: number): boolean {
  let index = from;
  for (;;) {
    while (/\s/.test(text.charAt(index))) index++;
    const behind = text.charCodeAt(index) === slash ? commentFrom(text, index) : index;
    if (behind <= index + 1) break;
    index = behind;
  }
  return index >= text.length || ',:}]'.includes(text.charAt(index));
}

/** The end of the comment that begins there; the next character where none does. */
export function commentFrom(text: string, start: number): number {
  const next = text.charAt(start + 1);
  if (next === '/') {
    let end = start + 2;
    while (end < text.length && !isBreak(text.charCodeAt(end))) end++;
    return end;
  }
  if (next !== '*') return start + 1;
  const end = text.indexOf('*/', start + 2);
  return end < 0 ? text.length : end + 2;
}

function blanked(text: string, blanks: readonly Blank[]): string {
  if (blanks.length === 0) return text;
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of blanks) {
    pieces.push(text.slice(at, start), ' '.repeat(end - start));
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}
