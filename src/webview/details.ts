import type { MapDeployment, WhatIf, WhatIfValue } from '../model/map';
import type { NodePool, Subnet } from '../model/network';
import { possibilities } from '../model/value';
import { formatRange } from '../net/range';
import { smallestPodCidr, smallestSubnet } from '../plan/capacity';
import type { ClusterPlan, Moments, PoolPlan, Quantity, SubnetPlan } from '../plan/plan';
import { extentOf } from '../plan/quantity';
import { minus } from '../plan/quantity';
import { button, el } from './dom';
import { levelOf, levelText, moments, type Level } from './fill';
import { ipv6In, rangesIn } from './lanes';
import { signIcon } from './signs';
import type { Planned } from './planned';
import type { Store } from './store';
import { amount, listText, modelName, nameOf, plural, settingText, valueText, workings } from './words';

/** Numbers and findings of what is chosen: everything in the panel that changes while something is tried out. */
export function factsOf(store: Store, planned: Planned, id: string): readonly HTMLElement[] {
  const { deployment } = planned;
  const subnet = planned.subnets.get(id);
  if (subnet) return [...subnetFacts(store, planned, subnet), ...findingsFacts(store, deployment, id)];
  const cluster = planned.clusters.get(id);
  if (cluster) return [...clusterFacts(store, planned, cluster), ...findingsFacts(store, deployment, id)];
  for (const each of planned.clusters.values()) {
    const pool = each.pools.find((one) => one.pool.id === id);
    if (pool) return [...poolFacts(store, planned, each, pool), ...findingsFacts(store, deployment, id)];
  }
  const network = planned.network.virtualNetworks.find((each) => each.id === id);
  if (!network) return [el('p', {}, 'It is no longer in the text.')];
  const own = planned.network.subnets.filter(({ virtualNetwork }) => virtualNetwork.kind === 'known' && virtualNetwork.value === id);
  return [
    facts([['Address space', listText(network.addressSpace)], ['Peered with', listText(network.peers)], ['Subnets', plural(own.length, 'subnet')]]),
    ...(own.length > 0 ? [el('h3', {}, 'Subnets'), list(own.slice(0, mostListed).map((each) => subnetLine(store, planned, each)), own.length - mostListed)] : []),
    ...findingsFacts(store, deployment, id),
  ];
}

/** More lines than these say nothing that the table does not say better. */
const mostListed = 40;

export function levelBadge(level: Level): HTMLElement {
  return el('span', { class: `badge ${level}` }, levelText(level));
}

/** A button that chooses another element. */
export function chooser(store: Store, deployment: string, element: string, label: string): HTMLElement {
  return button(label, { class: 'link' }, () => { store.change({ selection: { kind: 'element', deployment, element } }); });
}

function subnetFacts(store: Store, planned: Planned, plan: SubnetPlan): readonly HTMLElement[] {
  const { subnet, usable, needed, azureCounts, takenBy, free } = plan;
  const prefixes = [...rangesIn(subnet.prefixes).map(({ range }) => formatRange(range)), ...ipv6In(subnet.prefixes)];
  const smallest = smallestSubnet(extentOf(needed.upgrade).atLeast);
  const network = planned.network.virtualNetworks.find(({ id }) => subnet.virtualNetwork.kind === 'known' && id === subnet.virtualNetwork.value);
  return [
    el('p', { class: 'lead' }, levelBadge(levelOf(needed, usable)), ` ${amount(needed.upgrade)} needed in an upgrade, ${amount(usable)} usable`),
    facts([
      ['Prefix', prefixes.length > 0 ? prefixes.join(', ') : listText(subnet.prefixes)],
      ['Network', network ? chooser(store, planned.deployment.key, network.id, nameOf(network)) : valueText(subnet.virtualNetwork)],
      ['Usable', usable ? workings(usable).join('; ') : 'not known'],
      ...(free ? [['Left now', amount(free)] as const] : []),
      ...(takenBy.length > 0 ? [['Azure compares', `${amount(azureCounts)} with ${amount(usable)} when it accepts or refuses`] as const] : []),
      ...(takenBy.length > 0 && smallest ? [['Smallest that fits', smallest.working] as const] : []),
      ...(subnet.delegations.kind === 'absent' ? [] : [['Delegated to', listText(subnet.delegations)] as const]),
    ]),
    ...(takenBy.length > 0
      ? [
        el('h3', {}, 'Addresses'),
        momentsTable(takenBy.map(({ pool, as, addresses }, index) => ({ name: `${nameOf(pool.pool)}${as === 'pods' ? ', pods' : ''}`, colour: index, id: pool.pool.id, moments: addresses })), needed, usable, store, planned.deployment.key),
        el('h3', {}, 'How the numbers come about'),
        el('ul', { class: 'workings' }, ...takenBy.flatMap(({ pool, addresses }) => uniqueWorkings(addresses).map((text) => el('li', {}, `${nameOf(pool.pool)}: ${text}`)))),
      ]
      : [el('p', { class: 'quiet' }, 'No node pool that is known here uses it.')]),
  ];
}

function clusterFacts(store: Store, planned: Planned, plan: ClusterPlan): readonly HTMLElement[] {
  const { cluster, model, serviceCidrs, podCidrs, dnsServiceIp, networkPolicy, dataPlane, pools } = plan;
  const podRange = planned.podRanges.get(cluster.id);
  const smallest = podRange && smallestPodCidr(extentOf(podRange.needed.upgrade).atLeast);
  return [
    facts([
      ['Network model', model.value.kind === 'known' ? `${modelName(model.value.value)}${model.isDefault ? ' (default)' : ''}` : settingText(model)],
      ['Service range', `${listText(serviceCidrs.value)}${serviceCidrs.isDefault ? ' (default)' : ''}`],
      ['DNS service', settingText(dnsServiceIp)],
      ...(podRange ? [['Pod range', `${listText(podCidrs.value)}${podCidrs.isDefault ? ' (default)' : ''}`] as const] : []),
      ['Network policy', settingText(networkPolicy)],
      ['Data plane', settingText(dataPlane)],
      ['Kubernetes', valueText(cluster.kubernetesVersion)],
    ]),
    el('h3', {}, 'Node pools'),
    momentsTable(pools.map((pool) => ({ name: nameOf(pool.pool), colour: undefined, id: pool.pool.id, moments: pool.nodes })), undefined, undefined, store, planned.deployment.key, 'Nodes'),
    ...(podRange
      ? [
        el('h3', {}, 'Pod range, in nodes of a /24 each'),
        momentsTable([], podRange.needed, podRange.nodes, store, planned.deployment.key, 'Nodes'),
        el('ul', { class: 'workings' }, ...[...(podRange.nodes ? workings(podRange.nodes) : []), ...(smallest ? [`smallest that fits: ${smallest.working}`] : [])].map((text) => el('li', {}, text))),
      ]
      : []),
  ];
}

function poolFacts(store: Store, planned: Planned, { cluster }: ClusterPlan, plan: PoolPlan): readonly HTMLElement[] {
  const { pool, model, maxPods, nodes, surge, nodeSubnet, nodeSubnetAddresses, podSubnetAddresses } = plan;
  const key = planned.deployment.key;
  const link = (id: string | undefined): HTMLElement | string => {
    const subnet = planned.network.subnets.find((each) => each.id === id);
    return subnet ? chooser(store, key, subnet.id, nameOf(subnet)) : 'not known';
  };
  const subnets = possibilities(nodeSubnet.value).map(({ value }) => value.value);
  const podSubnets = possibilities(pool.podSubnet).map(({ value }) => value.value);
  return [
    facts([
      ['Cluster', chooser(store, key, cluster.id, nameOf(cluster))],
      ['Network model', model.value.kind === 'known' ? modelName(model.value.value) : settingText(model)],
      ['Node subnet', nodeSubnet.value.kind === 'absent' ? 'made by Azure' : link(subnets[0])],
      ...(podSubnets.length > 0 ? [['Pod subnet', link(podSubnets[0])] as const] : []),
      ['Pods per node', settingText(maxPods)],
      ['Surge', `${pool.maxSurge.kind === 'absent' ? 'default: ' : ''}${workings(surge).join('; ')}`],
    ]),
    el('h3', {}, 'Nodes and addresses'),
    momentsTable([{ name: 'nodes', colour: undefined, id: undefined, moments: nodes }, { name: 'node subnet', colour: undefined, id: undefined, moments: nodeSubnetAddresses }, ...(pool.podSubnet.kind === 'absent' ? [] : [{ name: 'pod subnet', colour: undefined, id: undefined, moments: podSubnetAddresses }])], undefined, undefined, store, key, ''),
    el('ul', { class: 'workings' }, ...uniqueWorkings(nodeSubnetAddresses).map((text) => el('li', {}, text)), ...(pool.podSubnet.kind === 'absent' ? [] : uniqueWorkings(podSubnetAddresses).map((text) => el('li', {}, text)))),
  ];
}

interface MomentsRow {
  readonly name: string;
  readonly colour: number | undefined;
  readonly id: string | undefined;
  readonly moments: Moments;
}

function momentsTable(rows: readonly MomentsRow[], together: Moments | undefined, room: Quantity | undefined, store: Store, deployment: string, what = 'Addresses'): HTMLElement {
  const cells = (of: Moments): readonly HTMLElement[] => moments.map((moment) => el('td', {}, amount(of[moment])));
  const body = rows.map(({ name, colour, id, moments: of }) => el('tr', {},
    el('th', { scope: 'row' }, colour !== undefined && el('span', { class: `swatch pool-${colour % 6}`, 'aria-hidden': 'true' }), id === undefined ? name : chooser(store, deployment, id, name)), ...cells(of)));
  const sum = together && (rows.length !== 1) ? [el('tr', { class: 'sum' }, el('th', { scope: 'row' }, 'together'), ...cells(together))] : [];
  const left = together && room ? [el('tr', { class: 'sum' }, el('th', { scope: 'row' }, 'left'), ...moments.map((moment) => {
    const rest = minus(room, together[moment]);
    const missing = (extentOf(rest).atMost ?? 0) < 0;
    return el('td', { class: missing ? 'missing' : '' }, amount(rest));
  }))] : [];
  return el('div', { class: 'scroll' }, el('table', { class: 'numbers' },
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, what), el('th', { scope: 'col' }, 'now'), el('th', { scope: 'col' }, 'maximum'), el('th', { scope: 'col' }, 'upgrade'))),
    el('tbody', {}, ...body, ...sum, ...left)));
}

function uniqueWorkings({ now, max, upgrade }: Moments): readonly string[] {
  return [...new Set([now, max, upgrade].flatMap(workings))].filter((text) => text !== 'nothing');
}

export function facts(rows: readonly (readonly [string, string | HTMLElement])[]): HTMLElement {
  return el('dl', { class: 'facts' }, ...rows.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]));
}

function subnetLine(store: Store, planned: Planned, subnet: Subnet): HTMLElement {
  const plan = planned.subnets.get(subnet.id);
  const prefix = [...rangesIn(subnet.prefixes).map(({ range }) => formatRange(range)), ...ipv6In(subnet.prefixes)].join(', ');
  return el('li', {}, chooser(store, planned.deployment.key, subnet.id, nameOf(subnet)), ` ${prefix} `, plan && plan.takenBy.length > 0 ? levelBadge(levelOf(plan.needed, plan.usable)) : '');
}

function list(items: readonly HTMLElement[], more: number): HTMLElement {
  return el('ul', { class: 'plain' }, ...items, more > 0 && el('li', { class: 'quiet' }, `and ${more} more, in the table`));
}

/** The words of the squiggle, each leading to its place in the code; and what could not be followed. */
function findingsFacts(store: Store, { key, findings, notChecked }: MapDeployment, id: string): readonly HTMLElement[] {
  const own = findings.flatMap((finding, index) => (finding.elements.includes(id) ? [{ finding, index }] : []));
  const open = notChecked.filter(({ element }) => element === id);
  return [
    ...(own.length > 0 ? [el('h3', {}, 'Findings'), el('ul', { class: 'plain findings' }, ...own.map(({ finding: { severity, message, rule }, index }) => el('li', {},
      signIcon(severity), button(message, { class: 'link' }, () => { store.send({ kind: 'revealFinding', deployment: key, finding: index }); }), el('span', { class: 'quiet' }, ` ${rule}`))))] : []),
    ...(open.length > 0 ? [el('h3', {}, 'Not checked'), el('ul', { class: 'plain' }, ...open.map(({ text }) => el('li', {}, text)))] : []),
  ];
}

/** What is tried out for an element, among all that is. */
export function wantedFor(store: Store, deployment: string, element: string, property: WhatIf['property']): WhatIfValue | undefined {
  return (store.state().wanted[deployment] ?? []).find((each) => each.element === element && each.property === property)?.to;
}

/** One sentence about what is chosen, for people who do not see the picture. */
export function summaryOf(planned: Planned, id: string): string {
  const subnet = planned.subnets.get(id);
  if (subnet) return `${nameOf(subnet.subnet)}: ${amount(subnet.needed.now)} addresses now, ${amount(subnet.needed.max)} at the maximum, ${amount(subnet.needed.upgrade)} in an upgrade, ${amount(subnet.usable)} usable: ${levelText(levelOf(subnet.needed, subnet.usable))}`;
  for (const { pools, cluster } of planned.clusters.values()) {
    const pool = pools.find((each) => each.pool.id === id);
    if (pool) return poolSummary(planned, pool);
    if (cluster.id === id) return [nameOf(cluster), ...pools.map((each) => poolSummary(planned, each))].join('. ');
  }
  return '';
}

function poolSummary(planned: Planned, { pool, nodes, nodeSubnet, nodeSubnetAddresses }: PoolPlan): string {
  const subnets = possibilities(nodeSubnet.value).flatMap(({ value }) => planned.subnets.get(value.value) ?? []);
  const rooms = subnets.map(({ subnet, needed, usable }) => `${nameOf(subnet)} ${levelText(levelOf(needed, usable))}, ${amount(needed.upgrade)} of ${amount(usable)}`);
  return [`${nameOf(pool)}: ${amount(nodes.upgrade)} nodes in an upgrade take ${amount(nodeSubnetAddresses.upgrade)} addresses`, ...rooms].join('; ');
}

/** Whether a pool's size is left to the autoscaler. */
export function isAutoscaled({ autoscaling }: NodePool): boolean {
  return autoscaling.kind === 'known' && autoscaling.value;
}
