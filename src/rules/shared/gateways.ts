import type { Condition } from '../../model/condition';
import type { Gateway, Network, Subnet } from '../../model/network';
import { possibilities } from '../../model/value';

/** An application gateway of version 2 with a public address, in a subnet that the text makes. */
export interface PublicGateway {
  readonly gateway: Gateway;
  readonly subnet: Subnet;
  /** What must hold for it to be in that subnet. */
  readonly when: readonly Condition[];
}

export function* publicGateways({ gateways, subnets }: Network): Iterable<PublicGateway> {
  for (const gateway of gateways) {
    const { sku, publicFrontEnds } = gateway;
    if (sku.kind !== 'known' || !/_v2$/i.test(sku.value) || publicFrontEnds?.kind !== 'known' || publicFrontEnds.value === 0) continue;
    for (const { value, when } of possibilities(gateway.subnet)) {
      const subnet = subnets.find(({ id, described }) => described && id === value.value);
      if (subnet) yield { gateway, subnet, when };
    }
  }
}
