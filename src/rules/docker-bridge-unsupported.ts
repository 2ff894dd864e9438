import * as pages from '../plan/facts/sources';
import { dockerBridges } from './shared/docker-bridge';
import type { Example } from './example';
import { bicep, bicepCluster, bicepNetwork, bicepOverlay, bicepSubnet } from './shared/bicep-example-parts';
import { cluster, configuration, subnet, virtualNetwork } from './shared/example-parts';
import type { Rule } from './rule';
import { azurermUpgradeTo4 } from './shared/sources';

export const dockerBridgeUnsupported: Rule = {
  id: 'docker-bridge-unsupported',
  severity: 'error',
  group: 'ranges',
  title: 'The Docker bridge is set for a client that does not know it any more',
  about: `Nodes of AKS run containerd and have no Docker bridge. Version 4 of the Terraform provider took \`docker_bridge_cidr\` out, so that
\`terraform validate\` refuses the configuration as having an unsupported argument. The API left \`dockerBridgeCidr\` out in
April 2023, and refuses properties that it does not know since its version 2024-01-01. Take it out: nothing else changes.`,
  sources: [azurermUpgradeTo4, pages.apiSpecification, pages.unknownFields],
  azureErrors: ['UnmarshalError'],
  *check(design) {
    for (const { value, when, unsupported, fixes } of dockerBridges(design)) {
      if (unsupported === undefined) continue;
      yield { at: value.span, message: `the Docker bridge ${value.value} is not supported by ${unsupported}`, when, fixes };
    }
  },
};

const version4 = `terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.0"
    }
  }
}
`;

function inBicep(profile: string): string {
  return bicep(bicepNetwork("'10.1.0.0/16'"), bicepSubnet('nodes', "'10.1.0.0/24'"), bicepCluster({ api: '2025-05-01', profile }));
}

export const examples = (): readonly Example[] => [
  {
    text: configuration(
      version4,
      virtualNetwork('"10.1.0.0/16"'),
      subnet('nodes', '"10.1.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    docker_bridge_cidr  = "172.17.0.1/16"
                          ~~~~~~~~~~~~~~~ docker-bridge-unsupported: the Docker bridge 172.17.0.1/16 is not supported by version 4
  }`),
    ),
    fixed: configuration(
      version4,
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
      version4,
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
    title: 'In Bicep, with an API of 2025',
    text: inBicep(`${bicepOverlay}
dockerBridgeCidr: '172.17.0.1/16'
                  ~~~~~~~~~~~~~~~ docker-bridge-unsupported: the Docker bridge 172.17.0.1/16 is not supported by version 2025-05-01 of the API`),
    fixed: inBicep(bicepOverlay),
  },
];
