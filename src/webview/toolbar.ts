import { button, el, replace } from './dom';
import { growthView } from './growth-view';
import { modelsView } from './models-view';
import { pictureOf, pngOf, svgText } from './picture';
import { markdownOf } from './summary';
import { tableView } from './table-view';
import { tabs, variantsOf, rootKey, type Tab } from './state';
import type { Store } from './store';

/** The bar at the top: what to show of the workspace, and how. */
export function toolbar(store: Store, bar: HTMLElement, pages: HTMLElement): { draw(): void } {
  const scope = el('select', { 'aria-label': 'Deployments to show', class: 'scope' });
  const filter = el('input', { type: 'search', placeholder: 'Filter by name', 'aria-label': 'Filter by name', value: store.state().filter, spellcheck: 'false' });
  const tablist = el('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Views' });
  const buttons = new Map<Tab, HTMLButtonElement>();
  for (const tab of tabs) {
    const made = button(tabNames[tab], { role: 'tab', id: `tab-${tab}` }, () => { store.change({ tab }); });
    made.addEventListener('keydown', (event) => { turn(event, tab); });
    buttons.set(tab, made);
    tablist.append(made);
  }
  const give = el('select', { 'aria-label': 'Export', class: 'export' }, el('option', { value: '' }, 'Export…'), el('option', { value: 'copy' }, 'Copy as Markdown'), el('option', { value: 'md' }, 'Save as Markdown…'), el('option', { value: 'svg' }, 'Save as SVG…'), el('option', { value: 'png' }, 'Save as PNG…'));
  give.addEventListener('change', () => {
    void exported(store, give.value);
    give.value = '';
  });
  bar.append(scope, filter, tablist, el('span', { class: 'space' }), give);
  scope.addEventListener('change', () => { store.change({ scope: scope.value === '' ? [] : [scope.value], selection: undefined }); });
  filter.addEventListener('input', () => { store.change({ filter: filter.value }); });
  const views: Readonly<Record<Exclude<Tab, 'map'>, { draw(): readonly HTMLElement[]; signs(): readonly unknown[] }>> = {
    table: tableView(store),
    growth: growthView(store),
    models: modelsView(store),
  };
  let known: unknown;
  let drawn: readonly unknown[] = [];

  function turn(event: KeyboardEvent, tab: Tab): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    store.change({ tab: next });
    buttons.get(next)?.focus();
  }

  function drawScope(): void {
    const state = store.state();
    const roots = new Map(state.order.flatMap((key) => {
      const deployment = state.deployments.get(key);
      return deployment ? [[rootKey(deployment), deployment] as const] : [];
    }));
    const chosen = state.scope.length === 1 ? state.scope[0] : undefined;
    const several = state.scope.length > 1 ? [el('option', { value: '-', selected: true, disabled: true }, `${state.scope.length} deployments`)] : [];
    replace(scope, el('option', { value: '' }, `All deployments (${roots.size})`), ...several,
      ...[...roots].map(([root, each]) => el('option', { value: each.key, selected: chosen !== undefined && variantsOf(state, root).some(({ key }) => key === chosen) }, `${each.root} · ${each.language}`)));
    scope.hidden = roots.size < 2;
  }

  return {
    draw() {
      const state = store.state();
      if (known !== state.deployments || !Object.is(drawn[0], state.scope)) drawScope();
      known = state.deployments;
      if (document.activeElement !== filter && filter.value !== state.filter) filter.value = state.filter;
      for (const [tab, each] of buttons) {
        each.setAttribute('aria-selected', String(tab === state.tab));
        each.setAttribute('tabindex', tab === state.tab ? '0' : '-1');
      }
      if (state.tab === 'map') {
        drawn = [state.scope];
        replace(pages);
        return;
      }
      const view = views[state.tab];
      const signs = [state.scope, state.tab, ...view.signs()];
      if (signs.length === drawn.length && signs.every((each, index) => each === drawn[index])) return;
      drawn = signs;
      replace(pages, ...view.draw());
    },
  };
}

async function exported(store: Store, what: string): Promise<void> {
  const state = store.state();
  const shown = store.shown().flatMap(({ key }) => {
    const planned = store.planned(key);
    return planned ? [{ planned, wanted: state.wanted[key] ?? [] }] : [];
  });
  const name = state.proposal ? 'proposal' : 'capacity-map';
  switch (what) {
    case 'copy':
      store.send({ kind: 'copy', text: markdownOf(shown), what: 'The summary' });
      return;
    case 'md':
      store.send({ kind: 'save', name, type: 'md', text: markdownOf(shown) });
      return;
    case 'svg':
      store.send({ kind: 'save', name, type: 'svg', text: svgText(pictureOf(store, pictureWidth)) });
      return;
    case 'png': {
      const text = await pngOf(pictureOf(store, pictureWidth), 2);
      if (text === undefined) store.announce('The picture is too large for a PNG: save it as SVG.');
      else store.send({ kind: 'save', name, type: 'png', text });
      return;
    }
  }
}

/** In pixels: what fits a page and a pull request. */
const pictureWidth = 1100;

const tabNames: Readonly<Record<Tab, string>> = { map: 'Map', table: 'Table', growth: 'Growth', models: 'Models' };
