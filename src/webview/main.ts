import { readToPage } from '../model/map-reading';
import type { ToPage } from '../model/map';
import { el, svg } from './dom';
import { mapView } from './map-view';
import { panelView } from './panel';
import { unsettled } from './settled';
import { rootKey } from './state';
import { openStore, type Editor } from './store';
import { toolbar } from './toolbar';
import { emptyText, headView } from './head';

declare function acquireVsCodeApi(): Editor;

const live = el('div', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
const store = openStore(acquireVsCodeApi(), live);
const bar = el('header', { class: 'bar' }, el('h1', { class: 'unseen' }, 'Capacity map'));
const notes = el('div', { class: 'notes' });
const empty = el('div', { class: 'nothing' });
const map = el('div', { class: 'scroller', tabindex: -1 });
const pages = el('div', { class: 'pages' });
const main = el('main', { class: 'main-pane' }, notes, empty, map, pages);
const aside = el('aside', { class: 'panel', 'aria-label': 'Details' });
document.body.append(patterns(), bar, el('div', { class: 'body' }, main, aside), live);

const views = mapView(store, map);
const panel = panelView(store, aside);
const tools = toolbar(store, bar, pages);
const heads = headView(store, notes);
/** An element that the cursor is in, still to be brought into sight. */
let reveal = false;

store.onChange(() => {
  const state = store.state();
  const text = emptyText(store);
  empty.hidden = text === undefined;
  empty.replaceChildren(...(text ?? []));
  map.hidden = text !== undefined || state.tab !== 'map';
  pages.hidden = text !== undefined || state.tab === 'map';
  heads.draw();
  tools.draw();
  if (!map.hidden) views.draw();
  panel.draw();
  if (reveal && state.selection && !map.hidden) views.reveal(state.selection);
  reveal = false;
});

window.addEventListener('message', (event) => {
  const message = readToPage(event.data);
  if (message) take(message);
});
store.send({ kind: 'ready' });
store.change({});

function take(message: ToPage): void {
  const state = store.state();
  switch (message.kind) {
    case 'data': {
      const fresh = new Map(message.changed.map((each) => [each.key, each]));
      const deployments = new Map(message.order.flatMap((key) => {
        const deployment = fresh.get(key) ?? state.deployments.get(key);
        return deployment ? [[key, deployment] as const] : [];
      }));
      store.change({ deployments, order: message.order, ready: message.ready });
      const wanted = message.changed.flatMap(({ key }) => {
        const [tried, base] = [state.wanted[key] ?? [], store.asWritten(key)];
        const open = base ? unsettled(base, tried) : tried;
        return open === tried ? [] : [[key, open] as const];
      });
      if (wanted.length > 0) store.change({ wanted: { ...state.wanted, ...Object.fromEntries(wanted) } });
      return;
    }
    case 'scope':
      store.change({ scope: message.keys, filter: '' });
      return;
    case 'select': {
      const shown = store.shown();
      const known = state.deployments.get(message.deployment);
      // The cursor moves in one text: of its variants, the one in sight is meant.
      const deployment = shown.find(({ key }) => key === message.deployment) ?? shown.find((each) => rootKey(each) === rootKey(known));
      if (!deployment) return;
      const { selection } = state;
      if (selection?.kind === 'element' && selection.element === message.element && selection.deployment === deployment.key) return;
      reveal = true;
      store.change({ selection: { kind: 'element', deployment: deployment.key, element: message.element } });
      return;
    }
    case 'checked':
      panel.checked(message);
      return;
    case 'proposal':
      store.change({ proposal: { title: message.title, notes: message.notes, actions: message.actions } });
      return;
  }
}

/** The patterns that tell the moments apart without colours; the style sheet colours them. */
function patterns(): SVGSVGElement {
  const pool = (index: number): readonly SVGPatternElement[] => [
    svg('pattern', { id: `max-${index}`, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
      svg('rect', { class: `ground pool-${index}`, width: 6, height: 6 }), svg('rect', { class: `stripe pool-${index}`, width: 3, height: 6 })),
    svg('pattern', { id: `upgrade-${index}`, width: 5, height: 5, patternUnits: 'userSpaceOnUse' },
      svg('rect', { class: `ground pool-${index}`, width: 5, height: 5 }), svg('circle', { class: `stripe pool-${index}`, cx: 2.5, cy: 2.5, r: 1.4 })),
  ];
  return svg('svg', { class: 'patterns', width: 0, height: 0, 'aria-hidden': 'true' }, svg('defs', {},
    ...[0, 1, 2, 3, 4, 5].flatMap(pool),
    svg('pattern', { id: 'reserved', width: 4, height: 4, patternUnits: 'userSpaceOnUse' }, svg('path', { class: 'reserved-line', d: 'M0 0 4 4M4 0 0 4' })),
    svg('pattern', { id: 'clash', width: 8, height: 8, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(-45)' }, svg('rect', { class: 'clash-line', width: 2.5, height: 8 })),
    svg('pattern', { id: 'intruder', width: 8, height: 8, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(-45)' }, svg('rect', { class: 'intruder-line', width: 1.5, height: 8 }))));
}
