import type { Report } from '../../analyze';
import { describeConditions } from '../../model/condition';
import type { Cluster, NodePool, Subnet } from '../../model/network';
import type { ClusterPlan, Moments, Plan, Quantity, SubnetPlan } from '../../plan/plan';
import type { PlacedNotChecked } from '../check';
import { placedUnit, type Places } from '../places';
import { shower, type ShownValue } from '../show';
import { counted, grouped, notCheckedLines, placeText, unitText, type Paint } from './text';

/** The networks of the deployments for people, with the working behind each number, and what was not checked. */
export function showText(reports: readonly Report[], places: Places, notChecked: readonly PlacedNotChecked[], paint: Paint): string {
  const speaking = reports.filter(({ deployment: { network } }) => network.clusters.length + network.virtualNetworks.length + network.subnets.length > 0);
  const lines = speaking.flatMap((report) => [...deploymentLines(report, places, paint), '']);
  const silent = reports.length - speaking.length;
  if (silent > 0) lines.push(`${counted(silent, 'deployment')} without clusters, virtual networks and subnets`, '');
  if (reports.length === 0) lines.push('there are no deployments of a language that aksnet reads', '');
  if (notChecked.length > 0) lines.push('not checked', ...notCheckedLines(notChecked, notChecked.length, paint).map((line) => `  ${line}`), '');
  return lines.slice(0, -1).map((line) => `${line}\n`).join('');
}

function deploymentLines({ deployment, design: { plan } }: Report, places: Places, paint: Paint): readonly string[] {
  const { unit, client, network } = deployment;
  const show = shower(places);
  const version = valueText(show.value(client.version));
  const title = `${unitText(placedUnit(unit, places))}: ${unit.language}, ${client.kind}${version === missing ? '' : ` ${version}`}`;
  const lines = [
    ...network.clusters.flatMap((cluster) => clusterLines(cluster, plan, places, paint)),
    ...network.virtualNetworks.flatMap((each) => [
      `virtual network ${each.id}${maybe(each)}  ${paint('dim', placeText(places.place(each.span)))}`,
      `  address space ${valueText(show.list(each.addressSpace))}`,
    ]),
    ...network.subnets.flatMap((subnet) => subnetLines(subnet, plan, places, paint)),
  ];
  return [paint('bold', title), ...lines.map((line) => `  ${line}`)];
}

function clusterLines(cluster: Cluster, plan: Plan, places: Places, paint: Paint): readonly string[] {
  const settings = plan.clusters.find((each) => each.cluster === cluster);
  const show = shower(places);
  const lines = [`cluster ${cluster.id}${maybe(cluster)}  ${paint('dim', placeText(places.place(cluster.span)))}`];
  if (settings) {
    lines.push(...words(
      ['mode', show.setting(settings.model)],
      ['service CIDR', show.listSetting(settings.serviceCidrs)],
      ['DNS service IP', show.setting(settings.dnsServiceIp)],
      ['pod CIDR', show.listSetting(settings.podCidrs)],
      ['network policy', show.setting(settings.networkPolicy)],
      ['outbound type', show.value(cluster.outboundType)],
    ));
  }
  for (const pool of cluster.nodePools) lines.push(...poolLines(pool, settings, places).map((line) => `  ${line}`));
  if (!cluster.nodePoolsComplete) lines.push('  and node pools that are not known');
  for (const range of plan.podRanges.filter((each) => each.cluster.cluster === cluster)) {
    lines.push(`  pod range ${valueText(show.value(range.prefix))}: ${range.nodes ? `room for ${quantityText(range.nodes)} nodes` : 'size not known'}`);
    lines.push(...momentLines(range.needed, 'nodes').map((line) => `    ${line}`));
  }
  return lines;
}

function poolLines(pool: NodePool, settings: ClusterPlan | undefined, places: Places): readonly string[] {
  const plan = settings?.pools.find((each) => each.pool === pool);
  const show = shower(places);
  return [
    `node pool ${pool.id}${maybe(pool)}`,
    ...words(
      ['nodes', show.value(pool.count)],
      ['minimum', show.value(pool.minCount)],
      ['maximum', show.value(pool.maxCount)],
      ['surge', show.value(pool.maxSurge)],
    ),
    ...words(['pods per node', plan ? show.setting(plan.maxPods) : show.value(pool.maxPods)], ['subnet', show.value(pool.subnet)], ['pod subnet', show.value(pool.podSubnet)]),
  ];
}

function subnetLines(subnet: Subnet, plan: Plan, places: Places, paint: Paint): readonly string[] {
  const show = shower(places);
  const room = plan.subnets.find((each) => each.subnet === subnet);
  return [
    `subnet ${subnet.id}${maybe(subnet)}  ${paint('dim', placeText(places.place(subnet.span)))}`,
    ...words(['prefix', show.list(subnet.prefixes)], ['virtual network', show.value(subnet.virtualNetwork)]),
    ...(room ? roomLines(room).map((line) => `  ${line}`) : []),
  ];
}

function roomLines({ usable, needed, azureCounts, free, takenBy }: SubnetPlan): readonly string[] {
  const room = usable ? `${quantityText(usable)} addresses usable` : 'usable addresses not known';
  if (takenBy.length === 0) return [`${room}, no node pool in it`];
  return [
    room,
    ...momentLines(needed, 'addresses'),
    ...(takenBy.length > 1 ? takenBy.flatMap(shareLines) : []),
    `Azure counts ${quantityText(azureCounts)} when it accepts or refuses`,
    ...(free ? [`free now     ${quantityText(free)}`] : []),
  ];
}

/** What one pool takes, where the sums above are of several. */
function shareLines({ pool, as, addresses }: SubnetPlan['takenBy'][number]): readonly string[] {
  return [`of these, ${as} of ${pool.pool.id}`, ...momentLines(addresses, 'addresses').map((line) => `  ${line}`)];
}

/** One line for each moment, and the working of each case. */
function momentLines({ now, max, upgrade }: Moments, unit: string): readonly string[] {
  const line = (name: string, quantity: Quantity): string => {
    const working = quantity.cases.map(({ working: text, when }) => [text, describeConditions(when)].filter((part) => part !== '').join(' ')).join('; ');
    return `${name.padEnd(12)} ${quantityText(quantity)} ${unit}${working ? `: ${working}` : ''}`;
  };
  return [line('needed now', now), line('at maximum', max), line('in upgrade', upgrade)];
}

function quantityText({ cases }: Quantity): string {
  const texts = new Set(cases.map(({ atLeast, atMost }) => {
    if (atMost === undefined) return atLeast > 0 ? `at least ${grouped(atLeast)}` : 'an unknown number of';
    return atLeast === atMost ? grouped(atLeast) : `${grouped(atLeast)} to ${grouped(atMost)}`;
  }));
  return [...texts].join(' or ');
}

/** The settings that say something, on one line. */
function words(...settings: readonly (readonly [name: string, value: ShownValue])[]): readonly string[] {
  const said = settings.flatMap(([name, value]) => {
    const text = valueText(value);
    return text === missing ? [] : [`${name} ${text}`];
  });
  return said.length > 0 ? [`  ${said.join(', ')}`] : [];
}

function valueText(value: ShownValue): string {
  switch (value.state) {
    case 'known':
    case 'default': {
      const text = contentText(value.value ?? '') + (value.complete === false ? ' and more' : '');
      return value.state === 'default' && text !== missing ? `${text} (default)` : text;
    }
    case 'oneOf':
      return (value.options ?? []).map((option) => `${valueText(option)}${option.when ? ` ${describeConditions(option.when)}` : ''}`.trimEnd()).join(' or ');
    case 'unknown':
      return `not known (${value.message ?? ''})`;
    case 'absent':
      return missing;
  }
}

function contentText(value: NonNullable<ShownValue['value']>): string {
  if (typeof value === 'number') return grouped(value);
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  return value.length > 0 ? value.map((item) => valueText({ ...item, state: item.state === 'default' ? 'known' : item.state })).join(' + ') : missing;
}

/** Stands for what is not written; such settings are left out. */
const missing = '–';

function maybe({ exists, when }: Pick<Cluster, 'exists' | 'when'>): string {
  return exists === 'yes' ? '' : ` (${describeConditions(when) || 'perhaps'})`;
}
