import type { Condition } from '../model/condition';
import type { Network } from '../model/network';
import * as pages from '../plan/facts/sources';
import { joinConditions } from '../plan/ways';
import type { Example } from './example';
import { configuration, subnet as subnetText, virtualNetwork } from './shared/example-parts';
import { bicepHome } from './shared/bicep-pool-parts';
import { heldRanges } from './shared/held-ranges';
import { homesBy, homesOf, type Home } from './shared/homes';
import { clusterWith, inNodes, overlay } from './shared/node-example-parts';
import type { Design, Fault, Rule } from './rule';
import { denyingRule, groupOf, partyIn, type Packet, type Party } from './shared/security';
import { bicepGuarded, bicepSecurityGroup, securityGroup } from './shared/security-examples';
import { named } from './shared/words';

export const securityGroupCutsNodes: Rule = {
  id: 'security-group-cuts-nodes',
  severity: 'warning',
  group: 'compatibility',
  title: 'A network security group keeps the nodes of a cluster from each other',
  about: `Nodes talk to each other on all ports, and with overlay the pods do so with addresses of the pod CIDR, which the rules of the subnet's
security group see. A rule that denies everything cuts this too, unless a rule before it allows it: then nodes are not ready, names are not
found, and services answer now and then. AKS never changes a group of yours. Allow the subnets of the nodes, and the pod CIDR to itself, with a
lower number than that of the rule that denies.`,
  sources: [pages.overlayConcepts, pages.supportPolicies],
  *check(design) {
    for (const { home, other, when } of neighbours(design)) yield* cut(design.network, home, other, { from: partyIn(home.subnet), to: partyIn(other.subnet) }, ['Tcp', 10250], when);
    for (const home of homesOf(design)) {
      const range = home.as === 'nodes' ? podRangeOf(design, home) : undefined;
      if (range) yield* cut(design.network, home, home, { from: range, to: range }, ['Udp', 53], home.made);
    }
  },
};

/** What is denied on the way from one home to another, at the end where it leaves or where it arrives. */
function* cut(network: Network, home: Home, other: Home, { from, to }: { readonly from: Party; readonly to: Party }, [protocol, port]: readonly ['Tcp' | 'Udp', number], when: readonly Condition[]): Iterable<Fault> {
  const packets: readonly (readonly [Home, Packet])[] = [
    [home, { direction: 'Outbound', protocol, from, to, port }],
    [other, { direction: 'Inbound', protocol, from, to, port }],
  ];
  for (const [at, packet] of packets) {
    const group = groupOf(network, at.subnet);
    const rule = group && denyingRule(group, packet);
    if (!rule) continue;
    const whose = from.kind === 'outside' ? 'the pods' : home.subnet === other.subnet ? 'the nodes' : `the nodes in ${named(home.subnet)} and those in ${named(other.subnet)}`;
    yield {
      at: rule.span,
      message: `the rule ${named(rule)} of the security group ${named(group)} keeps ${whose} of the cluster ${named(home.cluster)} from each other: it denies them ${protocol.toUpperCase()} port ${String(port)} and what else it is about`,
      when,
      related: [{ span: at.link.span, message: `nodes of ${named(home.cluster)} are in the subnet ${named(at.subnet)}, which has this group` }],
    };
  }
}

/** The homes of the nodes of a cluster, each with itself and with each other. */
function* neighbours(design: Design): Iterable<{ readonly home: Home; readonly other: Home; readonly when: readonly Condition[] }> {
  const homes = homesBy(homesOf(design).filter(({ as }) => as === 'nodes'), ({ cluster }) => [cluster.id]);
  for (const own of homes.values()) {
    // Of a cluster with very many subnets the first tell enough.
    const some = own.slice(0, mostNeighbours);
    for (const home of some) {
      for (const other of some) {
        const when = joinConditions(home.made, other.made);
        if (when) yield { home, other, when };
      }
    }
  }
}

const mostNeighbours = 20;

/** The range that the pods have with overlay, where that is certain. */
function podRangeOf({ plan }: Design, { cluster }: Home): Party | undefined {
  const planned = plan.clusters.find((each) => each.cluster === cluster);
  const models = planned?.model.value;
  const [range] = planned && models?.kind === 'known' && models.value === 'overlay' ? heldRanges(planned.podCidrs.value, []).filter(({ when }) => when.length === 0) : [];
  return range && { kind: 'outside', range: range.range };
}

const denyAll = { name: 'deny-all', priority: 4000 };
const mark = (what: string): string => `security-group-cuts-nodes: the rule \`deny-all\` of the security group \`guard\` keeps ${what} of the cluster \`main\` from each other`;

function inTerraform(...rules: Parameters<typeof securityGroup>[2][]): string {
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnetText('nodes', '"10.1.0.0/24"'),
    securityGroup('guard', 'nodes', ...rules),
    clusterWith({ pool: `    node_count     = 3\n${inNodes}`, profile: `${overlay}\n    pod_cidr            = "192.168.0.0/16"` }),
  );
}

function inBicep(...rules: Parameters<typeof bicepSecurityGroup>[1][]): string {
  return bicepHome({ beside: [bicepSecurityGroup('guard', ...rules), bicepGuarded('guarded', "'10.1.1.0/24'", 'guard')], pool: 'count: 3\nvnetSubnetID: guarded.id' });
}

const web = { name: 'web', priority: 100, access: 'Allow', to: '10.1.0.0/24', ports: '443' } as const;
const nodes = { name: 'nodes', priority: 200, access: 'Allow', from: '10.1.0.0/24', to: '10.1.0.0/24' } as const;
const pods = { name: 'pods', priority: 210, access: 'Allow', from: '192.168.0.0/16', to: '192.168.0.0/16' } as const;

export const examples = (): readonly Example[] => [
  { text: inTerraform(web, pods, { ...denyAll, mark: mark('the nodes') }) },
  { text: inTerraform(web, nodes, pods, denyAll) },
  { title: 'The pods have a range of their own', text: inTerraform(web, nodes, { ...denyAll, mark: mark('the pods') }) },
  { title: 'In Bicep', text: inBicep({ ...web, to: '10.1.1.0/24' }, { name: 'pods', priority: 210, access: 'Allow', from: '10.244.0.0/16', to: '10.244.0.0/16' }, { ...denyAll, mark: mark('the nodes') }) },
  { title: 'In Bicep, without a rule that denies', text: inBicep({ ...web, to: '10.1.1.0/24' }) },
];
