import { configuration, subnet, virtualNetwork } from './example-parts';
import { clusterWith, inNodes } from './node-example-parts';

/** A cluster with virtual nodes and with these lines in its network profile, indented by four. */
export function withVirtualNodes(profile: string, mark = ''): string {
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnet('nodes', '"10.1.0.0/24"'),
    subnet('containers', '"10.1.1.0/24"'),
    clusterWith({
      pool: `    node_count     = 3\n${inNodes}`,
      rest: `  aci_connector_linux {
    subnet_name = azurerm_subnet.containers.name
${mark && `                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ ${mark}\n`}  }`,
      profile,
    }),
  );
}
