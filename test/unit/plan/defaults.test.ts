import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cluster, NodePool } from '../../../src/model/network';
import type { List, Value } from '../../../src/model/value';
import { clusterSettings, maxPods, networkModel, nodeCount, podCidrs } from '../../../src/plan/defaults';
import type { Setting } from '../../../src/plan/plan';
import { absent, client, cluster, either, known, list, nodeSubnetCluster, overlayCluster, pool, unknown } from '../model/build';

/** A value as text: `azure`, `? no-value`, `-` for absent, `a | b` for one of several. */
function shown(value: Value<unknown>): string {
  switch (value.kind) {
    case 'known':
      return String(value.value);
    case 'oneOf':
      return value.options.map((each) => shown(each.value)).join(' | ');
    case 'unknown':
      return `? ${value.reason}`;
    case 'absent':
      return '-';
  }
}

function setting({ value, isDefault }: Setting<unknown>): string {
  return isDefault ? `${shown(value)} (default)` : shown(value);
}

function items(value: Value<List<string>>): string {
  if (value.kind !== 'known') return shown(value);
  return value.value.items.map(shown).join(', ') + (value.value.complete ? '' : ', …');
}

function modelOf(of: Cluster, ...pools: readonly NodePool[]): string {
  return setting(networkModel(clusterSettings(of), pools[0]));
}

test('the model by what is written, in any case', () => {
  assert.equal(modelOf(nodeSubnetCluster()), 'node-subnet');
  assert.equal(modelOf(overlayCluster()), 'overlay');
  assert.equal(modelOf(cluster({ networkPlugin: known('Azure'), networkPluginMode: known('Overlay') })), 'overlay');
  assert.equal(modelOf(cluster({ networkPlugin: known('kubenet') })), 'kubenet');
  assert.equal(modelOf(cluster({ networkPlugin: known('none') })), 'none');
  assert.equal(modelOf(nodeSubnetCluster(), pool({ podSubnet: known('pods') })), 'pod-subnet');
  assert.equal(modelOf(nodeSubnetCluster(), pool({ podSubnet: unknown('read-from-azure') })), 'pod-subnet');
  assert.equal(modelOf(nodeSubnetCluster(), pool({ podSubnet: known('pods'), podIpAllocation: known('staticblock') })), 'pod-subnet-static');
  assert.equal(modelOf(nodeSubnetCluster(), pool({ podSubnet: known('pods'), podIpAllocation: known('DynamicIndividual') })), 'pod-subnet');
});

test('the model of a cluster that names no plug-in is its client\'s default', () => {
  assert.equal(modelOf(cluster()), 'kubenet (default)');
  assert.equal(modelOf(cluster({ client: client('az') })), 'overlay (default)');
  assert.equal(modelOf(cluster({ client: client('arm') })), '? no-value (default)');
  assert.equal(modelOf(cluster({ client: client('azapi') })), '? no-value (default)');
  assert.equal(modelOf(cluster({ client: client('az-powershell') })), '? no-value (default)');
  assert.equal(modelOf(cluster({ client: client('arm'), networkPluginMode: known('overlay') })), 'overlay');
});

test('az: a written plug-in takes no mode by default, and a pod subnet does not go with the default mode', () => {
  const az = cluster({ client: client('az') });
  assert.equal(setting(clusterSettings(az).networkPluginMode), 'overlay (default)');
  assert.equal(modelOf({ ...az, networkPlugin: known('azure') }), 'node-subnet');
  assert.equal(setting(clusterSettings({ ...az, networkPlugin: known('azure') }).networkPluginMode), '-');
  assert.equal(modelOf(az, pool({ podSubnet: known('pods') })), '? unreadable');
  const either1 = { ...az, networkPlugin: either('p', known('azure'), absent('networkPlugin')) };
  assert.equal(modelOf(either1), 'node-subnet | overlay');
});

test('what fits no model and what is not known is no model', () => {
  assert.equal(modelOf(cluster({ networkPlugin: known('flannel') })), '? unreadable');
  assert.equal(modelOf(cluster({ networkPlugin: known('azure'), networkPluginMode: known('bridge') })), '? unreadable');
  assert.equal(modelOf(cluster({ networkPlugin: unknown() })), '? no-value');
  assert.equal(modelOf(nodeSubnetCluster({ networkPluginMode: unknown('secret') })), '? secret');
  assert.equal(modelOf(nodeSubnetCluster(), pool({ podSubnet: known('p'), podIpAllocation: unknown('run-time') })), '? run-time');
});

test('the model keeps the branches, and drops those that exclude themselves', () => {
  const mode = either('p', known('overlay'), absent('networkPluginMode'));
  assert.equal(modelOf(nodeSubnetCluster({ networkPluginMode: mode })), 'overlay | node-subnet');
  const both = cluster({ networkPlugin: either('p', known('azure'), known('kubenet')), networkPluginMode: mode });
  assert.equal(modelOf(both), 'overlay | kubenet');
  const same = nodeSubnetCluster();
  assert.equal(modelOf(same, pool({ podSubnet: either('p', known('a'), known('b')) })), 'pod-subnet');
});

test('a default points at the place where it would be written, and says whose it is', () => {
  const { networkPlugin, serviceCidrs } = clusterSettings(cluster());
  assert.equal(networkPlugin.value.kind === 'known' && networkPlugin.value.origin.what, "the Terraform provider's default");
  const written = cluster();
  const { dnsServiceIp } = clusterSettings(written);
  assert.deepEqual(dnsServiceIp.value.span, written.dnsServiceIp.span);
  assert.equal(serviceCidrs.value.kind === 'known' && serviceCidrs.value.origin.what, "Azure's default");
});

test('the service range is 10.0.0.0/16 where none is written, and its DNS address only then', () => {
  const plain = clusterSettings(cluster());
  assert.equal(items(plain.serviceCidrs.value), '10.0.0.0/16');
  assert.equal(plain.serviceCidrs.isDefault, true);
  assert.equal(setting(plain.dnsServiceIp), '10.0.0.10 (default)');
  const own = clusterSettings(cluster({ serviceCidrs: list('10.2.0.0/16') }));
  assert.equal(items(own.serviceCidrs.value), '10.2.0.0/16');
  assert.equal(own.serviceCidrs.isDefault, false);
  assert.equal(setting(own.dnsServiceIp), '-');
  const hidden = clusterSettings(cluster({ serviceCidrs: unknown() }));
  assert.equal(setting(hidden.dnsServiceIp), '-');
});

test('a branch in which nothing is written has the default', () => {
  const settings = clusterSettings(cluster({ serviceCidrs: either('p', list('10.2.0.0/16'), absent('serviceCidrs')) }));
  assert.equal(settings.serviceCidrs.isDefault, false);
  assert.ok(settings.serviceCidrs.value.kind === 'oneOf');
  assert.deepEqual(settings.serviceCidrs.value.options.map((each) => items(each.value)), ['10.2.0.0/16', '10.0.0.0/16']);
  assert.equal(setting(settings.dnsServiceIp), '- | 10.0.0.10 (default)');
});

test('with IPv6 the defaults are not all known', () => {
  assert.equal(items(clusterSettings(cluster({ ipFamilies: list('IPv4', 'IPv6') })).serviceCidrs.value), '10.0.0.0/16, …');
  assert.equal(items(clusterSettings(cluster({ ipFamilies: list('IPv4') })).serviceCidrs.value), '10.0.0.0/16');
  assert.equal(items(clusterSettings(cluster({ ipFamilies: unknown() })).serviceCidrs.value), '10.0.0.0/16, …');
});

test('the pod range is 10.244.0.0/16 with kubenet and overlay, and no default elsewhere', () => {
  const pods = (of: Cluster): string => {
    const { value, isDefault } = podCidrs(of, networkModel(clusterSettings(of), undefined));
    return items(value) + (isDefault ? ' (default)' : '');
  };
  assert.equal(pods(cluster()), '10.244.0.0/16 (default)');
  assert.equal(pods(overlayCluster()), '10.244.0.0/16 (default)');
  assert.equal(pods(nodeSubnetCluster()), '-');
  assert.equal(pods(cluster({ networkPlugin: known('none') })), '-');
  assert.equal(pods(overlayCluster({ podCidrs: list('192.168.0.0/16') })), '192.168.0.0/16');
  assert.equal(pods(cluster({ networkPlugin: unknown() })), '? no-value (default)');
});

test('the policy is none where nothing is written, and open with the Cilium data plane', () => {
  assert.equal(setting(clusterSettings(cluster()).networkPolicy), 'none (default)');
  assert.equal(setting(clusterSettings(cluster()).dataPlane), 'azure (default)');
  assert.equal(setting(clusterSettings(cluster({ dataPlane: known('Cilium') })).networkPolicy), '-');
  assert.equal(setting(clusterSettings(cluster({ networkPolicy: known('calico') })).networkPolicy), 'calico');
});

test('pods per node by model', () => {
  const pods = (of: Cluster, given: Partial<NodePool> = {}): string => {
    const node = pool(given);
    return setting(maxPods(node, networkModel(clusterSettings(of), node)));
  };
  assert.equal(pods(cluster()), '110 (default)');
  assert.equal(pods(nodeSubnetCluster()), '30 (default)');
  assert.equal(pods(overlayCluster()), '250 (default)');
  assert.equal(pods(cluster({ networkPlugin: known('none') })), '250 (default)');
  assert.equal(pods(nodeSubnetCluster(), { podSubnet: known('pods') }), '250 (default)');
  assert.equal(pods(nodeSubnetCluster(), { maxPods: known(50) }), '50');
  assert.equal(pods(nodeSubnetCluster(), { maxPods: unknown('secret') }), '? secret');
  assert.equal(pods(cluster({ networkPlugin: unknown() })), '? no-value (default)');
  assert.equal(pods(nodeSubnetCluster(), { maxPods: either('p', known(50), absent('maxPods')) }), '50 | 30');
  const mode = either('p', known('overlay'), absent('networkPluginMode'));
  assert.equal(pods(nodeSubnetCluster({ networkPluginMode: mode })), '250 | 30 (default)');
});

test('pods per node with a pod subnet say that the pages differ', () => {
  const node = pool({ podSubnet: known('pods') });
  const { value } = maxPods(node, networkModel(clusterSettings(nodeSubnetCluster()), node));
  assert.match(value.kind === 'known' ? value.origin.what : '', /^Azure's default \(not settled/);
});

test('the node count: written, the autoscaler\'s minimum, or the client\'s default', () => {
  const nodes = (kind: 'azurerm' | 'az' | 'arm' | 'azapi' | 'az-powershell', given: Partial<NodePool>): string => setting(nodeCount(pool(given), client(kind)));
  assert.equal(nodes('azurerm', { count: known(5) }), '5');
  assert.equal(nodes('azurerm', {}), '? no-value (default)');
  assert.equal(nodes('az', {}), '3 (default)');
  assert.equal(nodes('arm', {}), '1 (default)');
  assert.equal(nodes('azapi', {}), '1 (default)');
  assert.equal(nodes('az-powershell', {}), '? no-value (default)');
  assert.equal(nodes('azurerm', { autoscaling: known(true), minCount: known(2), maxCount: known(9) }), '2 (default)');
  assert.equal(nodes('azurerm', { autoscaling: known(true), minCount: absent('minCount') }), '? no-value (default)');
  assert.equal(nodes('arm', { autoscaling: known(false), minCount: known(2) }), '1 (default)');
  assert.equal(nodes('arm', { autoscaling: either('p', known(true), known(false)), minCount: known(2) }), '2 | 1 (default)');
  assert.equal(nodes('arm', { autoscaling: unknown('secret'), minCount: known(2) }), '? secret (default)');
  assert.equal(nodes('arm', { count: either('p', known(4), absent('count')) }), '4 | 1');
});
