import { cluster, configuration, subnet, virtualNetwork } from './example-parts';
import { nodePool } from './node-example-parts';

export const azureCniOverlay = `
    network_plugin      = "azure"
    network_plugin_mode = "overlay"`;

/** A cluster with these lines in its network profile, indented by four, and a Windows pool `win`. */
export function withWindows(profile: string, mark = ''): string {
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnet('nodes', '"10.1.0.0/24"'),
    cluster(`  network_profile {\n${profile.replace(/^\n+|\s+$/g, '')}\n  }`),
    nodePool(
      'win',
      `
  os_type               = "Windows"${mark && `\n${mark}`}
  node_count            = 2
  vnet_subnet_id        = azurerm_subnet.nodes.id`,
    ),
  );
}
