import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatRange, parseRange, usableInSubnet } from '../../../src/net/range';
import {
  count,
  defaultMaxSurge,
  dynamicAddressesAtMost,
  mostNodes,
  nodesInPodCidr,
  nodeSubnetAddresses,
  nodeSubnetAddressesPerNode,
  podBlockOfNode,
  podsOn,
  podSubnetAddresses,
  smallestPodCidr,
  smallestSubnet,
  staticBlocksPerNode,
  surgeNodes,
  wholeStaticBlocks,
} from '../../../src/plan/capacity';
import { reservedPerSubnet } from '../../../src/plan/facts/addresses';

/** Usable addresses of a subnet of that prefix length. */
function usable(length: number): number {
  const size = usableInSubnet({ family: 4, first: 0n, length });
  assert.notEqual(size, undefined);
  return size ?? 0;
}

/** Nodes at so many pods per node by the formula of the pages, without surge. */
function nodesAt(length: number, maxPods: number): number {
  return mostNodes(usable(length), nodeSubnetAddressesPerNode({ model: 'node-subnet', maxPods })).value;
}

test('a /24 holds 251 nodes and 27,610 pods with kubenet, no surge', () => {
  assert.equal(mostNodes(usable(24), nodeSubnetAddressesPerNode({ model: 'kubenet', maxPods: 110 })).value, 251);
  assert.deepEqual(podsOn(251, 110), { value: 27_610, working: '251 nodes × 110 pods = 27,610' });
});

test('a /24 holds 8 nodes and 240 pods at 30 pods per node, no surge', () => {
  assert.deepEqual(mostNodes(usable(24), 31), { value: 8, working: '251 usable ÷ 31 = 8 nodes' });
  assert.equal(podsOn(8, 30).value, 240);
});

test('50 nodes and one for the upgrade, at 30 pods, need 1,581 addresses and a /21', () => {
  const needed = nodeSubnetAddresses({ model: 'node-subnet', nodes: 50, surge: 1, maxPods: 30 });
  assert.deepEqual(needed, { value: 1581, working: '(50 + 1 surge) nodes × (1 + 30 pods) = 1,581' });
  assert.deepEqual(smallestSubnet(1581), { value: 21, working: '1,581 addresses fit a /21 with 2,043 usable' });
});

test('50 nodes, 10 more and one for the upgrade need 1,891 addresses and a /21', () => {
  assert.deepEqual(nodeSubnetAddresses({ model: 'node-subnet', nodes: 61, maxPods: 30 }), {
    value: 1891,
    working: '61 nodes × (1 + 30 pods) = 1,891',
  });
  assert.equal(smallestSubnet(1891)?.value, 21);
});

test('at the surge of 10 % that holds today the same clusters need 1,705, and 2,046 with a /20', () => {
  const at = (nodes: number) => nodeSubnetAddresses({ model: 'node-subnet', nodes, surge: surgeNodes(nodes)?.value ?? 0, maxPods: 30 }).value;
  assert.equal(at(50), 1705);
  assert.equal(smallestSubnet(1705)?.value, 21);
  assert.equal(at(60), 2046);
  assert.equal(at(60) - usable(21), 3);
  assert.equal(smallestSubnet(2046)?.value, 20);
});

test('overlay takes 55 addresses for 50 nodes at 10 %', () => {
  assert.deepEqual(nodeSubnetAddresses({ model: 'overlay', nodes: 50, surge: 5, maxPods: 250 }), {
    value: 55,
    working: '(50 + 5 surge) nodes × 1 address = 55',
  });
});

test('a /27 holds 27 kubenet nodes, 26 with room for one more, 24 at 10 %; 20 to 25 by the page', () => {
  assert.equal(mostNodes(usable(27), 1).value, 27);
  assert.equal(mostNodes(usable(27), 1, { maxSurge: '1' }).value, 26);
  assert.deepEqual(mostNodes(usable(27), 1, {}), { value: 24, working: '27 usable ÷ 1 = 27 nodes, of which 3 for surge' });
  assert.equal(podsOn(20, 110).value, 2200);
  assert.equal(podsOn(25, 110).value, 2750);
  for (const nodes of [20, 25]) assert.ok(nodes + 1 <= usable(27));
});

test('the most nodes with surge is the most, for every surge and size', () => {
  for (const setting of [{}, { maxSurge: '1' }, { maxSurge: '5' }, { maxSurge: '33%' }, { maxSurge: '100%' }]) {
    for (let places = 0; places <= 60; places++) {
      let best = 0;
      for (let nodes = 0; nodes <= places; nodes++) if (nodes + (surgeNodes(nodes, setting)?.value ?? 0) <= places) best = nodes;
      assert.equal(mostNodes(places, 1, setting).value, best, `${JSON.stringify(setting)} ${places}`);
    }
  }
});

/** Prefix length, usable, nodes at 30, 110 and 250 pods, batches of 16, blocks of /24. */
const table: readonly (readonly [number, number, number, number, number, number, number])[] = [
  [29, 3, 0, 0, 0, 0, 0],
  [28, 11, 0, 0, 0, 0, 0],
  [27, 27, 0, 0, 0, 1, 0],
  [26, 59, 1, 0, 0, 3, 0],
  [25, 123, 3, 1, 0, 7, 0],
  [24, 251, 8, 2, 1, 15, 1],
  [23, 507, 16, 4, 2, 31, 2],
  [22, 1019, 32, 9, 4, 63, 4],
  [21, 2043, 65, 18, 8, 127, 8],
  [20, 4091, 131, 36, 16, 255, 16],
  [19, 8187, 264, 73, 32, 511, 32],
  [18, 16_379, 528, 147, 65, 1023, 64],
  [17, 32_763, 1056, 295, 130, 2047, 128],
  [16, 65_531, 2113, 590, 261, 4095, 256],
];

for (const [length, addresses, at30, at110, at250, batches, blocks] of table) {
  test(`what a /${length} holds`, () => {
    assert.equal(usable(length), addresses);
    assert.equal(2 ** (32 - length) - reservedPerSubnet.value, addresses);
    assert.equal(nodesAt(length, 30), at30);
    assert.equal(nodesAt(length, 110), at110);
    assert.equal(nodesAt(length, 250), at250);
    assert.equal(mostNodes(addresses, podSubnetAddresses({ model: 'pod-subnet', nodes: 1, maxPods: 250 }).value).value, batches);
    assert.equal(nodesInPodCidr(length), blocks);
    assert.equal(smallestSubnet(addresses)?.value, length);
    assert.equal(smallestSubnet(addresses + 1)?.value, length - 1);
  });
}

test('the pod CIDR for a number of nodes', () => {
  const sizes = [1, 3, 50, 100, 256, 257, 512, 1000, 5000].map((nodes) => smallestPodCidr(nodes)?.value);
  assert.deepEqual(sizes, [24, 22, 18, 17, 16, 15, 15, 14, 11]);
  assert.equal(smallestPodCidr(50)?.working, '50 nodes × 256 = 12,800 of the 16,384 of a /18');
});

test('the first node of 10.244.0.0/16 takes 10.244.0.0/24, the third 10.244.2.0/24, and there is no 257th', () => {
  const cidr = parseRange('10.244.0.0/16');
  assert.ok(cidr);
  const block = (node: number): string | undefined => {
    const range = podBlockOfNode(cidr, node);
    return range && formatRange(range);
  };
  assert.deepEqual([1, 2, 3, 256].map(block), ['10.244.0.0/24', '10.244.1.0/24', '10.244.2.0/24', '10.244.255.0/24']);
  assert.equal(block(0), undefined);
  assert.equal(block(257), undefined);
});

test('static blocks of a node', () => {
  const blocks = [10, 15, 16, 30, 31, 32, 47, 63, 110, 111, 250].map(staticBlocksPerNode);
  assert.deepEqual(blocks, [1, 1, 2, 2, 2, 3, 3, 4, 7, 7, 16]);
  assert.deepEqual(podSubnetAddresses({ model: 'pod-subnet-static', nodes: 3, maxPods: 250 }), {
    value: 768,
    working: '3 nodes × 16 blocks × 16 = 768',
  });
  assert.deepEqual(podSubnetAddresses({ model: 'pod-subnet-static', nodes: 10, maxPods: 250 }, 'service'), { value: 160, working: '10 nodes × 16 = 160' });
  assert.deepEqual([16, 24, 26, 27, 28, 29].map(wholeStaticBlocks), [4094, 14, 2, 0, 0, 0]);
});

test('batches of a dynamic node', () => {
  assert.deepEqual(podSubnetAddresses({ model: 'pod-subnet', nodes: 15, surge: 2, maxPods: 250 }), { value: 272, working: '(15 + 2 surge) nodes × 16 = 272' });
  assert.deepEqual([10, 16, 17, 110, 250].map(dynamicAddressesAtMost), [16, 16, 32, 112, 256]);
});

test('what the service counts: seen in its messages', () => {
  const counted = (nodes: number, maxPods: number) => nodeSubnetAddresses({ model: 'node-subnet', nodes, maxPods }, 'service').value;
  assert.equal(counted(2, 250), 498);
  assert.equal(counted(3, 250), 747);
  assert.equal(counted(1, 250), 249);
  assert.equal(counted(1, 30), 29);
  assert.equal(counted(10, 30), 290);
  assert.equal(counted(9, 30), 261);
  assert.equal(counted(8, 30), 232);
  assert.equal(counted(3, 110), 327);
  assert.equal(nodeSubnetAddresses({ model: 'node-subnet', nodes: 10, maxPods: 30 }, 'service').working, '10 nodes × (30 pods − 1) = 290');
  assert.equal(nodeSubnetAddresses({ model: 'overlay', nodes: 10, maxPods: 30 }, 'service').value, 10);
});

test('surge: a share is rounded up, there is at least one, and never more than the pool has', () => {
  const surge = (nodes: number, maxSurge?: string, maxUnavailable?: string) => surgeNodes(nodes, { maxSurge, maxUnavailable })?.value;
  assert.equal(surge(60), 6);
  assert.equal(surge(8, '10%'), 1);
  assert.equal(surge(11, '10%'), 2);
  assert.equal(surge(950, '10%'), 95);
  assert.equal(surge(4, '50%'), 2);
  assert.equal(surge(3, '33%'), 1);
  assert.equal(surge(10, '3'), 3);
  assert.equal(surge(2, '5'), 2);
  assert.equal(surge(3, '150%'), 3);
  assert.equal(surge(10, '0'), 1);
  assert.equal(surge(10, '0', '1'), 0);
  assert.equal(surge(10, '0%', '25%'), 0);
  assert.equal(surge(10, '0', '0'), 1);
  assert.equal(surge(10, '2', '1'), 2);
  assert.equal(surge(0), 0);
  assert.equal(surge(10, 'many'), undefined);
  assert.equal(surge(10, '-1'), undefined);
  assert.equal(surgeNodes(60)?.working, '10% of 60 nodes = 6 nodes');
});

test('five pools of four nodes at 50 % surge by ten', () => {
  assert.equal(5 * (surgeNodes(4, { maxSurge: '50%' })?.value ?? 0), 10);
});

test('the default surge by the version of Kubernetes', () => {
  const versions = ['1.20.9', '1.27', '1.28', 'v1.31.2', '1.32.0', '1.40', '', 'latest', undefined];
  assert.deepEqual(versions.map(defaultMaxSurge), ['1', '1', '10%', '10%', '10%', '10%', '10%', '10%', '10%']);
});

test('thousands are set apart', () => {
  assert.deepEqual([0, 7, 999, 1000, 65_531, 1_048_576].map(count), ['0', '7', '999', '1,000', '65,531', '1,048,576']);
});
