import type { Report } from '../../src/analyze';
import type { LanguageId } from '../../src/languages/language';
import type { Cluster, NodePool } from '../../src/model/network';
import { trailOf, type List, type Origin, type Reason, type Unknown, type Value } from '../../src/model/value';
import { nodeCount } from '../../src/plan/defaults';
import type { ClusterPlan, PoolPlan } from '../../src/plan/plan';
import { spanKey, within, type Span } from '../../src/text/span';

/** What of a network is counted. The names are the rows of the table. */
export const valueKinds = [
  'service-range', 'pod-range', 'dns-address', 'subnet-range', 'network-range', 'plugin', 'mode', 'max-pods', 'count', 'min-count', 'max-count',
  'node-subnet', 'pod-subnet', 'subnet-network',
] as const;
export type ValueKind = (typeof valueKinds)[number];

/**
 * How well a value is known. `literal`: one literal decides it at the place. `known`: it was followed. `default`: nothing is
 * written, and a default holds. `one-of`: one of several that are all known. `none`: nothing is written, and nothing holds in its
 * place, such as a pod subnet; it is not counted. `open`: there may be more items in a list than these. Else it is not known.
 */
export type State = 'literal' | 'known' | 'default' | 'one-of' | 'none' | 'open' | Reason;

/** The states in which we know what the text says. */
export const followed: readonly State[] = ['literal', 'known', 'default', 'one-of'];
/** What no evaluator could know, if the reason is true. */
export const closed: readonly State[] = ['no-value', 'read-from-azure', 'secret', 'run-time', 'module-not-on-disk'];
/** What we might have known. */
export const missed: readonly State[] = ['function-not-pure', 'too-large', 'unreadable', 'differs-per-copy', 'open'];

export interface Entry {
  readonly language: LanguageId;
  readonly kind: ValueKind;
  readonly state: State;
  readonly span: Span;
  /** What we found, as text; empty where nothing is known. */
  readonly found: string;
  /** Why it is not known; empty where it is. */
  readonly message: string;
  /** Where the value comes from: the literal that passed through unchanged, else the ends of its trail. */
  readonly causes: readonly Cause[];
}

export interface Cause {
  readonly span: Span;
  readonly what: string;
}

/**
 * The values of all deployments of a project, each once per place and distinct result. A template or module that other text calls is
 * judged by what its callers give: by itself only where no caller reaches the place.
 */
export function entriesOfAll(reports: readonly Report[]): readonly Entry[] {
  const entries = new Map<string, Entry>();
  const reached = new Set<string>();
  for (const called of [false, true]) {
    const seen: string[] = [];
    for (const report of reports) {
      if (report.deployment.unit.called !== called) continue;
      for (const entry of entriesOf(report)) {
        const place = `${entry.kind} ${spanKey(entry.span)}`;
        if (called && reached.has(place)) continue;
        seen.push(place);
        entries.set(`${place} ${entry.state} ${entry.found} ${entry.message}`, entry);
      }
    }
    for (const place of seen) reached.add(place);
  }
  return [...entries.values()];
}

function entriesOf({ deployment: { unit, network }, design: { plan } }: Report): readonly Entry[] {
  const { language } = unit;
  return [
    ...plan.clusters.flatMap((cluster) => clusterEntries(language, cluster)),
    ...network.subnets.flatMap(({ prefixes, virtualNetwork }) => [
      ...listEntries(language, 'subnet-range', prefixes, prefixes), ...simpleEntries(language, 'subnet-network', virtualNetwork, virtualNetwork),
    ]),
    ...network.virtualNetworks.flatMap(({ addressSpace }) => listEntries(language, 'network-range', addressSpace, addressSpace)),
  ];
}

function clusterEntries(language: LanguageId, settings: ClusterPlan): readonly Entry[] {
  const { cluster, pools } = settings;
  const poolValues = pools.flatMap((pool) => poolEntries(language, cluster, pool));
  if (!cluster.described) return poolValues;
  // Where no mode is written and none is the default, the model says what holds: pods in the subnet, or kubenet.
  const mode = settings.networkPluginMode.value.kind === 'absent' ? settings.model.value : settings.networkPluginMode.value;
  return [
    ...listEntries(language, 'service-range', cluster.serviceCidrs, settings.serviceCidrs.value),
    ...listEntries(language, 'pod-range', cluster.podCidrs, settings.podCidrs.value),
    ...simpleEntries(language, 'dns-address', cluster.dnsServiceIp, settings.dnsServiceIp.value),
    ...simpleEntries(language, 'plugin', cluster.networkPlugin, settings.networkPlugin.value),
    ...simpleEntries(language, 'mode', cluster.networkPluginMode, mode),
    ...poolValues,
  ];
}

function poolEntries(language: LanguageId, cluster: Cluster, { pool, maxPods, nodeSubnet }: PoolPlan): readonly Entry[] {
  return [
    ...simpleEntries(language, 'max-pods', pool.maxPods, maxPods.value),
    ...simpleEntries(language, 'count', pool.count, nodeCount(pool, cluster.client).value),
    ...boundEntries(language, 'min-count', pool, pool.minCount),
    ...boundEntries(language, 'max-count', pool, pool.maxCount),
    ...simpleEntries(language, 'node-subnet', pool.subnet, nodeSubnet.value),
    ...simpleEntries(language, 'pod-subnet', pool.podSubnet, pool.podSubnet),
  ];
}

/** The autoscaler's bounds: some templates write them where the autoscaler is off, as null or 0, and they hold nothing there. */
function boundEntries(language: LanguageId, kind: ValueKind, { autoscaling }: NodePool, bound: Value<number>): readonly Entry[] {
  return autoscaling.kind === 'known' && !autoscaling.value ? [] : simpleEntries(language, kind, bound, bound);
}

type Simple = string | number | boolean;

function simpleEntries(language: LanguageId, kind: ValueKind, written: Value<Simple>, effective: Value<Simple>): readonly Entry[] {
  return [entryOf(language, kind, written, effective, (value) => ({ text: String(value), fault: undefined }))];
}

/** One entry for each item of a list that is known, else one for the whole. */
function listEntries(language: LanguageId, kind: ValueKind, written: Value<List<Simple>>, effective: Value<List<Simple>>): readonly Entry[] {
  if (written.kind !== 'known') return [entryOf(language, kind, written, effective, (value) => describeList(value, written.kind !== 'absent'))];
  const { items, complete } = written.value;
  const open: readonly Entry[] = complete ? [] : [{ language, kind, state: 'open', span: written.span, found: '', message: 'there may be more items than these', causes: causesOf(written.origin) }];
  return [...items.flatMap((item) => simpleEntries(language, kind, item, item)), ...open];
}

/** A value as text, and what of it is not known. */
interface Described {
  readonly text: string;
  readonly fault: Fault | undefined;
}

interface Fault {
  readonly state: State;
  readonly message: string;
}

/** `strict`: whether an open list is a fault. It is none of a default, of which Azure makes up the second range. */
function describeList({ items, complete }: List<Simple>, strict: boolean): Described {
  const parts = items.map((item) => describe(item, (value) => ({ text: String(value), fault: undefined })));
  const open: Fault | undefined = complete || !strict ? undefined : { state: 'open', message: 'there may be more items than these' };
  return { text: `[${parts.map(({ text }) => text).join(', ')}]`, fault: worst(parts.map(({ fault }) => fault)) ?? open };
}

function describe<T>(value: Value<T>, show: (value: T) => Described): Described {
  switch (value.kind) {
    case 'known':
      return show(value.value);
    case 'oneOf': {
      const parts = value.options.map((option) => describe(option.value, show));
      return { text: parts.map(({ text }) => text).join(' | '), fault: worst(parts.map(({ fault }) => fault)) };
    }
    case 'unknown':
      return { text: '?', fault: faultOf(value) };
    case 'absent':
      return { text: '(nothing)', fault: undefined };
  }
}

function faultOf({ reason, message }: Unknown): Fault {
  return { state: reason, message };
}

/** What is not known for a reason of ours first: such a value is a miss whatever else is in it. */
function worst(faults: readonly (Fault | undefined)[]): Fault | undefined {
  const present = faults.filter((fault) => fault !== undefined);
  return present.find(({ state }) => missed.includes(state)) ?? present[0];
}

function entryOf<T>(language: LanguageId, kind: ValueKind, written: Value<T>, effective: Value<T> | Value<Simple>, show: (value: T) => Described): Entry {
  const { span } = written;
  if (written.kind === 'absent') {
    const { text, fault } = describe<unknown>(effective, (value) => (isList(value) ? describeList(value, false) : { text: String(value), fault: undefined }));
    const state = fault?.state ?? (effective.kind === 'absent' ? 'none' : 'default');
    return { language, kind, state, span, found: fault || state === 'none' ? '' : text, message: fault?.message ?? '', causes: [] };
  }
  const { text, fault } = describe(written, show);
  const state = fault?.state ?? (written.kind === 'oneOf' ? 'one-of' : isLiteral(written) ? 'literal' : 'known');
  return { language, kind, state, span, found: written.kind === 'unknown' ? '' : text, message: fault?.message ?? '', causes: causesOf(written.origin) };
}

function isList(value: unknown): value is List<Simple> {
  return typeof value === 'object' && value !== null && 'items' in value;
}

/** Whether a literal stands where the value is needed. */
function isLiteral({ span, origin }: { readonly span: Span; readonly origin: Origin }): boolean {
  return origin.literal !== undefined && (within(origin.literal, span) || within(span, origin.literal));
}

function causesOf(origin: Origin): readonly Cause[] {
  return origin.literal ? [{ span: origin.literal, what: 'literal' }] : trailOf(origin).filter(({ from }) => from.length === 0);
}
