import type { ApiAccess, ApplicationGateway, Cluster, Identity } from '../../model/network';
import { mapValue, type Value } from '../../model/value';
import { absentAt, asList, knownAt } from '../shared/values';
import { textOf } from './evaluate/shell';
import type { Lowered } from './lowered';

/** What the commands about a cluster say of who reaches it, as whom it works, and the add-ons that concern its network. */
export function settingsOf(lowered: Lowered): Pick<Cluster, 'access' | 'identity' | 'applicationGateway' | 'backendPoolType' | 'artifactSource' | 'networkSecurity' | 'sku' | 'location'> {
  const { reader } = lowered;
  return {
    access: accessOf(lowered),
    identity: identityOf(lowered),
    applicationGateway: applicationGatewayOf(lowered),
    backendPoolType: reader.text('backendPoolType', 'backendPoolType'),
    artifactSource: reader.text('artifactSource', 'artifactSource'),
    networkSecurity: switched(lowered, 'networkSecurity', 'advancedNetworking', 'networkSecurityOff', 'advancedNetworkingOff'),
    sku: reader.text('sku', 'sku'),
    location: reader.text('location', 'location'),
  };
}

function accessOf(lowered: Lowered): ApiAccess {
  const { reader } = lowered;
  return {
    privateCluster: switched(lowered, 'privateCluster', 'privateCluster', 'privateClusterOff'),
    publicFqdn: switched(lowered, 'publicFqdn', 'publicFqdn', 'publicFqdnOff'),
    privateDnsZone: reader.text('privateDnsZone', 'privateDnsZone'),
    authorizedRanges: reader.texts('authorizedRanges', 'authorizedRanges'),
    apiServerIntegration: reader.bool('apiServerIntegration', 'apiServerIntegration'),
  };
}

/** A switch that one flag turns on and others turn off. Of two commands that say both, it is not told which comes last: off. */
function switched({ reader, made }: Lowered, property: string, on: string, ...off: readonly string[]): Value<boolean> {
  const offName = off.find((name) => made.given.has(name));
  return offName === undefined ? reader.bool(property, on) : mapValue(reader.bool(property, offName), (given) => !given);
}

/** Without any flag the CLI makes a system-assigned identity, and says so nowhere: nothing is written then. */
function identityOf({ reader, made }: Lowered): Identity {
  const given = (name: string): Identity['identityKind'] | undefined => {
    const written = made.given.get(name);
    return written && knownAt(kinds[name] ?? name, written.span, written.what);
  };
  return {
    identityKind: given('identities') ?? given('servicePrincipal') ?? given('managedIdentity') ?? reader.text('identityKind', 'identityKind'),
    identities: asList(reader.link('identities', 'identities')),
  };
}

const kinds: Readonly<Record<string, string>> = { identities: 'UserAssigned', servicePrincipal: 'ServicePrincipal', managedIdentity: 'SystemAssigned' };

/** The flags about the gateway say nothing without the add-on. */
function applicationGatewayOf({ reader, made }: Lowered): ApplicationGateway {
  const addons = textOf(made.given.get('addons')?.datum);
  if (addons !== undefined && !addons.split(',').some((each) => each.trim() === 'ingress-appgw')) {
    return { gateway: absentAt('gateway', made.head), gatewayName: absentAt('gatewayName', made.head), gatewaySubnet: absentAt('gatewaySubnet', made.head), gatewaySubnetCidr: absentAt('gatewaySubnetCidr', made.head) };
  }
  return {
    gateway: reader.text('gateway', 'gateway'),
    gatewayName: reader.text('gatewayName', 'gatewayName'),
    gatewaySubnet: reader.link('gatewaySubnet', 'gatewaySubnet'),
    gatewaySubnetCidr: reader.text('gatewaySubnetCidr', 'gatewaySubnetCidr'),
  };
}
