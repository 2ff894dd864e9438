import type { MapDeployment } from '../model/map';
import { el } from './dom';
import { chooser, levelBadge } from './details';
import { compareModels, type ModelColumn } from './models';
import type { Planned } from './planned';
import type { Store } from './store';
import { modelName, nameOf } from './words';

/** Each cluster in the network models side by side. */
export function modelsView(store: Store): { draw(): readonly HTMLElement[]; signs(): readonly unknown[] } {
  return {
    signs: () => store.shown().map(({ key }) => store.planned(key)),
    draw() {
      const clusters = store.shown().flatMap((deployment) => {
        const planned = store.planned(deployment.key);
        return planned ? planned.network.clusters.map((cluster) => ({ deployment, planned, id: cluster.id, name: nameOf(cluster) })) : [];
      });
      if (clusters.length === 0) return [el('p', { class: 'quiet' }, 'There is no cluster to compare.')];
      const drawn = clusters.slice(0, most).flatMap(({ deployment, planned, id, name }) => comparison(store, deployment, planned, id, name));
      return [...drawn, ...(clusters.length > most ? [el('p', { class: 'quiet' }, `${clusters.length - most} more clusters: choose a deployment or filter by name to see them.`)] : [])];
    },
  };
}

const most = 24;

function comparison(store: Store, deployment: MapDeployment, planned: Planned, id: string, name: string): readonly HTMLElement[] {
  const columns = compareModels(planned, id);
  const row = (head: string, cell: (column: ModelColumn) => string | HTMLElement): HTMLElement => el('tr', {}, el('th', { scope: 'row' }, head), ...columns.map((column) => el('td', { class: column.isPresent ? 'present-model' : '' }, cell(column))));
  return [el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `Models of ${name}` }, el('table', { class: 'grid compare' },
    el('caption', {}, chooser(store, deployment.key, id, name), el('span', { class: 'quiet' }, ` ${deployment.root}`)),
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Model'), ...columns.map(({ model, isPresent }) => el('th', { scope: 'col' }, `${modelName(model)}${isPresent ? ' (now)' : ''}`)))),
    el('tbody', {},
      row('Pods per node', ({ podsPerNode }) => podsPerNode),
      row('Node subnet, in an upgrade', ({ nodeSubnet }) => nodeSubnet),
      row('In the present subnets', ({ level }) => levelBadge(level)),
      row('Smallest subnet for all', (column) => column.smallestSubnet),
      row('Addresses of pods', ({ podAddresses }) => podAddresses),
      row('Most nodes of one pool', ({ mostNodes }) => mostNodes),
      row('Limits of AKS', ({ limits }) => limits),
      row('Good to know', ({ notes }) => el('ul', { class: 'plain' }, ...notes.map((text) => el('li', {}, text)))),
      row('To move there', ({ move }) => move))))];
}
