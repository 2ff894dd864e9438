import { count } from '../plan/capacity';
import { fitting, isWhole, merged, panned, placesOn, showing, sizeOfStretch, startView, whole, zoomed, type View } from './axis';
import { button, el, replace } from './dom';
import { drawLane, laneHeight, severitySign, worst, type Spot, type Target } from './draw-lane';
import { svg } from './dom';
import type { Lane } from './lanes';
import { rootKey, variantsOf, type Selection } from './state';
import type { Store } from './store';
import { nameOf, plural } from './words';

/** A row of the list: the head of a deployment, or one of its lanes. */
type Row =
  | { readonly kind: 'head'; readonly key: string; readonly deployment: string; readonly height: number }
  | { readonly kind: 'lane'; readonly key: string; readonly lane: Lane; readonly height: number };

const headHeight = 44;
const laneHeadHeight = 34;
const laneGap = 14;
const sideSpace = 16;
/** Rows beyond the edges of the screen that are drawn all the same, in pixels. */
const ahead = 400;

/** The lanes. Only what is in sight is in the page: there may be thousands. */
export function mapView(store: Store, place: HTMLElement): { draw(): void; reveal(selection: Selection): void } {
  const list = el('div', { class: 'lanes' });
  place.append(list);
  const drawn = new Map<string, { readonly node: HTMLElement; readonly signs: readonly unknown[]; readonly spots: readonly Spot[] }>();
  let rows: readonly Row[] = [];
  let tops: readonly number[] = [];
  /** The spot that a key press reaches first. */
  let current: { readonly row: string; readonly spot: number } | undefined;

  function draw(): void {
    rows = rowsOf();
    let top = 0;
    tops = rows.map(({ height }) => (top += height) - height);
    list.style.height = `${top}px`;
    drawVisible();
  }

  function rowsOf(): readonly Row[] {
    const company = store.company();
    const own = store.shown().flatMap(({ key }): readonly Row[] => [
      { kind: 'head', key: `head ${key}`, deployment: key, height: headHeight },
      ...store.lanes(key).map((lane) => rowOf(lane)),
    ]);
    return company ? [...own, rowOf(company)] : own;
  }

  function rowOf(lane: Lane): Row {
    return { kind: 'lane', key: lane.key, lane, height: laneHeadHeight + laneHeight(lane) + laneGap };
  }

  function drawVisible(): void {
    const [from, to] = [place.scrollTop - ahead, place.scrollTop + place.clientHeight + ahead];
    const width = Math.max(240, place.clientWidth - 2 * sideSpace);
    const wanted = new Set<string>();
    let before: HTMLElement | undefined;
    rows.forEach((row, index) => {
      const top = tops[index] ?? 0;
      if (top + row.height < from || top > to) return;
      wanted.add(row.key);
      const signs = signsOf(row, width);
      const last = drawn.get(row.key);
      const node = last && same(last.signs, signs) ? last.node : redraw(row, signs, width, last?.node);
      node.style.top = `${top}px`;
      node.style.height = `${row.height}px`;
      if (before ? before.nextElementSibling !== node : list.firstElementChild !== node) list.insertBefore(node, before ? before.nextElementSibling : list.firstElementChild);
      before = node;
    });
    for (const [key, { node }] of drawn) {
      if (wanted.has(key)) continue;
      node.remove();
      drawn.delete(key);
    }
    keepOneInTabOrder();
  }

  /** What a row depends on: while it is the same, so is the row. */
  function signsOf(row: Row, width: number): readonly unknown[] {
    const state = store.state();
    if (row.kind === 'head') return [state.deployments.get(row.deployment), state.order, width, (state.wanted[row.deployment] ?? []).length];
    const now = store.planned(row.lane.deployment);
    const plans = row.lane.kind === 'network' ? row.lane.blocks.map(({ element }) => now?.subnets.get(element)) : [now?.podRanges.get(row.lane.element ?? '')];
    const { selection } = state;
    const mine = selection?.deployment === row.lane.deployment && lanesSelection(row.lane, selection) ? JSON.stringify(selection) : '';
    return [row.lane, width, state.views[row.key], mine, ...plans];
  }

  function lanesSelection(lane: Lane, selection: Selection): boolean {
    if (selection.kind === 'free') return lane.element === selection.network;
    const cluster = clusterOfPool(selection);
    return lane.element === selection.element || lane.blocks.some(({ element }) => element === selection.element) || lane.clusters.includes(selection.element) || (cluster !== undefined && lane.clusters.includes(cluster));
  }

  function clusterOfPool({ deployment, element }: Extract<Selection, { kind: 'element' }>): string | undefined {
    return store.state().deployments.get(deployment)?.network.clusters.find(({ nodePools }) => nodePools.some(({ id }) => id === element))?.id;
  }

  function redraw(row: Row, signs: readonly unknown[], width: number, old: HTMLElement | undefined): HTMLElement {
    const focused = old?.contains(document.activeElement) ? old.querySelectorAll('[data-focus]') : undefined;
    const focus = focused ? document.activeElement?.getAttribute('data-focus') : undefined;
    const { node, spots } = row.kind === 'head' ? { node: drawHead(row.deployment), spots: [] } : drawRow(row.lane, width);
    if (old?.parentElement) old.replaceWith(node);
    drawn.set(row.key, { node, signs, spots });
    if (focus) node.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focus)}"]`)?.focus({ preventScroll: true });
    return node;
  }

  function drawHead(key: string): HTMLElement {
    const deployment = store.state().deployments.get(key);
    if (!deployment) return el('div');
    const { network, findings, language, root } = deployment;
    const variants = variantsOf(store.state(), rootKey(deployment));
    const counts = [plural(network.virtualNetworks.length, 'network'), plural(network.subnets.length, 'subnet'), plural(network.clusters.length, 'cluster')].join(', ');
    const problems = (['error', 'warning', 'info'] as const).flatMap((severity) => {
      const found = findings.filter((each) => each.severity === severity).length;
      return found > 0 ? [el('span', { class: 'count' }, signIcon(severity), plural(found, severity === 'info' ? 'remark' : severity))] : [];
    });
    const choice = el('select', { 'aria-label': `Variant of ${root}`, 'data-focus': 'variant' }, ...variants.map((each) => el('option', { value: each.key, selected: each.key === key }, each.variant ?? 'no file of values')));
    choice.addEventListener('change', () => { store.change({ variants: { ...store.state().variants, [rootKey(deployment)]: choice.value }, selection: undefined }); });
    return el('div', { class: 'row head' },
      el('h2', {}, root),
      el('span', { class: 'quiet' }, language),
      variants.length > 1 ? el('label', { class: 'variant' }, 'Variant ', choice) : deployment.variant !== null && el('span', { class: 'quiet' }, deployment.variant),
      el('span', { class: 'quiet counts' }, counts),
      ...problems,
    );
  }

  function drawRow(lane: Lane, width: number): { readonly node: HTMLElement; readonly spots: readonly Spot[] } {
    const state = store.state();
    const now = store.planned(lane.deployment);
    const view = viewOf(lane);
    const { selection } = state;
    const isSelected = (target: Target): boolean => {
      if (!selection || selection.deployment !== lane.deployment) return false;
      if (target.kind === 'free') return selection.kind === 'free' && selection.network === lane.element && selection.stretch.first === target.stretch.first;
      return selection.kind === 'element' && target.kind !== 'group' && target.element === selection.element;
    };
    const picture = drawLane(lane, now, view, width, isSelected);
    picture.spots.forEach(({ node, target, lines }, index) => {
      node.setAttribute('data-focus', `spot ${index}`);
      node.addEventListener('click', () => {
        current = { row: lane.key, spot: index };
        pressed = lastPointer;
        hideCard();
        choose(lane, target);
      });
      node.addEventListener('dblclick', () => { zoomTo(lane, target); });
      node.addEventListener('focus', () => { current = { row: lane.key, spot: index }; });
      node.addEventListener('keydown', (event) => { press(event, lane, index); });
      node.addEventListener('pointerenter', (event) => { showCard(event, lines); });
      node.addEventListener('pointermove', moveCard);
      node.addEventListener('pointerleave', hideCard);
    });
    picture.node.addEventListener('wheel', (event) => { wheel(event, lane); }, { passive: false });
    return { node: el('section', { class: `row lane ${lane.kind}`, 'aria-label': lane.title }, laneHead(lane, view), el('div', { class: 'canvas' }, picture.node)), spots: picture.spots };
  }

  function laneHead(lane: Lane, view: View): HTMLElement {
    const state = store.state();
    const deployment = state.deployments.get(lane.deployment);
    const { element } = lane;
    const isMine = state.selection?.kind === 'element' && state.selection.element === element && state.selection.deployment === lane.deployment;
    const title = element === null ? el('h3', {}, lane.title) : el('h3', {}, button(lane.title, { class: `link${isMine ? ' chosen' : ''}`, 'data-focus': 'title' }, () => { select(lane.deployment, element); }));
    const chips = lane.kind === 'network' ? lane.clusters.flatMap((id) => {
      const cluster = deployment?.network.clusters.find((each) => each.id === id);
      return cluster ? [button(nameOf(cluster), { class: 'chip', 'data-focus': `chip ${id}`, title: `Cluster ${nameOf(cluster)}` }, () => { select(lane.deployment, id); })] : [];
    }) : [];
    const severity = worst(lane.findings, deployment?.findings ?? []);
    const zoom = (label: string, sign: string, act: () => void, off: boolean): HTMLButtonElement => button(sign, { class: 'icon', 'aria-label': `${label}: ${lane.title}`, title: label, disabled: off, 'data-focus': label }, act);
    return el('div', { class: 'lane-head' },
      title,
      severity && signIcon(severity),
      el('span', { class: 'quiet' }, lane.subtitle),
      ...chips,
      el('span', { class: 'space' }),
      zoom('Zoom out', '−', () => { setView(lane, zoomed(lane.axis, view, 0.5, 0.5)); }, isWhole(view)),
      zoom('Zoom in', '+', () => { setView(lane, zoomed(lane.axis, view, 2, 0.5)); }, false),
      zoom('Show all', '↔', () => { setView(lane, whole); }, isWhole(view)),
    );
  }

  function choose(lane: Lane, target: Target): void {
    switch (target.kind) {
      case 'subnet':
      case 'cluster':
        select(lane.deployment, target.element);
        return;
      case 'free':
        if (lane.element !== null) store.change({ selection: { kind: 'free', deployment: lane.deployment, network: lane.element, stretch: target.stretch } });
        return;
      case 'group':
        setView(lane, fitting(lane.axis, target.stretch, 0.8));
        return;
    }
  }

  function select(deployment: string, element: string): void {
    store.change({ selection: { kind: 'element', deployment, element } });
    store.send({ kind: 'reveal', deployment, element, property: null });
  }

  function zoomTo(lane: Lane, target: Target): void {
    const stretch = target.kind === 'free' || target.kind === 'group' ? target.stretch : lane.blocks.find(({ element }) => element === target.element)?.stretch;
    if (stretch) setView(lane, fitting(lane.axis, stretch));
  }

  /** As long as nobody zooms, the part in which the subnets lie: in most networks the rest is empty. */
  function viewOf(lane: Lane): View {
    return store.state().views[lane.key] ?? startView(lane.axis, lane.blocks.map(({ stretch }) => stretch));
  }

  function setView(lane: Lane, view: View): void {
    store.change({ views: { ...store.state().views, [lane.key]: view } });
  }

  function wheel(event: WheelEvent, lane: Lane): void {
    const view = viewOf(lane);
    const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey;
    if (!sideways && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    if (sideways) {
      const by = event.deltaX === 0 ? event.deltaY : event.deltaX;
      setView(lane, panned(view, Math.sign(by) * 0.12));
      return;
    }
    const { left, width } = (event.currentTarget as Element).getBoundingClientRect();
    setView(lane, zoomed(lane.axis, view, event.deltaY < 0 ? 1.3 : 1 / 1.3, (event.clientX - left) / width));
  }

  function press(event: KeyboardEvent, lane: Lane, index: number): void {
    const spots = drawn.get(lane.key)?.spots ?? [];
    const target = spots[index]?.target;
    const view = viewOf(lane);
    const act = keyActions[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || act === undefined || !target) return;
    event.preventDefault();
    switch (act) {
      case 'next':
      case 'previous': {
        const to = index + (act === 'next' ? 1 : -1);
        if (spots[to]) focusSpot(lane.key, to);
        else if (!isWhole(view)) setView(lane, panned(view, act === 'next' ? 0.5 : -0.5));
        return;
      }
      case 'first':
        focusSpot(lane.key, 0);
        return;
      case 'last':
        focusSpot(lane.key, spots.length - 1);
        return;
      case 'below':
      case 'above':
        focusLane(lane.key, act === 'below' ? 1 : -1);
        return;
      case 'choose':
        choose(lane, target);
        return;
      case 'closer':
        zoomKeeping(lane, target, 2);
        return;
      case 'farther':
        zoomKeeping(lane, target, 0.5);
        return;
      case 'all':
        setView(lane, whole);
        return;
      case 'fit':
        zoomTo(lane, target);
        return;
    }
  }

  /** Zooms with the keyboard: about the middle of what has the focus. */
  function zoomKeeping(lane: Lane, target: Target, factor: number): void {
    const view = viewOf(lane);
    const stretch = target.kind === 'free' || target.kind === 'group' ? target.stretch : lane.blocks.find(({ element }) => element === target.element)?.stretch;
    const [spot] = stretch ? placesOn(lane.axis, stretch) : [];
    const middle = spot ? (spot.from + spot.to) / 2 : (view.from + view.to) / 2;
    setView(lane, zoomed(lane.axis, view, factor, Math.min(1, Math.max(0, (middle - view.from) / (view.to - view.from)))));
  }

  function focusSpot(row: string, spot: number): void {
    current = { row, spot };
    keepOneInTabOrder();
    drawn.get(row)?.spots[spot]?.node.focus({ preventScroll: true });
  }

  function focusLane(from: string, step: number): void {
    let index = rows.findIndex(({ key }) => key === from) + step;
    while (rows[index] && rows[index]?.kind !== 'lane') index += step;
    const row = rows[index];
    if (!row) return;
    scrollTo(index);
    drawVisible();
    focusSpot(row.key, 0);
  }

  function scrollTo(index: number): void {
    const [top, height] = [tops[index] ?? 0, rows[index]?.height ?? 0];
    if (top < place.scrollTop) place.scrollTop = Math.max(0, top - 8);
    else if (top + height > place.scrollTop + place.clientHeight) place.scrollTop = top + height - place.clientHeight + 8;
  }

  /** One spot is reached by the tabulator key; from there the arrows go on. */
  function keepOneInTabOrder(): void {
    let found = false;
    for (const [key, { spots }] of drawn) {
      spots.forEach(({ node }, index) => {
        const mine = current?.row === key && current.spot === index;
        node.setAttribute('tabindex', mine ? '0' : '-1');
        found ||= mine;
      });
    }
    if (found) return;
    for (const row of rows) {
      const first = drawn.get(row.key)?.spots[0];
      if (!first) continue;
      first.node.setAttribute('tabindex', '0');
      return;
    }
  }

  const card = el('div', { class: 'card', hidden: true, 'aria-hidden': 'true' });
  document.body.append(card);

  /** Where the mouse is, and where it was when it pressed: until it moves on from there, the panel says it all. */
  let lastPointer = { x: -1, y: -1 };
  let pressed: { readonly x: number; readonly y: number } | undefined;
  let cardLines: readonly string[] = [];

  function showCard(event: PointerEvent, lines: readonly string[]): void {
    cardLines = lines;
    moveCard(event);
  }

  function moveCard(event: PointerEvent): void {
    lastPointer = { x: event.clientX, y: event.clientY };
    if (pressed && Math.hypot(pressed.x - event.clientX, pressed.y - event.clientY) < 12) return;
    pressed = undefined;
    if (card.hidden || card.childElementCount !== cardLines.length || card.firstElementChild?.textContent !== cardLines[0]) replace(card, ...cardLines.map((line) => el('p', {}, line)));
    card.hidden = false;
    const { width, height } = card.getBoundingClientRect();
    card.style.left = `${Math.max(4, Math.min(event.clientX + 14, window.innerWidth - width - 8))}px`;
    card.style.top = `${event.clientY + 18 + height > window.innerHeight ? Math.max(4, event.clientY - height - 10) : event.clientY + 18}px`;
  }

  function hideCard(): void {
    card.hidden = true;
  }

  place.addEventListener('scroll', () => {
    hideCard();
    drawVisible();
  });
  new ResizeObserver(() => { drawVisible(); }).observe(place);

  return {
    draw,
    reveal(selection) {
      const index = rows.findIndex((row) => row.kind === 'lane' && row.lane.deployment === selection.deployment && lanesSelection(row.lane, selection));
      const row = rows[index];
      if (row?.kind !== 'lane') return;
      const block = selection.kind === 'element' ? row.lane.blocks.find(({ element }) => element === selection.element) : undefined;
      const [spot] = block ? placesOn(row.lane.axis, block.stretch) : [];
      const view = viewOf(row.lane);
      const next = spot ? showing(view, spot) : view;
      if (next !== view) setView(row.lane, next);
      scrollTo(index);
      drawVisible();
    },
  };
}

const keyActions: Readonly<Record<string, 'next' | 'previous' | 'first' | 'last' | 'below' | 'above' | 'choose' | 'closer' | 'farther' | 'all' | 'fit'>> = {
  ArrowRight: 'next', ArrowLeft: 'previous', Home: 'first', End: 'last', ArrowDown: 'below', ArrowUp: 'above', Enter: 'choose', ' ': 'choose',
  '+': 'closer', '=': 'closer', '-': 'farther', '0': 'all', f: 'fit',
};

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}

export function signIcon(severity: 'error' | 'warning' | 'info'): SVGSVGElement {
  return svg('svg', { class: 'icon-sign', width: 16, height: 16, viewBox: '-8 -8 16 16', role: 'img', 'aria-label': severity }, severitySign(severity, 0, 0));
}

/** "3 of 5 in use": how much of a network is given to subnets. */
export function givenText(lane: Lane): string {
  const total = lane.axis.parts.reduce((sum, part) => sum + sizeOfStretch(part), 0);
  const given = merged(lane.blocks.map(({ stretch }) => stretch)).reduce((sum, each) => sum + sizeOfStretch(each), 0);
  return `${count(given)} of ${count(total)} addresses are given to subnets`;
}
