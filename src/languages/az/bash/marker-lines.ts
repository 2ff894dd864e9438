import { behindLineBreak, isLineBreak, type Cursor, type MarkerLines } from './cursor';

/** Whether some line behind the offset could end a here-document with this marker. */
export function isMarkerBehind(c: Cursor, marker: string, from: number): boolean {
  return firstBehind(linesOf(c).indented.get(marker), from, c.limit) !== undefined;
}

/** The first of the places from the offset on. */
export function firstBehind(places: readonly number[] | undefined, from: number, limit: number): number | undefined {
  if (!places) return undefined;
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const place = places[low];
  return place !== undefined && place < limit ? place : undefined;
}

/** All lines that could end a here-document: they are short. */
export function linesOf(c: Cursor): MarkerLines {
  if (c.lines) return c.lines;
  const lines = { exact: new Map<string, number[]>(), tabbed: new Map<string, number[]>(), indented: new Map<string, number[]>() };
  const { text } = c;
  for (let start = 0; start <= text.length; ) {
    let end = start;
    while (end < text.length && !isLineBreak(text.charCodeAt(end))) end++;
    const line = end - start <= longestMarker ? text.slice(start, end) : undefined;
    if (line !== undefined && line !== '') {
      add(lines.exact, line, start);
      add(lines.tabbed, line.replace(/^\t+/, ''), start);
      add(lines.indented, line.trim(), start);
    }
    start = end === text.length ? end + 1 : behindLineBreak(c, end);
  }
  c.lines = lines;
  return lines;
}

function add(map: Map<string, number[]>, key: string, start: number): void {
  const places = map.get(key);
  if (places) places.push(start);
  else map.set(key, [start]);
}

const longestMarker = 120;
