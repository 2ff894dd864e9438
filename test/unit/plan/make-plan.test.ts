import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cluster, NodePool } from '../../../src/model/network';
import { makePlan } from '../../../src/plan/make-plan';
import { exceeds } from '../../../src/plan/quantity';
import {
  absent,
  client,
  cluster,
  condition,
  either,
  known,
  list,
  network,
  nodeSubnetCluster,
  openList,
  overlayCluster,
  pool,
  subnet,
  unknown,
} from '../model/build';
import { cases, only, planned, shown, subnetOf, verdict } from './planned';

test('several pools and several clusters in one subnet are added, and their surge', () => {
  const a = nodeSubnetCluster({ id: 'a', nodePools: [pool({ id: 'a1', subnet: known('nodes'), count: known(3) }), pool({ id: 'a2', subnet: known('nodes'), count: known(2), maxPods: known(50) })] });
  const b = overlayCluster({ id: 'b', nodePools: [pool({ id: 'b1', subnet: known('nodes'), count: known(10) }), pool({ id: 'b2', subnet: known('other'), count: known(99) })] });
  const plan = subnetOf(makePlan(network({ clusters: [a, b], subnets: [subnet()] })));
  assert.equal(shown(plan.needed.now), String(3 * 31 + 2 * 51 + 10));
  assert.equal(shown(plan.needed.upgrade), String(4 * 31 + 3 * 51 + 11));
  assert.equal(shown(plan.azureCounts), String(3 * 29 + 2 * 49 + 10));
  assert.equal(shown(plan.free), String(251 - 205));
  assert.equal(plan.needed.now.cases[0]?.working, '93 + 102 + 10 = 205');
  assert.deepEqual(plan.takenBy.map(({ pool: { pool: of, cluster: owner } }) => `${owner}/${of.id}`), ['a/a1', 'a/a2', 'b/b1']);
});

test('the autoscaler with a count starts from the count', () => {
  const plan = subnetOf(planned(overlayCluster(), [{ autoscaling: known(true), count: known(4), minCount: known(2), maxCount: known(20) }]));
  assert.deepEqual([shown(plan.needed.now), shown(plan.needed.max), shown(plan.needed.upgrade)], ['4', '20', '22']);
});

test('a count that is not known leaves the upper bound open, and the autoscaler closes it', () => {
  const open = subnetOf(planned(overlayCluster(), [{ count: unknown() }, { count: known(7) }]));
  assert.equal(shown(open.needed.now), '7..');
  assert.equal(shown(open.needed.upgrade), '8..');
  assert.equal(shown(open.free), '0..244');
  assert.equal(verdict(open), 'ok');
  const bounded = subnetOf(planned(overlayCluster(), [{ autoscaling: known(true), count: unknown(), minCount: known(2), maxCount: known(20) }]));
  assert.equal(shown(bounded.needed.now), '2..20');
  assert.equal(shown(bounded.needed.max), '20');
});

test('an autoscaler that is not known is on or off', () => {
  const plan = subnetOf(planned(overlayCluster(), [{ autoscaling: unknown(), count: known(4), minCount: known(2), maxCount: known(20) }]));
  assert.equal(shown(plan.needed.max), '4..20');
  const branches = subnetOf(planned(overlayCluster(), [{ autoscaling: either('p', known(true), known(false)), count: known(4), maxCount: known(20) }]));
  assert.deepEqual(cases(branches.needed.max), ['20 p=true', '4 p=false']);
});

test('an autoscaler without a maximum has at least its minimum', () => {
  const plan = subnetOf(planned(overlayCluster(), [{ autoscaling: known(true), minCount: known(5), maxCount: unknown() }]));
  assert.deepEqual([shown(plan.needed.now), shown(plan.needed.max)], ['5', '5..']);
});

test('branches that exclude each other do not meet', () => {
  const count = either('var.big', known(300), known(3));
  const prefixes = either('var.big', list('10.1.0.0/22'), list('10.1.0.0/27'));
  const nodePools = [pool({ subnet: known('nodes'), count })];
  const plan = subnetOf(makePlan(network({ clusters: [overlayCluster({ nodePools })], subnets: [subnet({ prefixes })] })));
  assert.ok(plan.usable);
  assert.deepEqual(cases(plan.usable), ['1019 var.big=true', '27 var.big=false']);
  assert.equal(exceeds(plan.needed.upgrade, plan.usable), undefined);
  assert.deepEqual(plan.free && cases(plan.free), ['719 var.big=true', '24 var.big=false']);
});

test('a subnet that only one branch overfills is a possibility with its condition', () => {
  const plan = subnetOf(planned(nodeSubnetCluster(), [{ count: either('var.big', known(50), known(3)) }]));
  assert.ok(plan.usable);
  const found = exceeds(plan.azureCounts, plan.usable);
  assert.equal(found?.certain, false);
  assert.equal(found?.worst.needed.working, '50 nodes × (30 pods − 1) = 1,450');
  assert.deepEqual(found?.worst.when, [condition('var.big', 'true')]);
});

test('a pool in one of two subnets takes of each under its condition', () => {
  const where = either('var.blue', known('blue'), known('green'));
  const clusters = [overlayCluster({ nodePools: [pool({ subnet: where, count: known(9) }), pool({ id: 'p2', subnet: known('green'), count: known(2) })] })];
  const plan = makePlan(network({ clusters, subnets: [subnet({ id: 'blue' }), subnet({ id: 'green' })] }));
  assert.deepEqual(cases(subnetOf(plan, 'blue').needed.now), ['9 var.blue=true', '0 var.blue=false']);
  assert.deepEqual(cases(subnetOf(plan, 'green').needed.now), ['2 var.blue=true', '11 var.blue=false']);
});

test('pools and clusters that may not exist add nothing to what is certain', () => {
  const when = [condition('var.spot', 'true')];
  const conditionalPool = subnetOf(planned(overlayCluster(), [{ count: known(5) }, { count: known(300), exists: 'maybe', when }]));
  assert.deepEqual(cases(conditionalPool.needed.now), ['305 var.spot=true', '5 var.spot=false']);
  const howMany = subnetOf(planned(overlayCluster(), [{ count: known(5) }, { count: known(300), exists: 'maybe' }]));
  assert.equal(shown(howMany.needed.now), '5..');
  const conditionalCluster = subnetOf(planned(overlayCluster({ exists: 'maybe', when }), [{ count: known(300) }]));
  assert.deepEqual(cases(conditionalCluster.azureCounts), ['300 var.spot=true', '0 var.spot=false']);
});

test('of two clusters that exclude each other only one counts', () => {
  const make = (id: string, is: string, nodes: number) =>
    overlayCluster({ id, exists: 'maybe', when: [condition('var.blue', is)], nodePools: [pool({ id: `${id}1`, subnet: known('nodes'), count: known(nodes) })] });
  const plan = subnetOf(makePlan(network({ clusters: [make('blue', 'true', 200), make('green', 'false', 100)], subnets: [subnet()] })));
  assert.deepEqual(cases(plan.needed.now), ['200 var.blue=true', '100 var.blue=false']);
});

test('a pool whose subnet is not known could be anywhere, unless Azure is asked for it', () => {
  const stray = subnetOf(planned(overlayCluster(), [{ count: known(5) }, { count: known(9), subnet: unknown('no-value') }]));
  assert.equal(shown(stray.needed.now), '5..');
  const elsewhere = subnetOf(planned(overlayCluster(), [{ count: known(5) }, { count: known(9), subnet: unknown('read-from-azure') }]));
  assert.equal(shown(elsewhere.needed.now), '5');
});

test('a pool that names no subnet is put into that of the first pool', () => {
  const later = subnetOf(planned(overlayCluster(), [{ count: known(5) }, { count: known(9), subnet: absent('subnet') }]));
  assert.equal(shown(later.needed.now), '14');
  // The pools of a cluster that is described elsewhere: its first pool is not among them.
  const elsewhere = subnetOf(planned(overlayCluster({ described: false }), [{ count: known(5) }, { count: known(9), subnet: absent('subnet') }]));
  assert.equal(shown(elsewhere.needed.now), '5');
});

test('what is not complete may take more', () => {
  assert.equal(shown(subnetOf(planned(overlayCluster(), [{ count: known(5) }], '10.1.0.0/24', { complete: false })).needed.max), '5..');
  const pools = planned(overlayCluster({ nodePoolsComplete: false }), [{ count: known(5) }]);
  assert.equal(shown(subnetOf(pools).needed.max), '5..');
  assert.equal(shown(only(pools.podRanges).needed.max), '5..');
});

test('the surge: Spot pools have none, an unknown setting has none or all, an old version one', () => {
  const upgrade = (given: Partial<NodePool>, of: Partial<Cluster> = {}) => shown(subnetOf(planned(overlayCluster(of), [{ count: known(40), ...given }])).needed.upgrade);
  assert.equal(upgrade({}), '44');
  assert.equal(upgrade({}, { kubernetesVersion: known('1.27.3') }), '41');
  assert.equal(upgrade({}, { kubernetesVersion: either('p', known('1.27'), known('1.33')) }), '41..44');
  assert.equal(upgrade({ priority: known('spot') }), '40');
  assert.equal(upgrade({ maxSurge: unknown() }), '40..80');
  assert.equal(upgrade({ maxSurge: known('nonsense') }), '40..80');
  assert.equal(upgrade({ maxSurge: known('0'), maxUnavailable: known('1') }), '40');
  assert.equal(upgrade({ maxSurge: either('p', known('50%'), absent('maxSurge')) }), '44..60');
});

test('a model that is not known takes one address for each node at least', () => {
  const of = cluster({ client: client('arm') });
  const plan = subnetOf(planned(of, [{ count: known(10), maxPods: known(30) }]));
  assert.equal(shown(plan.needed.now), '10..310');
  const pods = subnetOf(planned(nodeSubnetCluster(), [{ count: known(10), maxPods: unknown() }]));
  assert.equal(shown(pods.needed.now), `${10 * 11}..${10 * 251}`);
});

test('usable: several prefixes, IPv6 beside, and prefixes that cannot be measured', () => {
  const usable = (prefixes: ReturnType<typeof list> | ReturnType<typeof unknown>) => subnetOf(makePlan(network({ subnets: [subnet({ prefixes })] })));
  assert.equal(shown(usable(list('10.1.0.0/24', '10.2.0.0/25')).usable), '374');
  assert.equal(usable(list('10.1.0.0/24', '10.2.0.0/25')).usable?.cases[0]?.working, '10.1.0.0/24 + 10.2.0.0/25 has 251 + 123 = 374 usable');
  assert.equal(shown(usable(list('10.1.0.0/24', 'fd00::/64')).usable), '251');
  assert.equal(usable(list('fd00::/64')).usable, undefined);
  assert.equal(usable(list('10.1.0.1/24')).usable, undefined);
  assert.equal(usable(list('10.1.0/24')).usable, undefined);
  assert.equal(usable(list('10.1.0.0/24', unknown())).usable, undefined);
  assert.equal(usable(openList('10.1.0.0/24')).usable, undefined);
  assert.equal(usable(unknown()).usable, undefined);
  assert.equal(usable(unknown()).free, undefined);
  assert.equal(shown(usable(list(either('p', known('10.1.0.0/24'), known('10.1.0.0/25')))).usable), '123..251');
  const half = usable(list(either('p', known('10.1.0.0/24'), unknown())));
  assert.deepEqual(half.usable && cases(half.usable), ['251 p=true', '0.. p=false']);
});

test('a subnet that nothing takes of is free', () => {
  const plan = subnetOf(makePlan(network({ subnets: [subnet()] })));
  assert.deepEqual([shown(plan.needed.upgrade), shown(plan.free), plan.takenBy.length], ['0', '251', 0]);
});

test('the model of a cluster is that of its first pool', () => {
  const plan = planned(nodeSubnetCluster(), [{ podSubnet: known('pods') }]);
  const { model } = only(plan.clusters);
  assert.equal(model.value.kind === 'known' && model.value.value, 'pod-subnet');
  const { model: empty } = only(makePlan(network({ clusters: [overlayCluster()] })).clusters);
  assert.equal(empty.value.kind === 'known' && empty.value.value, 'overlay');
});

test('one condition for mode and size keeps the pod range apart', () => {
  const networkPluginMode = either('var.overlay', known('overlay'), absent('networkPluginMode'));
  const plan = planned(nodeSubnetCluster({ networkPluginMode }), [{ count: known(10) }]);
  assert.deepEqual(cases(subnetOf(plan).needed.now), ['10 var.overlay=true', '310 var.overlay=false']);
  assert.deepEqual(cases(only(plan.podRanges).needed.now), ['10 var.overlay=true', '0 var.overlay=false']);
});
