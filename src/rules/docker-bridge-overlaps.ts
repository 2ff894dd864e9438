import * as pages from '../plan/facts/sources';
import { dockerBridges } from './shared/docker-bridge';
import type { Example } from './example';
import { bicep, bicepCluster, bicepNetwork, bicepOverlay, bicepSubnet } from './shared/bicep-example-parts';
import { cluster, configuration, subnet, virtualNetwork } from './shared/example-parts';
import type { Rule } from './rule';
import { azurermUpgradeTo4 } from './shared/sources';

export const dockerBridgeOverlaps: Rule = {
  id: 'docker-bridge-overlaps',
  severity: 'warning',
  group: 'ranges',
  title: 'The Docker bridge overlaps a range of the cluster',
  about: `While nodes had a Docker bridge, its range must not overlap the subnets, the service CIDR and the pod CIDR of the cluster.
Old versions of the API still compare them and may refuse the cluster, although the bridge has no effect any more. Take it
out: nothing else changes.`,
  sources: [pages.kubenet2019, pages.advancedNetworking2018, azurermUpgradeTo4],
  *check(design) {
    for (const { value, when, unsupported, overlapped, fixes } of dockerBridges(design)) {
      if (unsupported !== undefined || !overlapped) continue;
      const message = `the Docker bridge ${value.value} overlaps ${overlapped.what}, and has no effect any more`;
      yield { at: value.span, message, when, related: [overlapped.related], fixes };
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
  return bicep(bicepNetwork("'172.16.0.0/13'"), bicepSubnet('nodes', "'172.17.0.0/24'"), bicepCluster({ api: '2022-11-01', profile }));
}

export const examples = (): readonly Example[] => [
  {
    text: configuration(
      version3,
      virtualNetwork('"172.16.0.0/13"'),
      subnet('nodes', '"172.17.0.0/24"'),
      cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    docker_bridge_cidr  = "172.17.0.1/16"
                          ~~~~~~~~~~~~~~~ docker-bridge-overlaps: the Docker bridge 172.17.0.1/16 overlaps the subnet \`nodes\` (172.17.0.0/24)
  }`),
    ),
    fixed: configuration(
      version3,
      virtualNetwork('"172.16.0.0/13"'),
      subnet('nodes', '"172.17.0.0/24"'),
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
      virtualNetwork('"172.16.0.0/13"'),
      subnet('nodes', '"172.17.0.0/24"'),
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
                  ~~~~~~~~~~~~~~~ docker-bridge-overlaps: the Docker bridge 172.17.0.1/16 overlaps the subnet \`nodes\` (172.17.0.0/24)`),
    fixed: inBicep(bicepOverlay),
  },
];
