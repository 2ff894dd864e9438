import { isWhole, layOut, pixel, placesOn, ticks, whole, type View } from './axis';
import { svg } from './dom';
import { blockHeight, drawBlock, drawFree, drawGroup, drawIntruder, intruderHeight, leastWidth, scaleHeight } from './draw-block';
import { drawListed, listedHeight } from './draw-listed';
import type { Lane } from './lanes';
import type { Planned } from './planned';
import { spotsIn, type Spot, type Target } from './spots';
import { addressText } from './words';

export interface LanePicture {
  readonly node: SVGSVGElement;
  /** In the order of the addresses. */
  readonly spots: readonly Spot[];
}

const overviewHeight = 8;
/** Of ranges that nothing fills. */
const flatHeight = 38;
const blockGap = 6;

/** Where nothing can be drawn there is a line that says so. */
const sentenceHeight = 22;

export function laneHeight(lane: Lane): number {
  return listedTop(lane) + (lane.listed.length > 0 ? listedHeight : 0) + 4;
}

function listedTop(lane: Lane): number {
  return bottomOf(lane) + lane.intruders.length * intruderHeight;
}

function heightOf({ kind, blocks }: Lane): number {
  return kind === 'network' || blocks.some((block) => block.kind === 'pods') ? blockHeight : flatHeight;
}

function bottomOf(lane: Lane): number {
  if (lane.axis.parts.length === 0) return lane.listed.length > 0 ? 0 : sentenceHeight;
  return scaleHeight + lane.tracks * (heightOf(lane) + blockGap);
}

/** Draws a lane, so many pixels wide. Colours and patterns are the style sheet's. */
export function drawLane(lane: Lane, planned: Planned | undefined, view: View, width: number, isSelected: (target: Target) => boolean): LanePicture {
  const node = svg('svg', { width, height: laneHeight(lane), viewBox: `0 0 ${width} ${laneHeight(lane)}`, class: lane.tracks > 1 ? 'overlapping' : undefined, role: 'group', 'aria-label': `Addresses of ${lane.title}` });
  const { add, inOrder } = spotsIn(node, isSelected);
  drawOverview(node, lane, view, width);
  drawScale(node, lane, view, width);
  drawOverlaps(node, lane, view, width);
  const findings = planned?.deployment.findings ?? [];
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
  if (lane.axis.parts.length === 0 && lane.listed.length === 0) node.append(svg('text', { class: 'quiet', x: 0, y: 15 }, 'No range of it is known: what the text does not say is listed when you choose it.'));
  drawListed(add, node, lane, findings, listedTop(lane), width);
  return { node, spots: inOrder() };
}

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
