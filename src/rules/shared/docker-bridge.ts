import { allOf, compatible, type Condition } from '../../model/condition';
import type { Fix, Related } from '../../model/finding';
import type { Client } from '../../model/network';
import { possibilities, type Known } from '../../model/value';
import { overlaps, readRange, type Range } from '../../net/range';
import { dockerBridgeRemoved, unknownPropertiesRefused } from '../../plan/facts/dates';
import { addressesOf, type ClusterAddresses } from './addresses';
import { apiDate, isSurelyBelow, leastMajor } from './client-version';
import type { Design } from '../rule';
import { named } from './words';

/** A Docker bridge that is written for a cluster. */
export interface DockerBridge {
  readonly value: Known<string>;
  readonly when: readonly Condition[];
  /** What refuses the property, because it does not know it any more. */
  readonly unsupported: string | undefined;
  /** Whether the client insists on it beside the service CIDR and the DNS service IP, so that it cannot be taken out. */
  readonly demanded: boolean;
  /** A range of the cluster or of its network that it certainly overlaps. */
  readonly overlapped: { readonly what: string; readonly related: Related } | undefined;
  readonly fixes: readonly Fix[];
}

/**
 * Before this version azurerm wants the Docker bridge, the DNS service IP and the service CIDR all together or none of them
 * (its source, tags v3.48.0 and v3.49.0).
 */
const bridgeDemandedBelow = [3, 49] as const;

export function* dockerBridges(design: Design): Iterable<DockerBridge> {
  for (const addresses of addressesOf(design).clusters) {
    const { client, dockerBridgeCidr } = addresses.cluster;
    const unsupported = withoutBridge(client);
    const demanded = client.kind === 'azurerm' && isSurelyBelow(client, ...bridgeDemandedBelow);
    for (const { value, when: condition } of possibilities(dockerBridgeCidr)) {
      if (!compatible(addresses.when, condition)) continue;
      const when = allOf(addresses.when, condition);
      // An address of the range with its prefix length, 172.17.0.1/16: the address is the bridge's own.
      const reading = readRange(value.value);
      const overlapped = reading.kind === 'malformed' ? undefined : overlappedBy(addresses, reading.range, when);
      yield { value, when, unsupported, demanded, overlapped, fixes: demanded ? [] : [{ title: 'Take out the Docker bridge', changes: [{ kind: 'remove', value }] }] };
    }
  }
}

/** The client that has no such property and refuses what it does not know. Older API versions ignore that. */
function withoutBridge(client: Client): string | undefined {
  const { azurerm, api } = dockerBridgeRemoved.value;
  if (client.kind === 'azurerm') return (leastMajor(client) ?? 0) >= azurerm ? `version ${String(azurerm)} of the Terraform provider and later` : undefined;
  const date = apiDate(client);
  return date !== undefined && date >= api && date >= unknownPropertiesRefused.value ? `version ${date} of the API` : undefined;
}

function overlappedBy({ services, pods, homes }: ClusterAddresses, bridge: Range, when: readonly Condition[]): DockerBridge['overlapped'] {
  const holds = (conditions: readonly Condition[]): boolean => compatible(when, conditions) && allOf(when, conditions).length === when.length;
  for (const { network, when: there } of homes) {
    for (const { subnet, value, when: held } of network.subnets.overlapping(bridge)) {
      if (!holds(allOf(there, held))) continue;
      return { what: `the subnet ${named(subnet)} (${value.value})`, related: { span: value.span, message: `the subnet ${named(subnet)} has ${value.value}` } };
    }
  }
  for (const [what, ranges] of [['service CIDR', services], ['pod CIDR', pods]] as const) {
    const found = ranges.find(({ range, when: held }) => overlaps(range, bridge) && holds(held));
    if (found) return { what: `the ${what} ${found.value.value}`, related: { span: found.value.span, message: `the ${what} is ${found.value.value}` } };
  }
  return undefined;
}
