import { startView, viewOn } from './axis';
import { svg } from './dom';
import { drawLane, laneHeight } from './draw-lane';
import type { Lane } from './lanes';
import type { Store } from './store';

/** The map as one picture that stands by itself, every lane in it, in the colours of the present theme. */
export function pictureOf(store: Store, width: number): SVGSVGElement {
  const space = 16;
  const inner = width - 2 * space;
  const whole = svg('svg', { xmlns: 'http://www.w3.org/2000/svg', width });
  const shared = document.querySelector('svg.patterns defs')?.cloneNode(true);
  if (shared) whole.append(shared);
  const ground = svg('rect', { class: 'page-ground', width });
  whole.append(ground);
  let y = space;
  const line = (words: string, classes: string, height: number): void => {
    whole.append(svg('text', { class: classes, x: space, y: y + height - 8 }, words));
    y += height;
  };
  const lane = (each: Lane): void => {
    line(each.subtitle === '' ? each.title : `${each.title}   ${each.subtitle}`, 'label', 26);
    const chosen = store.state().views[each.key];
    const view = chosen ? viewOn(each.axis, chosen) : startView(each.axis, each.blocks.map(({ stretch }) => stretch));
    const { node } = drawLane(each, store.planned(each.deployment), view, inner, () => false);
    node.setAttribute('x', String(space));
    node.setAttribute('y', String(y));
    whole.append(node);
    y += laneHeight(each) + 14;
  };
  for (const deployment of store.shown()) {
    line(`${deployment.root}${deployment.variant === null ? '' : ` · ${deployment.variant}`}`, 'picture-head', 32);
    store.lanes(deployment.key).forEach(lane);
  }
  const company = store.company();
  if (company) lane(company);
  ground.setAttribute('height', String(y));
  whole.setAttribute('height', String(y));
  whole.setAttribute('viewBox', `0 0 ${width} ${y}`);
  document.body.append(whole);
  standAlone(whole);
  whole.remove();
  return whole;
}

/** The style sheet does not go with the picture: what it says is written into the elements. */
function standAlone(picture: SVGSVGElement): void {
  for (const element of picture.querySelectorAll('*')) {
    const style = getComputedStyle(element);
    const written: Record<string, string> = { fill: style.fill, 'fill-opacity': style.fillOpacity, stroke: style.stroke, 'stroke-width': style.strokeWidth, 'stroke-dasharray': style.strokeDasharray };
    if (element.tagName === 'text') Object.assign(written, { 'font-family': style.fontFamily, 'font-size': style.fontSize, 'font-weight': style.fontWeight });
    if (element.tagName !== 'g' && element.tagName !== 'svg' && element.tagName !== 'defs') {
      for (const [name, value] of Object.entries(written)) if (value !== '' && value !== 'none' || name === 'fill') element.setAttribute(name, value.replaceAll('"', "'"));
    }
  }
  for (const element of picture.querySelectorAll('*')) for (const name of ['class', 'tabindex', 'role', 'aria-pressed', 'data-focus']) element.removeAttribute(name);
}

export function svgText(picture: SVGSVGElement): string {
  return `${new XMLSerializer().serializeToString(picture)}\n`;
}

/** The picture in so many pixels for each of its own, in base 64; undefined when it is too large to be drawn. */
export function pngOf(picture: SVGSVGElement, scale: number): Promise<string | undefined> {
  const [width, height] = [Number(picture.getAttribute('width')), Number(picture.getAttribute('height'))];
  const fit = Math.min(scale, largest / width, largest / height);
  return new Promise((resolve) => {
    const image = new Image();
    image.addEventListener('load', () => {
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(width * fit);
      canvas.height = Math.round(height * fit);
      const pen = canvas.getContext('2d');
      pen?.drawImage(image, 0, 0, canvas.width, canvas.height);
      const url = canvas.toDataURL('image/png');
      resolve(url.startsWith('data:image/png;base64,') ? url.slice('data:image/png;base64,'.length) : undefined);
    });
    image.addEventListener('error', () => { resolve(undefined); });
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(picture))}`;
  });
}

/** Browsers draw no canvas beyond this, in pixels. */
const largest = 16_000;
