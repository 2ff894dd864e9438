import * as pages from '../plan/facts/sources';
import { dockerBridges } from './shared/docker-bridge';
import type { Example } from './example';
import { azCluster } from './shared/az-example-parts';
import { bicep, bicepCluster, bicepNetwork, bicepOverlay, bicepSubnet } from './shared/bicep-example-parts';
import { cluster, configuration, subnet, virtualNetwork } from './shared/example-parts';
import type { Rule } from './rule';
import { azurermUpgradeTo4 } from './shared/sources';

export const dockerBridgeIgnored: Rule = {
  id: 'docker-bridge-ignored',
  severity: 'warning',
  group: 'ranges',
  title: 'The Docker bridge has no effect',
  about: `Nodes of AKS have run containerd since Kubernetes 1.19 and have no Docker bridge. The API left the property out in April
2023 and ignored it before; its versions of 2024 and later refuse it, as does version 4 of the Terraform provider. Old guides made it
look like a range that has to be planned. The Azure CLI still takes \`--docker-bridge-address\`, but hides it and does nothing with it.
Take it out: nothing else changes. (Before version 3.49 the provider wants it beside the
service CIDR and the DNS service IP; there it is not reported.)`,
  sources: [pages.apiSpecification, azurermUpgradeTo4],
  *check(design) {
    for (const { value, when, unsupported, demanded, overlapped, fixes } of dockerBridges(design)) {
      if (unsupported === undefined && !demanded && !overlapped) yield { at: value.span, message: `the Docker bridge ${value.value} has no effect`, when, fixes };
    }
  },
};

const version3 = `terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 3.100"
    }
  }
}
`;

function inBicep(profile: string): string {
  return bicep(bicepNetwork("'10.1.0.0/16'"), bicepSubnet('nodes', "'10.1.0.0/24'"), bicepCluster({ api: '2022-11-01', profile }));
}

export const examples = (): readonly Example[] => [
  {
    text: configuration(
      version3,
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    docker_bridge_cidr  = "172.17.0.1/16"
                          ~~~~~~~~~~~~~~~ docker-bridge-ignored: the Docker bridge 172.17.0.1/16 has no effect
  }`),
    ),
    fixed: configuration(
      version3,
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
  }`),
    ),
  },
  {
    title: 'Without it',
    text: configuration(
      version3,
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
  }`),
    ),
  },
  {
    title: 'In Bicep, with an API of 2022',
    text: inBicep(`${bicepOverlay}
dockerBridgeCidr: '172.17.0.1/16'
                  ~~~~~~~~~~~~~~~ docker-bridge-ignored: the Docker bridge 172.17.0.1/16 has no effect`),
    fixed: inBicep(bicepOverlay),
  },
  {
    title: 'With az',
    text: azCluster(`
  --docker-bridge-address 172.17.0.1/16 \\
                          ~~~~~~~~~~~~~ docker-bridge-ignored: the Docker bridge 172.17.0.1/16 has no effect`),
    fixed: azCluster(''),
  },
];
