import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFindings, analyze, reportsOf, type Analysis } from '../../../src/analyze';
import { offeredFixes } from '../../../src/features/fixes';
import { interestIn, isReadWhenNamed, isRecognized } from '../../../src/features/followed';
import type { Network } from '../../../src/model/network';
import { today } from '../fixture';
import { short } from './deployment';
import { change, configured, inModule, plan, resource, type Json } from './plan-text';

const uri = 'file:///project/plan.json';
const group = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg';
const networkId = `${group}/providers/Microsoft.Network/virtualNetworks/hub`;

function analysisOf(text: string, beside: Readonly<Record<string, string>> = {}): Analysis {
  const changes = new Map([[uri, text], ...Object.entries(beside).map(([name, each]) => [`file:///project/${name}`, each] as const)]);
  return analyze(undefined, changes, { today, settings: { severities: {} } });
}

function networkOf(text: string): Network {
  const [report] = [...reportsOf(analysisOf(text))].filter(({ deployment }) => deployment.unit.root === uri);
  assert.ok(report, 'the plan is a deployment');
  return report.deployment.network;
}

function underlined(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  return text.slice(start, end);
}

const hub = { name: 'hub', resource_group_name: 'rg', address_space: ['10.1.0.0/16'] };
const nodes = { name: 'nodes', resource_group_name: 'rg', virtual_network_name: 'hub', address_prefixes: ['10.1.0.0/24'] };

/** A plan for things that are all new: no id is known. */
function freshPlan(cluster: Readonly<Record<string, Json>> = {}): string {
  const values = { name: 'aks', default_node_pool: [{ name: 'system', node_count: 3 }], ...cluster };
  return plan({
    resources: [resource('azurerm_virtual_network.hub', hub), resource('azurerm_subnet.nodes', nodes), resource('azurerm_kubernetes_cluster.aks', values)],
    changes: [
      change('azurerm_virtual_network.hub', ['create'], { after_unknown: { id: true, guid: true, subnet: true } }),
      change('azurerm_subnet.nodes', ['create'], { after_unknown: { id: true } }),
      change('azurerm_kubernetes_cluster.aks', ['create'], {
        after_unknown: { id: true, fqdn: true, network_profile: true, default_node_pool: [{ max_pods: true, vnet_subnet_id: true, upgrade_settings: [] }] },
      }),
    ],
    configuration: {
      resources: [
        configured('azurerm_virtual_network.hub', { name: { constant_value: 'hub' }, address_space: { constant_value: ['10.1.0.0/16'] } }),
        configured('azurerm_subnet.nodes', { virtual_network_name: { references: ['azurerm_virtual_network.hub.name', 'azurerm_virtual_network.hub'] } }),
        configured('azurerm_kubernetes_cluster.aks', {
          name: { constant_value: 'aks' },
          default_node_pool: [{ name: { constant_value: 'system' }, node_count: { constant_value: 3 }, vnet_subnet_id: { references: ['azurerm_subnet.nodes.id', 'azurerm_subnet.nodes'] } }],
        }),
      ],
    },
  });
}

test('values of a plan are known, and lie in its text', () => {
  const text = freshPlan();
  const { virtualNetworks: [network], subnets: [subnet], clusters: [cluster] } = networkOf(text);
  assert.equal(short(network?.addressSpace), '[10.1.0.0/16]');
  assert.equal(short(subnet?.prefixes), '[10.1.0.0/24]');
  assert.equal(subnet?.id, 'azurerm_subnet.nodes');
  const [prefix] = subnet.prefixes.kind === 'known' ? subnet.prefixes.value.items : [];
  assert.ok(prefix);
  assert.equal(underlined(text, prefix.span), '"10.1.0.0/24"');
  assert.equal(underlined(text, subnet.span), '"azurerm_subnet.nodes"');
  assert.equal(short(cluster?.nodePools[0]?.count), '3');
});

test('what is known later and is not written is left to the provider', () => {
  const [cluster] = networkOf(freshPlan()).clusters;
  assert.equal(short(cluster?.serviceCidrs), '-');
  assert.equal(short(cluster?.nodePools[0]?.maxPods), '-');
});

test('what is known later and is written is not known', () => {
  const text = freshPlan().replace('"node_count": {', '"max_pods": {"references": ["random_integer.pods.result", "random_integer.pods"]}, "node_count": {');
  assert.equal(short(networkOf(text).clusters[0]?.nodePools[0]?.maxPods), '?run-time');
});

test('without its configuration nothing that comes later is taken for a default', () => {
  const text = freshPlan().replace('"configuration"', '"somethingElse"');
  const [cluster] = networkOf(text).clusters;
  assert.equal(short(cluster?.nodePools[0]?.maxPods), '?run-time');
  assert.equal(short(cluster?.serviceCidrs), '?run-time');
});

test('links of what is new follow the references of the configuration', () => {
  const { subnets: [subnet], clusters: [cluster] } = networkOf(freshPlan());
  assert.equal(short(cluster?.nodePools[0]?.subnet), 'azurerm_subnet.nodes');
  assert.equal(short(subnet?.virtualNetwork), 'azurerm_virtual_network.hub');
});

test('ids that Azure has given name their resources for certain', () => {
  const id = `${networkId}/subnets/nodes`;
  const text = plan({
    resources: [
      resource('azurerm_virtual_network.hub', { id: networkId, ...hub }),
      resource('azurerm_subnet.nodes', { id, ...nodes }),
      resource('azurerm_kubernetes_cluster.aks', { name: 'aks', default_node_pool: [{ name: 'system', node_count: 3, vnet_subnet_id: id.replace('resourceGroups', 'resourcegroups') }] }),
    ],
    changes: [],
  });
  const { clusters: [cluster] } = networkOf(text);
  assert.equal(short(cluster?.nodePools[0]?.subnet), 'azurerm_subnet.nodes');
});

test('modules within modules, and keys: each copy links to its own', () => {
  const inNet = (key: string): Json => resource(`module.net["${key}"].module.subnets.azurerm_subnet.this["nodes"]`, { ...nodes, name: `nodes-${key}` });
  const aks = (key: string): Json => resource(`module.aks["${key}"].azurerm_kubernetes_cluster.this`, { name: key, default_node_pool: [{ name: 'system', node_count: 1 }] });
  const later = (address: string, after_unknown: Json): Json => change(address, ['create'], { after_unknown });
  const text = plan({
    resources: [],
    children: [
      ...['a', 'b'].map((key) => inModule(`module.net["${key}"]`, [], [inModule(`module.net["${key}"].module.subnets`, [inNet(key)])])),
      ...['a', 'b'].map((key) => inModule(`module.aks["${key}"]`, [aks(key)])),
    ],
    changes: ['a', 'b'].flatMap((key) => [
      later(`module.net["${key}"].module.subnets.azurerm_subnet.this["nodes"]`, { id: true }),
      later(`module.aks["${key}"].azurerm_kubernetes_cluster.this`, { id: true, default_node_pool: [{ vnet_subnet_id: true }] }),
    ]),
    configuration: {
      module_calls: {
        net: {
          for_each_expression: { constant_value: ['a', 'b'] },
          module: {
            outputs: { ids: { expression: { references: ['module.subnets.ids', 'module.subnets'] } } },
            module_calls: { subnets: { module: { outputs: { ids: { expression: { references: ['azurerm_subnet.this'] } } }, resources: [configured('azurerm_subnet.this', {})] } } },
          },
        },
        aks: {
          // What the second one is given is written out, so that it is not the key of the caller that decides.
          expressions: { subnet_id: { references: ['module.net["b"].ids["nodes"]', 'module.net["b"].ids', 'module.net["b"]', 'module.net'] } },
          module: { resources: [configured('azurerm_kubernetes_cluster.this', { default_node_pool: [{ name: { references: ['var.name'] }, vnet_subnet_id: { references: ['var.subnet_id'] } }] })] },
        },
      },
    },
  });
  const { clusters } = networkOf(text);
  assert.deepEqual(clusters.map(({ id }) => id), ['module.aks["a"].azurerm_kubernetes_cluster.this', 'module.aks["b"].azurerm_kubernetes_cluster.this']);
  for (const { nodePools: [pool] } of clusters) assert.equal(short(pool?.subnet), 'module.net["b"].module.subnets.azurerm_subnet.this["nodes"]');
});

test('with several candidates it is not known which is meant', () => {
  const pools = ['one', 'two'].map((key) => resource(`azurerm_subnet.nodes["${key}"]`, { ...nodes, name: key }));
  const text = (references: readonly string[]): string => plan({
    resources: [...pools, resource('azurerm_kubernetes_cluster_node_pool.apps["one"]', { name: 'apps', node_count: 1 })],
    changes: [change('azurerm_kubernetes_cluster_node_pool.apps["one"]', ['create'], { after_unknown: { vnet_subnet_id: true } })],
    configuration: { resources: [configured('azurerm_kubernetes_cluster_node_pool.apps', { vnet_subnet_id: { references } })] },
  });
  const linkOf = (references: readonly string[]): string => short(networkOf(text(references)).clusters[0]?.nodePools[0]?.subnet);
  assert.equal(linkOf(['azurerm_subnet.nodes']), '?run-time');
  assert.equal(linkOf(['local.subnet_id']), '?run-time');
  assert.equal(linkOf(['azurerm_subnet.nodes["two"].id', 'azurerm_subnet.nodes["two"]', 'azurerm_subnet.nodes']), 'azurerm_subnet.nodes["two"]');
  assert.equal(linkOf(['azurerm_subnet.nodes', 'each.key']), 'azurerm_subnet.nodes["one"]');
});

test('where a plan does not say what an expression refers to, the only subnet within reach is it', () => {
  const text = freshPlan().replace(/"references": \[\s*"azurerm_subnet.nodes.id",\s*"azurerm_subnet.nodes"\s*\]/, '"references": ["local.subnet"]');
  assert.ok(text.includes('local.subnet'));
  assert.equal(short(networkOf(text).clusters[0]?.nodePools[0]?.subnet), 'azurerm_subnet.nodes');
});

test('data sources have what they found', () => {
  const text = plan({
    resources: [resource('azurerm_kubernetes_cluster.aks', { name: 'aks', default_node_pool: [{ name: 'system', node_count: 3, vnet_subnet_id: `${networkId}/subnets/nodes` }] })],
    changes: [],
    prior: [
      resource('data.azurerm_virtual_network.hub', { id: networkId, ...hub, subnets: ['nodes'], vnet_peerings: {} }),
      resource('data.azurerm_subnet.nodes', { id: `${networkId}/subnets/nodes`, ...nodes, address_prefix: '10.1.0.0/24', route_table_id: '' }),
    ],
  });
  const { subnets: [subnet], virtualNetworks: [network], clusters: [cluster] } = networkOf(text);
  assert.equal(short(subnet?.prefixes), '[10.1.0.0/24]');
  assert.equal(short(subnet?.virtualNetwork), 'data.azurerm_virtual_network.hub');
  assert.equal(short(network?.addressSpace), '[10.1.0.0/16]');
  assert.deepEqual([subnet?.described, network?.described], [false, false]);
  // A data source of a subnet says nothing of delegations, and of a route table that there is none.
  assert.equal(short(subnet?.delegations), '?read-from-azure');
  assert.equal(short(subnet?.routeTable), '-');
  assert.equal(short(cluster?.nodePools[0]?.subnet), 'data.azurerm_subnet.nodes');
});

test('what the provider keeps for nothing is nothing', () => {
  const text = plan({
    resources: [resource('azurerm_kubernetes_cluster.aks', {
      name: 'aks',
      default_node_pool: [{ name: 'system', node_count: 3, min_count: 0, max_count: 0, auto_scaling_enabled: false, pod_subnet_id: '', vnet_subnet_id: '' }],
      network_profile: [{ network_plugin: 'azure', network_policy: '', pod_cidrs: [], load_balancer_profile: [] }],
    })],
    changes: [],
  });
  const [cluster] = networkOf(text).clusters;
  const [pool] = cluster?.nodePools ?? [];
  assert.deepEqual([pool?.minCount, pool?.maxCount, pool?.subnet, cluster?.networkPolicy, cluster?.podCidrs].map(short), ['-', '-', '-', '-', '-']);
  assert.deepEqual(allFindings(analysisOf(text)), []);
});

test('subnets that a network only reads back are not its own', () => {
  const listed = { ...hub, subnet: [{ name: 'gone', address_prefixes: ['10.1.0.0/20'], id: `${networkId}/subnets/gone` }] };
  const text = (expressions: Json): string => plan({
    resources: [resource('azurerm_virtual_network.hub', { id: networkId, ...listed })], changes: [], configuration: { resources: [configured('azurerm_virtual_network.hub', expressions)] },
  });
  assert.deepEqual(networkOf(text({ name: { constant_value: 'hub' } })).subnets, []);
  assert.deepEqual(networkOf(text({ subnet: [{ name: { constant_value: 'gone' } }] })).subnets.map(({ id }) => id), ['azurerm_virtual_network.hub.subnet["gone"]']);
});

test('azapi: the body as it is sent, with what is known later', () => {
  const type = 'Microsoft.ContainerService/managedClusters@2025-05-01';
  const text = plan({
    resources: [
      resource('azurerm_subnet.nodes', nodes),
      resource('azapi_resource.aks', { type, name: 'aks', body: { properties: { agentPoolProfiles: [{ name: 'system', mode: 'System', count: 3 }], networkProfile: { networkPlugin: 'azure', serviceCidr: '10.2.0.0/16' } } } }),
    ],
    changes: [
      change('azurerm_subnet.nodes', ['create'], { after_unknown: { id: true } }),
      change('azapi_resource.aks', ['create'], { after_unknown: { id: true, parent_id: true, body: { properties: { agentPoolProfiles: [{ vnetSubnetID: true }] } } } }),
    ],
    configuration: { resources: [configured('azapi_resource.aks', { body: { references: ['azurerm_subnet.nodes.id', 'azurerm_subnet.nodes'] } })] },
  });
  const [cluster] = networkOf(text).clusters;
  assert.equal(short(cluster?.serviceCidrs), '[10.2.0.0/16]');
  assert.equal(short(cluster?.nodePools[0]?.subnet), 'azurerm_subnet.nodes');
  assert.deepEqual(cluster?.client.kind, 'azapi');
});

test('a plan that is cut down to its changes', () => {
  const text = JSON.stringify({
    format_version: '1.2', terraform_version: '1.11.4',
    resource_changes: [
      { address: 'azurerm_subnet.nodes', mode: 'managed', type: 'azurerm_subnet', change: { actions: ['create'], before: null, after: nodes } },
      { address: 'azurerm_subnet.old', mode: 'managed', type: 'azurerm_subnet', change: { actions: ['delete'], before: nodes, after: null } },
    ],
  });
  assert.deepEqual(networkOf(text).subnets.map(({ id }) => id), ['azurerm_subnet.nodes']);
});

test('findings lie in the plan, and nobody mends a plan', () => {
  const text = freshPlan({ network_profile: [{ network_plugin: 'azure', network_plugin_mode: 'overlay', service_cidr: '10.1.0.0/20', dns_service_ip: '10.1.0.10' }] });
  const analysis = analysisOf(text);
  const [finding] = allFindings(analysis).filter(({ rule }) => rule === 'service-cidr-overlaps-subnet');
  assert.ok(finding);
  assert.equal(finding.severity, 'error');
  assert.equal(underlined(text, finding.span), '"10.1.0.0/20"');
  assert.ok(finding.fixes.length > 0, 'the rule proposes something');
  assert.deepEqual(offeredFixes(analysis, finding), []);
});

test('what is replaced, updated and made', () => {
  const profile = (cidr: string): Json => [{ network_plugin: 'azure', service_cidr: cidr }];
  const text = plan({
    resources: [
      resource('azurerm_kubernetes_cluster.aks', { name: 'aks', network_profile: profile('10.3.0.0/16') }),
      resource('azurerm_subnet.nodes', nodes),
      resource('azurerm_subnet.more', { ...nodes, name: 'more', address_prefixes: ['10.1.1.0/24'] }),
    ],
    changes: [
      change('azurerm_kubernetes_cluster.aks', ['create', 'delete'], { before: { network_profile: profile('10.2.0.0/16') }, replace_paths: [['network_profile', 0, 'service_cidr']] }),
      change('azurerm_subnet.nodes', ['update'], { before: { ...nodes, address_prefixes: ['10.1.8.0/24'] }, after: nodes }),
      change('azurerm_subnet.more', ['create'], {}),
    ],
  });
  const { clusters: [cluster], subnets } = networkOf(text);
  assert.equal(cluster?.change?.kind, 'replaced');
  const [property] = cluster.change.properties;
  assert.ok(property?.before);
  assert.deepEqual([property.name, property.from, property.to], ['network_profile.service_cidr', ['10.2.0.0/16'], ['10.3.0.0/16']]);
  assert.deepEqual([underlined(text, property.span), underlined(text, property.before)], ['"10.3.0.0/16"', '"10.2.0.0/16"']);
  assert.deepEqual(subnets.map(({ id, change: own }) => [id, own?.kind, own?.properties.map(({ name }) => name)]), [
    ['azurerm_subnet.nodes', 'updated', ['address_prefixes']],
    ['azurerm_subnet.more', 'created', []],
  ]);
});

test('why something is replaced that no property forces', () => {
  const messageFor = (reason: string): string | undefined => {
    const text = plan({
      resources: [resource('azurerm_kubernetes_cluster.aks', { name: 'aks', default_node_pool: [{ name: 'system', node_count: 3 }] })],
      changes: [{ ...change('azurerm_kubernetes_cluster.aks', ['delete', 'create'], { before: { name: 'aks' } }), action_reason: reason }],
    });
    return allFindings(analysisOf(text)).find(({ rule }) => rule === 'cluster-replaced')?.message;
  };
  assert.equal(messageFor('replace_because_tainted'), 'the plan destroys the cluster `aks` and makes it anew, because it is marked as tainted');
  assert.equal(messageFor('replace_by_request'), 'the plan destroys the cluster `aks` and makes it anew, because the plan was made with `-replace`');
  assert.equal(messageFor('replace_by_triggers'), 'the plan destroys the cluster `aks` and makes it anew, because its `replace_triggered_by` asks for it');
  assert.equal(messageFor(''), 'the plan destroys the cluster `aks` and makes it anew');
});

test('a plan beside its root is a deployment of its own', () => {
  const roots = [...reportsOf(analysisOf(freshPlan(), { 'main.tf': 'resource "azurerm_virtual_network" "hub" {\n  address_space = ["10.9.0.0/16"]\n}\n' }))].map(({ deployment }) => deployment.unit.root);
  assert.deepEqual(roots, ['file:///project', uri]);
});

test('only plans are read as such, and only where they are named', () => {
  const text = freshPlan();
  assert.equal(isReadWhenNamed(text), true);
  assert.equal(interestIn(uri, 'plan.json'), 'look');
  assert.equal(isRecognized(uri, text), false, 'nobody follows them');
  const sorted = JSON.stringify({ applyable: true, configuration: {}, format_version: '1.2', planned_values: {} });
  assert.equal(isReadWhenNamed(sorted), true, 'also in the order of the alphabet');
  for (const other of [
    '{"format_version":"1.0","terraform_version":"1.11.4","values":{"root_module":{}}}', '{"name":"x","dependencies":{}}', '[]', '', '{', '{"variables":{}}',
    '{"$schema":"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#","planned_values":{},"format_version":"1"}',
  ]) assert.equal(isReadWhenNamed(other), false, other);
  assert.deepEqual([...reportsOf(analysisOf('{"variables":{},"resource_changes":1}'))], []);
});

test('any part of a plan may be missing or something else', () => {
  const text = freshPlan();
  for (let end = 60; end < text.length; end += 97) {
    for (const report of reportsOf(analysisOf(text.slice(0, end)))) assert.ok(report.deployment.unreadable.length > 0, 'it is said');
  }
  const odd = JSON.stringify({ format_version: '1.2', planned_values: { root_module: { resources: [1, null, { address: 5 }, { address: 'x', values: [] }, { address: 'azurerm_subnet.a', mode: 'managed', values: { address_prefixes: { a: 1 }, name: [{}] } }], child_modules: {} } }, resource_changes: {}, configuration: [] });
  assert.deepEqual(networkOf(odd).subnets.map(({ id, prefixes }) => [id, short(prefixes)]), [['azurerm_subnet.a', '?unreadable']]);
});

test('a plan says what a subnet is tied to, and not whether that comes before the cluster', () => {
  const tiedPlan = (withConfiguration: boolean): string => plan({
    resources: [
      resource('azurerm_virtual_network.hub', hub), resource('azurerm_subnet.nodes', nodes), resource('azurerm_route_table.out', { name: 'out', resource_group_name: 'rg', route: [] }),
      resource('azurerm_subnet_route_table_association.nodes', {}), resource('azurerm_nat_gateway.out', { name: 'out', resource_group_name: 'rg' }), resource('azurerm_subnet_nat_gateway_association.nodes', {}),
      resource('azurerm_kubernetes_cluster.aks', { name: 'aks', default_node_pool: [{ name: 'system', node_count: 3 }], network_profile: [{ network_plugin: 'azure', network_plugin_mode: 'overlay', outbound_type: 'userDefinedRouting' }] }),
    ],
    changes: [
      change('azurerm_virtual_network.hub', ['create'], { after_unknown: { id: true } }),
      change('azurerm_subnet.nodes', ['create'], { after_unknown: { id: true } }),
      change('azurerm_route_table.out', ['create'], { after_unknown: { id: true } }),
      change('azurerm_subnet_route_table_association.nodes', ['create'], { after_unknown: { id: true, subnet_id: true, route_table_id: true } }),
      change('azurerm_nat_gateway.out', ['create'], { after_unknown: { id: true } }),
      change('azurerm_subnet_nat_gateway_association.nodes', ['create'], { after_unknown: { id: true, subnet_id: true, nat_gateway_id: true } }),
      change('azurerm_kubernetes_cluster.aks', ['create'], { after_unknown: { id: true, default_node_pool: [{ vnet_subnet_id: true }] } }),
    ],
    ...(withConfiguration && { configuration: {
      resources: [
        configured('azurerm_subnet.nodes', { virtual_network_name: { references: ['azurerm_virtual_network.hub.name', 'azurerm_virtual_network.hub'] } }),
        configured('azurerm_subnet_route_table_association.nodes', {
          subnet_id: { references: ['azurerm_subnet.nodes.id', 'azurerm_subnet.nodes'] }, route_table_id: { references: ['azurerm_route_table.out.id', 'azurerm_route_table.out'] },
        }),
        configured('azurerm_subnet_nat_gateway_association.nodes', {
          subnet_id: { references: ['azurerm_subnet.nodes.id', 'azurerm_subnet.nodes'] }, nat_gateway_id: { references: ['azurerm_nat_gateway.out.id', 'azurerm_nat_gateway.out'] },
        }),
        configured('azurerm_kubernetes_cluster.aks', { default_node_pool: [{ vnet_subnet_id: { references: ['azurerm_subnet.nodes.id', 'azurerm_subnet.nodes'] } }], network_profile: [{ outbound_type: { constant_value: 'userDefinedRouting' } }] }),
      ],
    } }),
  });
  const { subnets: [subnet], clusters: [aks], associations } = networkOf(tiedPlan(true));
  assert.equal(short(subnet?.routeTable), 'azurerm_route_table.out');
  assert.equal(short(subnet?.natGateway), 'azurerm_nat_gateway.out');
  assert.equal(associations.length, 2);
  assert.equal(aks?.waitsFor, undefined);
  for (const text of [tiedPlan(true), tiedPlan(false)]) {
    const found = allFindings(analysisOf(text)).map(({ rule }) => rule);
    assert.ok(!found.includes('association-not-awaited') && !found.includes('route-table-missing'), found.join());
  }
});
