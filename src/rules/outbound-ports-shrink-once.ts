import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { shrinkingPorts } from './shared/automatic-ports';
import { marked } from './shared/example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import type { Rule } from './rule';

export const outboundPortsShrinkOnce: Rule = {
  id: 'outbound-ports-shrink-once',
  severity: 'info',
  group: 'advice',
  title: 'Azure halves the outbound ports of the nodes as the cluster grows',
  about: `Where no number of outbound ports is set, Azure divides those of the load balancer by the size of the cluster: 1,024 for each node up to
50 nodes, 512 up to 100, 256 up to 200, and so on. When the cluster grows past such a bound, ports are taken from the nodes that are there, and
flows that use them break. For a cluster that grows, set the number, and give the load balancer enough addresses for it.`,
  sources: [pages.loadBalancer, pages.largeClusters],
  *check(design) {
    yield* shrinkingPorts(design, (steps) => steps === 1);
  },
};

const terraform = (most: number, ports = ''): string => inTerraform({
  space: '"10.0.0.0/8"', nodes: '"10.1.0.0/22"',
  profile: `network_plugin      = "azure"\nnetwork_plugin_mode = "overlay"\npod_cidr            = "100.64.0.0/12"\nservice_cidr        = "172.16.0.0/16"\ndns_service_ip      = "172.16.0.10"${ports}`,
  pool: `auto_scaling_enabled = true\nmin_count            = 3\nmax_count            = ${String(most)}`,
});
const bicep = (most: number): string => inBicep({
  space: "'10.0.0.0/8'", nodes: "'10.1.0.0/22'",
  profile: "networkPlugin: 'azure'\nnetworkPluginMode: 'overlay'\npodCidr: '100.64.0.0/12'\nserviceCidr: '172.16.0.0/16'\ndnsServiceIP: '172.16.0.10'",
  pool: `count: 3\nenableAutoScaling: true\nminCount: 3\nmaxCount: ${String(most)}`,
});

export const examples = (): readonly Example[] => [
  { text: marked(terraform(80), '80', 'outbound-ports-shrink-once: each node has 1,024 outbound ports while there are 3 nodes, and 512 when there are 80') },
  { title: 'With a number of ports of its own', text: terraform(80, '\nload_balancer_profile {\n  managed_outbound_ip_count = 8\n  outbound_ports_allocated  = 2048\n}') },
  { title: 'In Bicep', text: marked(bicep(80), '80', 'outbound-ports-shrink-once: each node has 1,024 outbound ports while there are 3 nodes, and 512 when there are 80') },
  { title: 'In Bicep, a cluster that stays small', text: bicep(40) },
];
