import type { MapFinding } from '../model/map';
import type { Severity } from '../model/finding';
import { count } from '../plan/capacity';
import { isWhole, layOut, pixel, placesOn, sizeOfStretch, ticks, whole, type Stretch, type View } from './axis';
import { svg } from './dom';
import { fillOfPodRange, fillOfSubnet, levelText, type Fill } from './fill';
import type { Block, Free, Lane } from './lanes';
import type { Planned } from './planned';
import { addressText, amount, plural } from './words';

/** What a block of the picture stands for. */
export type Target =
  | { readonly kind: 'subnet' | 'cluster'; readonly element: string }
  | { readonly kind: 'free'; readonly stretch: Stretch }
  | { readonly kind: 'group'; readonly stretch: Stretch };

/** A thing in the picture that can be chosen. */
export interface Spot {
  readonly node: SVGGElement;
  readonly target: Target;
  /** What there is to say about it, in sentences without a full stop. */
  readonly lines: readonly string[];
}

export interface LanePicture {
  readonly node: SVGSVGElement;
  /** In the order of the addresses. */
  readonly spots: readonly Spot[];
}

const overviewHeight = 8;
const scaleHeight = 20 + overviewHeight;
const blockHeight = 58;
/** Of ranges that nothing fills. */
const flatHeight = 38;
const blockGap = 6;
const intruderHeight = 22;
/** Nothing in the picture is narrower, in pixels: it must be seen and met with the mouse. */
const leastWidth = 6;

export function laneHeight(lane: Lane): number {
  return bottomOf(lane) + lane.intruders.length * intruderHeight + 4;
}

function heightOf({ kind, blocks }: Lane): number {
  return kind === 'network' || blocks.some((block) => block.kind === 'pods') ? blockHeight : flatHeight;
}

function bottomOf(lane: Lane): number {
  return scaleHeight + lane.tracks * (heightOf(lane) + blockGap);
}

/** Draws a lane, so many pixels wide. Colours and patterns are the style sheet's. */
export function drawLane(lane: Lane, planned: Planned | undefined, view: View, width: number, isSelected: (target: Target) => boolean): LanePicture {
  const node = svg('svg', { width, height: laneHeight(lane), viewBox: `0 0 ${width} ${laneHeight(lane)}`, class: lane.tracks > 1 ? 'overlapping' : undefined, role: 'group', 'aria-label': `Addresses of ${lane.title}` });
  const spots: Spot[] = [];
  drawOverview(node, lane, view, width);
  drawScale(node, lane, view, width);
  drawOverlaps(node, lane, view, width);
  const findings = planned?.deployment.findings ?? [];
  const add = (at: number, target: Target, lines: readonly string[], classes: string): SVGGElement => {
    const group = svg('g', { class: `spot ${classes}${isSelected(target) ? ' selected' : ''}`, role: 'button', tabindex: -1, 'aria-label': lines.join('. '), 'aria-pressed': String(isSelected(target)) });
    spotPlaces.set(group, at);
    spots.push({ node: group, target, lines });
    node.append(group);
    return group;
  };

  for (const { items, x, width: wide } of layOut(lane.free.flatMap((item) => placesOn(lane.axis, item.stretch).map((place) => ({ item, place }))), view, width, leastWidth)) {
    const [free] = items;
    if (free) drawFree(add, lane, free, items, x, wide);
  }
  for (let track = 0; track < lane.tracks; track++) {
    const own = lane.blocks.filter((block) => block.track === track);
    const y = scaleHeight + track * (heightOf(lane) + blockGap);
    for (const { items, x, width: wide } of layOut(own.flatMap((item) => placesOn(lane.axis, item.stretch).map((place) => ({ item, place }))), view, width, leastWidth)) {
      const [block, ...others] = items;
      if (!block) continue;
      if (others.length > 0) drawGroup(add, items, findings, x, y, wide);
      else drawBlock(add, lane, block, planned, findings, view, width, { x, y, width: wide, height: heightOf(lane) });
    }
  }
  lane.intruders.forEach((intruder, index) => {
    drawIntruder(add, lane, intruder, findings, view, width, bottomOf(lane) + index * intruderHeight);
  });
  spots.sort((a, b) => (spotPlaces.get(a.node) ?? 0) - (spotPlaces.get(b.node) ?? 0));
  return { node, spots };
}

/** Where a spot begins, for the order in which keys go through them. */
const spotPlaces = new WeakMap<SVGGElement, number>();

type Add = (at: number, target: Target, lines: readonly string[], classes: string) => SVGGElement;

/** The whole of the lane in one thin line, and the part of it that is in sight. */
function drawOverview(node: SVGSVGElement, { axis, blocks }: Lane, view: View, width: number): void {
  if (isWhole(view)) return;
  const bar = (classes: string, { from, to }: View, least: number): SVGRectElement => svg('rect', { class: classes, x: Math.min(from * width, width - least), y: 0.5, width: Math.max(least, (to - from) * width), height: overviewHeight - 3 });
  for (const part of axis.parts) node.append(bar('overview', part, 1));
  for (const { items } of layOut(blocks.flatMap((item) => placesOn(axis, item.stretch).map((place) => ({ item, place }))), whole, width, 2)) {
    const places = items.flatMap(({ stretch }) => placesOn(axis, stretch));
    node.append(bar('overview-block', { from: Math.min(...places.map(({ from }) => from)), to: Math.max(...places.map(({ to }) => to)) }, 2));
  }
  node.append(bar('overview-view', view, 4));
}

function drawScale(node: SVGSVGElement, lane: Lane, view: View, width: number): void {
  const { axis } = lane;
  const bottom = bottomOf(lane);
  for (const { from, to, isShortened } of axis.parts) {
    const [start, end] = [Math.max(0, pixel(from, view, width)), Math.min(width, pixel(to, view, width))];
    if (end <= start) continue;
    node.append(svg('line', { class: isShortened ? 'axis shortened' : 'axis', x1: start, x2: end, y1: scaleHeight - 2.5, y2: scaleHeight - 2.5 }));
    // The sign of a scale that is broken off and goes on farther away.
    if (isShortened && end - start > 20) node.append(svg('path', { class: 'break', d: `M${(start + end) / 2 - 5} ${scaleHeight + 2}l4-9m4 9l4-9` }));
  }
  for (const { address, x } of ticks(axis, view, width, 110)) {
    node.append(svg('line', { class: 'tick', x1: x + 0.5, x2: x + 0.5, y1: scaleHeight - 8, y2: bottom - blockGap }));
    node.append(svg('text', { class: 'scale', x: x + 4, y: scaleHeight - 9, 'aria-hidden': 'true' }, addressText(address)));
  }
}

function drawFree(add: Add, { axis }: Lane, first: Free, items: readonly Free[], x: number, width: number): void {
  const last = items.at(-1) ?? first;
  const stretch = { first: first.stretch.first, end: last.stretch.end };
  const total = items.reduce((sum, each) => sum + sizeOfStretch(each.stretch), 0);
  const largest = Math.min(...items.flatMap(({ blocks }) => blocks.map(({ length }) => length)));
  const lines = [`Free: ${plural(total, 'address', 'addresses')} from ${addressText(stretch.first)} to ${addressText(stretch.end - 1)}`, `The largest block is a /${largest}`, ...(axis.parts.some((part) => part.isShortened && part.first === stretch.first) ? ['It is drawn shorter than it is'] : [])];
  const group = add(x, { kind: 'free', stretch: first.stretch }, lines, 'free');
  group.append(svg('rect', { class: 'body', x: x + 0.5, y: scaleHeight + 0.5, width: Math.max(1, width - 1), height: blockHeight - 1, rx: 2 }));
  if (width < 56) return;
  text(group, 'quiet', x + 6, scaleHeight + 24, width - 10, `free ${count(total)}`);
  text(group, 'quiet small', x + 6, scaleHeight + 40, width - 10, `largest /${largest}`);
}

function drawGroup(add: Add, items: readonly Block[], findings: readonly MapFinding[], x: number, y: number, width: number): void {
  const stretch = { first: Math.min(...items.map((item) => item.stretch.first)), end: Math.max(...items.map((item) => item.stretch.end)) };
  const severity = worst(items.flatMap((item) => item.findings), findings);
  const group = add(x, { kind: 'group', stretch }, [`${items.length} small ranges from ${addressText(stretch.first)}`, 'Press Enter to zoom in'], `group${severity ? ` ${severity}` : ''}`);
  group.append(svg('rect', { class: 'body', x: x + 0.5, y: y + 0.5, width: Math.max(1, width - 1), height: blockHeight - 1 }));
  text(group, 'label', x + 3, y + 16, width - 4, String(items.length));
  if (severity) mark(group, severity, x + width / 2, y + blockHeight - 10);
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function drawBlock(add: Add, lane: Lane, block: Block, planned: Planned | undefined, findings: readonly MapFinding[], view: View, screen: number, { x, y, width, height }: Box): void {
  const subnet = block.kind === 'subnet' ? planned?.subnets.get(block.element) : undefined;
  const pods = block.kind === 'pods' ? planned?.podRanges.get(block.element) : undefined;
  const fill = subnet ? fillOfSubnet(subnet) : pods ? fillOfPodRange(pods) : undefined;
  const need = subnet?.needed ?? pods?.needed;
  const severity = worst(block.findings, findings);
  const used = fill && fill.pieces.length > 0 && need ? `${amount(need.upgrade)} of ${fill.room === undefined ? '?' : count(fill.room)}${pods ? ' nodes' : ''}` : '';
  const said = [
    `${block.label} ${block.prefix}`,
    ...(fill && need && fill.pieces.length > 0 ? [`${amount(need.now)} now, ${amount(need.max)} at the maximum, ${amount(need.upgrade)} in an upgrade of ${fill.room === undefined ? 'not known' : count(fill.room)} ${pods ? 'nodes' : 'addresses'}: ${levelText(fill.level)}`] : []),
    ...block.findings.flatMap((index) => findings[index]?.message ?? []),
  ];
  const target: Target = block.element === '' ? { kind: 'group', stretch: block.stretch } : { kind: block.kind === 'subnet' ? 'subnet' : 'cluster', element: block.element };
  const group = add(x, target, said, [block.kind, `level-${fill?.level ?? 'none'}`, ...(severity ? [severity] : []), ...(block.certain ? [] : ['maybe'])].join(' '));
  group.append(svg('rect', { class: 'body', x: x + 0.5, y: y + 0.5, width: Math.max(1, width - 1), height: height - 1, rx: Math.min(3, width / 4) }));
  if (fill) drawFill(group, lane, block, fill, view, screen, y + height - 20, pods ? 256 : 1);
  const room = width - 12 - (severity ? 14 : 0);
  if (width >= leastUpright && width < leastLevel) {
    upright(group, x + width / 2 + 4, y + height - (fill ? 24 : 6), height - (fill ? 28 : 10) - (severity ? 14 : 0), block.label);
  }
  if (width >= leastLevel) text(group, 'label', Math.max(0, x) + 6, y + 15, room, block.label);
  if (width >= leastLevel) text(group, 'small', Math.max(0, x) + 6, y + 30, width - 12, used === '' || width < 150 ? block.prefix : `${block.prefix} · ${used}`);
  if (severity && width >= 14) mark(group, severity, Math.min(screen, x + width) - 9, y + 10);
  else if (severity) mark(group, severity, x + width / 2, y + 8);
}

/** From how many pixels on there is a name in a block, from below to above, and from how many on as one reads it. */
const leastUpright = 13;
const leastLevel = 40;
const barHeight = 16;

/** The bar at the foot of a block, to the scale of the addresses: what Azure keeps, what the pools take, what is missing. */
function drawFill(group: SVGGElement, lane: Lane, block: Block, fill: Fill, view: View, screen: number, y: number, unit: number): void {
  const size = sizeOfStretch(block.stretch);
  const draw = (classes: string, from: number, to: number): void => {
    for (const place of placesOn(lane.axis, { first: block.stretch.first + from, end: block.stretch.first + to })) {
      const [start, end] = [Math.max(-2, pixel(place.from, view, screen)), Math.min(screen + 2, pixel(place.to, view, screen))];
      if (end > start) group.append(svg('rect', { class: classes, x: start, y, width: Math.max(0.75, end - start), height: barHeight }));
    }
  };
  const reserved = block.kind === 'subnet' ? keptBefore : 0;
  draw('room', 0, size);
  if (block.kind === 'subnet') {
    draw('reserved', 0, Math.min(size, keptBefore));
    draw('reserved', Math.max(0, size - keptBehind), size);
  }
  const limit = size - (block.kind === 'subnet' ? keptBehind : 0);
  for (const { pool, moment, from, to } of fill.pieces) {
    const [start, end] = [reserved + (from - block.offset) * unit, Math.min(limit, reserved + (to - block.offset) * unit)];
    if (end > start && end > reserved) draw(`take ${moment} pool-${pool % poolColours}`, Math.max(reserved, start), end);
  }
  if (fill.level !== 'fits' && fill.level !== 'not-known') {
    const [place] = placesOn(lane.axis, block.stretch);
    const end = place ? Math.min(screen, pixel(place.to, view, screen)) : 0;
    group.append(svg('rect', { class: `over ${fill.level}`, x: end - 4, y: y - 2, width: 4, height: barHeight + 4 }));
  }
}

/** Azure keeps the first four addresses of a subnet and the last. */
const keptBefore = 4;
const keptBehind = 1;
export const poolColours = 6;

function drawIntruder(add: Add, lane: Lane, block: Block, findings: readonly MapFinding[], view: View, width: number, y: number): void {
  const severity = worst(block.findings, findings);
  const places = placesOn(lane.axis, block.stretch).filter(({ from, to }) => to > view.from && from < view.to);
  const [first] = places;
  if (!first) return;
  const messages = block.findings.flatMap((index) => findings[index]?.message ?? []);
  const at = Math.max(0, pixel(first.from, view, width));
  const target: Target = block.element === '' ? { kind: 'group', stretch: block.stretch } : { kind: 'cluster', element: block.element };
  const group = add(at, target, [block.kind === 'range' ? `${block.prefix} of ${block.label} reaches into this network` : `${block.label} ${block.prefix} reach into this network`, ...messages], `intruder${severity ? ` ${severity}` : ''}`);
  for (const place of places) {
    const [start, end] = [Math.max(-2, pixel(place.from, view, width)), Math.min(width + 2, pixel(place.to, view, width))];
    group.append(svg('rect', { class: 'body', x: start + 0.5, y: y + 0.5, width: Math.max(leastWidth, end - start - 1), height: intruderHeight - 5, rx: 2 }));
  }
  const end = Math.min(width, pixel(first.to, view, width));
  if (severity) mark(group, severity, at + 10, y + 9);
  const words = `${block.label} ${block.prefix}`;
  // Beside a range that is narrow there is nothing else.
  const beside = end - at < 120;
  plate(group, beside ? Math.max(end, at + leastWidth) + 16 : at + (severity ? 20 : 6), y + 12.5, beside ? width - end - 20 : end - at - 26, words);
}

/** Text on a ground of its own, because a pattern lies below. */
function plate(group: SVGGElement, x: number, y: number, room: number, words: string): void {
  const shown = fitted(words, room, 11);
  if (shown === '') return;
  labelsOf(group).append(svg('rect', { class: 'plate', x: x - 3, y: y - 11, width: textWidth(shown, 11) + 6, height: 14, rx: 2 }), svg('text', { class: 'small', x, y }, shown));
}

/** Where blocks lie upon each other, over the rows of both. */
function drawOverlaps(node: SVGSVGElement, { blocks, axis, tracks }: Lane, view: View, width: number): void {
  if (tracks < 2) return;
  for (const lower of blocks) {
    if (lower.track === 0) continue;
    for (const upper of blocks) {
      if (upper.track >= lower.track) continue;
      const both = { first: Math.max(lower.stretch.first, upper.stretch.first), end: Math.min(lower.stretch.end, upper.stretch.end) };
      if (both.first >= both.end) continue;
      for (const place of placesOn(axis, both)) {
        const [start, end] = [pixel(place.from, view, width), pixel(place.to, view, width)];
        if (end < 0 || start > width) continue;
        const y = scaleHeight + upper.track * (blockHeight + blockGap);
        node.append(svg('rect', { class: 'overlap', x: start, y: y - 2, width: Math.max(2, end - start), height: (lower.track - upper.track) * (blockHeight + blockGap) + blockHeight + 4 }));
      }
    }
  }
}

export function worst(indexes: readonly number[], findings: readonly MapFinding[]): Severity | undefined {
  const severities = new Set(indexes.map((index) => findings[index]?.severity));
  return (['error', 'warning', 'info'] as const).find((each) => severities.has(each));
}

/** A sign for each severity, told by its shape as well as by its colour. */
function mark(group: SVGGElement, severity: Severity, x: number, y: number): void {
  group.append(severitySign(severity, x, y));
}

export function severitySign(severity: Severity, x: number, y: number): SVGGElement {
  const stroke = (d: string): SVGPathElement => svg('path', { class: 'sign-stroke', d });
  const sign = svg('g', { class: `sign ${severity}`, transform: `translate(${x} ${y})`, 'aria-hidden': 'true' });
  switch (severity) {
    case 'error':
      sign.append(svg('circle', { class: 'sign-body', r: 6 }), stroke('M-2.5-2.5 2.5 2.5M-2.5 2.5 2.5-2.5'));
      return sign;
    case 'warning':
      sign.append(svg('path', { class: 'sign-body', d: 'M0-6.5 7 5.5H-7Z' }), stroke('M0-2.5V1.5M0 3.2V4'));
      return sign;
    case 'info':
      sign.append(svg('circle', { class: 'sign-body', r: 6 }), stroke('M0-3.2V-2.4M0-.6V3.2'));
      return sign;
  }
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

function text(group: SVGGElement, classes: string, x: number, y: number, room: number, words: string): void {
  const shown = fitted(words, room, classes.includes('small') ? 11 : 12);
  if (shown !== '') labelsOf(group).append(svg('text', { class: classes, x, y }, shown));
}

/** Text that reads from below to above, in what is too narrow for any other. */
function upright(group: SVGGElement, x: number, y: number, room: number, words: string): void {
  const shown = fitted(words, room, 10);
  if (shown !== '') labelsOf(group).append(svg('text', { class: 'tiny', transform: `translate(${x} ${y}) rotate(-90)` }, shown));
}

/** As much of a text as has room; nothing where not even three letters have. */
function fitted(words: string, room: number, size: number): string {
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

function textWidth(words: string, size: number): number {
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
