import { bicep, bicepCluster, bicepNetwork, bicepOverlay, bicepSubnet, type BicepClusterText } from './bicep-example-parts';

/** Files in Bicep for rules about pools and about the ranges of clusters, made of the parts in `bicep-example-parts.ts`. */

/** What a file with one cluster writes: the cluster, and what there is around it. */
export interface BicepHomeText extends BicepClusterText {
  /** The ranges of the network, `'10.1.0.0/16'` if nothing is said. */
  readonly space?: string;
  /** The range of the subnet `nodes`, `'10.1.0.0/24'` if nothing is said. */
  readonly nodes?: string;
  /** More lines in the properties of that subnet. */
  readonly nodesLines?: string;
  /** Parts between that subnet and the cluster. */
  readonly beside?: readonly string[];
  /** Parts behind the cluster. */
  readonly below?: readonly string[];
}

/** A network, the subnet `nodes` and a cluster in it: three nodes with overlay if nothing is said. */
export function bicepHome({ space = "'10.1.0.0/16'", nodes = "'10.1.0.0/24'", nodesLines = '', beside = [], below = [], ...cluster }: BicepHomeText): string {
  return bicep(bicepNetwork(space), bicepSubnet('nodes', nodes, { lines: nodesLines }), ...beside, bicepCluster({ profile: bicepOverlay, ...cluster }), ...below);
}

/** The lines of a network profile with overlay and that pod CIDR, and what is found there: `rule-id: part of the message`. */
export function bicepPods(podCidr: string, mark = ''): string {
  return `${bicepOverlay}\n${withMark(`podCidr: '${podCidr}'`, mark)}`;
}

/** The lines of a network profile with overlay, that service CIDR and that DNS service IP, and what is found at the range. */
export function bicepServices(serviceCidr: string, dnsServiceIp: string, mark = ''): string {
  return `${bicepOverlay}\n${withMark(`serviceCidr: '${serviceCidr}'`, mark)}\ndnsServiceIP: '${dnsServiceIp}'`;
}

/** The subnet `pods`, 10.1.16.0/20, with more lines in its properties. */
export function bicepPodSubnet(lines = ''): string {
  return bicepSubnet('pods', "'10.1.16.0/20'", { lines });
}

/** The lines of a pool with so many nodes in the subnet `nodes` and its pods in the subnet `pods`, or where the link says, with its mark. */
export function inBicepPods(count: number, link = 'pods.id'): string {
  return `count: ${String(count)}\nvnetSubnetID: nodes.id\npodSubnetID: ${link}`;
}

/** A cluster with virtual nodes in the subnet `containers`, with these lines in its network profile. */
export function bicepVirtualNodes(profile: string, mark = ''): string {
  return bicepHome({
    beside: [bicepSubnet('containers', "'10.1.1.0/24'")],
    profile,
    properties: `
      addonProfiles: {
        aciConnectorLinux: {
          enabled: true
          config: {
            SubnetName: containers.name
${mark && `                        ~~~~~~~~~~~~~~~ ${mark}\n`}          }
        }
      }`,
  });
}

/** The property, with tildes below its value and what is found there. */
function withMark(property: string, mark: string): string {
  const start = property.indexOf("'");
  return mark === '' ? property : `${property}\n${' '.repeat(start)}${'~'.repeat(property.length - start)} ${mark}`;
}
