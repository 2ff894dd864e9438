import { behindLineBreak, isBlank, isEnd, isLineBreak, matchEnd, type Cursor } from './cursor';

/** The form of a line that hardly stands within a string: a command of such scripts, a keyword, an assignment. */
const statementForm = /[ \t]*(?:(?:az|kubectl|helm|echo|printf|if|elif|else|fi|for|while|until|do|done|case|esac|export|local|readonly|declare|function|source|set|exit|return|sleep|terraform|docker|curl|jq)(?=[ \t\n\r;]|$)|[A-Za-z_]\w*\+?=(?![= \t])|[\w-]+[ \t]*\(\)[ \t]*\{?)/y;

/** Whether the line that begins at the offset looks like a statement no further in than the column. */
export function looksLikeStatement(c: Cursor, lineStart: number, column: number): boolean {
  let at = lineStart;
  while (isBlank(c.text.charCodeAt(at)) && at < c.limit) at++;
  return at - lineStart <= column && matchEnd(c, statementForm, at) >= 0;
}

/**
 * Whether a quote rather opens a string than closes one: blanks or `=` before it and a word behind it, or an apostrophe between letters. A
 * string of several lines that ends so was probably meant to end before, and everything behind it is read inside out.
 */
export function looksLikeOpening(c: Cursor, at: number): boolean {
  const quote = c.text.charAt(at);
  const before = at === 0 ? '\n' : c.text.charAt(at - 1);
  const behind = c.text.charAt(at + 1);
  if (quote === "'" && /\p{L}/u.test(before) && /\p{L}/u.test(behind)) return true;
  if (!/[\s=(,]/.test(before)) return false;
  return behind === quote || (behind !== '' && !(quote === '"' ? /[\s);|&}\]']/ : /[\s);|&}\]"$]/).test(behind));
}

/**
 * Whether a string that reaches the line break at `from` should end there, as far as careful reading can tell: no further quote closes
 * it, the next one looks as if it opened another, or a line before that looks like a statement.
 */
export function shouldEndAt(c: Cursor, from: number, quote: number): boolean {
  for (let at = from; ; at++) {
    const code = c.text.charCodeAt(at);
    if (isEnd(code) || at >= c.limit) return true;
    if (code === quote) return looksLikeOpening(c, at);
    if (code === 92 && quote !== 39 && !isLineBreak(c.text.charCodeAt(at + 1))) at++;
    else if (isLineBreak(code)) {
      const next = behindLineBreak(c, at);
      if (looksLikeStatement(c, next, c.indent)) return true;
      at = next - 1;
    }
  }
}
