import { bicepHome, type BicepHomeText } from './bicep-pool-parts';
import { bicepOverlay } from './bicep-example-parts';
import { configuration, subnet, virtualNetwork } from './example-parts';
import { bicepWayOut, wayOut } from './egress-examples';
import { clusterWith, inNodes, overlay } from './node-example-parts';

/** Clusters for rules about one setting: overlay, three nodes in the subnet `nodes`, and what a rule is about. */

/** What is written besides, without indentation; `beside` and `below` are whole parts before and behind the cluster. */
export interface SettingText {
  readonly pool?: string;
  readonly profile?: string;
  readonly rest?: string;
  readonly beside?: readonly string[];
  readonly below?: readonly string[];
  /** The network and the subnet of the nodes. */
  readonly space?: string;
  readonly nodes?: string;
}

export function inTerraform({ pool = '', profile, rest, beside = [], below = [], space = '"10.1.0.0/16"', nodes = '"10.1.0.0/24"' }: SettingText): string {
  const out = wayOut(profile ?? '');
  const written = [rest ?? '', out.rest].filter((each) => each !== '').join('\n');
  return configuration(
    virtualNetwork(space),
    subnet('nodes', nodes),
    ...out.beside,
    ...beside,
    clusterWith({
      pool: `${/node_count|auto_scaling_enabled/.test(pool) ? '' : '    node_count     = 3\n'}${inNodes}${lines(pool, 4)}`,
      profile: profile === undefined ? overlay : lines(profile, 4).slice(1),
      ...(written !== '' && { rest: lines(written, 2).slice(1) }),
    }),
    ...below,
  );
}

/** A subnet `nodes` has what the outbound type of the profile needs. */
export function inBicep({ pool, beside = [], ...rest }: BicepHomeText): string {
  const out = bicepWayOut(rest.profile ?? '');
  return bicepHome({ profile: bicepOverlay, beside: [...out.beside, ...beside], nodesLines: out.lines, pool: `${/count:/i.test(pool ?? '') ? '' : 'count: 3\n'}vnetSubnetID: nodes.id\n${pool ?? ''}`, ...rest });
}

/** The lines at that indentation, each with a line break before it. */
function lines(text: string, indent: number): string {
  return text.split('\n').filter((line) => line.trim() !== '').map((line) => `\n${' '.repeat(indent)}${line}`).join('');
}
