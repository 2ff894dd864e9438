import { codeAt, isBlank, isEnd, isLineBreak, matchAt, type Cursor } from './cursor';
import { isMarkerBehind } from './marker-lines';

export interface Placeholder {
  readonly end: number;
  readonly name: string;
}

/**
 * The placeholder that begins at the `<` at the offset, outside of quotes: `<cluster-name>`, `<Cluster Name>`, `<a|b>`. Bash would read
 * two redirections. It is a placeholder where these make no sense, since nothing or a flag stands behind the `>`, and where the text
 * between reads like a name: `--name <cluster> .`. What stays a redirection: `<in >out`, `< in > out`, `<in 2>&1`, `</dev/null>out`, `<$A>b`,
 * `<in>>out`, `<in.txt>out.txt`.
 */
export function placeholderAt(c: Cursor, at: number): Placeholder | undefined {
  let blanks = false;
  let pipes = false;
  let open = 0;
  let i = at + 1;
  for (; ; i++) {
    const code = codeAt(c, i);
    if (code === 62) break;
    if (isEnd(code) || isLineBreak(code) || forbidden.includes(code) || i - at > mostCharacters) return undefined;
    if (isBlank(code)) blanks = true;
    else if (code === 124) pipes = true;
    else if (code === 40) open++;
    else if (code === 41 && --open < 0) return undefined;
    else if (code === 39 && !(isLetter(c, i - 1) && isLetter(c, i + 1))) return undefined;
  }
  const inner = c.text.slice(at + 1, i);
  if (open > 0 || (pipes && blanks) || inner.trim() === '') return undefined;
  const next = codeAt(c, i + 1);
  if (next === 62 || next === 40 || (next === 38 && /[\d-]/.test(c.text.charAt(i + 2)))) return undefined;
  const found = { end: i + 1, name: inner.trim() };
  if (matchAt(c, nothingToRedirectTo, i + 1)) return found;
  if (!nameForm.test(inner)) return undefined;
  // `sort <names.txt>sorted.txt`: a file, and directly behind it what could be another one.
  const isFile = !blanks && /\.\w{1,5}$/.test(inner) && (isLetter(c, i + 1) || next === 36 || next === 47);
  return isFile ? undefined : found;
}

/** `<<name>>`, where no line ends a here-document of that name. */
export function doubledPlaceholderAt(c: Cursor, at: number): Placeholder | undefined {
  const match = matchAt(c, doubledForm, at);
  const [whole, name = ''] = match ?? [''];
  return match && !isMarkerBehind(c, name, at + whole.length) ? { end: at + whole.length, name } : undefined;
}

/** A placeholder within quotes, where nothing else could be meant: the text alone decides. */
export function quotedPlaceholderAt(c: Cursor, at: number): Placeholder | undefined {
  const match = matchAt(c, quotedForm, at) ?? matchAt(c, doubleBraces, at);
  return match && { end: at + match[0].length, name: (match[1] ?? '').trim() };
}

/** `{{ expression }}`, which another program fills in before bash reads the text. */
export function bracesAt(c: Cursor, at: number): Placeholder | undefined {
  const match = matchAt(c, doubleBraces, at);
  return match && { end: at + match[0].length, name: (match[1] ?? '').trim() };
}

/** `${{ expression }}` of a workflow. */
export function workflowExpressionAt(c: Cursor, at: number): Placeholder | undefined {
  const match = matchAt(c, workflowForm, at);
  return match && { end: at + match[0].length, name: (match[1] ?? '').trim() };
}

/** Longer than any name that somebody is asked for. */
const mostCharacters = 120;

/** Of `"`, `$`, `&`, `;`, `<`, `\` and the backtick none stands in a name. */
const forbidden: readonly number[] = [34, 36, 38, 59, 60, 92, 96];

/** A letter or digit first, no blank last, not only digits, and no descriptor at the end, as in `<in 2>&1`. */
const nameForm = /^(?!\d*$)(?!.*\s\d$)[\p{L}\p{N}_[{](?:.*\S)?$/u;

/** The command ends, a flag follows, or the line is continued. */
const nothingToRedirectTo = /[ \t]*(?:$|[\n\r;|)#]|\\\r?\n|&&)|[ \t]+(?:-|<[\p{L}])/uy;

const quotedForm = /<(\p{L}[\p{L}\p{N} _./:-]{0,80})>/uy;
const doubledForm = /<<([\p{L}_](?:[\p{L}\p{N} _.-]{0,80}[\p{L}\p{N}])?)>>/uy;
const doubleBraces = /\{\{([^{},\n\r]{1,200})\}\}/y;
const workflowForm = /\$\{\{([^\n\r$]{0,300}?)\}\}/y;

function isLetter(c: Cursor, at: number): boolean {
  return at < c.limit && /\p{L}/u.test(c.text.charAt(at));
}
