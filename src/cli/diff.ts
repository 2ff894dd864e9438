/**
 * The changes of one file as a unified diff, which `git apply` and `patch -p1` take. Empty for equal texts. `file`
 * is relative to the folder where it is applied.
 */
export function unifiedDiff(file: string, before: string, after: string): string {
  const steps = stepsBetween(linesOf(before), linesOf(after));
  const body = hunks(steps).map(hunkText).join('');
  return body && `--- a/${file}\n+++ b/${file}\n${body}`;
}

interface Step {
  readonly sign: ' ' | '-' | '+';
  /** With its line break, where it has one. */
  readonly line: string;
}

interface Hunk {
  /** The number of lines before it on each side. */
  readonly before: number;
  readonly after: number;
  readonly steps: readonly Step[];
}

const context = 3;

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** The lines in common, those taken out and those put in: the shortest such list, after E. W. Myers (1986). */
function stepsBetween(a: readonly string[], b: readonly string[]): readonly Step[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const kept = (line: string): Step => ({ sign: ' ', line });
  return [
    ...a.slice(0, head).map(kept),
    ...shortest(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...a.slice(a.length - tail).map(kept),
  ];
}

function shortest(a: readonly string[], b: readonly string[]): readonly Step[] {
  // `reach` says for each diagonal how far down `a` a path with that many changes comes; `rounds` remembers it.
  const rounds: ReadonlyMap<number, number>[] = [];
  let reach = new Map<number, number>([[1, 0]]);
  const from = (map: ReadonlyMap<number, number>, diagonal: number): number => map.get(diagonal) ?? -1;
  for (let changes = 0; ; changes++) {
    rounds.push(new Map(reach));
    const next = new Map(reach);
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      const down = diagonal === -changes || (diagonal !== changes && from(reach, diagonal - 1) < from(reach, diagonal + 1));
      let x = down ? from(reach, diagonal + 1) : from(reach, diagonal - 1) + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
      next.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return walkBack(a, b, rounds);
    }
    reach = next;
  }
}

function walkBack(a: readonly string[], b: readonly string[], rounds: readonly ReadonlyMap<number, number>[]): readonly Step[] {
  const steps: Step[] = [];
  let x = a.length;
  let y = b.length;
  for (let changes = rounds.length - 1; changes >= 0; changes--) {
    const reach = rounds[changes] ?? new Map<number, number>();
    const from = (diagonal: number): number => reach.get(diagonal) ?? -1;
    const diagonal = x - y;
    const down = diagonal === -changes || (diagonal !== changes && from(diagonal - 1) < from(diagonal + 1));
    const startX = changes === 0 ? 0 : from(down ? diagonal + 1 : diagonal - 1);
    const startY = changes === 0 ? 0 : startX - (down ? diagonal + 1 : diagonal - 1);
    const floorX = changes === 0 ? 0 : startX + (down ? 0 : 1);
    while (x > floorX) steps.push({ sign: ' ', line: a[--x] ?? '' });
    if (changes > 0) steps.push(down ? { sign: '+', line: b[startY] ?? '' } : { sign: '-', line: a[startX] ?? '' });
    x = startX;
    y = startY;
  }
  return steps.reverse();
}

/** The changes with some lines around them; those whose surroundings touch are one. */
function hunks(steps: readonly Step[]): readonly Hunk[] {
  const ranges: { start: number; end: number }[] = [];
  steps.forEach(({ sign }, index) => {
    if (sign === ' ') return;
    const last = ranges.at(-1);
    const end = Math.min(index + context + 1, steps.length);
    if (last && index - context <= last.end) last.end = end;
    else ranges.push({ start: Math.max(index - context, 0), end });
  });
  return ranges.map(({ start, end }) => {
    const passed = steps.slice(0, start);
    return { before: count(passed, '-'), after: count(passed, '+'), steps: steps.slice(start, end) };
  });
}

function hunkText({ before, after, steps }: Hunk): string {
  const lines = steps.map(({ sign, line }) => `${sign}${line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`}`);
  return `@@ -${rangeText(before, count(steps, '-'))} +${rangeText(after, count(steps, '+'))} @@\n${lines.join('')}`;
}

/** An empty range names the line before it. */
function rangeText(passed: number, length: number): string {
  return `${length === 0 ? passed : passed + 1},${length}`;
}

/** How many lines the steps cover on the side that loses (`-`) or gains (`+`) lines. */
function count(steps: readonly Step[], side: '-' | '+'): number {
  return steps.filter(({ sign }) => sign === ' ' || sign === side).length;
}
