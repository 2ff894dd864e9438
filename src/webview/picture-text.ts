import { svg } from './dom';

/** Texts of the picture, cut to the room that they have. */

/** Text on a ground of its own, because a pattern lies below. */
export function plate(group: SVGGElement, x: number, y: number, room: number, words: string): void {
  const shown = fitted(words, room, 11);
  if (shown === '') return;
  labelsOf(group).append(svg('rect', { class: 'plate', x: x - 3, y: y - 11, width: textWidth(shown, 11) + 6, height: 14, rx: 2 }), svg('text', { class: 'small', x, y }, shown));
}

/** Texts stand beside the button that they are on: its name says all of them, and more. */
function labelsOf(group: SVGGElement): SVGGElement {
  const known = labels.get(group);
  if (known) return known;
  const made = svg('g', { class: 'labels', 'aria-hidden': 'true' });
  group.after(made);
  labels.set(group, made);
  return made;
}

const labels = new WeakMap<SVGGElement, SVGGElement>();

export function text(group: SVGGElement, classes: string, x: number, y: number, room: number, words: string): void {
  const shown = fitted(words, room, classes.includes('small') ? 11 : 12);
  if (shown !== '') labelsOf(group).append(svg('text', { class: classes, x, y }, shown));
}

/** Text that reads from below to above, in what is too narrow for any other. */
export function upright(group: SVGGElement, x: number, y: number, room: number, words: string): void {
  const shown = fitted(words, room, 10);
  if (shown !== '') labelsOf(group).append(svg('text', { class: 'tiny', transform: `translate(${x} ${y}) rotate(-90)` }, shown));
}

/** As much of a text as has room; nothing where not even three letters have. */
export function fitted(words: string, room: number, size: number): string {
  if (textWidth(words, size) <= room) return words;
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (textWidth(`${words.slice(0, middle)}…`, size) <= room) low = middle;
    else high = middle - 1;
  }
  return low < 3 ? '' : `${words.slice(0, low).trimEnd()}…`;
}

const widths = new Map<string, number>();
let pen: CanvasRenderingContext2D | null | undefined;

export function textWidth(words: string, size: number): number {
  const key = `${size} ${words}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  if (pen === undefined) pen = document.createElement('canvas').getContext('2d');
  if (pen) pen.font = `${size}px ${getComputedStyle(document.body).fontFamily}`;
  const width = pen ? pen.measureText(words).width : words.length * size * 0.6;
  if (widths.size > 5000) widths.clear();
  widths.set(key, width);
  return width;
}
