import { formatRange } from '../net/range';
import type { MapDeployment } from '../model/map';
import { el } from './dom';
import { chooser, levelBadge } from './details';
import { levelOf } from './fill';
import { ipv6In, rangesIn } from './lanes';
import type { Planned } from './planned';
import type { Store } from './store';
import { amount, listText, modelName, nameOf, settingText } from './words';

/** The same as the map, as tables: for the keyboard and for screen readers, and for copying. */
export function tableView(store: Store): { draw(): readonly HTMLElement[]; signs(): readonly unknown[] } {
  return {
    signs: () => store.shown().map(({ key }) => store.planned(key)),
    draw: () => store.shown().flatMap((deployment) => {
      const planned = store.planned(deployment.key);
      return planned ? tablesOf(store, deployment, planned) : [];
    }),
  };
}

function tablesOf(store: Store, deployment: MapDeployment, planned: Planned): readonly HTMLElement[] {
  const { network, subnets, clusters, podRanges } = planned;
  const key = deployment.key;
  const networkNames = new Map(network.virtualNetworks.map((each) => [each.id, nameOf(each)]));
  const messages = (id: string): HTMLElement => el('td', { class: 'words' }, deployment.findings.filter(({ elements }) => elements.includes(id)).map(({ message }) => message).join('. '));
  const networks = network.virtualNetworks.map((each) => [
    el('th', { scope: 'row' }, chooser(store, key, each.id, nameOf(each))), el('td', {}, listText(each.addressSpace)),
    el('td', {}, String(network.subnets.filter(({ virtualNetwork }) => virtualNetwork.kind === 'known' && virtualNetwork.value === each.id).length)), messages(each.id),
  ]);
  const rows = [...subnets.values()].map(({ subnet, usable, needed, takenBy }) => [
    el('th', { scope: 'row' }, chooser(store, key, subnet.id, nameOf(subnet))),
    el('td', {}, subnet.virtualNetwork.kind === 'known' ? (networkNames.get(subnet.virtualNetwork.value) ?? 'not known') : 'not known'),
    el('td', {}, [...rangesIn(subnet.prefixes).map(({ range }) => formatRange(range)), ...ipv6In(subnet.prefixes)].join(', ') || 'not known'),
    el('td', { class: 'number' }, amount(usable)), el('td', { class: 'number' }, amount(needed.now)), el('td', { class: 'number' }, amount(needed.max)), el('td', { class: 'number' }, amount(needed.upgrade)),
    el('td', {}, takenBy.length > 0 ? levelBadge(levelOf(needed, usable)) : 'no pool'), messages(subnet.id),
  ]);
  const groups = [...clusters.values()].map(({ cluster, model, serviceCidrs }) => {
    const pods = podRanges.get(cluster.id);
    return [
      el('th', { scope: 'row' }, chooser(store, key, cluster.id, nameOf(cluster))),
      el('td', {}, model.value.kind === 'known' ? modelName(model.value.value) : settingText(model)),
      el('td', {}, listText(serviceCidrs.value)), el('td', {}, pods ? listText(clusters.get(cluster.id)?.podCidrs.value ?? cluster.podCidrs) : 'none'),
      el('td', { class: 'number' }, pods ? amount(pods.nodes) : ''), el('td', { class: 'number' }, pods ? amount(pods.needed.upgrade) : ''), messages(cluster.id),
    ];
  });
  const pools = [...clusters.values()].flatMap(({ cluster, pools: own }) => own.map(({ pool, nodes, maxPods, nodeSubnet }) => [
    el('th', { scope: 'row' }, chooser(store, key, pool.id, nameOf(pool))), el('td', {}, nameOf(cluster)),
    el('td', {}, nodeSubnet.value.kind === 'known' ? nameOf(subnets.get(nodeSubnet.value.value)?.subnet ?? { id: nodeSubnet.value.value, name: pool.name }) : 'not known'),
    el('td', { class: 'number' }, settingText(maxPods)), el('td', { class: 'number' }, amount(nodes.now)), el('td', { class: 'number' }, amount(nodes.max)), el('td', { class: 'number' }, amount(nodes.upgrade)),
  ]));
  const title = `${deployment.root}${deployment.variant === null ? '' : ` · ${deployment.variant}`}`;
  return [
    el('h2', {}, title),
    ...table('Virtual networks', title, ['Network', 'Address space', 'Subnets', 'Findings'], networks),
    ...table('Subnets', title, ['Subnet', 'Network', 'Prefix', 'Usable', 'Now', 'Maximum', 'Upgrade', 'State', 'Findings'], rows),
    ...table('Clusters', title, ['Cluster', 'Model', 'Service range', 'Pod range', 'Nodes in it', 'Nodes in an upgrade', 'Findings'], groups),
    ...table('Node pools', title, ['Pool', 'Cluster', 'Node subnet', 'Pods per node', 'Nodes now', 'Maximum', 'Upgrade'], pools),
  ];
}

/** `of` tells it from the tables of other deployments. */
export function table(caption: string, of: string, heads: readonly string[], rows: readonly (readonly HTMLElement[])[]): readonly HTMLElement[] {
  if (rows.length === 0) return [];
  return [el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `${caption} of ${of}` }, el('table', { class: 'grid' },
    el('caption', {}, caption),
    el('thead', {}, el('tr', {}, ...heads.map((head, index) => el('th', { scope: 'col', class: rows[0]?.[index]?.classList.contains('number') ? 'number' : undefined }, head)))),
    el('tbody', {}, ...rows.map((cells) => el('tr', {}, ...cells)))))];
}
