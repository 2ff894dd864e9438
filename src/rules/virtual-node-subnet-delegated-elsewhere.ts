import { waysOf } from '../plan/ways';
import type { Example } from './example';
import { bicepSubnet } from './shared/bicep-example-parts';
import { bicepHome } from './shared/bicep-pool-parts';
import { marked } from './shared/example-parts';
import { judged } from './shared/judged';
import { azureCni } from './shared/node-example-parts';
import type { Rule } from './rule';
import { publicIssue, virtualNodes } from './shared/troubleshooting';
import { withVirtualNodes } from './shared/virtual-node-examples';
import { virtualNodeHomes } from './shared/virtual-node-homes';
import { named } from './shared/words';

export const virtualNodeSubnetDelegatedElsewhere: Rule = {
  id: 'virtual-node-subnet-delegated-elsewhere',
  severity: 'error',
  group: 'compatibility',
  title: 'The subnet of virtual nodes is delegated to another service than container instances',
  about: `The subnet of virtual nodes is delegated to \`Microsoft.ContainerInstance/containerGroups\`: AKS adds the delegation where there is none, and cannot
where another service has the subnet already. Give virtual nodes an empty subnet of their own, and in Terraform write this delegation.`,
  sources: [virtualNodes, publicIssue('virtual-kubelet/virtual-kubelet', 647, '2019')],
  *check(design) {
    for (const { subnet, name, when } of virtualNodeHomes(design)) {
      yield* judged(waysOf(subnet.delegations), when, (delegations) => {
        if (delegations.kind !== 'known' || !delegations.value.complete) return undefined;
        const { items } = delegations.value;
        const [first] = items;
        if (first?.kind !== 'known' || items.some((item) => item.kind !== 'known' || item.value.toLowerCase() === toInstances)) return undefined;
        return {
          at: first.span,
          message: `the subnet ${named(subnet)} is delegated to ${first.value}, and virtual nodes need one that is delegated to Microsoft.ContainerInstance/containerGroups`,
          related: [{ span: name.span, message: 'virtual nodes are to live in this subnet' }],
        };
      });
    }
  },
};

const toInstances = 'microsoft.containerinstance/containergroups';

function withService(service: string, mark = ''): string {
  const text = withVirtualNodes(azureCni).replace(/("10\.1\.1\.0\/24"\]\n)\}/, `$1
  delegation {
    name = "containers"

    service_delegation {
      name = "${service}"
    }
  }
}`);
  return mark === '' ? text : marked(text, `"${service}"`, mark);
}

function bicepWithService(service: string, mark: string): string {
  return marked(bicepHome({
    beside: [bicepSubnet('containers', "'10.1.1.0/24'", {
      lines: `
        delegations: [
          {
            name: 'containers'
            properties: {
              serviceName: '${service}'
            }
          }
        ]`,
    })],
    profile: "networkPlugin: 'azure'",
    properties: `addonProfiles: {
  aciConnectorLinux: {
    enabled: true
    config: {
      SubnetName: 'containers'
    }
  }
}`,
  }), `'${service}'`, mark);
}

const says = 'virtual-node-subnet-delegated-elsewhere: the subnet `containers` is delegated to Microsoft.Web/serverFarms, and virtual nodes need one that is delegated to Microsoft.ContainerInstance/containerGroups';

export const examples = (): readonly Example[] => [
  { text: withService('Microsoft.Web/serverFarms', says) },
  { text: withService('Microsoft.ContainerInstance/containerGroups') },
  { title: 'In Bicep', text: bicepWithService('Microsoft.Web/serverFarms', says) },
];
