import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { aboutShrinkingPorts, shrinkingPorts } from './shared/automatic-ports';
import { marked } from './shared/example-parts';
import { growingInBicep, growingInTerraform } from './shared/growing-cluster-examples';
import type { Rule } from './rule';

export const outboundPortsShrinkOnce: Rule = {
  id: 'outbound-ports-shrink-once',
  severity: 'info',
  group: 'advice',
  title: 'Azure halves the outbound ports of the nodes as the cluster grows',
  about: aboutShrinkingPorts,
  sources: [pages.loadBalancer, pages.largeClusters],
  *check(design) {
    yield* shrinkingPorts(design, (steps) => steps === 1);
  },
};

export const examples = (): readonly Example[] => [
  { text: marked(growingInTerraform(80), '80', 'outbound-ports-shrink-once: each node has 1,024 outbound ports while there are 3 nodes, and 512 when there are 80') },
  { title: 'With a number of ports of its own', text: growingInTerraform(80, '\nload_balancer_profile {\n  managed_outbound_ip_count = 8\n  outbound_ports_allocated  = 2048\n}') },
  { title: 'In Bicep', text: marked(growingInBicep(80), '80', 'outbound-ports-shrink-once: each node has 1,024 outbound ports while there are 3 nodes, and 512 when there are 80') },
  { title: 'In Bicep, a cluster that stays small', text: growingInBicep(40) },
];
