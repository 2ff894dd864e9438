import type { ApiAccess, ApplicationGateway, Cluster, Identity } from '../../model/network';
import type { Value } from '../../model/value';
import { overChoices, type Datum } from '../shared/datum';
import { types } from '../shared/template/lowered';
import { linkOf, type Reading } from '../shared/template/reader';
import { absentAt, knownAt } from '../shared/values';
import { emptyReader, type Reader } from './reader';

/** What a cluster says about who reaches it, as whom it works, and the add-ons that concern its network. */
export function settingsOf(cluster: Reader, profile: Reader, reading: Reading): Pick<Cluster, 'access' | 'identity' | 'applicationGateway' | 'backendPoolType' | 'artifactSource' | 'networkSecurity' | 'sku' | 'location'> {
  return {
    access: accessOf(cluster),
    identity: identityOf(cluster, reading),
    applicationGateway: applicationGatewayOf(cluster),
    backendPoolType: profile.block('load_balancer_profile').text('backendPoolType', 'backend_pool_type'),
    artifactSource: cluster.block('bootstrap_profile').text('artifactSource', 'artifact_source'),
    networkSecurity: profile.block('advanced_networking').bool('networkSecurity', 'security_enabled'),
    sku: absentAt('sku', cluster.head),
    location: cluster.text('location', 'location'),
  };
}

/** Before version 4 of the provider the ranges stood in the cluster itself, and its private address had another name. */
function accessOf(cluster: Reader): ApiAccess {
  const profile = cluster.block('api_server_access_profile');
  const older = cluster.has('api_server_authorized_ip_ranges');
  return {
    privateCluster: cluster.bool('privateCluster', 'private_cluster_enabled', 'private_link_enabled'),
    publicFqdn: cluster.bool('publicFqdn', 'private_cluster_public_fqdn_enabled'),
    privateDnsZone: cluster.text('privateDnsZone', 'private_dns_zone_id'),
    authorizedRanges: older ? cluster.texts('authorizedRanges', 'api_server_authorized_ip_ranges') : profile.texts('authorizedRanges', 'authorized_ip_ranges'),
    apiServerIntegration: profile.bool('apiServerIntegration', 'virtual_network_integration_enabled', 'vnet_integration_enabled'),
  };
}

function identityOf(cluster: Reader, reading: Reading): Identity {
  const block = cluster.block('identity');
  const principal = cluster.blocks('service_principal').readers[0];
  const kind = block.text('identityKind', 'type');
  return {
    identityKind: kind.kind === 'absent' && principal ? knownAt('ServicePrincipal', principal.head, 'service_principal') : kind,
    identities: identitiesOf(block, reading),
  };
}

/** What is not known of the ids is left for the rule that asks. Before version 3 of the provider there was one. */
function identitiesOf(block: Reader, reading: Reading): Identity['identities'] {
  const written = block.datum('identity_ids');
  const one = block.datum('user_assigned_identity_id');
  const ids = written ?? (one && overChoices([one], one.origin, ([each]): Datum => ({ kind: 'list', form: 'list', items: [each ?? one], open: undefined, origin: one.origin })));
  if (!ids || (ids.kind === 'atom' && ids.value === null)) return absentAt('identities', block.head);
  const span = ids.origin.span.uri === block.head.uri ? ids.origin.span : block.head;
  const origin = { ...ids.origin, span };
  if (ids.kind !== 'list') return { kind: 'unknown', reason: 'no-value', message: 'the identities are not written out', span, origin };
  const items = ids.items.map((id): Value<string> => linkOf(id, 'identities', id.origin.span, block.head, types.identity, reading).value);
  return { kind: 'known', value: { items, complete: ids.open === undefined }, span, origin };
}

/** `ingress_application_gateway`; before version 3 it stood in `addon_profile` and had a switch of its own. */
function applicationGatewayOf(cluster: Reader): ApplicationGateway {
  const newer = cluster.blocks('ingress_application_gateway').readers[0];
  const older = cluster.blocks('addon_profile').readers[0]?.blocks('ingress_application_gateway').readers[0];
  const enabled = older?.bool('gateway', 'enabled');
  const block = newer ?? (older && enabled?.kind === 'known' && enabled.value ? older : older ? emptyReader(cluster.head) : cluster.block('ingress_application_gateway'));
  return {
    gateway: block.text('gateway', 'gateway_id'),
    gatewayName: block.text('gatewayName', 'gateway_name'),
    gatewaySubnet: block.link('gatewaySubnet', types.subnet, 'subnet_id'),
    gatewaySubnetCidr: block.text('gatewaySubnetCidr', 'subnet_cidr'),
  };
}
