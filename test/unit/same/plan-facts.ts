import type { Cluster, Element, NodePool } from '../../../src/model/network';
import type { List, Option, Value } from '../../../src/model/value';
import type { ClusterPlan, Moments, PoolPlan, Quantity, Setting, SubnetPlan } from '../../../src/plan/plan';
import { extentOf } from '../../../src/plan/quantity';
import type { Design } from '../../../src/rules/rule';
import { versionLanguages, type Fact } from './read-design';

/** A plan in the words of the designs: nothing in it is of the language, elements are known by their names. */
export function factsOf({ network, plan }: Design): readonly Fact[] {
  const paths = new Map<string, string>();
  for (const each of [...network.clusters, ...network.virtualNetworks, ...network.routeTables, ...network.natGateways, ...network.securityGroups]) paths.set(each.id, nameOf(each));
  for (const each of network.subnets) paths.set(each.id, `${shown(each.virtualNetwork, (id) => paths.get(id) ?? id)}/${nameOf(each)}`);
  const path = (id: string): string => paths.get(id) ?? `<${id}>`;
  return [
    ...plan.clusters.map((cluster) => clusterFact(cluster, path)),
    ...network.virtualNetworks.map((each) =>
      fact(`network ${path(each.id)}${maybe(each)}: ${list(each.addressSpace)}`, [...written('peers', each.peers, (peers) => list(peers, path))])),
    ...plan.subnets.map((each) => subnetFact(each, path)),
    ...network.routeTables.map((each) =>
      fact(`route table ${path(each.id)}${maybe(each)}`, each.routes.map((route) => fact(`route: ${shown(route.prefix)} to ${shown(route.nextHopType)}`)))),
    ...plan.podRanges.map(({ cluster, prefix, nodes, needed }) =>
      fact(`pod range of ${nameOf(cluster.cluster)}: ${shown(prefix)}`, [
        fact(`room: ${nodes ? quantity(nodes) : 'not known'} nodes`),
        fact(`needed: ${moments(needed)}`),
      ])),
    ...(network.complete ? [] : [fact('and what is not known')]),
  ];
}

function clusterFact(plan: ClusterPlan, path: (id: string) => string): Fact {
  const { cluster } = plan;
  return fact(`cluster ${nameOf(cluster)}${maybe(cluster)}: ${setting(plan.model)}`, [
    ...set('plugin', plan.networkPlugin),
    ...set('mode', plan.networkPluginMode),
    ...set('policy', plan.networkPolicy),
    ...set('data plane', plan.dataPlane),
    ...written('families', cluster.ipFamilies, (families) => list(families)),
    ...written('services', plan.serviceCidrs.value, (ranges) => list(ranges), plan.serviceCidrs.isDefault),
    ...set('DNS', plan.dnsServiceIp),
    ...written('pods', plan.podCidrs.value, (ranges) => list(ranges), plan.podCidrs.isDefault),
    ...written('outbound', cluster.outboundType, (type) => shown(type)),
    ...written('Kubernetes', cluster.kubernetesVersion, (version) => shown(version)),
    ...written('virtual nodes', cluster.virtualNodeSubnet, (subnet) => shown(subnet)),
    ...plan.pools.map((pool) => poolFact(pool, path)),
    ...(cluster.nodePoolsComplete ? [] : [fact('and pools that are not known')]),
  ]);
}

function poolFact({ pool, maxPods, nodeSubnet }: PoolPlan, path: (id: string) => string): Fact {
  const { count, autoscaling, minCount, maxCount, maxSurge, maxUnavailable, priority, osType, podSubnet, podIpAllocation } = pool;
  const scaled = autoscaling.kind === 'known' && autoscaling.value;
  const words = [
    ...(count.kind === 'absent' ? [] : [`count ${shown(count)}`]),
    ...(scaled ? [`autoscaling ${shown(minCount)} to ${shown(maxCount)}`] : []),
    ...(scaled || autoscaling.kind === 'absent' || autoscaling.kind === 'known' ? [] : [`autoscaling ${shown(autoscaling)}`]),
    `${setting(maxPods)} pods each`,
    ...(maxSurge.kind === 'absent' ? [] : [`surge ${shown(maxSurge)}`]),
    ...(maxUnavailable.kind === 'absent' ? [] : [`unavailable ${shown(maxUnavailable)}`]),
    ...(isWritten(priority, 'Regular') ? [] : [shown(priority)]),
    ...(isWritten(osType, 'Linux') ? [] : [shown(osType)]),
    ...(nodeSubnet.value.kind === 'absent' ? [] : [`in ${setting(nodeSubnet, path)}`]),
    ...(podSubnet.kind === 'absent' ? [] : [`pods in ${shown(podSubnet, path)}`]),
    ...(podIpAllocation.kind === 'absent' ? [] : [shown(podIpAllocation)]),
  ];
  return fact(`pool ${nameOf(pool)}${maybe(pool)}: ${words.join(', ')}`);
}

/** Whether it is not written, or written as what holds anyway. */
function isWritten(value: Value<string>, usual: string): boolean {
  return value.kind === 'absent' || (value.kind === 'known' && value.value === usual);
}

function subnetFact({ subnet, usable, needed, azureCounts, free, takenBy }: SubnetPlan, path: (id: string) => string): Fact {
  const isTaken = takenBy.length > 0 || extentOf(needed.upgrade).atMost !== 0;
  return fact(`subnet ${path(subnet.id)}${maybe(subnet)}: ${list(subnet.prefixes)}`, [
    ...written('delegated', subnet.delegations, (services) => list(services)),
    // A page leaves out what it does not speak of.
    ...(subnet.described && subnet.routeTable.kind === 'unknown' ? [] : written('route table', subnet.routeTable, (table) => shown(table, path))),
    // Of a subnet that is only named nothing is known: what is said of its route table says it of these too.
    ...(subnet.natGateway.kind === 'unknown' ? [] : written('NAT gateway', subnet.natGateway, (gateway) => shown(gateway, path))),
    ...(subnet.securityGroup.kind === 'unknown' ? [] : written('security group', subnet.securityGroup, (group) => shown(group, path))),
    fact(`usable: ${usable ? quantity(usable) : 'not known'}`),
    ...(isTaken
      ? [
          fact(`needed: ${moments(needed)}`),
          fact(`Azure counts: ${quantity(azureCounts)}`),
          fact(`free: ${free ? quantity(free) : 'not known'}`),
          ...takenBy.map(({ pool, as, addresses }) => fact(`taken: ${quantity(addresses.now)} by ${as === 'pods' ? 'pods of ' : ''}${path(pool.cluster)}/${nameOf(pool.pool)}`)),
        ]
      : []),
  ]);
}

function fact(text: string, below: readonly Fact[] = []): Fact {
  return { text, only: versionLanguages, below };
}

function nameOf({ name }: Element): string {
  return shown(name);
}

function maybe({ exists }: Cluster | NodePool | Element): string {
  return exists === 'maybe' ? ' (maybe)' : '';
}

/** A property of the cluster; nothing where it is not written and has no default that is known. */
function set(label: string, { value, isDefault }: Setting<string>): readonly Fact[] {
  return written(label, value, (each) => shown(each), isDefault);
}

function written<T>(label: string, value: Value<T>, show: (value: Value<T>) => string, isDefault = false): readonly Fact[] {
  return value.kind === 'absent' ? [] : [fact(`${label}: ${show(value)}${isDefault && value.kind !== 'unknown' ? ' (default)' : ''}`)];
}

function setting<T>({ value, isDefault }: Setting<T>, name: (value: T) => string = String): string {
  return `${shown(value, name)}${isDefault && value.kind !== 'unknown' ? ' (default)' : ''}`;
}

function list(value: Value<List<string>>, name: (value: string) => string = String): string {
  return shown(value, ({ items, complete }) => [...items.map((item) => shown(item, name)), ...(complete ? [] : ['and others'])].join(', '));
}

function shown<T>(value: Value<T>, name: (value: T) => string = String): string {
  switch (value.kind) {
    case 'known':
      return name(value.value);
    case 'oneOf':
      return value.options.map((option: Option<T>) => shown(option.value, name)).sort().join(' or ');
    case 'unknown':
      return `unknown (${value.reason})`;
    case 'absent':
      return 'nothing';
  }
}

function moments({ now, max, upgrade }: Moments): string {
  return `${quantity(now)} now, ${quantity(max)} at most, ${quantity(upgrade)} in an upgrade`;
}

/** A number; `0 to 4` where it depends, `4 or more` without a bound. */
function quantity(of: Quantity): string {
  const { atLeast, atMost } = extentOf(of);
  if (atMost === undefined) return `${String(atLeast)} or more`;
  return atLeast === atMost ? String(atLeast) : `${String(atLeast)} to ${String(atMost)}`;
}
