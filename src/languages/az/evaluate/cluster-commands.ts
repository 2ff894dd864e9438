import { allOf, type Condition } from '../../../model/condition';
import type { Datum } from '../../shared/datum';
import { atom } from '../../shared/datum';
import { identityOf, shownOf, type Call, type Handler } from './call';
import { changeAll } from './changes';
import { byIds } from './network-commands';
import { textOf } from './shell';
import { ofKind, put, within, type Given, type Made } from './things';
import { change, linked, make, meant } from './world';

/** The commands about clusters and their pools, by their names. */
export const clusterHandlers: Readonly<Record<string, Handler>> = {
  'aks create': (call) => {
    const given = linksIn(call);
    const others = call.shell.run.document && ofKind(call.shell.state.made, 'cluster').some((made) => made.described && made.head.uri === call.head.uri);
    const made = make(identityOf(call, 'cluster', given.get('name')), { ...call, given: withoutPool(given) }, call.shell);
    // Of the clusters of a page, its reader may choose one.
    const cluster = others && made.when.length === 0 ? { ...made, exists: 'maybe' as const, when: walkThrough } : made;
    put(call.shell.state.made, cluster);
    makePool({ ...call, given }, cluster, given.get('nodepoolName') ?? firstPool(call), poolPart(given));
    return shownOf([cluster], call);
  },
  'aks show': (call) => shownOf(clustersOf(call, 'name'), call),
  'aks update': (call) => {
    const given = linksIn(call);
    const clusters = clustersOf(call, 'name');
    for (const cluster of clusters) updatePools(call, cluster, poolPart(given));
    return shownOf(changeAll(call, clusters, withoutPool(given)), call);
  },
  'aks upgrade': (call) => shownOf(changeAll(call, clustersOf(call, 'name'), only(call.given, ['kubernetesVersion'])), call),
  'aks scale': (call) => {
    const clusters = clustersOf(call, 'name');
    for (const cluster of clusters) updatePools(call, cluster, only(call.given, ['count']), call.given.get('nodepoolName'));
    return shownOf(clusters, call);
  },
  'aks enable-addons': (call) => {
    const given = linksIn(call);
    const clusters = clustersOf(call, 'name');
    for (const cluster of clusters) {
      const addons = given.get('addons');
      const before = cluster.given.get('addons');
      const both = addons && before ? `${textOf(before.datum) ?? ''},${textOf(addons.datum) ?? ''}` : undefined;
      const merged: ReadonlyMap<string, Given> = addons && both !== undefined ? new Map([...given, ['addons', { ...addons, datum: atom(both, addons.datum.origin) }]]) : given;
      changeAll(call, [cluster], withoutPool(merged));
    }
    return shownOf(clusters, call);
  },
  'aks nodepool add': (call) => {
    const given = linksIn(call);
    const pools = clustersOf(call, 'clusterName').map((cluster) => inPage(makePool({ ...call, given }, cluster, given.get('name'), given), cluster, call));
    return shownOf(pools, call);
  },
  'aks nodepool update': (call) => changedPools(call),
  'aks nodepool upgrade': (call) => changedPools(call),
  'aks nodepool scale': (call) => changedPools(call),
  'aks nodepool show': (call) => shownOf(poolsOf(call), call),
};

const walkThrough: readonly Condition[] = [{ subject: 'the page', is: 'one walk-through' }];

const poolProperties: readonly string[] = ['subnet', 'podSubnet', 'podIpAllocation', 'count', 'autoscaling', 'minCount', 'maxCount', 'maxPods', 'maxSurge', 'maxUnavailable', 'osSku', 'osType', 'priority', 'mode', 'nodePublicIp', 'nodePublicIpPrefix', 'outboundNatOff', 'gatewayPrefixSize', 'poolType', 'vmSize'];

function only(given: ReadonlyMap<string, Given>, properties: readonly string[]): ReadonlyMap<string, Given> {
  return new Map([...given].filter(([property]) => properties.includes(property)));
}

function poolPart(given: ReadonlyMap<string, Given>): ReadonlyMap<string, Given> {
  return only(given, poolProperties);
}

function withoutPool(given: ReadonlyMap<string, Given>): ReadonlyMap<string, Given> {
  return new Map([...given].filter(([property]) => !poolProperties.includes(property)));
}

/** The flags with ids of subnets as what they name. */
function linksIn(call: Call): ReadonlyMap<string, Given> {
  const given = new Map(call.given);
  for (const property of ['subnet', 'podSubnet', 'apiServerSubnet', 'gatewaySubnet']) {
    const link = given.get(property);
    if (link && textOf(link.datum) !== '') given.set(property, { ...link, datum: linked(link.datum, 'subnet', call, call.shell) });
  }
  const identities = given.get('identities');
  if (identities) given.set('identities', { ...identities, datum: linked(identities.datum, 'identity', call, call.shell) });
  return given;
}

function clustersOf(call: Call, flag: string): readonly Made[] {
  return byIds(call, 'cluster') ?? meant(identityOf(call, 'cluster', call.given.get(flag)), call, call.shell);
}

/** The name of a cluster's first pool where none is written. A pool that is added later needs one. */
function firstPool({ head, client }: Call): Given {
  const [name, what, flag] = client === 'az' ? ['nodepool1', "the Azure CLI's default", '--nodepool-name'] : ['default', "the Az module's default", '-NodeName'];
  return { datum: atom(name, { span: head, what, from: [] }), span: head, what: flag };
}

/** A pool of the cluster. It is there when the cluster is. */
function makePool(call: Call, cluster: Made, name: Given | undefined, given: ReadonlyMap<string, Given>): Made {
  const pool = make(identityOf(call, 'pool', name, cluster.id), { ...call, given: poolPart(given) }, call.shell);
  if (cluster.when.length === 0 || pool.when.length > 0) return pool;
  const joined: Made = { ...pool, when: cluster.when, exists: cluster.exists };
  put(call.shell.state.made, joined);
  return joined;
}

/** The sections of a page may be about different clusters of one name: a pool that another section adds belongs to it if they are not. */
function inPage(pool: Made, cluster: Made, { shell, head }: Call): Made {
  const between = shell.script.file.text.slice(cluster.head.end, head.start);
  if (!shell.run.document || !cluster.described || cluster.head.uri !== head.uri || !headings(head.uri).test(between)) return pool;
  const when = allOf(pool.when, walkThrough);
  const joined: Made = { ...pool, when, exists: 'maybe' };
  put(shell.state.made, joined);
  return joined;
}

/** What begins a section: a heading of a page, a rule of a scrapbook. */
function headings(uri: string): RegExp {
  return /\.azcli$/i.test(uri) ? /^#{4,}/m : /^#{1,6} /m;
}

function poolsIn(call: Call, cluster: Made): readonly Made[] {
  return within(call.shell.state.made, 'pool', cluster.id);
}

/** Changes the pool of that name; without a name the only one, as the CLI does. */
function updatePools(call: Call, cluster: Made, given: ReadonlyMap<string, Given>, name?: Given): void {
  if (given.size === 0) return;
  const pools = name ? meant(identityOf(call, 'pool', name, cluster.id), call, call.shell) : poolsIn(call, cluster).slice(0, 1);
  for (const pool of pools) change(pool, { given: new Map([...pool.given, ...given]) }, call.shell);
}

function poolsOf(call: Call): readonly Made[] {
  return byIds(call, 'pool') ?? clustersOf(call, 'clusterName').flatMap((cluster) => meant(identityOf(call, 'pool', call.given.get('name'), cluster.id), call, call.shell));
}

function changedPools(call: Call): Datum {
  const given = poolPart(linksIn(call));
  const pools = poolsOf(call);
  for (const pool of pools) {
    const now = new Map([...pool.given, ...given]);
    if (call.given.has('autoscalingOff')) now.delete('autoscaling');
    change(pool, { given: now }, call.shell);
  }
  return shownOf(pools, call);
}
