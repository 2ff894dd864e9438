import type { MapFinding } from '../model/map';
import { count } from '../plan/capacity';
import { pixel, placesOn, sizeOfStretch, type View } from './axis';
import { svg } from './dom';
import { fillOfPodRange, fillOfSubnet, levelText, type Fill } from './fill';
import type { Block, Free, Lane } from './lanes';
import type { Planned } from './planned';
import { plate, text, upright } from './picture-text';
import { mark, worst } from './signs';
import type { Add, Target } from './spots';
import { addressText, amount, plural } from './words';

/** Nothing in the picture is narrower, in pixels: it must be seen and met with the mouse. */
export const leastWidth = 6;
export const scaleHeight = 28;
export const blockHeight = 58;
export const intruderHeight = 22;

export function drawFree(add: Add, { axis }: Lane, first: Free, items: readonly Free[], x: number, width: number): void {
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

export function drawGroup(add: Add, items: readonly Block[], findings: readonly MapFinding[], x: number, y: number, width: number): void {
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

export function drawBlock(add: Add, lane: Lane, block: Block, planned: Planned | undefined, findings: readonly MapFinding[], view: View, screen: number, { x, y, width, height }: Box): void {
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
  // The bar lies over the edge; where that says what is chosen, it is drawn again on top.
  if (fill) group.append(svg('rect', { class: 'outline', x: x + 0.5, y: y + 0.5, width: Math.max(1, width - 1), height: height - 1, rx: Math.min(3, width / 4) }));
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

export function drawIntruder(add: Add, lane: Lane, block: Block, findings: readonly MapFinding[], view: View, width: number, y: number): void {
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
