import type { Subnet, VirtualNetwork } from '../../../model/network';
import type { Unknown } from '../../../model/value';
import type { Span } from '../../../text/span';
import type { NotChecked } from '../../language';
import { knownAt } from '../values';
import { elsewhereId, type Elsewhere } from './links';
import { rootIn, scopeName } from './scopes';

/**
 * The networks and subnets that are only named: elements of which nothing but the names is known. Another template of the
 * workspace may make them. `prefixes`: how the language calls the ranges of a subnet.
 */
export function placeholders(elsewhere: ReadonlyMap<string, Elsewhere>, notChecked: NotChecked[], prefixes = 'addressPrefix'): { readonly virtualNetworks: readonly VirtualNetwork[]; readonly subnets: readonly Subnet[] } {
  const virtualNetworks = new Map<string, VirtualNetwork>();
  const subnets: Subnet[] = [];
  for (const { id, type, names, shown, span, within, scope } of elsewhere.values()) {
    const [network, subnet] = shown;
    if (network === undefined) continue;
    const madeBy = rootIn(scope)?.uri;
    const place = scope === undefined || scope === '' ? '' : ` in ${scopeName(scope)}`;
    const networkId = within ?? elsewhereId('microsoft.network/virtualnetworks', names.slice(0, 1)) + place;
    if (within === undefined && type.startsWith('microsoft.network/virtualnetworks') && !virtualNetworks.has(networkId)) {
      const why = fromAzure(`network \`${network}\` is read from Azure`, span);
      virtualNetworks.set(networkId, { ...placeAt(networkId, network, span), described: false, addressSpace: why, peers: why, location: why, dnsServers: why, ...(madeBy !== undefined && { madeBy }) });
    }
    if (type !== 'microsoft.network/virtualnetworks/subnets' || subnet === undefined) continue;
    const why = fromAzure(`subnet \`${subnet}\` of \`${network}\` is read from Azure`, span);
    notChecked.push({ what: prefixes, property: 'prefixes', value: why });
    subnets.push({ ...placeAt(id, subnet, span), described: false, virtualNetwork: knownAt(networkId, span, network), prefixes: why, delegations: why, routeTable: why, natGateway: why, securityGroup: why });
  }
  return { virtualNetworks: [...virtualNetworks.values()], subnets };
}

function placeAt(id: string, name: string, span: Span): Pick<Subnet, 'id' | 'name' | 'span' | 'body' | 'exists' | 'when'> {
  return { id, name: knownAt(name, span, name), span, body: span, exists: 'yes', when: [] };
}

function fromAzure(message: string, span: Span): Unknown {
  return { kind: 'unknown', reason: 'read-from-azure', message, span, origin: { span, what: message, from: [] } };
}
