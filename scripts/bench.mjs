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
const small = time(100, (run) => {
  workspace = analyze(workspace, new Map([['file:///bench/root500/main.tf', `${module(100)}\n# ${run}`]]), options);
});
row('  after an edit in one of them', small);
const alone = new Map([['file:///bench/root500/main.tf', module(100)]]);
let single = analyze(undefined, alone, options);
const one = time(100, (run) => {
  single = analyze(single, new Map([['file:///bench/root500/main.tf', `${module(100)}\n# ${run}`]]), options);
});
row('  after an edit in the only one', one);
console.log(`  ratio, one of ${many.size} to the only one: ${(small.median / one.median).toFixed(2)}`);

const huge = module(300 * 135);
row(`300 clusters with 3,000 subnets in one file (${(huge.length / 1000).toFixed(0)} kB)`, time(3, () => analyze(undefined, new Map([[uri, huge]]), options)));
console.log(`memory in use: ${(process.memoryUsage().heapUsed / 1e6).toFixed(0)} MB`);
