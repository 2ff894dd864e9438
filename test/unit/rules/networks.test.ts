import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseRange } from '../../../src/net/range';
import { malformedCidr } from '../../../src/rules/malformed-cidr';
import { networkRangeForbidden } from '../../../src/rules/network-range-forbidden';
import { networkRangeKeptByAks } from '../../../src/rules/network-range-kept-by-aks';
import { networkRangeReserved } from '../../../src/rules/network-range-reserved';
import { peeredNetworksOverlap } from '../../../src/rules/peered-networks-overlap';
import { holdsPublicAddresses } from '../../../src/plan/private';
import { subnetOutsideNetwork } from '../../../src/rules/subnet-outside-network';
import { subnetPrefixLength } from '../../../src/rules/subnet-prefix-length';
import { subnetSeveralPrefixes } from '../../../src/rules/subnet-several-prefixes';
import { subnetsOverlap } from '../../../src/rules/subnets-overlap';
import { condition, either, known, list, openList, overlayCluster, place, pool, subnet, unknown, virtualNetwork } from '../model/build';
import { faults, messages } from './design';

describe('a subnet outside of its network', () => {
  const space = (addressSpace: ReturnType<typeof virtualNetwork>['addressSpace'], prefix: ReturnType<typeof known<string>> | ReturnType<typeof either<string>> = known('10.2.0.0/24')) =>
    messages(subnetOutsideNetwork, { virtualNetworks: [virtualNetwork({ addressSpace })], subnets: [subnet({ prefixes: list(prefix) })] });

  test('it needs an address space that is known as a whole', () => {
    assert.equal(space(list('10.1.0.0/16')).length, 1);
    assert.deepEqual(space(list('10.1.0.0/16', '10.2.0.0/23')), []);
    assert.deepEqual(space(openList('10.1.0.0/16')), []);
    assert.deepEqual(space(list('10.1.0.0/16', unknown())), []);
    assert.deepEqual(space(list('10.1.0.0/16', '10.3.0.1/16')), [], 'a range with host bits is at fault by itself');
    assert.deepEqual(space(unknown()), []);
  });

  test('a subnet that is larger than the network is outside of it', () => {
    assert.equal(space(list('10.2.0.0/25')).length, 1);
  });

  test('branches meet only where they can', () => {
    const network = list(either('var.a', known('10.1.0.0/16'), known('10.2.0.0/16')));
    assert.deepEqual(space(network), ['the subnet prefix 10.2.0.0/24 lies outside of the network `vnet` (10.1.0.0/16) | var.a=true']);
    assert.deepEqual(space(network, either('var.a', known('10.1.0.0/24'), known('10.2.0.0/24'))), []);
  });

  test('a network that is not described here is unknown', () => {
    assert.deepEqual(messages(subnetOutsideNetwork, { subnets: [subnet()] }), []);
  });
});

describe('overlapping subnets', () => {
  const overlap = (...prefixes: readonly string[]) => messages(subnetsOverlap, { subnets: prefixes.map((prefix, index) => subnet({ id: `s${String(index)}`, prefixes: list(prefix) })) });

  test('one finding for each later subnet, whichever is larger', () => {
    assert.deepEqual(overlap('10.0.0.0/24', '10.0.0.0/16', '10.0.0.128/25'), [
      'the subnet `s1` (10.0.0.0/16) overlaps the subnet `s0` (10.0.0.0/24)',
      'the subnet `s2` (10.0.0.128/25) overlaps the subnet `s1` (10.0.0.0/16)',
    ]);
    assert.deepEqual(overlap('10.0.0.0/24', '10.0.1.0/24', 'fd00::/64'), []);
  });

  test('copies of one text count in the order of their ids', () => {
    const prefixes = list(known('10.0.0.0/24', place()));
    assert.equal(faults(subnetsOverlap, { subnets: ['a[0]', 'a[1]', 'a[2]'].map((id) => subnet({ id, prefixes })) }).length, 2);
  });

  test('other networks, unknown networks, and branches that exclude each other do not meet', () => {
    const a = subnet({ id: 'a' });
    assert.deepEqual(messages(subnetsOverlap, { subnets: [a, subnet({ id: 'b', virtualNetwork: known('other') })] }), []);
    assert.deepEqual(messages(subnetsOverlap, { subnets: [a, subnet({ id: 'b', virtualNetwork: unknown() })] }), []);
    const either = (is: string) => ({ exists: 'maybe' as const, when: [condition('var.x', is)] });
    assert.deepEqual(messages(subnetsOverlap, { subnets: [subnet({ id: 'a', ...either('true') }), subnet({ id: 'b', ...either('false') })] }), []);
    assert.equal(faults(subnetsOverlap, { subnets: [subnet({ id: 'a', ...either('true') }), subnet({ id: 'b', ...either('true') })] })[0]?.when.length, 1);
  });

  test('3,000 subnets of one prefix are bounded', () => {
    const subnets = Array.from({ length: 3000 }, (_, index) => subnet({ id: `s${String(index).padStart(4, '0')}`, prefixes: list('10.0.0.0/24') }));
    const found = faults(subnetsOverlap, { subnets });
    assert.equal(found.length, 2999);
    assert.ok(found.every(({ related = [] }) => related.length <= 8));
  });
});

test('the sizes of subnets', () => {
  const size = (prefix: string) => faults(subnetPrefixLength, { subnets: [subnet({ prefixes: list(prefix) })] }).length;
  assert.deepEqual(['10.0.0.0/29', '10.0.0.0/30', '10.0.0.1/32', '0.0.0.0/2', '0.0.0.0/1', 'fd00::/64', 'fd00::/63', 'fd00::/80'].map(size), [0, 1, 1, 0, 1, 0, 1, 1]);
});

test('several prefixes matter where node pools are, per family', () => {
  const several = (prefixes: readonly string[], at = 'nodes') =>
    faults(subnetSeveralPrefixes, { clusters: [overlayCluster({ nodePools: [pool({ subnet: known(at) }), pool({ id: 'b', subnet: known(at) })] })], subnets: [subnet({ prefixes: list(...prefixes) })] }).length;
  assert.equal(several(['10.0.0.0/24', '10.0.1.0/24']), 1, 'once for both pools');
  assert.equal(several(['10.0.0.0/24', 'fd00::/64']), 0);
  assert.equal(several(['10.0.0.0/24', '10.0.1.0/24'], 'elsewhere'), 0);
});

test('of several pools in a subnet with several prefixes one that is surely there speaks', () => {
  const maybe = pool({ exists: 'maybe', when: [condition('var.a', 'true')], subnet: known('nodes') });
  const clusters = [overlayCluster({ nodePools: [maybe, pool({ id: 'b', subnet: known('nodes') })] })];
  const found = faults(subnetSeveralPrefixes, { clusters, subnets: [subnet({ prefixes: list('10.0.0.0/24', '10.0.1.0/24') })] });
  assert.deepEqual(found.map(({ when }) => when), [[]]);
});

describe('ranges that are taken', () => {
  const inNetwork = (addressSpace: readonly string[], prefix: string) => ({
    virtualNetworks: [virtualNetwork({ addressSpace: list(...addressSpace) })],
    subnets: [subnet({ prefixes: list(prefix) })],
  });
  const clusters = [overlayCluster({ nodePools: [pool({ subnet: known('nodes') })] })];

  test('Azure refuses some in every network, be they inside or around', () => {
    const refused = (space: string) => faults(networkRangeForbidden, inNetwork([space], '10.0.0.0/24')).length;
    assert.deepEqual(['169.254.0.0/24', '168.63.129.0/24', '224.0.0.0/8', '127.0.0.0/8', '128.0.0.0/1', '10.0.0.0/8', '168.63.130.0/24'].map(refused), [1, 1, 1, 1, 1, 0, 0]);
  });

  test('AKS refuses or warns of others in the network of a cluster, once for the address space', () => {
    const given = inNetwork(['172.16.0.0/12', '192.0.0.0/16'], '172.30.1.0/24');
    assert.deepEqual(messages(networkRangeReserved, given), []);
    assert.equal(faults(networkRangeReserved, { ...given, clusters }).length, 1);
    assert.equal(faults(networkRangeKeptByAks, { ...given, clusters }).length, 1);
  });

  test('where the address space is not known, the subnets count', () => {
    assert.equal(faults(networkRangeKeptByAks, { clusters, subnets: [subnet({ prefixes: list('172.30.1.0/24') })] }).length, 1);
  });
});

describe('peered networks', () => {
  test('one finding for a pair, at the later one, also when both sides name each other', () => {
    const a = virtualNetwork({ id: 'a', addressSpace: list('10.0.0.0/16'), peers: list('b') });
    const wanted = known('10.0.5.0/24');
    const b = virtualNetwork({ id: 'b', addressSpace: list('10.9.0.0/16', wanted), peers: list('a') });
    const found = faults(peeredNetworksOverlap, { virtualNetworks: [a, b] });
    assert.deepEqual(found.map(({ at }) => at), [wanted.span]);
  });

  test('conditions are carried, and exclude', () => {
    const b = virtualNetwork({ id: 'b', addressSpace: list('10.0.0.0/16') });
    const a = virtualNetwork({ id: 'a', addressSpace: list('10.0.0.0/8'), peers: list(either('var.peer', known('b'), unknown())) });
    assert.deepEqual(faults(peeredNetworksOverlap, { virtualNetworks: [b, a] })[0]?.when, [condition('var.peer', 'true')]);
    const never = { ...b, exists: 'maybe' as const, when: [condition('var.peer', 'false')] };
    assert.deepEqual(messages(peeredNetworksOverlap, { virtualNetworks: [never, a] }), []);
  });
});

test('what is malformed is told as such wherever it stands', () => {
  const given = {
    clusters: [overlayCluster({ serviceCidrs: list('10.0.0.0/33'), podCidrs: list('10.0.0.256/16') })],
    virtualNetworks: [virtualNetwork({ addressSpace: list('10.0.0.0') })],
    subnets: [subnet({ prefixes: list('', unknown(), '10.0.0.0/24', '10.0.0.1/24') })],
  };
  assert.equal(faults(malformedCidr, given).length, 4);
});

test('public addresses', () => {
  const isPublic = (text: string) => {
    const range = parseRange(text);
    return range !== undefined && holdsPublicAddresses(range);
  };
  for (const text of ['8.8.8.0/24', '172.32.0.0/16', '172.0.0.0/12', '192.160.0.0/12', '224.0.0.0/8', '11.0.0.0/8', '100.128.0.0/16']) assert.ok(isPublic(text), text);
  for (const text of ['10.0.0.0/8', '172.16.0.0/12', '172.31.0.0/16', '192.168.4.0/22', '100.64.0.0/10', '169.254.0.0/16', '192.0.2.0/24', '127.0.0.0/8', 'fd00::/64', '2001:db8::/32']) assert.ok(!isPublic(text), text);
});
