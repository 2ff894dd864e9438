import { lastAddress, sizeOf, type Range } from '../net/range';

/** How addresses become places on the screen. Addresses are numbers here: only IPv4 is drawn to scale. */

/** Addresses in a row: `first` up to, and without, `end`. */
export interface Stretch {
  readonly first: number;
  readonly end: number;
}

/** Stretches side by side on one line from 0 to 1. All are to scale but the shortened ones, which hold nothing to look at. */
export interface Axis {
  readonly parts: readonly (Stretch & { readonly from: number; readonly to: number; readonly isShortened: boolean })[];
}

/** The part of the line that is in sight. */
export interface View {
  readonly from: number;
  readonly to: number;
}

export const whole: View = { from: 0, to: 1 };

/** No part of an axis is narrower than this share, or a small range beside a large one could not be seen. */
const leastShare = 0.06;
/** Between two parts there is a gap: what lies between them is not drawn. */
const gap = 0.012;
/** The fewest addresses that fill the screen. */
const fewest = 16;

export function stretchOf(range: Range): Stretch {
  return { first: Number(range.first), end: Number(lastAddress(range).value) + 1 };
}

export function sizeOfStretch({ first, end }: Stretch): number {
  return end - first;
}

/**
 * The axis of several stretches, sorted and apart from each other. Of `empty`, stretches within them, the long ones are drawn
 * shorter, or what is between them would be slivers.
 */
export function axisOf(stretches: readonly Stretch[], empty: readonly Stretch[] = []): Axis {
  const pieces = shortened(stretches, empty);
  const total = pieces.reduce((sum, { weight }) => sum + weight, 0);
  const shares = pieces.map(({ weight }) => Math.max(leastShare, weight / total));
  const gapBehind = (index: number): number => (pieces[index]?.end === pieces[index + 1]?.first || index === pieces.length - 1 ? 0 : gap);
  const room = 1 - pieces.reduce((sum, _, index) => sum + gapBehind(index), 0);
  const sum = shares.reduce((a, b) => a + b, 0);
  let at = 0;
  return {
    parts: pieces.map(({ first, end, isShortened }, index) => {
      const from = at;
      const to = from + ((shares[index] ?? 0) / sum) * room;
      at = to + gapBehind(index);
      return { first, end, from, to, isShortened };
    }),
  };
}

type Piece = Stretch & { readonly weight: number; readonly isShortened: boolean };

/** The stretches, cut where a long empty one begins and ends. */
function shortened(stretches: readonly Stretch[], empty: readonly Stretch[]): readonly Piece[] {
  const used = stretches.reduce((sum, each) => sum + sizeOfStretch(each), 0) - empty.reduce((sum, each) => sum + sizeOfStretch(each), 0);
  // Together the empty ones take about as much room as half of what is used.
  const most = Math.max(1, used * Math.max(0.05, 0.5 / Math.max(2, empty.length)));
  const long = used > 0 ? empty.filter((each) => sizeOfStretch(each) > most) : [];
  return stretches.flatMap(({ first, end }) => {
    const found: Piece[] = [];
    let at = first;
    const upTo = (next: number): void => {
      if (next > at) found.push({ first: at, end: next, weight: next - at, isShortened: false });
      at = next;
    };
    for (const each of long) {
      if (each.first < first || each.end > end) continue;
      upTo(each.first);
      found.push({ ...each, weight: most, isShortened: true });
      at = each.end;
    }
    upTo(end);
    return found;
  });
}

/** The stretches in the fewest pieces, sorted. */
export function merged(stretches: readonly Stretch[]): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const each of [...stretches].sort((a, b) => a.first - b.first || b.end - a.end)) {
    const last = found.at(-1);
    if (last && each.first <= last.end) found[found.length - 1] = { first: last.first, end: Math.max(last.end, each.end) };
    else found.push(each);
  }
  return found;
}

/** Where a stretch lies on the line: in several places where it reaches over a gap. */
export function placesOn({ parts }: Axis, { first, end }: Stretch): readonly View[] {
  const found: View[] = [];
  for (const part of parts) {
    const [low, high] = [Math.max(first, part.first), Math.min(end, part.end)];
    if (low >= high) continue;
    const scale = (part.to - part.from) / (part.end - part.first);
    const [from, to] = [part.from + (low - part.first) * scale, part.from + (high - part.first) * scale];
    const last = found.at(-1);
    if (last?.to === from) found[found.length - 1] = { from: last.from, to };
    else found.push({ from, to });
  }
  return found;
}

/** A place of the line in pixels. */
export function pixel(place: number, { from, to }: View, width: number): number {
  return ((place - from) / (to - from)) * width;
}

/** The view so many times closer, with the place at `anchor` (0 to 1 of the screen) kept where it is. */
export function zoomed(axis: Axis, view: View, factor: number, anchor: number): View {
  const width = Math.min(1, Math.max(leastWidth(axis), (view.to - view.from) / factor));
  const still = view.from + (view.to - view.from) * anchor;
  return clamped(still - width * anchor, width);
}

/**
 * The addresses from one edge of a view to the other. Who zooms means them, not a share of a line whose parts become longer and shorter
 * when prefixes change. Where an edge lies in a gap, the addresses between are thought of as drawn in it.
 */
export function stretchIn({ parts }: Axis, view: View): Stretch {
  if (isWhole(view)) return everything;
  const addressAt = (place: number): number => {
    const at = parts.findIndex(({ to }) => place <= to);
    const [part, before] = [parts[at] ?? parts.at(-1), parts[at - 1]];
    if (!part) return 0;
    if (place >= part.from) return part.first + ((place - part.from) / (part.to - part.from)) * (part.end - part.first);
    return before ? before.end + ((place - before.to) / (part.from - before.to)) * (part.first - before.end) : part.first;
  };
  return { first: addressAt(view.from), end: addressAt(view.to) };
}

/** The view in which addresses are seen from one edge to the other, or about them where they are too few or no longer here. */
export function viewOn(axis: Axis, { first, end }: Stretch): View {
  if (first === everything.first && end === everything.end) return whole;
  const { parts } = axis;
  const placeOf = (address: number): number => {
    const at = parts.findIndex((part) => address <= part.end);
    const [part, before] = [parts[at], parts[at - 1]];
    if (!part) return 1;
    if (address >= part.first) return part.from + ((address - part.first) / (part.end - part.first)) * (part.to - part.from);
    return before ? before.to + ((address - before.end) / (part.first - before.end)) * (part.from - before.to) : 0;
  };
  const [from, to] = [placeOf(first), placeOf(end)];
  const width = Math.min(1, Math.max(leastWidth(axis), to - from));
  return clamped((from + to - width) / 2, width);
}

/** All of the addresses: what is seen stays all when there come to be more. */
const everything: Stretch = { first: 0, end: 2 ** 32 };

/** The view moved by a share of its width. */
export function panned(view: View, by: number): View {
  const width = view.to - view.from;
  return clamped(view.from + width * by, width);
}

/** The view in which a stretch fills a good part of the screen. */
export function fitting(axis: Axis, stretch: Stretch, share = 0.5): View {
  const [place] = placesOn(axis, stretch);
  if (!place) return whole;
  const width = Math.min(1, Math.max(leastWidth(axis), (place.to - place.from) / share));
  return clamped((place.from + place.to) / 2 - width / 2, width);
}

/** The view in which all of the stretches lie, with some of what is around them; the whole where that is much of it anyway. */
export function startView(axis: Axis, stretches: readonly Stretch[]): View {
  const places = stretches.flatMap((each) => placesOn(axis, each));
  if (places.length === 0) return whole;
  const [from, to] = [Math.min(...places.map((place) => place.from)), Math.max(...places.map((place) => place.to))];
  const width = Math.max(leastWidth(axis), (to - from) * 1.12);
  if (width > 0.6) return whole;
  return clamped(from - (to - from) * 0.02, width);
}

/** The view moved just so far that the place is in it. */
export function showing(view: View, place: View): View {
  const width = view.to - view.from;
  if (place.from >= view.from && place.to <= view.to) return view;
  if (place.to - place.from > width) return clamped(place.from, width);
  return place.from < view.from ? clamped(place.from - width * 0.1, width) : clamped(place.to - width * 0.9, width);
}

export function isWhole({ from, to }: View): boolean {
  return from === 0 && to === 1;
}

function clamped(from: number, width: number): View {
  const start = Math.min(Math.max(0, from), 1 - width);
  return { from: start, to: start + width };
}

function leastWidth({ parts }: Axis): number {
  return Math.min(1, ...parts.map(({ first, end, from, to }) => ((to - from) * fewest) / (end - first)));
}

/** A mark on the scale: the first address of a block whose size is a power of two. */
export interface Tick {
  readonly address: number;
  readonly x: number;
}

/** As many marks as have room, at least so many pixels apart. */
export function ticks({ parts }: Axis, view: View, width: number, apart: number): readonly Tick[] {
  const found: Tick[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const part of parts) {
    const scale = (part.to - part.from) / (part.end - part.first);
    const perPixel = (view.to - view.from) / width / scale;
    const step = 2 ** Math.max(0, Math.ceil(Math.log2(perPixel * apart)));
    const low = Math.max(part.first, part.first + (view.from - part.from) / scale);
    const high = Math.min(part.end, part.first + (view.to - part.from) / scale);
    const add = (address: number): void => {
      const x = pixel(part.from + (address - part.first) * scale, view, width);
      if (x < last + apart || x > width - apart * 0.6) return;
      found.push({ address, x });
      last = x;
    };
    if (low <= part.first && high > part.first) add(part.first);
    for (let address = Math.ceil(low / step) * step; address < high && !part.isShortened; address += step) add(address);
  }
  return found;
}

/** What is drawn of something that lies on the line, in pixels; several in one where they are too narrow to tell apart. */
export interface Drawn<T> {
  readonly items: readonly T[];
  readonly x: number;
  readonly width: number;
}

/**
 * Items in the order of the line, cut off at the edges of the screen. None is narrower than `least`; narrow ones that would
 * lie on each other are drawn as one.
 */
export function layOut<T>(items: readonly { readonly item: T; readonly place: View }[], view: View, width: number, least: number): readonly Drawn<T>[] {
  const found: { items: T[]; x: number; width: number; narrow: boolean }[] = [];
  for (const { item, place } of items) {
    if (place.to <= view.from || place.from >= view.to) continue;
    const [start, end] = [Math.max(-2, pixel(place.from, view, width)), Math.min(width + 2, pixel(place.to, view, width))];
    const narrow = end - start < least;
    const last = found.at(-1);
    if (narrow && last?.narrow && start < last.x + last.width) {
      last.items.push(item);
      last.width = Math.max(last.width, end - last.x);
    } else {
      const x = narrow ? Math.min(start, width - least) : start;
      found.push({ items: [item], x, width: Math.max(least, end - start), narrow });
    }
  }
  return found;
}

/** The number of addresses of a range, which a page can reckon with. */
export function addressesIn(range: Range): number {
  return Number(sizeOf(range));
}
