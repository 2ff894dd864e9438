import type { MapFinding } from '../model/map';
import { svg } from './dom';
import type { Lane, Listed } from './lanes';
import { text, textWidth } from './picture-text';
import { mark, worst } from './signs';
import type { Add, Target } from './spots';

const boxHeight = 22;
/** The row with its distance from what is above it. */
export const listedHeight = boxHeight + 8;
/** Of the words before the boxes. */
const headWidth = 84;
const gap = 6;

/** One row of boxes, not to scale: ranges of IPv6, beside which those of IPv4 would be nothing, and what has no range that is known. */
export function drawListed(add: Add, picture: SVGSVGElement, { listed }: Lane, findings: readonly MapFinding[], y: number, width: number): void {
  if (listed.length === 0) return;
  const words = svg('text', { class: 'quiet small', x: 0, y: y + 15 }, 'not to scale');
  picture.append(words);
  let x = headWidth;
  for (const [index, each] of listed.entries()) {
    const severity = worst(each.findings, findings);
    const label = each.prefix === undefined ? `${each.label}, range not known` : `${each.label} ${each.prefix}`;
    const more = listed.length - index;
    const box = Math.min(Math.max(60, textWidth(label, 11) + 14 + (severity ? 18 : 0)), Math.max(60, width - headWidth));
    const left = more === 1 ? 0 : 90;
    if (index > 0 && x + box + left > width) {
      picture.append(svg('text', { class: 'quiet small', x: x + 2, y: y + 15 }, `and ${more} more, in the table`));
      return;
    }
    const messages = each.findings.flatMap((finding) => findings[finding]?.message ?? []);
    const group = add(width + index, targetOf(each), [label, ...messages], `listed ${each.kind}${severity ? ` ${severity}` : ''}${each.prefix === undefined ? ' maybe' : ''}`);
    group.append(svg('rect', { class: 'body', x: x + 0.5, y: y + 0.5, width: box - 1, height: boxHeight - 1, rx: 3 }));
    if (severity) mark(group, severity, x + 11, y + boxHeight / 2);
    text(group, 'small', x + 7 + (severity ? 14 : 0), y + 15, box - 12 - (severity ? 14 : 0), label);
    x += box + gap;
  }
}

function targetOf({ kind, element }: Listed): Target {
  // Of the company's ranges there is nothing to choose; such a group shows the whole lane.
  if (element === '') return { kind: 'group', stretch: { first: 0, end: 0 } };
  return { kind: kind === 'subnet' || kind === 'space' ? 'subnet' : 'cluster', element };
}
