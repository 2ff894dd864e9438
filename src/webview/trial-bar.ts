import { button, el } from './dom';
import type { Store } from './store';
import { wantedText } from './wanted-text';

/** The bar at the foot of the panel: what is tried out, what the rules say to it, and what to do with it. */
export function trialBar(store: Store, key: string, checked: { readonly gone: readonly string[]; readonly come: readonly string[]; readonly refused: string | null } | undefined): HTMLElement | undefined {
  const wanted = store.state().wanted[key] ?? [];
  const planned = store.planned(key);
  if (wanted.length === 0 || !planned) return undefined;
  const isProposal = store.state().proposal !== undefined;
  const edit = button('Show as edit', { class: 'main', disabled: checked?.refused !== null && checked !== undefined, 'data-focus': 'edit' }, () => { store.send({ kind: 'edit', deployment: key, wanted }); });
  const reset = button('Reset', { 'data-focus': 'reset' }, () => { store.change({ wanted: { ...store.state().wanted, [key]: [] } }); });
  const lines = (label: string, all: readonly string[]): readonly HTMLElement[] => all.slice(0, 4).map((text) => el('li', {}, `${label}: ${text}`));
  return el('div', { class: 'trial-bar' },
    el('h3', {}, 'Tried out'),
    el('ul', { class: 'plain' }, ...wanted.map((each) => el('li', {}, wantedText(planned, each))),
      ...(checked ? [...lines('Would go', checked.gone), ...lines('Would come', checked.come)] : [])),
    checked?.refused ? el('p', { class: 'quiet' }, `${checked.refused}.`) : undefined,
    el('div', { class: 'buttons' }, isProposal ? undefined : edit, reset));
}
