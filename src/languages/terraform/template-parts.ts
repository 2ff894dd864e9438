import type { Expression, Place, TemplatePart } from './tree';

/** A piece of a template in the order of the text, the directives not yet put together. Text in a heredoc is one line at most. */
export type Part =
  | (Place & { readonly kind: 'text'; readonly text: string })
  | (Place & { readonly kind: 'interpolation'; readonly value: Expression })
  | (Place & { readonly kind: 'if'; readonly condition: Expression })
  | (Place & { readonly kind: 'for'; readonly key: string | undefined; readonly value: string; readonly collection: Expression })
  | (Place & { readonly kind: 'else' | 'endif' | 'endfor' });

/**
 * Takes the indentation out of a `<<-` heredoc: that of the line with the least, which may be the one with the marker
 * of a directive. As in HCL, a line of blanks alone neither counts nor changes, and a line whose break was taken out
 * by `~` goes on into the next, which then keeps its blanks.
 */
export function withoutIndent(parts: readonly Part[]): Part[] {
  const heads = new Map<Part, number>();
  let fresh = true;
  for (const part of parts) {
    if (fresh) {
      const blanks = part.kind === 'text' ? part.text.length - part.text.trimStart().length : 0;
      if (part.kind !== 'text' || blanks < part.text.length || !part.text.endsWith('\n')) heads.set(part, blanks);
    }
    fresh = part.kind === 'text' && part.text.endsWith('\n');
  }
  let least = Infinity;
  for (const blanks of heads.values()) least = Math.min(least, blanks);
  return parts.map((part) => (part.kind === 'text' && heads.has(part) ? { ...part, text: part.text.slice(least) } : part));
}

/** How many directives may lie within each other. */
const mostOpen = 200;

/** Joins neighbouring text and puts directives and what they enclose together. Undefined when they do not match. */
export function assemble(parts: readonly Part[]): readonly TemplatePart[] | undefined {
  const root: Frame = { kind: 'root', into: [] };
  const frames: Frame[] = [root];
  for (const part of parts) {
    const frame = frames.at(-1);
    if (!frame) return undefined;
    switch (part.kind) {
      case 'text':
        addText(frame.into, part);
        break;
      case 'interpolation':
        frame.into.push(part);
        break;
      case 'if':
        frames.push({ kind: 'if', opening: part, then: undefined, into: [] });
        break;
      case 'for':
        frames.push({ kind: 'for', opening: part, into: [] });
        break;
      case 'else':
        if (frame.kind !== 'if' || frame.then) return undefined;
        frame.then = frame.into;
        frame.into = [];
        break;
      case 'endif':
      case 'endfor': {
        const whole = close(frame, part);
        frames.pop();
        const outer = frames.at(-1);
        if (!whole || !outer) return undefined;
        outer.into.push(whole);
        break;
      }
    }
    if (frames.length > mostOpen) return undefined;
  }
  return frames.length === 1 ? root.into : undefined;
}

type Frame =
  | { readonly kind: 'root'; into: TemplatePart[] }
  | { readonly kind: 'if'; readonly opening: Part & { kind: 'if' }; then: TemplatePart[] | undefined; into: TemplatePart[] }
  | { readonly kind: 'for'; readonly opening: Part & { kind: 'for' }; into: TemplatePart[] };

function close(frame: Frame, end: Part & { kind: 'else' | 'endif' | 'endfor' }): TemplatePart | undefined {
  if (frame.kind === 'if' && end.kind === 'endif') {
    const [then, otherwise] = frame.then ? [frame.then, frame.into] : [frame.into, []];
    return { ...frame.opening, then, otherwise, end: end.end };
  }
  return frame.kind === 'for' && end.kind === 'endfor' ? { ...frame.opening, body: frame.into, end: end.end } : undefined;
}

function addText(into: TemplatePart[], part: Part & { kind: 'text' }): void {
  const last = into.at(-1);
  if (part.text === '') return;
  if (last?.kind === 'text') into[into.length - 1] = { ...last, text: last.text + part.text, end: part.end };
  else into.push(part);
}
