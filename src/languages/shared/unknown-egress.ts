import type { Egress } from '../../model/network';
import type { Unknown } from '../../model/value';

/** The way out of a cluster that is not described. */
export function unknownEgress(why: Unknown): Egress {
  return { ports: why, addresses: why, ownAddresses: why, ownPrefixes: why, idleMinutes: why, natAddresses: why, natIdleMinutes: why };
}
