import type { ApiAccess, ApplicationGateway, Cluster, Identity, PublicIpPrefix } from '../../../model/network';
import type { Value } from '../../../model/value';
import type { Datum } from '../datum';
import { absentAt } from '../values';
import { elementOf, types, type Lowered } from './lowered';
import { linkOf, type Reader, type Reading } from './reader';

/** What a cluster says about who reaches it, as whom it works, and the add-ons that concern its network. */
export function settingsOf(cluster: Reader, properties: Reader, reading: Reading): Pick<Cluster, 'access' | 'identity' | 'applicationGateway' | 'backendPoolType' | 'artifactSource' | 'networkSecurity' | 'sku' | 'location'> {
  const profile = properties.block('networkProfile');
  const advanced = profile.block('advancedNetworking');
  const on = advanced.bool('networkSecurity', 'enabled');
  const security = advanced.block('security').bool('networkSecurity', 'enabled');
  return {
    access: accessOf(properties.block('apiServerAccessProfile')),
    identity: identityOf(cluster, properties, reading),
    applicationGateway: applicationGatewayOf(properties),
    backendPoolType: profile.block('loadBalancerProfile').text('backendPoolType', 'backendPoolType'),
    artifactSource: properties.block('bootstrapProfile').text('artifactSource', 'artifactSource'),
    networkSecurity: on.kind === 'known' && !on.value ? on : security,
    sku: cluster.block('sku').text('sku', 'name'),
    location: cluster.text('location', 'location'),
  };
}

function accessOf(profile: Reader): ApiAccess {
  return {
    privateCluster: profile.bool('privateCluster', 'enablePrivateCluster'),
    publicFqdn: profile.bool('publicFqdn', 'enablePrivateClusterPublicFQDN'),
    privateDnsZone: profile.text('privateDnsZone', 'privateDNSZone'),
    authorizedRanges: profile.texts('authorizedRanges', 'authorizedIPRanges'),
    apiServerIntegration: profile.bool('apiServerIntegration', 'enableVnetIntegration'),
  };
}

function identityOf(cluster: Reader, properties: Reader, reading: Reading): Identity {
  const block = cluster.block('identity');
  const principal = properties.block('servicePrincipalProfile');
  const kind = block.text('identityKind', 'type');
  const ofPrincipal = kind.kind === 'absent' ? principal.text('identityKind', 'clientId') : kind;
  // A cluster with an identity names `msi` where others name their service principal.
  const isPrincipal = kind.kind === 'absent' && ofPrincipal.kind === 'known' && ofPrincipal.value.toLowerCase() !== 'msi';
  return {
    identityKind: isPrincipal ? { ...ofPrincipal, value: 'ServicePrincipal' } : kind,
    identities: identitiesOf(block.get('userAssignedIdentities'), block.head, reading),
  };
}

/** The ids are the names of the entries. What is not known of them is left for the rule that asks. */
function identitiesOf(written: Datum | undefined, head: Reader['head'], reading: Reading): Identity['identities'] {
  if (!written) return absentAt('identities', head);
  const { span, origin } = written.origin.span.uri === head.uri ? { span: written.origin.span, origin: written.origin } : { span: head, origin: { ...written.origin, span: head } };
  if (written.kind !== 'object') return { kind: 'unknown', reason: 'no-value', message: 'the identities are not written out', span, origin };
  const named = [...written.entries.keys()].map((key): Datum => {
    const place = written.keys?.get(key) ?? span;
    return { kind: 'atom', value: key, origin: { span: place, what: key, from: [] } };
  });
  const ids = [...named, ...(written.idsAsNames ?? [])];
  const items = ids.map((id) => linkOf(id, 'identities', id.origin.span, head, types.identity, reading).value);
  return { kind: 'known', value: { items, complete: !written.open || (written.idsAsNames?.length ?? 0) > 0 }, span, origin };
}

/** The gateway of the ingress add-on: without it, or with the add-on off, there is none. */
function applicationGatewayOf(properties: Reader): ApplicationGateway {
  const addon = properties.block('addonProfiles').block('ingressApplicationGateway');
  const config = addon.block('config');
  const enabled = addon.bool('gateway', 'enabled');
  const read: ApplicationGateway = {
    gateway: config.text('gateway', 'applicationGatewayId'),
    gatewayName: config.text('gatewayName', 'applicationGatewayName'),
    gatewaySubnet: config.link('gatewaySubnet', 'subnetId', types.subnet),
    gatewaySubnetCidr: config.text('gatewaySubnetCidr', 'subnetCIDR'),
  };
  if (enabled.kind === 'absent' || (enabled.kind === 'known' && enabled.value)) return read;
  const off = <T>(value: Value<T>): Value<T> => {
    if (value.kind === 'absent') return value;
    return enabled.kind === 'unknown' ? enabled : enabled.kind === 'oneOf'
      ? { kind: 'unknown', reason: 'no-value', message: 'a condition decides whether there is an application gateway', span: enabled.span, origin: enabled.origin }
      : absentAt('gateway', addon.head);
  };
  return { gateway: off(read.gateway), gatewayName: off(read.gatewayName), gatewaySubnet: off(read.gatewaySubnet), gatewaySubnetCidr: off(read.gatewaySubnetCidr) };
}

/** The prefixes of public addresses, from which nodes may take theirs. */
export function publicIpPrefixOf({ made, reader, properties }: Lowered): PublicIpPrefix {
  return { ...elementOf(made, reader), length: properties.number('length', 'prefixLength') };
}
