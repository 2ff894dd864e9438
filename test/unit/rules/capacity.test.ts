import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Cluster, Network, NodePool } from '../../../src/model/network';
import { maxPodsOutOfRange } from '../../../src/rules/max-pods-out-of-range';
import { noRoomForUpgrade } from '../../../src/rules/no-room-for-upgrade';
import { podCidrNoRoomForUpgrade } from '../../../src/rules/pod-cidr-no-room-for-upgrade';
import { podCidrTooSmall } from '../../../src/rules/pod-cidr-too-small';
import { podSubnetLacksBatches } from '../../../src/rules/pod-subnet-lacks-batches';
import { podSubnetLacksBlocks } from '../../../src/rules/pod-subnet-lacks-blocks';
import { podSubnetTooSmall } from '../../../src/rules/pod-subnet-too-small';
import { staticBlockWaste } from '../../../src/rules/static-block-waste';
import { subnetTooSmall } from '../../../src/rules/subnet-too-small';
import { surgeOverScaleSetLimit } from '../../../src/rules/surge-over-scale-set-limit';
import { tooFewPods } from '../../../src/rules/too-few-pods';
import { tooFewPodsAtMinimum } from '../../../src/rules/too-few-pods-at-minimum';
import { tooManyNodesInCluster } from '../../../src/rules/too-many-nodes-in-cluster';
import { upgradeWithoutSurge } from '../../../src/rules/upgrade-without-surge';
import {
  absent, client, cluster, condition, either, known, list, network, nodeSubnetCluster, oneOf, openList, option, overlayCluster, pool, subnet, unknown, virtualNetwork,
} from '../model/build';
import { messages, run, told } from './run';

const inNodes = known('nodes');

function one(given: Partial<NodePool>, prefix: string, of: (given: Partial<Cluster>) => Cluster = nodeSubnetCluster): Network {
  return network({
    clusters: [of({ nodePools: [pool({ subnet: inNodes, ...given })] })],
    virtualNetworks: [virtualNetwork()],
    subnets: [subnet({ prefixes: list(prefix) })],
  });
}

function kubenetCluster(given: Partial<Cluster>): Cluster {
  return cluster({ networkPlugin: known('kubenet'), ...given });
}

describe('pods in the node subnet', () => {
  // Numbers that Azure has been seen to accept and to refuse, and those of the planning page.
  const cases: readonly (readonly [nodes: number, maxPods: number, prefix: string, surge: string | undefined, refused: string | undefined, upgrade: string | undefined])[] = [
    [50, 30, '10.1.0.0/21', '1', undefined, undefined],
    [50, 30, '10.1.0.0/22', '1', 'Azure counts 1,450 addresses, the subnet has 1,019', undefined],
    [50, 30, '10.1.0.0/21', undefined, undefined, undefined],
    [60, 30, '10.1.0.0/21', '1', undefined, undefined],
    [60, 30, '10.1.0.0/21', undefined, undefined, 'an upgrade needs 2,046 addresses, the subnet has 2,043'],
    [2, 250, '10.1.0.0/24', '1', 'Azure counts 498 addresses, the subnet has 251', undefined],
    [3, 250, '10.1.0.0/24', '1', 'Azure counts 747 addresses, the subnet has 251', undefined],
    [1, 250, '10.1.0.0/24', '1', undefined, 'an upgrade needs 502 addresses, the subnet has 251'],
    [1, 30, '10.1.0.0/28', '1', 'Azure counts 29 addresses, the subnet has 11', undefined],
    [9, 30, '10.1.0.0/24', '1', 'Azure counts 261 addresses, the subnet has 251', undefined],
    [8, 30, '10.1.0.0/24', '1', undefined, 'an upgrade needs 279 addresses, the subnet has 251'],
    [10, 30, '10.1.0.0/24', '1', 'Azure counts 290 addresses, the subnet has 251', undefined],
    [5, 100, '10.1.0.0/23', '1', undefined, 'an upgrade needs 606 addresses, the subnet has 507'],
    [3, 110, '10.1.0.0/24', '1', 'Azure counts 327 addresses, the subnet has 251', undefined],
    [17, 30, '10.1.0.0/23', '1', undefined, 'the pools need 527 addresses by Microsoft\'s formula, and 558 in an upgrade, the subnet has 507'],
  ];
  for (const [nodes, maxPods, prefix, surge, refused, upgrade] of cases) {
    test(`${String(nodes)} nodes of ${String(maxPods)} pods in ${prefix}, surge ${surge ?? 'not written'}`, () => {
      const built = one({ count: known(nodes), maxPods: known(maxPods), maxSurge: surge === undefined ? absent('maxSurge') : known(surge) }, prefix);
      assert.deepEqual(messages(subnetTooSmall, built), refused === undefined ? [] : [refused]);
      assert.deepEqual(messages(noRoomForUpgrade, built), upgrade === undefined ? [] : [upgrade]);
    });
  }

  test("the autoscaler's maximum counts, and the prefix is where it is said", () => {
    const built = one({ autoscaling: known(true), minCount: known(1), maxCount: known(10), maxPods: known(30) }, '10.1.0.0/24');
    const [fault] = run(subnetTooSmall, built);
    assert.equal(fault?.message, 'Azure counts 290 addresses, the subnet has 251');
    const prefixes = built.subnets[0]?.prefixes;
    assert.deepEqual(fault.at, prefixes?.kind === 'known' ? prefixes.value.items[0]?.span : undefined);
    assert.deepEqual(fault.related?.map(({ message }) => message), ['the pool `pool`: 10 nodes × (30 pods − 1) = 290']);
  });

  test('without a number of pods the default of 30 holds', () => {
    assert.deepEqual(messages(subnetTooSmall, one({ count: known(9) }, '10.1.0.0/24')), ['Azure counts 261 addresses, the subnet has 251']);
  });

  test('a count that is not known says nothing; with another pool it says at least', () => {
    assert.deepEqual(messages(subnetTooSmall, one({ count: unknown(), maxPods: known(30) }, '10.1.0.0/28')), []);
    const two = network({
      clusters: [nodeSubnetCluster({ nodePools: [pool({ subnet: inNodes, count: known(9), maxPods: known(30) }), pool({ id: 'more', subnet: inNodes, count: unknown() })] })],
      subnets: [subnet()],
    });
    assert.deepEqual(messages(subnetTooSmall, two), ['Azure counts at least 261 addresses, the subnet has 251']);
  });

  test('all pools of all clusters in the subnet count', () => {
    const own = (id: string): Cluster => nodeSubnetCluster({ id, nodePools: [pool({ id: `${id} pool`, subnet: inNodes, count: known(5), maxPods: known(30) })] });
    const built = network({ clusters: [own('a'), own('b')], subnets: [subnet()] });
    assert.deepEqual(messages(subnetTooSmall, built), ['Azure counts 290 addresses, the subnet has 251']);
  });
});

describe('what the text leaves open', () => {
  test('one branch is enough for a possibility, both for a fault', () => {
    const possible = one({ count: either('`var.big`', known(20), known(2)), maxPods: known(30) }, '10.1.0.0/24');
    assert.deepEqual(run(subnetTooSmall, possible).map(told), ['Azure counts 580 addresses, the subnet has 251 | `var.big` is true']);
    const certain = one({ count: either('`var.big`', known(20), known(10)), maxPods: known(30) }, '10.1.0.0/24');
    assert.deepEqual(run(subnetTooSmall, certain).map(told), ['Azure counts 580 addresses, the subnet has 251']);
  });

  test('branches that exclude each other never meet', () => {
    const both = (other: string): Network => network({
      clusters: [nodeSubnetCluster({
        nodePools: ['true', other].map((is, index) => pool({
          id: `pool ${String(index)}`, subnet: inNodes, count: known(5), maxPods: known(30), maxSurge: known('1'), exists: 'maybe', when: [condition('`var.a`', is)],
        })),
      })],
      subnets: [subnet()],
    });
    assert.deepEqual(run(subnetTooSmall, both('false')), []);
    assert.deepEqual(run(subnetTooSmall, both('true')).map(told), ['Azure counts 290 addresses, the subnet has 251 | `var.a` is true']);
  });

  test('a pool of which it is not known whether it is made takes nothing for certain', () => {
    assert.deepEqual(run(subnetTooSmall, one({ count: known(20), exists: 'maybe' }, '10.1.0.0/24')), []);
  });

  test('a subnet that may not be made is named', () => {
    const built = network({
      clusters: [nodeSubnetCluster({ nodePools: [pool({ subnet: inNodes, count: known(10), maxPods: known(30) })] })],
      subnets: [subnet({ exists: 'maybe' })],
    });
    assert.deepEqual(run(subnetTooSmall, built).map(told), ['Azure counts 290 addresses, the subnet has 251 | `nodes` is created']);
  });

  test('of two prefixes the one is marked with which it does not fit', () => {
    const small = known('10.1.0.0/24');
    const built = network({
      clusters: [nodeSubnetCluster({ nodePools: [pool({ subnet: inNodes, count: known(10), maxPods: known(30) })] })],
      subnets: [subnet({ prefixes: list(oneOf(option(known('10.1.0.0/20'), condition('`var.env`', '"prod"')), option(small, condition('`var.env`', '"dev"')))) })],
    });
    const [fault] = run(subnetTooSmall, built);
    assert.deepEqual(fault?.at, small.span);
    assert.deepEqual(fault.when, [condition('`var.env`', '"dev"')]);
  });

  test('prefixes that are not known to their end, malformed or not on their network address say nothing', () => {
    for (const prefixes of [openList('10.1.0.0/24'), list('10.1.0/24'), list('10.1.0.5/24'), unknown(), absent('prefixes')]) {
      const built = network({
        clusters: [nodeSubnetCluster({ nodePools: [pool({ subnet: inNodes, count: known(50), maxPods: known(30) })] })],
        subnets: [subnet({ prefixes })],
      });
      assert.deepEqual(run(subnetTooSmall, built), []);
      assert.deepEqual(run(noRoomForUpgrade, built), []);
    }
  });

  test('a model that is not documented leaves one address for each node', () => {
    const arm = (given: Partial<Cluster>): Cluster => cluster({ client: client('arm'), ...given });
    assert.deepEqual(run(subnetTooSmall, one({ count: known(9), maxPods: known(30) }, '10.1.0.0/24', arm)), []);
    assert.deepEqual(messages(subnetTooSmall, one({ count: known(28), maxPods: known(30) }, '10.1.0.0/27', arm)), ['Azure counts at least 28 addresses, the subnet has 27']);
  });
});

describe('one address for each node', () => {
  test('251 nodes of kubenet in a /24, less the surge', () => {
    const kubenet = (nodes: number, surge?: string): Network =>
      one({ count: known(nodes), ...(surge !== undefined && { maxSurge: known(surge) }) }, '10.1.0.0/24', kubenetCluster);
    assert.deepEqual(messages(subnetTooSmall, kubenet(252, '1')), ['Azure counts 252 addresses, the subnet has 251']);
    assert.deepEqual(messages(noRoomForUpgrade, kubenet(250, '1')), []);
    assert.deepEqual(messages(noRoomForUpgrade, kubenet(250)), ['an upgrade needs 275 addresses, the subnet has 251']);
  });
});

describe('pod subnets', () => {
  const pods = (nodes: number, prefix: string, given: Partial<NodePool> = {}): Network => network({
    clusters: [nodeSubnetCluster({ nodePools: [pool({ subnet: inNodes, podSubnet: known('pods'), count: known(nodes), maxSurge: known('1'), ...given })] })],
    subnets: [subnet(), subnet({ id: 'pods', prefixes: list(prefix) })],
  });
  const fixed = { podIpAllocation: known('StaticBlock') };

  test('a /24 has 15 batches', () => {
    assert.deepEqual(messages(podSubnetLacksBatches, pods(14, '10.1.1.0/24')), []);
    assert.deepEqual(messages(podSubnetLacksBatches, pods(15, '10.1.1.0/24')), ['an upgrade needs 16 batches of 16 addresses, the pod subnet has 15']);
    assert.deepEqual(messages(podSubnetLacksBatches, pods(16, '10.1.1.0/24')), ['the nodes need 16 batches of 16 addresses, the pod subnet has 15']);
    assert.deepEqual(messages(podSubnetTooSmall, pods(16, '10.1.1.0/24')), []);
  });

  test('static blocks: what Azure counts, and what the nodes take', () => {
    const ten = pods(10, '10.1.1.0/26', { ...fixed, maxPods: known(250) });
    assert.deepEqual(messages(podSubnetTooSmall, ten), ['Azure counts 160 addresses, the pod subnet has 59']);
    assert.deepEqual(messages(podSubnetLacksBlocks, ten), []);
    const three = pods(3, '10.1.1.0/26', { ...fixed, maxPods: known(250) });
    assert.deepEqual(messages(podSubnetTooSmall, three), []);
    assert.deepEqual(messages(podSubnetLacksBlocks, three), ['the nodes take 768 addresses in static blocks, the pod subnet has 59']);
    assert.deepEqual(messages(podSubnetLacksBatches, three), []);
    assert.deepEqual(messages(podSubnetLacksBlocks, pods(3, '10.1.1.0/24', { ...fixed, maxPods: known(63) })), [
      'in an upgrade the nodes take 256 addresses in static blocks, the pod subnet has 251',
    ]);
  });

  test('the node side of a pod subnet is one address for each node', () => {
    assert.deepEqual(messages(subnetTooSmall, pods(252, '10.1.0.0/16')), ['Azure counts 252 addresses, the subnet has 251']);
  });

  test('the last static block should be used', () => {
    const waste = (maxPods: number): readonly string[] => messages(staticBlockWaste, pods(3, '10.1.0.0/16', { ...fixed, maxPods: known(maxPods) }));
    assert.deepEqual(waste(32), ['32 pods per node leave 15 of 48 addresses unused, 47 pods would take no more']);
    for (const maxPods of [15, 31, 30, 47, 110, 250]) assert.deepEqual(waste(maxPods), [], String(maxPods));
    assert.deepEqual(messages(staticBlockWaste, pods(3, '10.1.0.0/16', { maxPods: known(32) })), []);
  });
});

describe('pod CIDRs', () => {
  const withRange = (nodes: number, prefix: string, of: (given: Partial<Cluster>) => Cluster = overlayCluster): Network =>
    network({ clusters: [of({ podCidrs: list(prefix), nodePools: [pool({ count: known(nodes) })] })] });

  test('as seen in messages of Azure', () => {
    assert.deepEqual(messages(podCidrTooSmall, withRange(3, '10.240.100.0/24', kubenetCluster)), ['Azure counts 3 nodes with a /24 each, 10.240.100.0/24 has room for 1']);
    assert.deepEqual(messages(podCidrTooSmall, withRange(33, '10.244.0.0/19')), ['Azure counts 33 nodes with a /24 each, 10.244.0.0/19 has room for 32']);
    assert.deepEqual(messages(podCidrTooSmall, withRange(5, '10.244.0.0/22')), ['Azure counts 5 nodes with a /24 each, 10.244.0.0/22 has room for 4']);
    assert.deepEqual(messages(podCidrTooSmall, withRange(256, '10.244.0.0/16')), []);
    assert.deepEqual(messages(podCidrNoRoomForUpgrade, withRange(256, '10.244.0.0/16')), ['an upgrade has 282 nodes with a /24 each, 10.244.0.0/16 has room for 256']);
  });

  test('the default range, where the model is written and where it is not', () => {
    const nodePools = [pool({ count: known(300) })];
    assert.deepEqual(run(podCidrTooSmall, network({ clusters: [overlayCluster({ nodePools })] })).map(told), [
      "Azure counts 300 nodes with a /24 each, 10.244.0.0/16 (Azure's default) has room for 256",
    ]);
    assert.deepEqual(run(podCidrTooSmall, network({ clusters: [cluster({ nodePools })] })).map(told), [
      "Azure counts 300 nodes with a /24 each, 10.244.0.0/16 (Azure's default) has room for 256 | the network model is kubenet",
    ]);
    assert.deepEqual(run(podCidrTooSmall, network({ clusters: [nodeSubnetCluster({ nodePools })] })), []);
  });
});

describe('pools', () => {
  const alone = (given: Partial<NodePool>, of: Partial<Cluster> = {}): Network => network({ clusters: [overlayCluster({ nodePools: [pool(given)], ...of })] });

  test('10 to 250 pods', () => {
    for (const fine of [10, 30, 250]) assert.deepEqual(run(maxPodsOutOfRange, alone({ maxPods: known(fine) })), []);
    assert.deepEqual(messages(maxPodsOutOfRange, alone({ maxPods: known(9) })), ['9 pods per node are fewer than the 10 that AKS allows']);
    assert.deepEqual(messages(maxPodsOutOfRange, alone({ maxPods: known(251) })), ['251 pods per node are more than the 250 that AKS allows']);
    assert.deepEqual(run(maxPodsOutOfRange, alone({ maxPods: either('`var.x`', known(5), known(300)) })).map(told), ['5 pods per node are fewer than the 10 that AKS allows']);
    assert.deepEqual(run(maxPodsOutOfRange, alone({ maxPods: either('`var.x`', known(5), unknown()) })).map(told), [
      '5 pods per node are fewer than the 10 that AKS allows | `var.x` is true',
    ]);
  });

  test('room for 30 pods', () => {
    assert.deepEqual(messages(tooFewPods, alone({ count: known(2), maxPods: known(10) })), ['2 nodes × 10 pods = 20, AKS wants room for 30 pods in every pool']);
    for (const [nodes, maxPods] of [[3, 10], [2, 15], [0, 10], [2, 5]] as const) {
      assert.deepEqual(run(tooFewPods, alone({ count: known(nodes), maxPods: known(maxPods) })), []);
    }
    assert.deepEqual(run(tooFewPods, alone({ count: unknown(), maxPods: known(10) })), []);
    assert.deepEqual(run(tooFewPods, alone({ maxPods: known(10) })), [], 'azurerm has no default');
    assert.deepEqual(messages(tooFewPods, alone({ maxPods: known(10) }, { client: client('arm') })), ['1 node × 10 pods = 10, AKS wants room for 30 pods in every pool']);
    const autoscaled = { autoscaling: known(true), minCount: known(1), maxCount: known(5), maxPods: known(15) };
    assert.deepEqual(run(tooFewPods, alone(autoscaled)), []);
    assert.equal(run(tooFewPodsAtMinimum, alone(autoscaled)).length, 1);
    assert.deepEqual(run(tooFewPodsAtMinimum, alone({ ...autoscaled, minCount: known(0) })), []);
    assert.deepEqual(run(tooFewPodsAtMinimum, alone({ ...autoscaled, count: known(1) })), [], 'the count is at fault already');
    assert.deepEqual(run(tooFewPodsAtMinimum, alone({ ...autoscaled, autoscaling: known(false) })), []);
  });

  test('an upgrade needs a way to go on', () => {
    assert.equal(run(upgradeWithoutSurge, alone({ maxSurge: known('0%') })).length, 1);
    assert.equal(run(upgradeWithoutSurge, alone({ maxSurge: known('0'), maxUnavailable: known('0') })).length, 1);
    for (const given of [
      { maxSurge: known('0'), maxUnavailable: known('1') },
      { maxSurge: known('0'), maxUnavailable: unknown() },
      { maxSurge: known('0'), priority: known('Spot') },
      { maxSurge: known('1') },
      {},
    ]) assert.deepEqual(run(upgradeWithoutSurge, alone(given)), []);
  });

  test('a scale set holds 1,000 with the surge', () => {
    assert.deepEqual(messages(surgeOverScaleSetLimit, alone({ count: known(950), maxSurge: known('10%') })), ['an upgrade has 1,045 nodes, a scale set holds 1,000']);
    assert.deepEqual(run(surgeOverScaleSetLimit, alone({ count: known(1001) })), [], 'too many nodes already');
  });

  test('the limit of the cluster follows the tier', () => {
    const nodePools = [1, 2].map((id) => pool({ id: `pool ${String(id)}`, count: known(600) }));
    const tiered = (of: Partial<Cluster>): readonly string[] => run(tooManyNodesInCluster, network({ clusters: [overlayCluster({ nodePools, ...of })] })).map(told);
    assert.deepEqual(tiered({}), ['the cluster has 1,200 nodes, AKS allows 1,000 in the free tier']);
    assert.deepEqual(tiered({ tier: known('Standard') }), []);
    assert.deepEqual(tiered({ tier: unknown() }), []);
    assert.deepEqual(tiered({ client: client('arm') }), []);
    assert.deepEqual(tiered({ tier: either('`var.prod`', known('Standard'), known('Free')) }), ['the cluster has 1,200 nodes, AKS allows 1,000 in the free tier | `var.prod` is false']);
  });
});
