import type { Report } from '../analyze';
import type { Condition } from '../model/condition';
import type { Cluster, Element, Network, NodePool } from '../model/network';
import { trailOf, type Known, type List, type Option, type Origin, type Reason, type Value } from '../model/value';
import type { ClusterPlan, Extent, Moments, Plan, PoolPlan, Quantity, Setting } from '../plan/plan';
import { extentOf } from '../plan/quantity';
import type { Span } from '../text/span';
import type { Place, Places } from './places';

/** `V` of the output: a value with its state, its place and the way it was followed. */
export interface ShownValue {
  readonly state: 'known' | 'default' | 'absent' | 'oneOf' | 'unknown';
  readonly value?: string | number | boolean | readonly ShownValue[];
  /** For lists: whether these are all the items. */
  readonly complete?: boolean;
  readonly options?: readonly ShownValue[];
  /** For an option: what must hold for it. */
  readonly when?: readonly Condition[];
  readonly reason?: Reason;
  readonly message?: string;
  readonly at: ShownPlace;
  readonly trail?: readonly (ShownPlace & { readonly what: string })[];
}

export interface ShownPlace extends Place {
  readonly file: string;
}

/** The document of `show --format json`. The names and their order are a promise to scripts. */
export function shownDocument(reports: readonly Report[], places: Places): object {
  return { version: 1, deployments: reports.map((report) => shownDeployment(report, places)) };
}

function shownDeployment({ deployment: { unit, client }, design: { network, plan } }: Report, places: Places): object {
  const show = shower(places);
  return {
    root: places.file(unit.root),
    language: unit.language,
    client: { kind: client.kind, version: show.value(client.version) },
    variant: unit.variant,
    clusters: network.clusters.map((cluster) => shownCluster(cluster, plan, show)),
    virtualNetworks: network.virtualNetworks.map((each) => ({ ...show.head(each), addressSpace: show.list(each.addressSpace), peers: show.list(each.peers) })),
    subnets: shownSubnets(network, plan, show),
    podRanges: plan.podRanges.map((range) => ({
      cluster: range.cluster.cluster.id,
      prefix: show.value(range.prefix),
      nodes: single(range.nodes),
      needed: shownMoments(range.needed),
    })),
  };
}

function shownCluster(cluster: Cluster, plan: Plan, show: Shower): object {
  const settings = plan.clusters.find((each) => each.cluster === cluster);
  if (!settings) throw new Error(`no plan for ${cluster.id}`);
  return {
    ...show.head(cluster),
    mode: show.setting(settings.model),
    networkPlugin: show.setting(settings.networkPlugin),
    networkPluginMode: show.setting(settings.networkPluginMode),
    networkPolicy: show.setting(settings.networkPolicy),
    dataPlane: show.setting(settings.dataPlane),
    ipFamilies: show.list(cluster.ipFamilies),
    serviceCidrs: show.listSetting(settings.serviceCidrs),
    podCidrs: show.listSetting(settings.podCidrs),
    dnsServiceIp: show.setting(settings.dnsServiceIp),
    dockerBridgeCidr: show.value(cluster.dockerBridgeCidr),
    outboundType: show.value(cluster.outboundType),
    kubernetesVersion: show.value(cluster.kubernetesVersion),
    nodePools: cluster.nodePools.map((pool) => shownPool(pool, poolPlan(settings, pool), show)),
  };
}

function shownPool(pool: NodePool, plan: PoolPlan, show: Shower): object {
  return {
    ...show.head(pool),
    autoscaling: show.value(pool.autoscaling),
    count: show.value(pool.count),
    minCount: show.value(pool.minCount),
    maxCount: show.value(pool.maxCount),
    maxPods: show.setting(plan.maxPods),
    maxSurge: show.value(pool.maxSurge),
    osType: show.value(pool.osType),
    subnet: show.setting(plan.nodeSubnet),
    podSubnet: show.value(pool.podSubnet),
    podIpAllocation: show.value(pool.podIpAllocation),
  };
}

function poolPlan(cluster: ClusterPlan, pool: NodePool): PoolPlan {
  const plan = cluster.pools.find((each) => each.pool === pool);
  if (!plan) throw new Error(`no plan for ${pool.id}`);
  return plan;
}

function shownSubnets(network: Network, plan: Plan, show: Shower): readonly object[] {
  return network.subnets.map((subnet) => {
    const room = plan.subnets.find((each) => each.subnet === subnet);
    if (!room) throw new Error(`no plan for ${subnet.id}`);
    return {
      ...show.head(subnet),
      virtualNetwork: show.value(subnet.virtualNetwork),
      prefixes: show.list(subnet.prefixes),
      delegations: show.list(subnet.delegations),
      usable: single(room.usable),
      azureCounts: shownExtent(extentOf(room.azureCounts)),
      needed: shownMoments(room.needed),
      free: room.free ? shownExtent(extentOf(room.free)) : null,
      takenBy: room.takenBy.map(({ pool, addresses }) => ({ pool: pool.pool.id, addresses: shownExtent(extentOf(addresses.now)) })),
    };
  });
}

/** A number that is certain, and null for one that is not known or has several possibilities. */
function single(quantity: Quantity | undefined): number | null {
  if (!quantity) return null;
  const { atLeast, atMost } = extentOf(quantity);
  return atLeast === atMost ? atLeast : null;
}

function shownMoments({ now, max, upgrade }: Moments): object {
  return { now: shownExtent(extentOf(now)), max: shownExtent(extentOf(max)), upgrade: shownExtent(extentOf(upgrade)) };
}

function shownExtent({ atLeast, atMost }: Extent): object {
  return { atLeast, atMost: atMost ?? null };
}

type Scalar = string | number | boolean;

/** How the parts of the model become parts of the output. */
interface Shower {
  head(element: Element): object;
  value(value: Value<Scalar>): ShownValue;
  list(value: Value<List<Scalar>>): ShownValue;
  setting(setting: Setting<Scalar>): ShownValue;
  listSetting(setting: Setting<List<Scalar>>): ShownValue;
}

/** The way to show values, for the formats of `show`. */
export function shower(places: Places): Shower {
  const value = (each: Value<Scalar>, isDefault: boolean): ShownValue => shownValue(each, isDefault, places, (known) => ({ value: known.value }));
  const list = (each: Value<List<Scalar>>, isDefault: boolean): ShownValue =>
    shownValue(each, isDefault, places, (known) => ({ value: known.value.items.map((item) => value(item, isDefault)), complete: known.value.complete }));
  return {
    head: ({ id, span, exists, name }) => ({ id, file: places.file(span.uri), line: places.place(span).start.line, exists, name: value(name, false) }),
    value: (each) => value(each, false),
    list: (each) => list(each, false),
    setting: (setting) => value(setting.value, setting.isDefault),
    listSetting: (setting) => list(setting.value, setting.isDefault),
  };
}

function shownValue<T>(value: Value<T>, isDefault: boolean, places: Places, content: (known: Known<T>) => Partial<ShownValue>): ShownValue {
  switch (value.kind) {
    case 'known':
      return { state: isDefault ? 'default' : 'known', ...content(value), ...way(value, places) };
    case 'oneOf':
      return { state: 'oneOf', options: value.options.map((option) => shownOption(option, isDefault, places, content)), ...way(value, places) };
    case 'unknown':
      return { state: 'unknown', reason: value.reason, message: value.message, ...way(value, places) };
    case 'absent':
      return { state: 'absent', at: shownPlace(value.span, places) };
  }
}

function shownOption<T>(option: Option<T>, isDefault: boolean, places: Places, content: (known: Known<T>) => Partial<ShownValue>): ShownValue {
  const { at, trail, ...rest } = shownValue(option.value, isDefault, places, content);
  return { ...rest, when: option.when, at, ...(trail && { trail }) };
}

/** Where the value is written, and the steps that lead from there to its causes. */
function way({ span, origin }: { readonly span: Span; readonly origin: Origin }, places: Places): Pick<ShownValue, 'at' | 'trail'> {
  const trail = trailOf(origin).map((step) => ({ ...shownPlace(step.span, places), what: step.what }));
  return { at: shownPlace(span, places), ...(trail.length > 0 && { trail }) };
}

function shownPlace(span: Span, places: Places): ShownPlace {
  const { file, start } = places.place(span);
  return { file, line: start.line, column: start.column };
}
