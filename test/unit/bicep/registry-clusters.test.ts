import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cluster, NodePool } from '../../../src/model/network';
import { calling, deploymentOf, hiddenPlaces, networkOf, seen, written } from './registry-network';

const managedCluster = 'br/public:avm/res/container-service/managed-cluster';

/** Where the module makes its cluster. */
const home = { location: '? `resourceGroup` is where the template is deployed to' };

test('the defaults of the module are not those of Azure', () => {
  const cluster = clusterOf('0.11.0', "name: 'k'\nprimaryAgentPoolProfiles: [{ name: 'sys' }]\nagentPools: [{ name: 'user' }]");
  assert.deepEqual(written(cluster), { name: 'k', outboundType: 'loadBalancer', loadBalancerSku: 'standard', tier: 'Standard', sku: 'Base', ...home });
  const given = { autoscaling: false, count: 1, osType: 'Linux' };
  assert.deepEqual(cluster.nodePools.map(written), [{ name: 'sys', ...given }, { name: 'user', ...given }]);
});

test('what is given as null has the default of the module', () => {
  const cluster = clusterOf('0.11.0', "name: 'k'\noutboundType: null\nserviceCidr: null\nprimaryAgentPoolProfiles: [{ name: 'sys', count: null, maxPods: null }]\nagentPools: null");
  assert.equal(seen(cluster.outboundType), 'loadBalancer');
  assert.equal(seen(cluster.serviceCidrs), '-');
  assert.deepEqual(cluster.nodePools.map(({ count, maxPods }) => [seen(count), seen(maxPods)]), [[1, '-']]);
});

test('the settings of the network', () => {
  const cluster = clusterOf('0.8.3', `
    name: 'k'
    networkPlugin: 'azure'
    networkPluginMode: 'overlay'
    networkPolicy: 'calico'
    networkDataplane: 'azure'
    serviceCidr: '172.16.0.0/16'
    podCidr: '192.168.0.0/16'
    dnsServiceIP: '172.16.0.10'
    outboundType: 'userDefinedRouting'
    loadBalancerSku: 'basic'
    kubernetesVersion: '1.30'
    skuTier: 'Free'
    enableTelemetry: false
    primaryAgentPoolProfiles: []`);
  assert.deepEqual(written(cluster), {
    name: 'k', networkPlugin: 'azure', networkPluginMode: 'overlay', networkPolicy: 'calico', dataPlane: 'azure', serviceCidrs: ['172.16.0.0/16'],
    podCidrs: ['192.168.0.0/16'], dnsServiceIp: '172.16.0.10', outboundType: 'userDefinedRouting', loadBalancerSku: 'basic', kubernetesVersion: '1.30', tier: 'Free', sku: 'Base', ...home,
  });
  assert.deepEqual(cluster.nodePools, []);
  assert.equal(cluster.nodePoolsComplete, true);
});

test('from 0.12 on, families of addresses and several ranges', () => {
  const inputs = "name: 'k'\nprimaryAgentPoolProfiles: []\nserviceCidrs: ['10.0.0.0/16', 'fd00::/108']\npodCidrs: ['10.244.0.0/16']\nnetworkMode: 'transparent'";
  const now = clusterOf('0.12.0', inputs);
  assert.deepEqual([now.serviceCidrs, now.podCidrs, now.ipFamilies, now.networkMode].map(seen), [['10.0.0.0/16', 'fd00::/108'], ['10.244.0.0/16'], ['IPv4'], 'transparent']);
  const before = clusterOf('0.11.1', inputs);
  assert.deepEqual([before.serviceCidrs, before.podCidrs, before.ipFamilies, before.networkMode].map(seen), ['-', '-', '-', '-']);
});

test('from 0.5.1 on, cilium decides the mode and the policy', () => {
  const inputs = "name: 'k'\nprimaryAgentPoolProfiles: []\nnetworkDataplane: 'cilium'\nnetworkPolicy: 'calico'";
  const policies = (version: string): readonly unknown[] => {
    const { networkPluginMode, networkPolicy } = clusterOf(version, inputs);
    return [networkPluginMode, networkPolicy].map(seen);
  };
  assert.deepEqual(policies('0.5.0'), ['-', 'calico']);
  assert.deepEqual(policies('0.5.1'), ['overlay', 'cilium']);
  assert.deepEqual(policies('0.14.0'), ['overlay', 'cilium']);
});

test('the inputs of a pool have other names in other versions', () => {
  const subnet = "resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {\n  name: 'v'\n  properties: { subnets: [{ name: 'nodes', properties: { addressPrefix: '10.0.0.0/24' } }] }\n}";
  const all = `count: 3
    enableAutoScaling: true
    minCount: 2
    maxCount: 9
    maxPods: 60
    mode: 'System'
    osType: 'Windows'
    osSKU: 'Windows2022'
    scaleSetPriority: 'Spot'
    podIPAllocationMode: 'StaticBlock'
    maxSurge: '10%'
    upgradeSettings: { maxSurge: '50%', maxUnavailable: '1' }
    vnetSubnetResourceId: vnet.properties.subnets[0].id
    vnetSubnetID: vnet.properties.subnets[0].id
    type: 'VirtualMachineScaleSets'`;
  const pools = (version: string, first: string): readonly NodePool[] =>
    clusterOf(version, `name: 'k'\n${first}: [{\n    name: 'p'\n    ${all}\n}]\nagentPools: [{\n    name: 'q'\n    ${all}\n}]`, subnet).nodePools;
  const common = {
    name: 'p', mode: 'System', autoscaling: true, count: 3, minCount: 2, maxCount: 9, maxPods: 60, osType: 'Windows', priority: 'Spot', subnet: 'vnet/subnets/nodes',
  };
  const asAzure = { ...common, osSku: 'Windows2022', maxSurge: '50%', maxUnavailable: '1', podIpAllocation: 'StaticBlock' };
  assert.deepEqual(pools('0.4.0', 'primaryAgentPoolProfile').map(written), [{ ...asAzure, poolType: 'VirtualMachineScaleSets' }, { ...common, name: 'q', osSku: 'Windows2022', maxSurge: '10%' }]);
  assert.deepEqual(pools('0.6.0', 'primaryAgentPoolProfiles').map(written), [{ ...common, maxSurge: '10%' }, { ...common, name: 'q', osSku: 'Windows2022', maxSurge: '10%' }]);
  assert.deepEqual(pools('0.11.0', 'primaryAgentPoolProfiles').map(written), ['p', 'q'].map((name) => ({ ...common, name, osSku: 'Windows2022', maxSurge: '10%' })));
  assert.deepEqual(pools('0.12.0', 'primaryAgentPoolProfiles').map(written), ['p', 'q'].map((name) => ({ ...asAzure, name })));
});

test('from 0.14 on, pools of single machines have no count', () => {
  const inputs = "name: 'k'\nprimaryAgentPoolProfiles: [{ name: 'p', count: 3, type: 'VirtualMachines' }]";
  assert.deepEqual(clusterOf('0.13.1', inputs).nodePools.map(({ count }) => seen(count)), [3]);
  assert.deepEqual(clusterOf('0.14.0', inputs).nodePools.map(({ count, autoscaling }) => [seen(count), seen(autoscaling)]), [['-', '-']]);
});

test('the API version is that of the module', () => {
  const versions = { '0.1.0': '2023-07-02-preview', '0.6.2': '2024-03-02-preview', '0.9.0': '2024-09-02-preview', '0.11.1': '2025-05-02-preview', '0.12.0': '2025-09-01', '0.14.0': '2025-10-01' };
  for (const [version, api] of Object.entries(versions)) assert.equal(seen(clusterOf(version, "name: 'k'").client.version), api, version);
});

test('what an input does not say has the reason that the input has', () => {
  const cluster = clusterOf('0.11.0', "name: 'k'\nserviceCidr: range\nprimaryAgentPoolProfiles: pools\nagentPools: [{ name: 'p', count: nodes }]", 'param range string\nparam nodes int\nparam pools array');
  assert.equal(seen(cluster.serviceCidrs), '? parameter `range` has no default');
  assert.deepEqual(cluster.nodePools.map(({ count }) => seen(count)), ['? parameter `nodes` has no default']);
  assert.equal(cluster.nodePoolsComplete, false);
});

test('every place is in the text of the user, and the literals stay theirs', () => {
  const text = calling(`${managedCluster}:0.11.0`, "    name: 'k'\n    serviceCidr: range\n    primaryAgentPoolProfiles: [{ name: 'p', count: 3 }]\n    agentPools: [{ name: 'q' }]", "param range string = '10.0.0.0/16'");
  const { network, notChecked, unreadable } = deploymentOf(text);
  assert.deepEqual(hiddenPlaces([network, notChecked, unreadable]), []);
  const [cluster] = network.clusters;
  assert.ok(cluster);
  const literalOf = ({ literal }: { readonly literal?: { readonly start: number; readonly end: number } }): string | undefined => literal && text.slice(literal.start, literal.end);
  assert.ok(cluster.serviceCidrs.kind === 'known' && literalOf(cluster.serviceCidrs.origin) === "'10.0.0.0/16'");
  const [count] = cluster.nodePools.map((pool) => pool.count);
  assert.ok(count?.kind === 'known' && literalOf(count.origin) === '3' && text.slice(count.span.start, count.span.end) === '3');
  assert.match(text.slice(cluster.span.start, cluster.span.end), /^module called/);
});

test('a pool by itself belongs to the cluster that it names', () => {
  const pool = calling('br/public:avm/res/container-service/managed-cluster/agent-pool:0.1.0', "    name: 'p'\n    managedClusterName: aks.name\n    maxPods: 50",
    "resource aks 'Microsoft.ContainerService/managedClusters@2024-05-01' = {\n  name: 'k'\n  properties: { agentPoolProfiles: [{ name: 's' }] }\n}");
  const { clusters } = networkOf(pool);
  assert.deepEqual(clusters.map(({ nodePools }) => nodePools.map(written)), [[{ name: 's' }, { name: 'p', autoscaling: false, count: 1, maxPods: 50, osType: 'Linux', nodePublicIp: false }]]);
});

test('who reaches the API server is told one by one before 0.12, and as the API has it from then on', () => {
  const reached = (version: string, inputs: string): unknown => { const { access } = clusterOf(version, `name: 'k'\n${inputs}\nprimaryAgentPoolProfiles: [{ name: 's' }]`); return written(access); };
  assert.deepEqual(reached('0.11.0', 'enablePrivateCluster: true\nprivateDNSZone: \'system\''), { privateCluster: true, publicFqdn: false, privateDnsZone: 'system' });
  assert.deepEqual(reached('0.11.0', "authorizedIPRanges: ['20.30.40.0/24']"), { privateCluster: false, publicFqdn: false, authorizedRanges: ['20.30.40.0/24'] });
  assert.deepEqual(reached('0.12.0', "apiServerAccessProfile: { authorizedIPRanges: ['20.30.40.0/24'] }"), { authorizedRanges: ['20.30.40.0/24'] });
});

test('the pattern of the developer command line has pools of its own', () => {
  const pools = (version: string, inputs = ''): readonly unknown[] => {
    const [cluster] = networkOf(calling(`br/public:avm/ptn/azd/aks:${version}`, `    name: 'k'\n    serviceCidr: '10.1.0.0/16'\n${inputs}`)).clusters;
    assert.ok(cluster);
    assert.deepEqual([cluster.networkPlugin, cluster.networkPolicy, cluster.serviceCidrs].map(seen), ['azure', 'azure', ['10.1.0.0/16']]);
    return cluster.nodePools.map(({ name, count, maxCount, maxPods, maxSurge }) => [name, count, maxCount, maxPods, maxSurge].map(seen));
  };
  assert.deepEqual(pools('0.1.0'), [['npsystem', 3, 5, 30, '33%']]);
  assert.deepEqual(pools('0.3.0'), [['npsystem', 3, 5, 30, '-']]);
  assert.deepEqual(pools('0.3.0', "systemPoolSize: 'CostOptimised'\nagentPoolSize: 'HighSpec'"), [['npsystem', 1, 3, 30, '-'], ['npuser', 3, 5, 30, '-']]);
  assert.deepEqual(pools('0.2.0', "systemPoolConfig: [{ name: 's', maxPods: 70 }]\nagentPoolConfig: [{ name: 'u', count: 2 }]"), [['s', 1, '-', 70, '-'], ['u', 2, '-', '-', '-']]);
});

test('the pattern of an automatic cluster', () => {
  const kubernetes = { '0.1.1': '1.28', '0.2.0': '1.31', '0.3.0': '1.33' };
  for (const [version, expected] of Object.entries(kubernetes)) {
    const [cluster] = networkOf(calling(`br/public:avm/ptn/azd/aks-automatic-cluster:${version}`, "    name: 'k'")).clusters;
    assert.ok(cluster);
    assert.deepEqual([cluster.kubernetesVersion, cluster.outboundType].map(seen), [expected, 'managedNATGateway']);
    assert.deepEqual(cluster.nodePools.map(written), [{ name: 'systempool', mode: 'System', autoscaling: false, count: 3, osType: 'Linux' }]);
  }
});

function clusterOf(version: string, params: string, statements = ''): Cluster {
  const [cluster, another] = networkOf(calling(`${managedCluster}:${version}`, params, statements)).clusters;
  assert.ok(cluster && !another, version);
  return cluster;
}
