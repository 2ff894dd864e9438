import { cluster, configuration, subnet, virtualNetwork } from './example-parts';

/** A cluster of three nodes with these lines in its network profile, indented by four. */
export function withProfile(lines: string): string {
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnet('nodes', '"10.1.0.0/24"'),
    cluster(`  network_profile {\n${lines.replace(/^\n+|\s+$/g, '')}\n  }`),
  );
}
