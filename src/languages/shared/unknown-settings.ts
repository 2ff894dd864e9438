import type { Cluster } from '../../model/network';
import type { Unknown } from '../../model/value';

/** What a cluster that is not described says in groups, and of its surroundings. */
export function unknownSettings(why: Unknown): Pick<Cluster, 'access' | 'identity' | 'applicationGateway' | 'egress' | 'backendPoolType' | 'artifactSource' | 'networkSecurity' | 'sku' | 'location'> {
  return {
    access: { privateCluster: why, publicFqdn: why, privateDnsZone: why, authorizedRanges: why, apiServerIntegration: why },
    identity: { identityKind: why, identities: why },
    applicationGateway: { gateway: why, gatewayName: why, gatewaySubnet: why, gatewaySubnetCidr: why },
    egress: { ports: why, addresses: why, ownAddresses: why, ownPrefixes: why, idleMinutes: why, natAddresses: why, natIdleMinutes: why },
    backendPoolType: why,
    artifactSource: why,
    networkSecurity: why,
    sku: why,
    location: why,
  };
}
