import { count } from '../plan/capacity';
import { nodesPerPool } from '../plan/facts/limits';
import { el, svg } from './dom';
import { chooser } from './details';
import { growthOf, type Growth } from './growth';
import type { Planned } from './planned';
import type { Store } from './store';
import { nameOf, plural } from './words';

/** How each subnet fills when its pools grow. */
export function growthView(store: Store): { draw(): readonly HTMLElement[]; signs(): readonly unknown[] } {
  return {
    signs: () => store.shown().map(({ key }) => store.planned(key)),
    draw() {
      let left = most;
      const parts = store.shown().flatMap((deployment) => {
        const planned = store.planned(deployment.key);
        const all = planned ? [...planned.subnets.values()].filter(({ takenBy }) => takenBy.length > 0) : [];
        const own = all.slice(0, left);
        left -= own.length;
        if (!planned || own.length === 0) return [];
        const more = all.length > own.length ? [el('p', { class: 'quiet' }, `${all.length - own.length} more subnets: filter by name to see them.`)] : [];
        return [el('h2', {}, deployment.root), el('div', { class: 'cards' }, ...own.flatMap(({ subnet }) => growthCard(store, planned, subnet.id, true))), ...more];
      });
      return parts.length > 0 ? parts : [el('p', { class: 'quiet' }, 'No node pool that is known here uses a subnet that is known here.')];
    },
  };
}

/** Curves beyond these are a wall that nobody reads. */
const most = 48;

/** The curve of one subnet, with what it says in words. */
export function growthCard(store: Store, planned: Planned, id: string, named: boolean): readonly HTMLElement[] {
  const growth = growthOf(planned, id);
  const subnet = planned.subnets.get(id)?.subnet;
  if (!growth || !subnet) return [];
  return [el('section', { class: 'growth', 'aria-label': `Growth of ${nameOf(subnet)}` },
    named ? el('h3', {}, chooser(store, planned.deployment.key, id, nameOf(subnet))) : undefined,
    el('p', {}, growthText(growth)),
    curve(growth),
    el('p', { class: 'quiet small' }, el('span', { class: 'dash solid', 'aria-hidden': 'true' }), ' at the maximum  ', el('span', { class: 'dash dashed', 'aria-hidden': 'true' }), ' in an upgrade'))];
}

export function growthText({ pool, present, room, fits }: Growth): string {
  const name = nameOf(pool);
  if (!fits || room === undefined) return `How large the subnet is is not known, so nothing tells when ${name} fills it.`;
  if (fits.max >= nodesPerPool.value) return `There is room for ${name} up to the ${count(nodesPerPool.value)} nodes that a pool may have.`;
  const upgrade = fits.upgrade < fits.max ? `, and with room for an upgrade ${fits.upgrade}` : '';
  return `${name} may have ${plural(fits.max, 'node')} here${upgrade}; today it has ${present} at most. With ${fits.max + 1} the ${count(room)} addresses do not suffice.`;
}

const [width, height, left, bottom, top, right] = [340, 150, 44, 22, 10, 10];

function curve({ points, room, fits, present }: Growth): SVGSVGElement {
  const mostNodes = Math.max(...points.map(({ nodes }) => nodes));
  const need = Math.max(1, ...points.map(({ upgrade }) => upgrade));
  // Far above all that can be needed, the limit would only press the curve flat.
  const limit = room !== undefined && room < 8 * need ? room : undefined;
  const mostNeed = Math.max(need * 1.05, (limit ?? 0) * 1.1);
  const x = (nodes: number): number => left + (nodes / mostNodes) * (width - left - right);
  const y = (value: number): number => height - bottom - (value / mostNeed) * (height - bottom - top);
  const path = (of: 'max' | 'upgrade'): string => points.map((point, index) => `${index === 0 ? 'M' : 'L'}${x(point.nodes).toFixed(1)} ${y(point[of]).toFixed(1)}`).join('');
  const label = (at: number, level: number, anchor: 'start' | 'middle' | 'end', words: string, classes = 'scale'): SVGTextElement => svg('text', { class: classes, x: at, y: level, 'text-anchor': anchor }, words);
  const step = niceStep(mostNodes / 5);
  const marks = Array.from({ length: Math.floor(mostNodes / step) }, (_, index) => (index + 1) * step);
  const picture = svg('svg', { class: 'curve', viewBox: `0 0 ${width} ${height}`, width, height, 'aria-hidden': 'true' },
    svg('line', { class: 'axis', x1: left, x2: width - right, y1: height - bottom + 0.5, y2: height - bottom + 0.5 }),
    svg('line', { class: 'axis', x1: left + 0.5, x2: left + 0.5, y1: top, y2: height - bottom }),
    ...marks.map((nodes) => label(x(nodes), height - 7, nodes === marks.at(-1) && x(nodes) > width - 40 ? 'end' : 'middle', count(nodes))),
    label(left - 5, height - bottom + 1, 'end', '0'));
  if (limit === undefined) picture.append(label(left - 5, y(need) + 4, 'end', count(need)));
  else {
    picture.append(svg('line', { class: 'limit', x1: left, x2: width - right, y1: y(limit), y2: y(limit) }), label(left - 5, y(limit) + 4, 'end', count(limit)));
    picture.append(svg('rect', { class: 'beyond', x: left, y: top, width: width - left - right, height: Math.max(0, y(limit) - top) }));
  }
  if (present > 0 && present <= mostNodes) picture.append(svg('line', { class: 'present', x1: x(present), x2: x(present), y1: top, y2: height - bottom }), label(x(present) + (x(present) > width - 70 ? -4 : 4), top + 9, x(present) > width - 70 ? 'end' : 'start', 'today'));
  picture.append(svg('path', { class: 'line max', d: path('max') }), svg('path', { class: 'line upgrade', d: path('upgrade') }));
  if (fits && limit !== undefined && fits.upgrade > 0 && fits.upgrade <= mostNodes && fits.max < nodesPerPool.value) picture.append(svg('circle', { class: 'full', cx: x(fits.upgrade), cy: y(limit), r: 4 }));
  return picture;
}

/** 1, 2 or 5 times a power of ten. */
function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  return [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? power;
}
