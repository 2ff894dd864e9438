import type { Element } from './model/network';
import { bracketsAround, openedIn, type Stretch } from './text/brackets';
import { perFile } from './text/memo';
import type { SourceFile, Span } from './text/span';

/**
 * Findings that the text itself says to pass over: `aksnet-ignore RULE why` in a comment of any of the languages. Behind code it is
 * about its line; on a line of its own about the next one, about the whole resource or command that begins there,
 * and the block that it opens. `aksnet-ignore-file` is about the file. In JSON it may also be the member `"aksnet-ignore": "RULE why"`
 * of `metadata` or, in Terraform's JSON, `"//": "aksnet-ignore RULE why"`: both are about the object around them, at the top about the file.
 * A company's file passes over what it names in `ignore`.
 */
export interface Ignore {
  readonly rule: string;
  /** The rule's id in the comment: what to point at when it is without effect. */
  readonly span: Span;
  readonly about: { readonly kind: 'file' } | { readonly kind: 'line'; readonly from: number; readonly to: number; readonly block: Stretch | undefined } | { readonly kind: 'object'; readonly object: Stretch };
}

/** What the file says to pass over, in the order of the text. */
export const ignoresIn: (file: SourceFile) => readonly Ignore[] = perFile((file) => (file.text.includes(word) ? [...read(file)] : []));

/** Whether it passes over a finding of that rule at that place. `bodies` are the resources and commands of the file. */
export function passesOver(ignore: Ignore, finding: { readonly rule: string; readonly span: Span }, bodies: readonly Span[]): boolean {
  return ignore.rule === finding.rule && ignore.span.uri === finding.span.uri && covered(ignore, bodies).some(({ start, end }) => finding.span.start >= start && finding.span.start <= end);
}

/** The places of the file that an ignore may be about as a whole. */
export function bodiesOf(elements: Iterable<Element>, uri: string): readonly Span[] {
  return [...elements].flatMap(({ body, span }) => (body.uri === uri ? [{ uri, start: Math.min(body.start, span.uri === uri ? span.start : body.start), end: body.end }] : []));
}

const word = 'aksnet-ignore';

function covered({ about }: Ignore, bodies: readonly Span[]): readonly Stretch[] {
  switch (about.kind) {
    case 'file':
      return [{ start: 0, end: Infinity }];
    case 'line': {
      const { from, to, block } = about;
      return [{ start: from, end: to }, ...(block ? [block] : []), ...bodies.filter(({ start }) => start >= from && start <= to)];
    }
    case 'object':
      return [about.object];
  }
}

/** A comment's beginning in one of the languages, or the name of a member in JSON, and the ids behind the word. */
const said = /(?<mark>#|\/\/|\/\*|<!--|\bREM\b|::)[ \t]*aksnet-ignore(?<file>-file)?[ \t]+(?<ids>[a-z][a-z0-9-]*(?:[ \t]*,[ \t]*[a-z][a-z0-9-]*)*)|"(?:aksnet-ignore"\s*:\s*"|\/\/"\s*:\s*"aksnet-ignore(?<whole>-file)?[ \t]+)(?<member>[a-z][a-z0-9-]*(?:[ \t]*,[ \t]*[a-z][a-z0-9-]*)*)/giu;

function* read({ uri, text }: SourceFile): Generator<Ignore> {
  for (const match of text.matchAll(said)) {
    const { mark, file, whole, ids, member } = match.groups ?? {};
    const list = ids ?? member ?? '';
    const about = aboutOf(text, match.index, mark, (file ?? whole) !== undefined, quotesOf(uri));
    let from = match.index + match[0].length - list.length;
    for (const id of list.split(',')) {
      const start = from + id.length - id.trimStart().length;
      yield { rule: id.trim(), span: { uri, start, end: start + id.trim().length }, about };
      from += id.length + 1;
    }
  }
}

/** Single quotes are quotes in Bicep and in scripts; elsewhere they are apostrophes. */
function quotesOf(uri: string): '"' | '"\'' {
  return /\.(?:tf|tfvars|hcl|json|jsonc|tofu)$/i.test(uri) ? '"' : '"\'';
}

function aboutOf(text: string, at: number, mark: string | undefined, isFile: boolean, quotes: '"' | '"\''): Ignore['about'] {
  if (isFile) return { kind: 'file' };
  if (mark === undefined) {
    const [own, ...others] = bracketsAround(text, at, '"');
    // What is said of `metadata` is meant of what has it.
    const isMetadata = own !== undefined && /"metadata"\s*:\s*$/.test(text.slice(0, own.start));
    const object = isMetadata ? others[0] : own;
    const isTop = object === undefined || (isMetadata ? others : [own, ...others]).length === 1;
    return isTop ? { kind: 'file' } : { kind: 'object', object };
  }
  const start = lineStart(text, at);
  if (text.slice(start, at).trim() !== '') return { kind: 'line', from: start, to: lineEnd(text, at), block: undefined };
  // The next line that says something: comments may stand one below the other.
  for (let next = lineEnd(text, at) + 1; next < text.length; next = lineEnd(text, next) + 1) {
    const line = text.slice(next, lineEnd(text, next)).trim();
    if (line === '' || /^(?:#|\/\/|\/\*|\*|<!--|REM\b|::)/i.test(line)) continue;
    const stretch = { start: next, end: lineEnd(text, next) };
    return { kind: 'line', from: stretch.start, to: stretch.end, block: openedIn(text, stretch, quotes) };
  }
  return { kind: 'line', from: text.length, to: text.length, block: undefined };
}

function lineStart(text: string, at: number): number {
  return Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
}

function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found < 0 ? text.length : found;
}
