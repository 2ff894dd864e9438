import type { Growth, Headroom } from '../model/headroom';
import type { Related } from '../model/finding';
import { certain } from '../model/value';
import { count, defaultMaxSurge, nodeSubnetAddresses, podSubnetAddresses, spell, surgeNodes } from '../plan/capacity';
import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { PoolPlan, SubnetPlan } from '../plan/plan';
import { exact, extentOf } from '../plan/quantity';
import { enlargePodCidr, enlargeSubnet } from './shared/capacity-proposals';
import { amount, size } from './shared/causes';
import type { Example } from './example';
import { whenMade } from './shared/held-ranges';
import { podCidrRefused, podCidrShortInUpgrade, podPrefixUnder } from './shared/pod-shortage';
import { inBicep, inTerraform } from './shared/setting-examples';
import { livesIn, poolSize, prefixUnder, refused, shortInUpgrade, spellRoom } from './shared/shortage';
import type { Rule } from './rule';
import { named } from './shared/words';

export const lessRoomThanWanted: Rule = {
  id: 'less-room-than-wanted',
  severity: 'warning',
  group: 'capacity',
  title: 'Less room than you want to keep free',
  about: `The file \`.aksnet.yaml\`, or the setting \`aksnet.headroom\`, says by how much pools grow and with which surge one plans where a
pool sets none. The pools fit today, an upgrade included, but there is no room for that. A subnet cannot be made larger while nodes are in it,
and a pod CIDR not at all with kubenet: make them large enough now. Where nothing is said, nothing is found.`,
  sources: [pages.addressPlanning],
  *check(design) {
    const { wanted, plan } = design;
    if (!wanted || (!wanted.growth && !wanted.surge)) return;
    for (const each of plan.subnets) {
      const lives = livesIn(each);
      const prefix = prefixUnder(each.subnet, []);
      const has = each.usable && extentOf(each.usable).atMost;
      if (!lives || !prefix || has === undefined || refused(each) || shortInUpgrade(each)) continue;
      const needs = each.takenBy.map(({ pool }) => addressesOf(pool, lives, wanted));
      const total = needs.reduce((sum, need) => sum + need.addresses, 0);
      if (total <= has) continue;
      const larger: SubnetPlan = { ...each, needed: { ...each.needed, upgrade: exact(total, 'what is wanted') } };
      yield {
        at: prefix.span,
        message: `${wish(wanted)} the pools need ${spell(total, 'address', 'addresses')}, ${spellRoom({ atLeast: has, atMost: has, when: [], working: '' }, each, design.network)}`,
        when: whenMade(each.subnet),
        related: [...places(wanted), ...needs.map(({ pool, working }) => told(pool, working))],
        fixes: enlargeSubnet(design, larger),
        causes: [size(prefix), ...each.takenBy.map(({ pool: { pool } }) => amount(poolSize(pool)))],
      };
    }
    for (const range of plan.podRanges) {
      const has = range.nodes && extentOf(range.nodes).atMost;
      const prefix = podPrefixUnder(range, []);
      const { model } = range.cluster;
      if (has === undefined || !prefix || model.isDefault || podCidrRefused(range) || podCidrShortInUpgrade(range)) continue;
      const needs = range.cluster.pools.map((pool) => ({ pool, ...nodesOf(pool, wanted) }));
      const total = needs.reduce((sum, { nodes, surge }) => sum + nodes + surge, 0);
      if (total <= has) continue;
      yield {
        at: prefix.span,
        message: `${wish(wanted)} the cluster has ${spell(total, 'node')} with a /24 each, ${prefix.value} has room for ${count(has)}`,
        when: whenMade(range.cluster.cluster),
        related: [...places(wanted), ...needs.map(({ pool, nodes, surge }) => told(pool, `${count(nodes)} + ${count(surge)} surge`))],
        fixes: enlargePodCidr(design, { ...range, needed: { ...range.needed, upgrade: exact(total, 'what is wanted') } }),
        causes: [size(prefix), ...range.cluster.pools.map(({ pool }) => amount(poolSize(pool)))],
      };
    }
  },
};

/** What surely comes with growth and surge: what is not known counts as little as it can. */
function nodesOf({ nodes, pool }: PoolPlan, { growth, surge }: Headroom): { readonly nodes: number; readonly surge: number } {
  if (pool.exists === 'maybe') return { nodes: 0, surge: 0 };
  const [now, max] = [extentOf(nodes.now).atLeast, extentOf(nodes.max).atLeast];
  const grown = Math.max(max, grownBy(now, growth));
  if (pool.maxSurge.kind === 'unknown' || pool.maxSurge.kind === 'oneOf' || isWord(pool.priority, 'Spot')) return { nodes: grown, surge: 0 };
  const setting = certain(pool.maxSurge) ?? surge ?? defaultMaxSurge(undefined);
  const unavailable = certain(pool.maxUnavailable);
  return { nodes: grown, surge: surgeNodes(grown, { maxSurge: setting, maxUnavailable: unavailable })?.value ?? 0 };
}

function grownBy(now: number, growth: Growth | undefined): number {
  if (!growth) return now;
  return 'nodes' in growth ? now + growth.nodes : Math.ceil((now * (100 + growth.percent)) / 100);
}

function addressesOf(pool: PoolPlan, as: 'nodes' | 'pods', wanted: Headroom): { readonly pool: PoolPlan; readonly addresses: number; readonly working: string } {
  const model = certain(pool.model.value);
  const maxPods = certain(pool.maxPods.value);
  const { nodes, surge } = nodesOf(pool, wanted);
  const each = { model: model !== undefined && (maxPods !== undefined || model !== 'node-subnet') ? model : ('overlay' as const), nodes, surge, maxPods: maxPods ?? 0 };
  const { value, working } = as === 'nodes' ? nodeSubnetAddresses(each) : podSubnetAddresses(each);
  return { pool, addresses: value, working };
}

/** "with a growth of 50 % and a surge of 33 %". */
function wish({ growth, surge }: Headroom): string {
  const parts = [
    ...(growth ? [`a growth of ${'nodes' in growth ? spell(growth.nodes, 'node') : `${String(growth.percent)} %`}`] : []),
    ...(surge === undefined ? [] : [`a surge of ${surge.replace('%', ' %')} where none is set`]),
  ];
  return `with ${parts.join(' and ')}`;
}

function places({ said }: Headroom): readonly Related[] {
  return [
    ...(said?.growth ? [{ span: said.growth, message: 'the growth that is wanted' }] : []),
    ...(said?.surge ? [{ span: said.surge, message: 'the surge that is wanted' }] : []),
  ];
}

function told({ pool }: PoolPlan, working: string): Related {
  return { span: poolSize(pool).span, message: `the pool ${named(pool)}: ${working}` };
}

const company = (lines: string): string => `-- .aksnet.yaml --\nheadroom:\n${lines}\n`;
const terraform = (nodes: string, mark = ''): string => `-- main.tf --\n${inTerraform({ nodes: `"${nodes}"`, pool: 'node_count     = 16' }).replace(/^( *address_prefixes .*)$/m, (line) => (mark ? `${line}\n${' '.repeat(line.indexOf('[') + 1)}${'~'.repeat(nodes.length + 2)} ${mark}` : line))}`;
const bicep = (nodes: string, mark = ''): string => inBicep({ nodes: `'${nodes}'`, pool: 'count: 16' }).replace(/^( *addressPrefix: .*)$/m, (line) => (mark ? `${line}\n${' '.repeat(line.indexOf("'"))}${'~'.repeat(nodes.length + 2)} ${mark}` : line));

export const examples = (): readonly Example[] => [
  {
    title: 'Sixteen nodes, and half as many are to come',
    text: `${terraform('10.1.0.0/27', 'less-room-than-wanted: with a growth of 60 % the pools need 29 addresses, the subnet has 27')}${company('  growth: 60%')}`,
    fixed: `${terraform('10.1.0.0/26')}${company('  growth: 60%')}`,
  },
  { title: 'Room for them', text: `${terraform('10.1.0.0/26')}${company('  growth: 60%')}` },
  {
    title: 'In Bicep, with a surge of the company',
    text: `${bicep('10.1.0.0/27', 'less-room-than-wanted: with a surge of 100 % where none is set the pools need 32 addresses, the subnet has 27')}${company('  surge: 100%')}`,
    fixed: `${bicep('10.1.0.0/26')}${company('  surge: 100%')}`,
  },
];
