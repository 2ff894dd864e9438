import type { Client, Cluster, NodePool } from '../model/network';
import type { Absent, Known, List, Unknown, Value } from '../model/value';
import type { Fact } from './facts/fact';
import * as facts from './facts/defaults';
import type { ClusterPlan, NetworkModel, Setting } from './plan';
import { crossWays, originOf, valueOf, waysOf, waysUnder, type Settled, type Way } from './ways';

/** The settings of a cluster that its pools do not change. */
export type ClusterSettings = Pick<
  ClusterPlan,
  'networkPlugin' | 'networkPluginMode' | 'networkPolicy' | 'dataPlane' | 'serviceCidrs' | 'dnsServiceIp'
>;

/** What holds for the cluster: as written, and the defaults of its client and of Azure elsewhere, branch by branch. */
export function clusterSettings(cluster: Cluster): ClusterSettings {
  const dataPlane = orDefault(cluster.dataPlane, facts.defaultDataPlane);
  return {
    networkPlugin: networkPlugin(cluster),
    networkPluginMode: networkPluginMode(cluster),
    networkPolicy: networkPolicy(cluster, dataPlane),
    dataPlane,
    serviceCidrs: serviceCidrs(cluster),
    dnsServiceIp: dnsServiceIp(cluster),
  };
}

/**
 * How the nodes and pods of the pool get their addresses; of the cluster itself without a pool. The pod subnet decides
 * for each pool, and Azure takes the words in any case. Unknown where Azure's default is not documented, and where what
 * is written fits no model.
 */
export function networkModel(settings: ClusterSettings, pool: NodePool | undefined): Setting<NetworkModel> {
  const { networkPlugin: plugin, networkPluginMode: mode } = settings;
  const podSubnet: Value<string> = pool?.podSubnet ?? { kind: 'absent', property: 'podSubnet', span: plugin.value.span };
  const allocation: Value<string> = pool?.podIpAllocation ?? { kind: 'absent', property: 'podIpAllocation', span: plugin.value.span };
  const pods = crossWays(waysOf(podSubnet), waysOf(allocation), (subnet, kind) => ({ subnet, kind }));
  const cni = crossWays(waysOf(plugin.value), waysOf(mode.value), (name, overlay) => ({ name, overlay }));
  const ways = crossWays(cni, pods, ({ name, overlay }, { subnet, kind }) => {
    if (mode.isDefault && isWord(overlay, 'overlay') && subnet.kind !== 'absent') return undecided(name, 'a pod subnet does not go with the default mode overlay');
    return modelBy(name, overlay, subnet, kind);
  });
  const noMode = mode.isDefault || mode.value.kind === 'absent';
  return { value: valueOf(ways, plugin.value), isDefault: plugin.isDefault && noMode && podSubnet.kind === 'absent' };
}

/** Azure's default in the models that have one; with `none` a range that is not written stays so. */
export function podCidrs(cluster: Cluster, model: Setting<NetworkModel>): Setting<List<string>> {
  const written = cluster.podCidrs;
  if (written.kind === 'known' || written.kind === 'unknown') return { value: written, isDefault: false };
  const ways = crossWays(waysOf(written), waysOf(model.value), (list, how): Settled<List<string>> => {
    if (list.kind !== 'absent') return list;
    switch (how.kind) {
      case 'known':
        return hasPodBlocks(how.value) ? defaultList(list, facts.defaultPodCidr, cluster.ipFamilies) : list;
      case 'unknown':
        return { ...how, span: list.span };
      case 'absent':
        return list;
    }
  });
  return setting(written, valueOf(ways, written));
}

/** Whether each node takes a block of the cluster's pod CIDR. */
export function hasPodBlocks(model: NetworkModel): boolean {
  return model === 'kubenet' || model === 'overlay';
}

/** The most pods that each node may run. */
export function maxPods(pool: NodePool, model: Setting<NetworkModel>): Setting<number> {
  const ways = crossWays(waysOf(pool.maxPods), waysOf(model.value), (number, how): Settled<number> => {
    if (number.kind !== 'absent') return number;
    switch (how.kind) {
      case 'known':
        return byDefault(number, facts.defaultMaxPods[how.value]);
      case 'unknown':
        return { ...how, span: number.span };
      case 'absent':
        return number;
    }
  });
  return setting(pool.maxPods, pool.maxPods.kind === 'known' ? pool.maxPods : valueOf(ways, pool.maxPods));
}

/**
 * The nodes that the pool starts with: the count, else the autoscaler's minimum where the autoscaler is on, else the
 * client's default. Unknown where the client has none.
 */
export function nodeCount(pool: NodePool, client: Client): Setting<number> {
  const { count: written, autoscaling, minCount } = pool;
  if (written.kind === 'known' || written.kind === 'unknown') return { value: written, isDefault: false };
  const pairs = crossWays(waysOf(written), waysOf(autoscaling), (number, on) => ({ number, on }));
  const ways = pairs.flatMap(({ of: { number, on }, when }): readonly Way<Settled<number>>[] => {
    if (number.kind !== 'absent') return [{ of: number, when }];
    // The CLI sends its own count with the autoscaler as well.
    if (client.kind === 'az') return [{ of: clientCount(number, client), when }];
    if (on.kind === 'unknown') return [{ of: { ...on, span: number.span }, when }];
    if (on.kind === 'absent' || !on.value) return [{ of: clientCount(number, client), when }];
    const least = waysOf(minCount).map((way) => (way.of.kind === 'absent' ? { ...way, of: missing(number, 'the autoscaler has no minimum') } : way));
    return waysUnder(least, when);
  });
  return setting(written, valueOf(ways, written));
}

/**
 * The subnet of a pool's nodes. A pool that names none is put into that of the cluster's first pool (seen in public
 * messages: hashicorp/terraform-provider-azurerm#8297, 2020; kbst/terraform-kubestack#235, 2021).
 */
export function nodeSubnet(pool: NodePool, { described, firstPoolKnown, nodePools: [first] }: Cluster): Setting<string> {
  if (!described || !firstPoolKnown || !first || first === pool) return { value: pool.subnet, isDefault: false };
  const of = first.subnet;
  if (pool.subnet.kind === 'absent') return { value: of, isDefault: of.kind !== 'absent' };
  return { value: of.kind === 'known' ? withDefaults(pool.subnet, () => of) : pool.subnet, isDefault: false };
}

/** Whether what is written means the word, in any mixture of capitals and small letters. */
export function isWord(value: Value<string>, word: string): boolean {
  return value.kind === 'known' && value.value.toLowerCase() === word.toLowerCase();
}

function networkPlugin({ networkPlugin: written, client }: Cluster): Setting<string> {
  const fact = facts.defaultModel[client.kind];
  const value = withDefaults(written, (absent): Settled<string> => {
    switch (fact.value) {
      case undefined:
        return missing(absent, 'the default network plugin is not documented');
      case 'kubenet':
      case 'none':
        return knownDefault(absent, fact.value, whose(client));
      case 'overlay':
      case 'node-subnet':
      case 'pod-subnet':
      case 'pod-subnet-static':
        return knownDefault(absent, 'azure', whose(client));
    }
  });
  return setting(written, value);
}

/** Overlay is a default only where the client's default model is, and only with the default plug-in. */
function networkPluginMode({ networkPlugin: plugin, networkPluginMode: written, client }: Cluster): Setting<string> {
  if (facts.defaultModel[client.kind].value !== 'overlay' || written.kind === 'known' || written.kind === 'unknown') {
    return { value: written, isDefault: false };
  }
  const ways = crossWays(waysOf(written), waysOf(plugin), (mode, name): Settled<string> => {
    return mode.kind === 'absent' && name.kind === 'absent' ? knownDefault(mode, 'overlay', whose(client)) : mode;
  });
  return setting(written, valueOf(ways, written));
}

/** None, except with the Cilium data plane, which brings policies of its own where none are named. */
function networkPolicy({ networkPolicy: written }: Cluster, dataPlane: Setting<string>): Setting<string> {
  const ways = crossWays(waysOf(written), waysOf(dataPlane.value), (policy, plane): Settled<string> => {
    if (policy.kind !== 'absent' || plane.kind !== 'known' || isWord(plane, 'cilium')) return policy;
    return byDefault(policy, facts.defaultNetworkPolicy);
  });
  return setting(written, written.kind === 'known' ? written : valueOf(ways, written));
}

function serviceCidrs({ serviceCidrs: written, ipFamilies }: Cluster): Setting<List<string>> {
  return setting(written, withDefaults(written, (absent) => defaultList(absent, facts.defaultServiceCidr, ipFamilies)));
}

function dnsServiceIp({ dnsServiceIp: written, serviceCidrs: services }: Cluster): Setting<string> {
  if (written.kind === 'known' || written.kind === 'unknown') return { value: written, isDefault: false };
  const ways = crossWays(waysOf(written), waysOf(services), (address, range): Settled<string> => {
    return address.kind === 'absent' && range.kind === 'absent' ? byDefault(address, facts.defaultDnsServiceIp) : address;
  });
  return setting(written, valueOf(ways, written));
}

function modelBy(plugin: Settled<string>, mode: Settled<string>, podSubnet: Settled<string>, allocation: Settled<string>): Settled<NetworkModel> {
  const found = (value: NetworkModel, ...from: readonly Settled<string>[]): Known<NetworkModel> => {
    const span = plugin.span;
    return { kind: 'known', value, span, origin: { span, what: value, from: from.map(originOf) } };
  };
  // Overlay exists with the plug-in azure only, so that it tells the model where the plug-in is not known.
  if (isWord(mode, 'overlay') && (plugin.kind !== 'known' || isWord(plugin, 'azure'))) return found('overlay', plugin, mode);
  if (plugin.kind !== 'known') return plugin.kind === 'unknown' ? plugin : missing(plugin, 'the default network plugin is not documented');
  if (isWord(plugin, 'kubenet')) return found('kubenet', plugin);
  if (isWord(plugin, 'none')) return found('none', plugin);
  if (!isWord(plugin, 'azure')) return undecided(plugin, `\`${plugin.value}\` is no network plugin`);
  if (podSubnet.kind !== 'absent') {
    if (allocation.kind === 'unknown') return { ...allocation, span: plugin.span };
    return found(isWord(allocation, 'StaticBlock') ? 'pod-subnet-static' : 'pod-subnet', plugin, podSubnet);
  }
  if (mode.kind === 'unknown') return { ...mode, span: plugin.span };
  if (mode.kind === 'known' && mode.value !== '') return undecided(plugin, `\`${mode.value}\` is no mode of the network plugin azure`);
  return found('node-subnet', plugin);
}

/** The default list. With IPv6 Azure adds a range that it makes up, so that the list is open. */
function defaultList(absent: Absent, fact: Fact<string>, ipFamilies: Value<List<string>>): Known<List<string>> {
  const only = byDefault(absent, fact);
  return { ...only, value: { items: [only], complete: waysOf(ipFamilies).every(({ of }) => isIpv4Only(of)) } };
}

function isIpv4Only(families: Settled<List<string>>): boolean {
  switch (families.kind) {
    case 'absent':
      return true;
    case 'unknown':
      return false;
    case 'known':
      return families.value.complete && families.value.items.every((item) => isWord(item, 'IPv4'));
  }
}

function clientCount(absent: Absent, client: Client): Settled<number> {
  const { value } = facts.defaultNodeCount[client.kind];
  return value === undefined ? missing(absent, 'no node count is written') : knownDefault(absent, value, whose(client));
}

function orDefault<T>(written: Value<T>, fact: Fact<T>): Setting<T> {
  return setting(written, withDefaults(written, (absent) => byDefault(absent, fact)));
}

/** The value with a default in the place of what is not written, in each of its branches. */
function withDefaults<T>(value: Value<T>, otherwise: (absent: Absent) => Settled<T>): Value<T> {
  switch (value.kind) {
    case 'absent':
      return otherwise(value);
    case 'oneOf':
      return {
        ...value,
        options: value.options.map((option) => (option.value.kind === 'absent' ? { ...option, value: otherwise(option.value) } : option)),
      };
    case 'known':
    case 'unknown':
      return value;
  }
}

function setting<T>(written: Value<T>, value: Value<T>): Setting<T> {
  return { value, isDefault: written.kind === 'absent' && value.kind !== 'absent' };
}

function byDefault<T>(absent: Absent, { value, note }: Fact<T>): Known<T> {
  return knownDefault(absent, value, note ? `Azure's default (${note})` : "Azure's default");
}

function knownDefault<T>({ span }: Absent, value: T, what: string): Known<T> {
  return { kind: 'known', value, span, origin: { span, what, from: [] } };
}

function missing({ span }: Absent, message: string): Unknown {
  return { kind: 'unknown', reason: 'no-value', message, span, origin: { span, what: 'not written', from: [] } };
}

/** What is written has no meaning that we know of. */
function undecided(value: Settled<string>, message: string): Unknown {
  return { kind: 'unknown', reason: 'unreadable', message, span: value.span, origin: originOf(value) };
}

function whose({ kind }: Client): string {
  switch (kind) {
    case 'azurerm':
      return "the Terraform provider's default";
    case 'az':
      return "the Azure CLI's default";
    case 'azapi':
    case 'arm':
    case 'az-powershell':
      return "Azure's default";
  }
}
