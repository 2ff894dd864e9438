import { fitting, isWhole, panned, placesOn, showing, startView, stretchIn, viewOn, whole, zoomed, type View } from './axis';
import { el } from './dom';
import { drawLane, laneHeight } from './draw-lane';
import { hoverCard } from './hover-card';
import type { Lane } from './lanes';
import { keyAction } from './map-keys';
import { deploymentHead, laneHead } from './row-heads';
import type { Spot, Target } from './spots';
import type { Selection } from './state';
import type { Store } from './store';

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
  const card = hoverCard();
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
    return lane.element === selection.element || [...lane.blocks, ...lane.listed].some(({ element }) => element === selection.element) || lane.clusters.includes(selection.element) || (cluster !== undefined && lane.clusters.includes(cluster));
  }

  function clusterOfPool({ deployment, element }: Extract<Selection, { kind: 'element' }>): string | undefined {
    return store.state().deployments.get(deployment)?.network.clusters.find(({ nodePools }) => nodePools.some(({ id }) => id === element))?.id;
  }

  function redraw(row: Row, signs: readonly unknown[], width: number, old: HTMLElement | undefined): HTMLElement {
    const focused = old?.contains(document.activeElement) ? old.querySelectorAll('[data-focus]') : undefined;
    const focus = focused ? document.activeElement?.getAttribute('data-focus') : undefined;
    const { node, spots } = row.kind === 'head' ? { node: deploymentHead(store, row.deployment), spots: [] } : drawRow(row.lane, width);
    if (old?.parentElement) old.replaceWith(node);
    drawn.set(row.key, { node, signs, spots });
    if (focus) node.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focus)}"]`)?.focus({ preventScroll: true });
    return node;
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
        card.press();
        choose(lane, target);
      });
      node.addEventListener('dblclick', () => { zoomTo(lane, target); });
      node.addEventListener('focus', () => { current = { row: lane.key, spot: index }; });
      node.addEventListener('keydown', (event) => { press(event, lane, index); });
      node.addEventListener('pointerenter', (event) => { card.show(event, lines); });
      node.addEventListener('pointermove', card.move);
      node.addEventListener('pointerleave', card.hide);
    });
    picture.node.addEventListener('wheel', (event) => { wheel(event, lane); }, { passive: false });
    return { node: el('section', { class: `row lane ${lane.kind}`, 'aria-label': lane.title }, laneHead(store, lane, view, { select: (element) => { select(lane.deployment, element); }, show: (next) => { setView(lane, next); } }), el('div', { class: 'canvas' }, picture.node)), spots: picture.spots };
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
    const chosen = store.state().views[lane.key];
    return chosen ? viewOn(lane.axis, chosen) : startView(lane.axis, lane.blocks.map(({ stretch }) => stretch));
  }

  function setView(lane: Lane, view: View): void {
    store.change({ views: { ...store.state().views, [lane.key]: stretchIn(lane.axis, view) } });
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
    const act = keyAction(event);
    if (act === undefined || !target) return;
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

  place.addEventListener('scroll', () => {
    card.hide();
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

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}
