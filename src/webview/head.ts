import { button, el, replace } from './dom';
import type { Store } from './store';

/** What stands above the map: the head of a proposal, with what to do with it. */
export function headView(store: Store, place: HTMLElement): { draw(): void } {
  let drawn: unknown;
  return {
    draw() {
      const { proposal } = store.state();
      if (proposal === drawn) return;
      drawn = proposal;
      if (!proposal) {
        replace(place);
        return;
      }
      const [first, ...others] = proposal.actions;
      replace(place, el('section', { class: 'proposal', 'aria-label': 'Proposal' },
        el('h2', {}, proposal.title),
        el('p', { class: 'quiet' }, 'A proposal: nothing has been written yet.'),
        proposal.notes.length > 0 ? el('ul', {}, ...proposal.notes.map((text) => el('li', {}, text))) : undefined,
        el('div', { class: 'buttons' },
          first === undefined ? undefined : button(first, { class: 'main' }, () => { store.send({ kind: 'act', action: 0 }); }),
          ...others.map((label, index) => button(label, {}, () => { store.send({ kind: 'act', action: index + 1 }); })))));
    },
  };
}

/** What to say where there is nothing to draw. */
export function emptyText(store: Store): readonly HTMLElement[] | undefined {
  const { ready, order, filter } = store.state();
  if (!ready) return [el('p', { class: 'quiet' }, 'Reading the workspace…')];
  if (order.length === 0) {
    return [
      el('h2', {}, 'No network to draw'),
      el('p', {}, 'The map shows virtual networks, subnets and AKS clusters that Terraform, Bicep or ARM templates of this workspace describe. It follows what you type.'),
      el('p', { class: 'quiet' }, 'Open a folder with such files, or write the first network. Files that `aksnet.exclude` leaves out are not drawn.'),
    ];
  }
  if (store.shown().length > 0) return undefined;
  return [
    el('h2', {}, 'Nothing matches'),
    el('p', {}, `No network, subnet or cluster has “${filter.trim()}” in its name.`),
    button('Show all', {}, () => { store.change({ filter: '' }); }),
  ];
}
