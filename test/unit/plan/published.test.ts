import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NodePool } from '../../../src/model/network';
import { makePlan } from '../../../src/plan/make-plan';
import type { SubnetPlan } from '../../../src/plan/plan';
import { absent, cluster, known, list, network, nodeSubnetCluster, overlayCluster, pool, subnet, unknown } from '../model/build';
import { only, planned, podVerdict, shown, subnetOf, verdict } from './planned';

/** Nodes, pods per node, surge, prefix; what Azure counts, what the pages want with surge, the verdict. */
const nodeSubnetRows: readonly (readonly [string, number, number, string | undefined, number, number, number, string])[] = [
  ['docs 1', 50, 30, '1', 21, 1450, 1581, 'ok'],
  ['docs 1 in a /22', 50, 30, '1', 22, 1450, 1581, 'refused'],
  ['docs 2', 60, 30, '1', 21, 1740, 1891, 'ok'],
  ["docs 2 at today's default", 60, 30, undefined, 21, 1740, 2046, 'tight'],
  ["docs 2 at today's default in a /20", 60, 30, undefined, 20, 1740, 2046, 'ok'],
  ['docs 1 at 10 %', 50, 30, '10%', 21, 1450, 1705, 'ok'],
  ['two nodes of 250', 2, 250, '1', 24, 498, 753, 'refused'],
  ['three nodes of 250', 3, 250, '1', 24, 747, 1004, 'refused'],
  ['one node of 250 is accepted', 1, 250, '1', 24, 249, 502, 'tight'],
  ['a /28', 1, 30, '1', 28, 29, 62, 'refused'],
  ['nine nodes', 9, 30, '1', 24, 261, 310, 'refused'],
  ['eight nodes', 8, 30, '1', 24, 232, 279, 'tight'],
  ['AKS#456', 10, 30, '1', 24, 290, 341, 'refused'],
  ['azurerm#5735', 5, 100, '1', 23, 495, 606, 'tight'],
  ['rancher#20784', 3, 110, '1', 24, 327, 444, 'refused'],
];

for (const [name, nodes, pods, surge, length, counted, wanted, expected] of nodeSubnetRows) {
  test(`node subnet: ${name}`, () => {
    const maxSurge = surge === undefined ? absent('maxSurge') : known(surge);
    const plan = subnetOf(planned(nodeSubnetCluster(), [{ count: known(nodes), maxPods: known(pods), maxSurge }], `10.0.0.0/${length}`));
    assert.equal(shown(plan.azureCounts), String(counted));
    assert.equal(shown(plan.needed.upgrade), String(wanted));
    assert.equal(verdict(plan), expected);
  });
}

test('node subnet: the autoscaler\'s maximum is what Azure counts', () => {
  const plan = subnetOf(planned(nodeSubnetCluster(), [{ autoscaling: known(true), minCount: known(1), maxCount: known(10) }]));
  assert.equal(shown(plan.azureCounts), '290');
  assert.equal(shown(plan.needed.now), '31');
  assert.equal(shown(plan.needed.max), '310');
  assert.equal(shown(plan.free), '220');
  assert.equal(verdict(plan), 'refused');
});

test('kubenet: 250 nodes in a /24, with a surge of one and of 10 %', () => {
  const at = (surge: string) => subnetOf(planned(cluster({ networkPlugin: known('kubenet') }), [{ count: known(250), maxSurge: known(surge) }]));
  assert.equal(shown(at('1').azureCounts), '250');
  assert.equal(shown(at('1').needed.upgrade), '251');
  assert.equal(verdict(at('1')), 'ok');
  assert.equal(shown(at('10%').needed.upgrade), '275');
  assert.equal(verdict(at('10%')), 'tight');
});

test('overlay: 50 nodes take 55 addresses in an upgrade', () => {
  const plan = subnetOf(planned(overlayCluster(), [{ count: known(50) }]));
  assert.equal(shown(plan.needed.upgrade), '55');
  assert.equal(plan.needed.upgrade.cases[0]?.working, '(50 + 5 surge) nodes × 1 address = 55');
});

/** Nodes, prefix of the pod CIDR, what Azure counts of what there is, the verdict. */
const podRangeRows: readonly (readonly [string, number, string, number, string])[] = [
  ['kubenet', 3, '10.240.100.0/24', 1, 'refused'],
  ['overlay', 33, '10.0.0.0/19', 32, 'refused'],
  ['overlay', 5, '10.0.0.0/22', 4, 'refused'],
  ['overlay', 256, '10.244.0.0/16', 256, 'tight'],
  ['kubenet', 200, '10.244.0.0/16', 256, 'ok'],
];

for (const [name, nodes, prefix, room, expected] of podRangeRows) {
  test(`pod CIDR: ${nodes} nodes in ${prefix} with ${name}`, () => {
    const of = name === 'kubenet' ? cluster({ networkPlugin: known('kubenet'), podCidrs: list(prefix) }) : overlayCluster({ podCidrs: list(prefix) });
    const plan = only(planned(of, [{ count: known(nodes) }], '10.1.0.0/16').podRanges);
    assert.equal(shown(plan.nodes), String(room));
    assert.equal(shown(plan.azureCounts), String(nodes));
    assert.equal(podVerdict(plan), expected);
  });
}

test('pod CIDR: all pools of a cluster are added, the surge of each as well', () => {
  const plan = only(planned(overlayCluster(), [{ count: known(200) }, { count: known(50) }]).podRanges);
  assert.equal(shown(plan.azureCounts), '250');
  assert.equal(shown(plan.needed.upgrade), '275');
  assert.equal(podVerdict(plan), 'tight');
  assert.equal(shown(plan.nodes), '256');
});

test('pod CIDR: none with pods in subnets, the default for kubenet and overlay, the IPv4 one of two', () => {
  assert.deepEqual(planned(nodeSubnetCluster(), [{ count: known(1) }]).podRanges, []);
  assert.deepEqual(planned(cluster({ networkPlugin: known('none'), podCidrs: list('10.9.0.0/16') }), [{ count: known(1) }]).podRanges, []);
  assert.equal(planned(overlayCluster(), [{ count: known(1) }]).podRanges.length, 1);
  const dual = only(planned(overlayCluster({ podCidrs: list('fd00::/64', '10.9.0.0/20') }), [{ count: known(1) }]).podRanges);
  assert.equal(shown(dual.nodes), '16');
  const hidden = only(planned(overlayCluster({ podCidrs: unknown() }), [{ count: known(1) }]).podRanges);
  assert.equal(hidden.nodes, undefined);
  assert.equal(hidden.prefix.kind, 'unknown');
});

function podSubnet(given: Partial<NodePool>, prefix: string): SubnetPlan {
  const nodePools = [pool({ subnet: known('nodes'), podSubnet: known('pods'), maxSurge: known('1'), ...given })];
  const subnets = [subnet(), subnet({ id: 'pods', prefixes: list(prefix) })];
  return subnetOf(makePlan(network({ clusters: [nodeSubnetCluster({ nodePools })], subnets })), 'pods');
}

test('pod subnet: 16 dynamic nodes do not fit a /24, 15 do before the upgrade', () => {
  assert.equal(shown(podSubnet({ count: known(16) }, '10.2.0.0/24').needed.max), '256');
  assert.equal(shown(podSubnet({ count: known(15) }, '10.2.0.0/24').needed.max), '240');
  assert.equal(shown(podSubnet({ count: known(15) }, '10.2.0.0/24').needed.upgrade), '256');
});

test('pod subnet: static blocks, what the service counts and what nodes need', () => {
  const block = { podIpAllocation: known('StaticBlock'), maxPods: known(250) };
  const ten = podSubnet({ ...block, count: known(10) }, '10.2.0.0/26');
  assert.equal(shown(ten.azureCounts), '160');
  assert.equal(verdict(ten), 'refused');
  const three = podSubnet({ ...block, count: known(3) }, '10.2.0.0/26');
  assert.equal(shown(three.azureCounts), '48');
  assert.equal(shown(three.needed.max), '768');
  assert.equal(verdict(three), 'tight');
});

test('pod subnet: the nodes take one address each of their own subnet', () => {
  const nodePools = [pool({ subnet: known('nodes'), podSubnet: known('pods'), count: known(20) })];
  const plan = makePlan(network({ clusters: [nodeSubnetCluster({ nodePools })], subnets: [subnet(), subnet({ id: 'pods' })] }));
  assert.equal(shown(subnetOf(plan).needed.upgrade), '22');
  assert.deepEqual(subnetOf(plan, 'pods').takenBy.map(({ as }) => as), ['pods']);
  assert.deepEqual(subnetOf(plan).takenBy.map(({ as }) => as), ['nodes']);
});

test('pod subnet: with overlay nothing is taken of it, however many nodes there are', () => {
  const nodePools = [pool({ subnet: known('nodes'), podSubnet: known('pods'), count: unknown() })];
  const plan = makePlan(network({ clusters: [overlayCluster({ nodePools })], subnets: [subnet(), subnet({ id: 'pods' })] }));
  assert.equal(shown(subnetOf(plan, 'pods').needed.upgrade), '0');
  assert.equal(shown(subnetOf(plan).needed.upgrade), '0..');
});

test('scale set: 950 nodes and 10 % are 1,045', () => {
  const plan = planned(overlayCluster(), [{ count: known(950) }]);
  const { nodes, surge } = only(only(plan.clusters).pools);
  assert.equal(shown(surge), '95');
  assert.equal(shown(nodes.upgrade), '1045');
  assert.equal(nodes.upgrade.cases[0]?.working, '950 + 95 surge = 1,045 nodes');
});
