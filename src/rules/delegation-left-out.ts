import type { Condition } from '../model/condition';
import type { Subnet } from '../model/network';
import * as pages from '../plan/facts/sources';
import { possibilities } from '../model/value';
import { joinConditions } from '../plan/ways';
import type { Span } from '../text/span';
import type { Example } from './example';
import { bicepHome, bicepPodSubnet, inBicepPods } from './shared/bicep-pool-parts';
import { configuration, marked, subnet as subnetText, virtualNetwork } from './shared/example-parts';
import { whenMade } from './shared/held-ranges';
import { homesOf } from './shared/homes';
import { azureCni, clusterWith } from './shared/node-example-parts';
import type { Design, Rule } from './rule';
import { virtualNodes } from './shared/troubleshooting';
import { virtualNodeHomes } from './shared/virtual-node-homes';
import { named } from './shared/words';

export const delegationLeftOut: Rule = {
  id: 'delegation-left-out',
  severity: 'info',
  group: 'advice',
  title: 'Terraform will take back the delegation that AKS gives to a subnet',
  about: `AKS delegates the subnets of pods and of the API server to \`Microsoft.ContainerService/managedClusters\`, and the one of virtual nodes to
\`Microsoft.ContainerInstance/containerGroups\`, when it first uses them. Where the configuration does not say so, the next run of Terraform
wants to remove the delegation again, which Azure refuses while the subnet is in use. Write the delegation, or tell Terraform to ignore
changes of it.`,
  sources: [pages.dynamicAllocation, pages.apiServerIntegration, virtualNodes],
  *check(design) {
    const told = new Set<string>();
    for (const { subnet, service, link, what, when } of delegatedLater(design)) {
      if (!subnet.takesDelegationsBack || subnet.delegations.kind !== 'absent' || told.has(subnet.id)) continue;
      told.add(subnet.id);
      yield {
        at: subnet.span,
        message: `AKS will delegate the subnet ${named(subnet)} to ${service}, and the next run of Terraform will want to take that back`,
        when,
        related: [{ span: link, message: what }],
      };
    }
  },
};

interface Delegated {
  readonly subnet: Subnet;
  readonly service: string;
  readonly link: Span;
  readonly what: string;
  readonly when: readonly Condition[];
}

function delegatedLater(design: Design): readonly Delegated[] {
  const subnets = new Map(design.network.subnets.map((subnet) => [subnet.id, subnet]));
  return [
    ...homesOf(design).flatMap(({ as, subnet, link, made }): readonly Delegated[] => (as === 'pods' ? [{ subnet, service: aks, link: link.span, what: 'pods live in this subnet', when: made }] : [])),
    ...design.network.clusters.flatMap((cluster) => possibilities(cluster.apiServerSubnet).flatMap(({ value, when }): readonly Delegated[] => {
      const subnet = subnets.get(value.value);
      const made = subnet && joinConditions(joinConditions(whenMade(cluster), when) ?? [], whenMade(subnet));
      return subnet && made ? [{ subnet, service: aks, link: value.span, what: 'the API server goes there', when: made }] : [];
    })),
    ...virtualNodeHomes(design).flatMap(({ subnet, name, pool, when }): readonly Delegated[] => (pool ? [] : [{ subnet, service: 'Microsoft.ContainerInstance/containerGroups', link: name.span, what: 'virtual nodes are to live in this subnet', when }])),
  ];
}

const aks = 'Microsoft.ContainerService/managedClusters';

function withPods(more: string): string {
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnetText('nodes', '"10.1.0.0/24"'),
    subnetText('pods', '"10.1.16.0/20"').replace(/\}\n$/, more === '' ? '}\n' : `\n${more}}\n`),
    clusterWith({ pool: '    node_count     = 3\n    vnet_subnet_id = azurerm_subnet.nodes.id\n    pod_subnet_id  = azurerm_subnet.pods.id', profile: azureCni }),
  );
}

export const examples = (): readonly Example[] => [
  { text: marked(withPods(''), 'resource "azurerm_subnet" "pods"', 'delegation-left-out: AKS will delegate the subnet `pods` to Microsoft.ContainerService/managedClusters, and the next run of Terraform will want to take that back') },
  { text: withPods('  delegation {\n    name = "pods"\n\n    service_delegation {\n      name = "Microsoft.ContainerService/managedClusters"\n    }\n  }\n') },
  { title: 'Changes are ignored', text: withPods('  lifecycle {\n    ignore_changes = [delegation]\n  }\n') },
  { title: 'In Bicep nothing is taken back', text: bicepHome({ profile: "networkPlugin: 'azure'", pool: inBicepPods(3), beside: [bicepPodSubnet()] }) },
];
