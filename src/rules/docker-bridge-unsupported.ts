import * as pages from '../plan/facts/sources';
import { dockerBridges } from './shared/docker-bridge';
import type { Example } from './example';
import { cluster, configuration, subnet, virtualNetwork } from './shared/example-parts';
import type { Rule } from './rule';
import { azurermUpgradeTo4 } from './shared/sources';

export const dockerBridgeUnsupported: Rule = {
  id: 'docker-bridge-unsupported',
  severity: 'error',
  group: 'ranges',
  title: 'The Terraform provider does not know docker_bridge_cidr any more',
  about: `Nodes of AKS run containerd and have no Docker bridge. Version 4 of the Terraform provider took the argument out, so that
\`terraform validate\` refuses the configuration as having an unsupported argument. Take it out: nothing else changes.`,
  sources: [azurermUpgradeTo4, pages.apiSpecification],
  *check(design) {
    for (const { value, when, unsupported, fixes } of dockerBridges(design)) {
      const message = `the Docker bridge ${value.value} is not supported by version 4 of the Terraform provider and later`;
      if (unsupported) yield { at: value.span, message, when, fixes };
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
];
