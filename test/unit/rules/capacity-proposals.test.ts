import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Cluster, Network } from '../../../src/model/network';
import { podCidrTooSmall } from '../../../src/rules/pod-cidr-too-small';
import type { Rule } from '../../../src/rules/rule';
import { subnetTooSmall } from '../../../src/rules/subnet-too-small';
import { absent, known, list, network, nodeSubnetCluster, openList, overlayCluster, pool, subnet, unknown, virtualNetwork } from '../model/build';
import { run } from './run';

/** What the first finding of the rule proposes to write. */
function proposals(rule: Rule, built: Network): readonly unknown[] {
  return (run(rule, built)[0]?.fixes ?? []).flatMap(({ changes }) => changes.map((change) => ('to' in change ? change.to : undefined)));
}

describe('a larger subnet', () => {
  const fixes = (given: Partial<Network>, prefix = '10.1.0.0/24'): readonly unknown[] => {
    const built = network({
      clusters: [nodeSubnetCluster({ serviceCidrs: list('10.2.0.0/16'), nodePools: [pool({ subnet: known('nodes'), count: known(10), maxPods: known(30) })] })],
      virtualNetworks: [virtualNetwork({ addressSpace: list('10.1.0.0/16') })],
      ...given,
      subnets: [subnet({ prefixes: list(prefix) }), ...(given.subnets ?? [])],
    });
    return proposals(subnetTooSmall, built);
  };

  test('at the same place, else in the next free block, else none', () => {
    assert.deepEqual(fixes({}), ['10.1.0.0/23']);
    assert.deepEqual(fixes({}, '10.1.1.0/24'), ['10.1.0.0/23']);
    assert.deepEqual(fixes({ subnets: [subnet({ id: 'more', prefixes: list('10.1.1.0/28') })] }), ['10.1.2.0/23']);
    assert.deepEqual(fixes({ virtualNetworks: [virtualNetwork({ addressSpace: list('10.1.0.0/24') })] }), []);
  });

  test('nothing where a neighbour or the network is not known', () => {
    assert.deepEqual(fixes({ subnets: [subnet({ id: 'more', prefixes: unknown() })] }), []);
    assert.deepEqual(fixes({ virtualNetworks: [virtualNetwork({ addressSpace: openList('10.1.0.0/16') })] }), []);
    assert.deepEqual(fixes({ virtualNetworks: [] }), []);
  });

  test('clear of services and of the reserved ranges', () => {
    const services = [nodeSubnetCluster({ serviceCidrs: list('10.1.1.0/24'), nodePools: [pool({ subnet: known('nodes'), count: known(10), maxPods: known(30) })] })];
    assert.deepEqual(fixes({ clusters: services }), ['10.1.2.0/23']);
    assert.deepEqual(fixes({ virtualNetworks: [virtualNetwork({ addressSpace: list('172.29.255.0/24', '172.30.0.0/16', '10.9.0.0/16') })] }, '172.29.255.0/24'), ['10.9.0.0/23']);
  });
});

describe('a larger pod CIDR', () => {
  const cured = (podCidrs: Cluster['podCidrs'], nodes: number, given: Partial<Network> = {}): readonly unknown[] => proposals(
    podCidrTooSmall,
    network({ clusters: [overlayCluster({ podCidrs, nodePools: [pool({ count: known(nodes), maxSurge: known('1') })] })], ...given }),
  );

  test('at the same place, with room for the surge', () => {
    assert.deepEqual(cured(list('10.244.0.0/20'), 30), ['10.244.0.0/19']);
    assert.deepEqual(cured(list('10.244.0.0/20'), 32), ['10.244.0.0/18']);
    assert.deepEqual(cured(absent('podCidrs'), 300), ['10.244.0.0/15']);
  });

  test('elsewhere, where something is in the way or the start does not fit', () => {
    assert.deepEqual(cured(list('10.244.0.0/20'), 30, { virtualNetworks: [virtualNetwork({ addressSpace: list('10.244.16.0/20') })] }), ['10.244.32.0/19']);
    assert.deepEqual(cured(list('10.245.0.0/16'), 300), ['10.246.0.0/15']);
  });

  test('not where it is not known what is written', () => {
    assert.deepEqual(cured(list(unknown()), 300), []);
  });
});
