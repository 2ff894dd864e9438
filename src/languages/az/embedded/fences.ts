import type { Choice } from './alternatives';

/** A fenced block of a Markdown document. */
export interface Fence {
  /** The language that it names, in lower case; empty without one. */
  readonly language: string;
  readonly lines: readonly FenceLine[];
  /** Where its text begins. */
  readonly at: number;
  /** What stands before each of its lines: indentation and marks of quotations. */
  readonly margin: string;
  /** The tabs and pivots that it lies in. */
  readonly choices: readonly Choice[];
}

/** A line without its margin; `next` is where the line behind it begins, margin included. */
export interface FenceLine {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/**
 * The fenced blocks outside of comments. A block that is not closed ends before the next one that opens: of two such lines,
 * the second names a language, and a closing one never does.
 */
export function fencesOf(source: string): readonly Fence[] {
  const fences: Fence[] = [];
  const choices = choicesAlong();
  let open: Opened | undefined;
  let hidden = false;
  for (const line of linesIn(source)) {
    const text = source.slice(line.start, line.end);
    if (open) {
      const kind = lineWithin(open, text);
      if (kind === 'content') {
        open.lines.push({ ...line, start: line.start + marginLength(open.margin, text) });
        continue;
      }
      fences.push(closed(open));
      open = undefined;
      if (kind === 'end') continue;
    }
    if (hidden) {
      hidden = !text.includes('-->');
      continue;
    }
    const opening = openingOf(text);
    if (opening) {
      open = { ...opening, at: line.next, lines: [], choices: choices.now() };
      continue;
    }
    const comment = text.lastIndexOf('<!--');
    hidden = comment >= 0 && !text.includes('-->', comment);
    choices.pass(text);
  }
  if (open) fences.push(closed(open));
  return fences.map((fence) => ({ ...fence, choices: fence.choices.map((choice) => ({ ...choice, among: choices.amongOf(choice) })) }));
}

interface Opened {
  readonly mark: string;
  readonly language: string;
  readonly margin: string;
  readonly at: number;
  readonly lines: FenceLine[];
  readonly choices: readonly Choice[];
}

function closed({ language, lines, at, margin, choices }: Opened): Fence {
  const [first] = lines;
  return { language, lines, at: first?.start ?? at, margin, choices };
}

const opening = /^((?:[ \t]|>)*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)(`{3,}|~{3,})[ \t]*([^\n\r]*)$/;

function openingOf(text: string): Pick<Opened, 'mark' | 'language' | 'margin'> | undefined {
  const [, before = '', mark = '', info = ''] = opening.exec(text) ?? [];
  if (mark === '' || (mark.startsWith('`') && info.includes('`'))) return undefined;
  // What follows the mark of an item of a list is indented as far as that.
  const margin = before.replace(/[^>\s]/g, ' ');
  const language = /^\{?[ .:]*([\w+-]+)/.exec(info)?.[1]?.toLowerCase() ?? '';
  return { mark, language, margin };
}

function lineWithin({ mark }: Opened, text: string): 'content' | 'end' | 'opens' {
  const [, found = '', info = ''] = /^[>\s]*(`{3,}|~{3,})[ \t]*([^\n\r]*)$/.exec(text) ?? [];
  if (found.charAt(0) !== mark.charAt(0) || found.length < mark.length) return 'content';
  if (info.trim() === '') return 'end';
  return found.length === mark.length && /^[A-Za-z][\w+-]*$/.test(info.trim()) ? 'opens' : 'content';
}

/** How much of the line is the margin: as much of its indentation as the fence has. */
function marginLength(margin: string, text: string): number {
  let at = 0;
  for (const sign of margin) {
    const here = text.charAt(at);
    if (here === sign || (sign !== '>' && (here === ' ' || here === '\t'))) at++;
    else if (sign === '>') break;
  }
  return at;
}

function* linesIn(source: string): Generator<FenceLine> {
  let start = 0;
  while (start < source.length) {
    const found = source.indexOf('\n', start);
    const next = found < 0 ? source.length : found + 1;
    const stop = found < 0 ? source.length : found;
    yield { start, end: stop > start && source.charCodeAt(stop - 1) === 13 ? stop - 1 : stop, next };
    start = next;
  }
}

/** Which tabs and pivots a line lies in: `# [Label](#tab/id)` until the next or a line `---`, `::: zone pivot="id"` until `::: zone-end`. */
function choicesAlong(): { now(): readonly Choice[]; pass(line: string): void; amongOf(choice: Choice): readonly string[] } {
  let tab: Choice | undefined;
  let pivots: readonly Choice[] = [];
  /** The ids of the group of tabs that goes on, shared by the choices of that group. */
  let among: string[] = [];
  const groups = new Map<readonly string[], readonly string[]>();
  const everyPivot: string[] = [];
  return {
    now: () => (tab ? [...pivots, tab] : pivots),
    amongOf: ({ kind, among: first }) => (kind === 'pivot' ? everyPivot : (groups.get(first) ?? first)),
    pass(line) {
      const [, label = '', id] = /^\s*#{1,6}\s*\[(.*?)\]\(#tab\/([^)/\s]+)[^)]*\)\s*$/.exec(line) ?? [];
      if (id !== undefined) {
        // A tab that comes again begins another group.
        if (!tab || among.includes(id)) among = [];
        among.push(id.toLowerCase());
        groups.set(among, among);
        tab = { kind: 'tab', id: id.toLowerCase(), label: label.replaceAll('*', ''), among };
        return;
      }
      if (/^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/.test(line)) tab = undefined;
      const [, names] = /^\s*:::\s*zone\s+pivot\s*=\s*["']([^"']+)["']/.exec(line) ?? [];
      if (names !== undefined) {
        const ids = names.split(',').map((name) => name.trim());
        everyPivot.push(...ids);
        const [only] = ids;
        // What several pivots share is no alternative to either.
        pivots = only !== undefined && ids.length === 1 ? [{ kind: 'pivot', id: only, label: only, among: everyPivot }] : [];
      } else if (/^\s*:::\s*zone-end/.test(line)) pivots = [];
    },
  };
}
