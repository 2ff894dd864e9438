import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { aboutShrinkingPorts, shrinkingPorts } from './shared/automatic-ports';
import { marked } from './shared/example-parts';
import { growingInBicep, growingInTerraform } from './shared/growing-cluster-examples';
import type { Rule } from './rule';

export const outboundPortsShrink: Rule = {
  id: 'outbound-ports-shrink',
  severity: 'warning',
  group: 'egress',
  title: 'Azure takes outbound ports from the nodes as the cluster grows',
  about: aboutShrinkingPorts,
  sources: [pages.loadBalancer, pages.largeClusters],
  *check(design) {
    yield* shrinkingPorts(design, (steps) => steps > 1);
  },
};

export const examples = (): readonly Example[] => [
  { text: marked(growingInTerraform(200), '200', 'outbound-ports-shrink: each node has 1,024 outbound ports while there are 3 nodes, and 256 when there are 200') },
  { title: 'With a number of ports of its own', text: growingInTerraform(200, '\nload_balancer_profile {\n  managed_outbound_ip_count = 8\n  outbound_ports_allocated  = 2048\n}') },
  { title: 'In Bicep', text: marked(growingInBicep(200), '200', 'outbound-ports-shrink: each node has 1,024 outbound ports while there are 3 nodes, and 256 when there are 200') },
  { title: 'In Bicep, a cluster that stays small', text: growingInBicep(40) },
];
