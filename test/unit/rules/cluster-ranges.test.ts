import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { describeConditions } from '../../../src/model/condition';
import { podCidrOverlapsPeer } from '../../../src/rules/pod-cidr-overlaps-peer';
import { podCidrOverlapsServiceCidr } from '../../../src/rules/pod-cidr-overlaps-service-cidr';
import { podCidrOverlapsSubnet } from '../../../src/rules/pod-cidr-overlaps-subnet';
import { podCidrReserved } from '../../../src/rules/pod-cidr-reserved';
import { resolved } from '../../../src/rules/shared/resolve';
import { serviceCidrNotNetworkAddress } from '../../../src/rules/service-cidr-not-network-address';
import { serviceCidrOverlapsAddressSpace } from '../../../src/rules/service-cidr-overlaps-address-space';
import { serviceCidrOverlapsPeer } from '../../../src/rules/service-cidr-overlaps-peer';
import { serviceCidrOverlapsSubnet } from '../../../src/rules/service-cidr-overlaps-subnet';
import { absent, client, cluster, condition, either, known, list, nodeSubnetCluster, openList, overlayCluster, pool, subnet, unknown, virtualNetwork } from '../model/build';
import { faults, messages } from './design';

const inNodes = pool({ subnet: known('nodes') });

describe('service CIDR and subnets', () => {
  test('the default counts, and points at the place where the range would stand', () => {
    const profile = absent('serviceCidrs');
    const [fault] = faults(serviceCidrOverlapsSubnet, {
      clusters: [overlayCluster({ serviceCidrs: profile, nodePools: [inNodes] })],
      subnets: [subnet({ prefixes: list('10.0.1.0/24') })],
    });
    assert.equal(fault?.at, profile.span);
    assert.equal(fault?.message, 'the service CIDR is not written, so Azure uses 10.0.0.0/16, which overlaps the subnet `nodes` (10.0.1.0/24)');
    assert.deepEqual(fault?.when, []);
    assert.deepEqual(fault?.fixes?.[0]?.changes.map(({ kind }) => kind), ['add', 'add']);
  });

  test('an unknown range, an unknown subnet and an unknown prefix are no finding', () => {
    const subnets = [subnet({ prefixes: list('10.0.1.0/24') })];
    assert.deepEqual(messages(serviceCidrOverlapsSubnet, { clusters: [overlayCluster({ serviceCidrs: unknown(), nodePools: [inNodes] })], subnets }), []);
    assert.deepEqual(messages(serviceCidrOverlapsSubnet, { clusters: [overlayCluster({ serviceCidrs: list(unknown()), nodePools: [inNodes] })], subnets }), []);
    assert.deepEqual(messages(serviceCidrOverlapsSubnet, { clusters: [overlayCluster({ nodePools: [pool({ subnet: unknown() })] })], subnets }), []);
    assert.deepEqual(messages(serviceCidrOverlapsSubnet, { clusters: [overlayCluster({ nodePools: [pool()] })], subnets }), [], 'a network that AKS makes');
    assert.deepEqual(messages(serviceCidrOverlapsSubnet, { clusters: [overlayCluster({ nodePools: [inNodes] })], subnets: [subnet({ prefixes: list(unknown()) })] }), []);
  });

  test('what is known of an open list counts', () => {
    const given = { clusters: [overlayCluster({ nodePools: [inNodes] })], subnets: [subnet({ prefixes: openList(unknown(), '10.0.1.0/24') })] };
    assert.equal(faults(serviceCidrOverlapsSubnet, given).length, 1);
  });

  test('a branch carries its condition', () => {
    const clusters = [overlayCluster({ serviceCidrs: list(either('var.wide', known('10.0.0.0/8'), known('172.16.0.0/16'))), nodePools: [inNodes] })];
    assert.deepEqual(messages(serviceCidrOverlapsSubnet, { clusters, subnets: [subnet()] }), ['the service CIDR 10.0.0.0/8 overlaps the subnet `nodes` (10.1.0.0/24) | var.wide=true']);
  });

  test('branches that exclude each other never meet', () => {
    const clusters = [overlayCluster({ serviceCidrs: list(either('var.wide', known('10.0.0.0/8'), known('172.16.0.0/16'))), nodePools: [inNodes] })];
    const prefixes = list(either('var.wide', known('172.16.1.0/24'), known('10.0.1.0/24')));
    assert.deepEqual(messages(serviceCidrOverlapsSubnet, { clusters, subnets: [subnet({ prefixes })] }), []);
  });

  test('the conditions of every element on the way are carried, and excluding ones silence', () => {
    const clusters = [overlayCluster({ nodePools: [pool({ subnet: known('nodes'), exists: 'maybe', when: [condition('var.a', 'true')] })] })];
    const databases = subnet({ id: 'databases', prefixes: list('10.0.9.0/24'), exists: 'maybe', when: [condition('var.b', 'true')] });
    const subnets = [subnet({ prefixes: list('10.1.0.0/24') }), databases];
    assert.deepEqual(messages(serviceCidrOverlapsSubnet, { clusters, subnets, virtualNetworks: [virtualNetwork()] }), [
      'the service CIDR is not written, so Azure uses 10.0.0.0/16, which overlaps the subnet `databases` (10.0.9.0/24) | var.a=true | var.b=true',
    ]);
    const other = { ...databases, when: [condition('var.a', 'false')] };
    assert.deepEqual(messages(serviceCidrOverlapsSubnet, { clusters, subnets: [subnets[0] ?? other, other], virtualNetworks: [virtualNetwork()] }), []);
  });

  test('an element that may not be made rests on being created', () => {
    const [fault] = faults(serviceCidrOverlapsSubnet, { clusters: [overlayCluster({ exists: 'maybe', nodePools: [inNodes] })], subnets: [subnet({ prefixes: list('10.0.1.0/24') })] });
    assert.equal(describeConditions(fault?.when ?? []), 'if `cluster` is created');
  });

  test('a certain overlap is told before a possible one, and the others are related', () => {
    const maybe = subnet({ id: 'a', prefixes: list('10.0.1.0/24'), exists: 'maybe' });
    const sure = subnet({ id: 'b', prefixes: list('10.0.2.0/24') });
    const given = { clusters: [overlayCluster({ nodePools: [pool({ subnet: known('b') })] })], subnets: [maybe, sure], virtualNetworks: [virtualNetwork()] };
    const [fault] = faults(serviceCidrOverlapsSubnet, given);
    assert.match(fault?.message ?? '', /subnet `b`/);
    assert.deepEqual(fault?.when, []);
    assert.deepEqual(fault?.related?.map(({ message }) => message), ['the subnet `b` has 10.0.2.0/24', 'the subnet `a` has 10.0.1.0/24']);
  });

  test('of a network that is not known, the subnet of the nodes counts, and only that', () => {
    const nodes = subnet({ virtualNetwork: unknown('read-from-azure'), prefixes: list('10.0.1.0/24') });
    const elsewhere = subnet({ id: 'elsewhere', virtualNetwork: unknown('read-from-azure'), prefixes: list('10.0.2.0/24') });
    const clusters = [overlayCluster({ nodePools: [inNodes] })];
    assert.equal(faults(serviceCidrOverlapsSubnet, { clusters, subnets: [nodes, elsewhere] })[0]?.related?.length, 1);
    assert.deepEqual(messages(serviceCidrOverlapsSubnet, { clusters: [overlayCluster({ nodePools: [pool({ subnet: known('nodes') })] })], subnets: [{ ...nodes, prefixes: list('10.5.0.0/24') }, elsewhere] }), []);
  });

  test('subnets of other networks do not count', () => {
    const other = subnet({ id: 'other', virtualNetwork: known('other'), prefixes: list('10.0.2.0/24') });
    assert.deepEqual(messages(serviceCidrOverlapsSubnet, { clusters: [overlayCluster({ nodePools: [inNodes] })], subnets: [subnet(), other] }), []);
  });

  test('a range with host bits is a finding of its own and no other', () => {
    const given = { clusters: [overlayCluster({ serviceCidrs: list('10.1.0.1/16'), nodePools: [inNodes] })], subnets: [subnet()] };
    assert.equal(faults(serviceCidrNotNetworkAddress, given).length, 1);
    assert.deepEqual(messages(serviceCidrOverlapsSubnet, given), []);
  });

  test('IPv6 meets IPv6', () => {
    const clusters = [overlayCluster({ ipFamilies: list('IPv4', 'IPv6'), serviceCidrs: list('10.2.0.0/16', 'fd00:1::/108'), nodePools: [inNodes] })];
    assert.deepEqual(messages(serviceCidrOverlapsSubnet, { clusters, subnets: [subnet({ prefixes: list('10.1.0.0/24', 'fd00:1::/64') })] }), [
      'the service CIDR fd00:1::/108 overlaps the subnet `nodes` (fd00:1::/64)',
    ]);
  });

  test('the fix moves the DNS service IP along, and is not proposed when that is not known', () => {
    const given = (dnsServiceIp: ReturnType<typeof known<string>> | ReturnType<typeof unknown>) => ({
      clusters: [overlayCluster({ serviceCidrs: list('10.1.0.0/16'), dnsServiceIp, nodePools: [inNodes] })],
      subnets: [subnet()],
      virtualNetworks: [virtualNetwork({ addressSpace: list('10.1.0.0/16') })],
    });
    const changes = faults(serviceCidrOverlapsSubnet, given(known('10.1.3.7')))[0]?.fixes?.[0]?.changes;
    assert.deepEqual(changes?.map((change) => (change.kind === 'set' ? change.to : change.kind)), ['10.0.0.0/16', '10.0.3.7']);
    assert.deepEqual(faults(serviceCidrOverlapsSubnet, given(unknown()))[0]?.fixes, []);
    const bad = faults(serviceCidrOverlapsSubnet, given(known('10.1.0.1')))[0]?.fixes?.[0]?.changes;
    assert.deepEqual(bad?.map((change) => (change.kind === 'set' ? change.to : change.kind)), ['10.0.0.0/16', '10.0.0.10'], 'a bad place is not kept');
  });

  test('an address that is computed from the range moves along by itself', () => {
    const range = known('10.1.0.0/16');
    const dns = known('10.1.0.10');
    const computed = { ...dns, origin: { span: dns.span, what: 'cidrhost(…)', from: [range.origin] } };
    const clusters = [overlayCluster({ serviceCidrs: list(range), dnsServiceIp: computed, nodePools: [inNodes] })];
    const [fault] = faults(serviceCidrOverlapsSubnet, { clusters, subnets: [subnet()] });
    assert.deepEqual(fault?.fixes?.[0]?.changes.map(({ kind }) => kind), ['set']);
  });
});

describe('address space and peers', () => {
  test('the address space is silent where a subnet speaks', () => {
    const given = (prefix: string) => ({ clusters: [overlayCluster({ nodePools: [inNodes] })], subnets: [subnet({ prefixes: list(prefix) })], virtualNetworks: [virtualNetwork()] });
    assert.equal(faults(serviceCidrOverlapsAddressSpace, given('10.1.0.0/24')).length, 1);
    assert.deepEqual(messages(serviceCidrOverlapsAddressSpace, given('10.0.0.0/24')), []);
  });

  test('a peering counts from both sides', () => {
    const hub = virtualNetwork({ id: 'hub', addressSpace: list('10.0.0.0/20', '10.244.0.0/20') });
    const own = virtualNetwork({ addressSpace: list('10.1.0.0/16') });
    const clusters = [overlayCluster({ nodePools: [inNodes] })];
    for (const virtualNetworks of [[hub, { ...own, peers: list('hub') }], [{ ...hub, peers: list('vnet') }, own]]) {
      assert.equal(faults(serviceCidrOverlapsPeer, { clusters, subnets: [subnet()], virtualNetworks }).length, 1);
      assert.equal(faults(podCidrOverlapsPeer, { clusters, subnets: [subnet()], virtualNetworks }).length, 1);
    }
    assert.deepEqual(messages(serviceCidrOverlapsPeer, { clusters, subnets: [subnet()], virtualNetworks: [hub, own] }), []);
  });
});

describe('pod CIDR', () => {
  const subnets = [subnet({ prefixes: list('10.244.1.0/24') })];

  test('pods in the node subnet have none', () => {
    assert.deepEqual(messages(podCidrOverlapsSubnet, { clusters: [nodeSubnetCluster({ podCidrs: list('10.244.0.0/16'), nodePools: [inNodes] })], subnets }), []);
  });

  test('a default of a default rests on the model', () => {
    assert.deepEqual(messages(podCidrOverlapsSubnet, { clusters: [cluster({ nodePools: [inNodes] })], subnets }), [
      'the pod CIDR is not written, so Azure uses 10.244.0.0/16, which overlaps the subnet `nodes` (10.244.1.0/24) | the network model=kubenet',
    ]);
    assert.deepEqual(messages(podCidrOverlapsSubnet, { clusters: [cluster({ client: client('arm'), nodePools: [inNodes] })], subnets }), []);
  });

  test('a written one counts where the model is not known', () => {
    const clusters = [cluster({ client: client('arm'), podCidrs: list('10.244.0.0/16'), nodePools: [inNodes] })];
    assert.equal(faults(podCidrOverlapsSubnet, { clusters, subnets }).length, 1);
  });

  test('a model under a condition carries it, and a plug-in of one\'s own is left alone', () => {
    const mode = either('var.overlay', known('overlay'), absent('networkPluginMode'));
    const conditional = [cluster({ networkPlugin: known('azure'), networkPluginMode: mode, podCidrs: list('10.244.0.0/16'), nodePools: [inNodes] })];
    assert.deepEqual(faults(podCidrOverlapsSubnet, { clusters: conditional, subnets })[0]?.when, [condition('var.overlay', 'true')]);
    const plugin = either('var.old', known('kubenet'), known('none'));
    const own = [cluster({ networkPlugin: plugin, podCidrs: list('10.244.0.0/16'), nodePools: [inNodes] })];
    assert.deepEqual(faults(podCidrOverlapsSubnet, { clusters: own, subnets }).map(({ when }) => when), [[condition('var.old', 'true')]]);
    const both = [cluster({ networkPlugin: either('var.old', known('kubenet'), known('azure')), networkPluginMode: either('var.old', absent('networkPluginMode'), known('overlay')), podCidrs: list('10.244.0.0/16'), nodePools: [inNodes] })];
    assert.deepEqual(resolved(faults(podCidrOverlapsSubnet, { clusters: both, subnets })).map(({ when }) => when), [[]]);
  });

  test('with a plug-in of one\'s own, two of the reserved ranges were not seen to be refused', () => {
    const reserved = (plugin: string, text: string) => faults(podCidrReserved, { clusters: [cluster({ networkPlugin: known(plugin), podCidrs: list(text) })] }).length;
    assert.equal(reserved('none', '172.30.0.0/16'), 0);
    assert.equal(reserved('none', '192.0.0.0/16'), 1);
    assert.equal(reserved('kubenet', '172.30.0.0/16'), 1);
    assert.equal(reserved('kubenet', '172.29.0.0/16'), 0);
    assert.equal(reserved('kubenet', '172.16.0.0/12'), 1);
    assert.equal(reserved('kubenet', '169.254.128.0/17'), 1);
  });

  test('the range that somebody wrote is at fault rather than the default', () => {
    const written = known('10.244.8.0/24');
    const [fault] = faults(podCidrOverlapsServiceCidr, { clusters: [overlayCluster({ serviceCidrs: list(written) })] });
    assert.equal(fault?.at, written.span);
  });
});
