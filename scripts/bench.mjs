// How long an analysis takes, from scratch and after an edit. npm run bench
// Medians of many runs in this process, in milliseconds; the ratios hold on any machine, the figures on this one.
import { bundled } from './bundled.mjs';

const { analyze, allFindings } = await bundled('src/analyze.ts');
const options = { today: '2026-11-20', settings: { severities: {} } };

/** One root module of about `lines` lines: networks of ten subnets, each with a cluster of three pools. */
function module(lines) {
  const parts = ['variable "nodes" {\n  default = 4\n}\n'];
  let count = 4;
  for (let i = 0; count < lines; i++) {
    const subnets = Array.from({ length: 10 }, (_, s) => `resource "azurerm_subnet" "s${i}_${s}" {
  name                 = "s${s}"
  virtual_network_name = azurerm_virtual_network.v${i}.name
  address_prefixes     = [cidrsubnet(azurerm_virtual_network.v${i}.address_space[0], 8, ${s})]
}
`);
    const pools = Array.from({ length: 2 }, (_, p) => `resource "azurerm_kubernetes_cluster_node_pool" "p${i}_${p}" {
  name                  = "pool${p}"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.k${i}.id
  node_count            = var.nodes
  vnet_subnet_id        = azurerm_subnet.s${i}_${p + 1}.id
}
`);
    const text = `resource "azurerm_virtual_network" "v${i}" {
  name          = "v${i}"
  address_space = ["10.${i % 250}.0.0/16"]
}

${subnets.join('\n')}
resource "azurerm_kubernetes_cluster" "k${i}" {
  name = "k${i}"

  default_node_pool {
    name           = "system"
    node_count     = 3
    vnet_subnet_id = azurerm_subnet.s${i}_0.id
  }

  network_profile {
    network_plugin = "azure"
    service_cidr   = "172.20.0.0/16"
    dns_service_ip = "172.20.0.10"
  }
}

${pools.join('\n')}`;
    parts.push(text);
    count += text.split('\n').length;
  }
  return parts.join('\n');
}

/** A template, with 15 clusters of about 2,000 lines: for each of them 10 subnets and 3 pools, of the subnets inline, of the pools one inline and one from a module. */
function bicep(clusters = 15) {
  const groups = Array.from({ length: clusters }, (_, i) => {
    const inline = Array.from({ length: 5 }, (_, s) => `      {
        name: 's${s}'
        properties: {
          addressPrefix: cidrSubnet(spaces[${i}], 24, ${s})
        }
      }`);
    const own = Array.from({ length: 5 }, (_, s) => `resource subnet${i}_${s + 5} 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' = {
  parent: network${i}
  name: 's${s + 5}'
  properties: {
    addressPrefix: cidrSubnet(spaces[${i}], 24, ${s + 5})
  }
}
`);
    return `resource network${i} 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: '\${prefix}-${i}'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        spaces[${i}]
      ]
    }
    subnets: [
${inline.join('\n')}
    ]
  }

  resource first 'subnets' existing = {
    name: 's0'
  }
}

${own.join('\n')}
resource cluster${i} 'Microsoft.ContainerService/managedClusters@2025-05-01' = {
  name: 'cluster-${i}'
  location: location
  properties: {
    dnsPrefix: 'cluster-${i}'
    agentPoolProfiles: [
      {
        name: 'system'
        mode: 'System'
        count: 3
        vnetSubnetID: network${i}::first.id
      }
    ]
    networkProfile: {
      networkPlugin: 'azure'
      serviceCidr: '172.20.0.0/16'
      dnsServiceIP: '172.20.0.10'
    }
  }
}

resource apps${i} 'Microsoft.ContainerService/managedClusters/agentPools@2025-05-01' = {
  parent: cluster${i}
  name: 'apps'
  properties: {
    count: nodes
    vnetSubnetID: subnet${i}_5.id
  }
}

module jobs${i} 'pool.bicep' = {
  name: 'jobs-${i}'
  params: {
    cluster: cluster${i}.name
    subnet: resourceId('Microsoft.Network/virtualNetworks/subnets', '\${prefix}-${i}', 's${i % 5}')
    nodes: nodes
  }
}
`;
  });
  return `param prefix string = 'network'
param location string = resourceGroup().location
param nodes int = 4

var spaces = [for i in range(0, ${clusters}): '10.\${i % 250}.0.0/16']

${groups.join('\n')}`;
}

const poolModule = `param cluster string
param subnet string
param nodes int

resource owner 'Microsoft.ContainerService/managedClusters@2025-05-01' existing = {
  name: cluster
}

resource pool 'Microsoft.ContainerService/managedClusters/agentPools@2025-05-01' = {
  parent: owner
  name: 'jobs'
  properties: {
    count: nodes
    vnetSubnetID: subnet
  }
}
`;

/** The same as an ARM template, the module within it. */
function arm(clusters = 15) {
  const network = (type) => `Microsoft.Network/virtualNetworks${type}`;
  const cluster = (type) => `Microsoft.ContainerService/managedClusters${type}`;
  const subnetId = (i, name) => `[resourceId('${network('/subnets')}', format('{0}-{1}', parameters('prefix'), ${i}), '${name}')]`;
  const subnet = (i, s) => ({ addressPrefix: `[cidrSubnet(variables('spaces')[${i}], 24, ${s})]` });
  const groups = Array.from({ length: clusters }, (_, i) => [
    {
      type: network(''), apiVersion: '2024-05-01', name: `[format('{0}-{1}', parameters('prefix'), ${i})]`, location: "[parameters('location')]",
      properties: {
        addressSpace: { addressPrefixes: [`[variables('spaces')[${i}]]`] },
        subnets: Array.from({ length: 5 }, (_, s) => ({ name: `s${s}`, properties: subnet(i, s) })),
      },
    },
    ...Array.from({ length: 5 }, (_, s) => ({ type: network('/subnets'), apiVersion: '2024-05-01', name: `[format('{0}-{1}/s${s + 5}', parameters('prefix'), ${i})]`, properties: subnet(i, s + 5) })),
    {
      type: cluster(''), apiVersion: '2025-05-01', name: `cluster-${i}`, location: "[parameters('location')]",
      properties: {
        dnsPrefix: `cluster-${i}`,
        agentPoolProfiles: [{ name: 'system', mode: 'System', count: 3, vnetSubnetID: subnetId(i, 's0') }],
        networkProfile: { networkPlugin: 'azure', serviceCidr: '172.20.0.0/16', dnsServiceIP: '172.20.0.10' },
      },
    },
    { type: cluster('/agentPools'), apiVersion: '2025-05-01', name: `cluster-${i}/apps`, properties: { count: "[parameters('nodes')]", vnetSubnetID: subnetId(i, 's5') } },
    {
      type: 'Microsoft.Resources/deployments', apiVersion: '2022-09-01', name: `jobs-${i}`,
      properties: {
        mode: 'Incremental', expressionEvaluationOptions: { scope: 'inner' },
        parameters: { cluster: { value: `cluster-${i}` }, subnet: { value: subnetId(i, `s${i % 5}`) }, nodes: { value: "[parameters('nodes')]" } },
        template: {
          $schema: templateSchema, contentVersion: '1.0.0.0',
          parameters: { cluster: { type: 'string' }, subnet: { type: 'string' }, nodes: { type: 'int' } },
          resources: [{ type: cluster('/agentPools'), apiVersion: '2025-05-01', name: "[format('{0}/jobs', parameters('cluster'))]", properties: { count: "[parameters('nodes')]", vnetSubnetID: "[parameters('subnet')]" } }],
        },
      },
    },
  ]);
  return JSON.stringify({
    $schema: templateSchema, contentVersion: '1.0.0.0',
    parameters: { prefix: { type: 'string', defaultValue: 'network' }, location: { type: 'string', defaultValue: '[resourceGroup().location]' }, nodes: { type: 'int', defaultValue: 4 } },
    variables: { copy: [{ name: 'spaces', count: clusters, input: "[format('10.{0}.0.0/16', mod(copyIndex('spaces'), 250))]" }] },
    resources: groups.flat(),
  }, undefined, 2);
}

const templateSchema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';

/** A template of a network with a subnet and a cluster, or of a cluster in a subnet that the template before it makes. */
const small = (i, joined) => `${joined ? `resource network 'Microsoft.Network/virtualNetworks@2024-05-01' existing = {
  name: 'network-${i - 1}'

  resource nodes 'subnets' existing = {
    name: 'nodes'
  }
}` : `resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'network-${i}'
  properties: {
    addressSpace: { addressPrefixes: ['10.${i % 250}.0.0/16'] }
    subnets: [
      { name: 'nodes', properties: { addressPrefix: '10.${i % 250}.4.0/25' } }
    ]
  }

  resource nodes 'subnets' existing = {
    name: 'nodes'
  }
}`}

resource cluster 'Microsoft.ContainerService/managedClusters@2025-05-01' = {
  name: 'cluster-${i}'
  properties: {
    agentPoolProfiles: [
      { name: 'system', mode: 'System', count: 3, vnetSubnetID: network::nodes.id }
    ]
    networkProfile: { networkPlugin: 'azure' }
  }
}
`;

/** A script that makes 15 networks of about 2,000 lines, each with 10 subnets and a cluster of 3 pools, through variables and a function. */
function script(networks = 15) {
  const group = (i) => {
    const subnet = (s) => `az network vnet subnet create \\
  --resource-group "$GROUP" \\
  --vnet-name "$NETWORK" \\
  --name s${s} \\
  --address-prefixes "$SPACE.${s}.0/24"
`;
    const pool = (p) => `az aks nodepool add \\
  --resource-group "$GROUP" \\
  --cluster-name cluster-${i} \\
  --name pool${p} \\
  --node-count $NODES \\
  --vnet-subnet-id "$(subnet_id s${p + 1})"
`;
    return `NETWORK="$PREFIX-${i}"
SPACE=10.${i % 250}

az network vnet create \\
  --resource-group "$GROUP" \\
  --name "$NETWORK" \\
  --address-prefixes "$SPACE.0.0/16"

${Array.from({ length: 10 }, (_, s) => subnet(s)).join('\n')}
SUBNET_ID=$(az network vnet subnet show --resource-group "$GROUP" --vnet-name "$NETWORK" --name s0 --query id --output tsv)

az aks create \\
  --resource-group "$GROUP" \\
  --name cluster-${i} \\
  --nodepool-name system \\
  --node-count 3 \\
  --network-plugin azure \\
  --service-cidr 172.20.0.0/16 \\
  --dns-service-ip 172.20.0.10 \\
  --vnet-subnet-id "$SUBNET_ID"

${pool(1)}
${pool(2)}
# What follows has nothing to do with networks.
${Array.from({ length: 40 }, (_, line) => `echo "cluster ${i}: step ${line} of 40" | tee -a "$LOG"`).join('\n')}
`;
  };
  return `#!/usr/bin/env bash
set -euo pipefail
GROUP=bench
PREFIX=network
NODES=4
LOG=deploy.log

subnet_id() {
  az network vnet subnet show --resource-group "$GROUP" --vnet-name "$NETWORK" --name "$1" --query id --output tsv
}

${Array.from({ length: networks }, (_, i) => group(i)).join('\n')}`;
}

/** A script that makes a network and a cluster in one of its subnets. */
const smallScript = (i) => `az network vnet create -g bench-${i} -n network-${i} --address-prefixes 10.${i % 250}.0.0/16 --subnet-name nodes --subnet-prefixes 10.${i % 250}.4.0/25
SUBNET_ID=$(az network vnet subnet show -g bench-${i} --vnet-name network-${i} -n nodes --query id -o tsv)
az aks create -g bench-${i} -n cluster-${i} --node-count 3 --network-plugin azure --vnet-subnet-id $SUBNET_ID
`;

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

function time(runs, work) {
  const times = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    work(run);
    times.push(performance.now() - start);
  }
  return { median: median(times), worst: Math.max(...times), first: times[0] };
}

const row = (name, { median: middle, worst, first }) =>
  console.log(`${name.padEnd(64)} ${middle.toFixed(2).padStart(9)} ${worst.toFixed(2).padStart(9)} ${first.toFixed(2).padStart(9)}`);

console.log(`${'milliseconds'.padEnd(64)} ${'median'.padStart(9)} ${'worst'.padStart(9)} ${'first'.padStart(9)}`);
const text = module(2000);
const uri = 'file:///bench/main.tf';
console.log(`one file: ${text.split('\n').length} lines, ${(text.length / 1000).toFixed(0)} kB`);
const scratch = time(30, () => analyze(undefined, new Map([[uri, text]]), options));
row('  from scratch', scratch);
let analysis = analyze(undefined, new Map([[uri, text]]), options);
const middle = text.indexOf('node_count', text.length >> 1);
const edit = time(100, (run) => {
  analysis = analyze(analysis, new Map([[uri, `${text.slice(0, middle)}node_count = ${run % 9} # ${text.slice(middle)}`]]), options);
});
row('  after an edit', edit);
console.log(`  ${allFindings(analysis).length} findings`);

const many = new Map(Array.from({ length: 1000 }, (_, i) => [`file:///bench/root${i}/main.tf`, module(100).replaceAll('10.', `${10 + (i % 200)}.`)]));
console.log(`${many.size} root modules of 100 lines`);
row('  from scratch', time(3, () => analyze(undefined, many, options)));
let workspace = analyze(undefined, many, options);
const smallEdit = time(100, (run) => {
  workspace = analyze(workspace, new Map([['file:///bench/root500/main.tf', `${module(100)}\n# ${run}`]]), options);
});
row('  after an edit in one of them', smallEdit);
const alone = new Map([['file:///bench/root500/main.tf', module(100)]]);
let single = analyze(undefined, alone, options);
const one = time(100, (run) => {
  single = analyze(single, new Map([['file:///bench/root500/main.tf', `${module(100)}\n# ${run}`]]), options);
});
row('  after an edit in the only one', one);
console.log(`  ratio, one of ${many.size} to the only one: ${(smallEdit.median / one.median).toFixed(2)}`);

function edits(name, files, file, edited) {
  let before = analyze(undefined, files, options);
  row(`  ${name}`, time(50, (run) => {
    before = analyze(before, new Map([[file, edited(run)]]), options);
  }));
  return before;
}

const dense = bicep();
const folder = 'file:///bench';
const bicepFiles = new Map([[`${folder}/main.bicep`, dense], [`${folder}/pool.bicep`, poolModule]]);
console.log(`Bicep: ${dense.split('\n').length} lines, ${(dense.length / 1000).toFixed(0)} kB`);
row('  from scratch', time(20, () => analyze(undefined, bicepFiles, options)));
const inBicep = dense.indexOf('count: 3', dense.length >> 1);
const ofBicep = edits('after an edit', bicepFiles, `${folder}/main.bicep`, (run) => `${dense.slice(0, inBicep)}count: ${1 + (run % 9)}${dense.slice(inBicep + 'count: 3'.length)}`);
console.log(`  ${allFindings(ofBicep).length} findings`);

const json = arm();
const armFiles = new Map([[`${folder}/azuredeploy.json`, json]]);
console.log(`ARM: ${json.split('\n').length} lines, ${(json.length / 1000).toFixed(0)} kB`);
row('  from scratch', time(20, () => analyze(undefined, armFiles, options)));
const inArm = json.indexOf('"count": 3', json.length >> 1);
const ofArm = edits('after an edit', armFiles, `${folder}/azuredeploy.json`, (run) => `${json.slice(0, inArm)}"count": ${1 + (run % 9)}${json.slice(inArm + '"count": 3'.length)}`);
console.log(`  ${allFindings(ofArm).length} findings`);

const spread = new Map(Array.from({ length: 1000 }, (_, i) => [`${folder}/root${i}/main.bicep`, small(i, false)]));
console.log(`${spread.size} templates in Bicep, each in a folder of its own`);
row('  from scratch', time(3, () => analyze(undefined, spread, options)));
edits('after an edit in one of them', spread, `${folder}/root500/main.bicep`, (run) => `${small(500, false)}// ${run}`);
const together = new Map(Array.from({ length: 1000 }, (_, i) => [`${folder}/main${i}.bicep`, small(i, false)]));
console.log(`${together.size} templates in Bicep in one folder`);
row('  from scratch', time(3, () => analyze(undefined, together, options)));
edits('after an edit in one of them', together, `${folder}/main500.bicep`, (run) => `${small(500, false)}// ${run}`);
const joins = new Map(Array.from({ length: 600 }, (_, i) => [`${folder}/root${i}/main.bicep`, small(i, i % 2 === 1)]));
console.log('300 templates that name a network of another one each');
row('  from scratch', time(3, () => analyze(undefined, joins, options)));
edits('after an edit in one of them', joins, `${folder}/root301/main.bicep`, (run) => `${small(301, true)}// ${run}`);
edits('after an edit in one of the networks', joins, `${folder}/root300/main.bicep`, (run) => `${small(300, false)}// ${run}`);
const hub = new Map(Array.from({ length: 301 }, (_, i) => [`${folder}/root${i}/main.bicep`, i === 0 ? small(0, false) : small(i, true).replace(`'network-${i - 1}'`, "'network-0'")]));
console.log('300 templates that name the same network');
row('  from scratch', time(3, () => analyze(undefined, hub, options)));
edits('after an edit in one of them', hub, `${folder}/root301/main.bicep`, (run) => `${small(301, true).replace("'network-300'", "'network-0'")}// ${run}`);
edits('after an edit in the network', hub, `${folder}/root0/main.bicep`, (run) => `${small(0, false)}// ${run}`);

const bash = script();
const scriptFile = `${folder}/deploy.sh`;
console.log(`az: ${bash.split('\n').length} lines, ${(bash.length / 1000).toFixed(0)} kB`);
row('  from scratch', time(20, () => analyze(undefined, new Map([[scriptFile, bash]]), options)));
const inScript = bash.indexOf('--node-count 3', bash.length >> 1);
const ofScript = edits('after an edit', new Map([[scriptFile, bash]]), scriptFile, (run) => `${bash.slice(0, inScript)}--node-count ${1 + (run % 9)}${bash.slice(inScript + '--node-count 3'.length)}`);
console.log(`  ${allFindings(ofScript).length} findings`);
const scripts = new Map(Array.from({ length: 1000 }, (_, i) => [`${folder}/root${i}/deploy.sh`, smallScript(i)]));
console.log(`${scripts.size} scripts, each in a folder of its own`);
row('  from scratch', time(3, () => analyze(undefined, scripts, options)));
edits('after an edit in one of them', scripts, `${folder}/root500/deploy.sh`, (run) => `${smallScript(500)}# ${run}`);
const scriptsTogether = new Map(Array.from({ length: 1000 }, (_, i) => [`${folder}/deploy${i}.sh`, smallScript(i)]));
console.log(`${scriptsTogether.size} scripts in one folder`);
row('  from scratch', time(3, () => analyze(undefined, scriptsTogether, options)));
edits('after an edit in one of them', scriptsTogether, `${folder}/deploy500.sh`, (run) => `${smallScript(500)}# ${run}`);

/** Networks with a cluster each, two commands for each of them; with `asked`, under a condition and behind a question. */
const pairs = (commands, asked) => Array.from({ length: commands / 2 }, (_, i) => `${asked ? `if [ "$ONLY" != "${i}" ]; then\n` : ''}az network vnet create -g group -n network-${i} --address-prefixes 10.${i % 250}.0.0/16 --subnet-name nodes --subnet-prefixes 10.${i % 250}.4.0/24
${asked ? `fi\naz aks show -g group -n cluster-${i} || ` : ''}az aks create -g group -n cluster-${i} --network-plugin azure --vnet-subnet-id "$(az network vnet subnet show -g group --vnet-name network-${i} -n nodes --query id -o tsv)" --service-cidr 172.20.0.0/16 --dns-service-ip 172.20.0.10
`).join('');
for (const asked of [false, true]) {
  const [few, many] = [600, 4000].map((commands) => time(5, () => analyze(undefined, new Map([[scriptFile, pairs(commands, asked)]]), options)));
  row(`a script of 4,000 commands${asked ? ' under conditions' : ''}`, many);
  console.log(`  ratio to one of 600, for each command: ${(many.median / few.median / (4000 / 600)).toFixed(2)}`);
}

const huge = module(300 * 135);
row(`300 clusters with 3,000 subnets in one file (${(huge.length / 1000).toFixed(0)} kB)`, time(3, () => analyze(undefined, new Map([[uri, huge]]), options)));
row('  the same in Bicep', time(3, () => analyze(undefined, new Map([[`${folder}/main.bicep`, bicep(300)], [`${folder}/pool.bicep`, poolModule]]), options)));
row('  the same as a script', time(3, () => analyze(undefined, new Map([[scriptFile, script(300)]]), options)));
row('  the same as an ARM template', time(3, () => analyze(undefined, new Map([[`${folder}/azuredeploy.json`, arm(300)]]), options)));
console.log(`memory in use: ${(process.memoryUsage().heapUsed / 1e6).toFixed(0)} MB`);
