import { unknown, type Datum, type PartialId } from '../shared/datum';
import { idFromText } from '../shared/template/ids';
import { targetsOf, type Meant, type Parent, type Target, type Targets } from '../shared/template/links';
import { types, typesRead } from '../shared/template/lowered';
import { scopeOfGroup } from '../shared/template/scopes';
import { blocksWithin } from './blocks';
import { evaluate } from './evaluate';
import { inlineSubnetId } from './look-up';
import { attributeOf } from './module';
import { spanAt, type Instance, type Scope } from './scope';
import type { Block } from './tree';

/** Azure's types of the resources that links lead to, and the attribute that names what they are within. */
export const azurermTypes: Readonly<Record<string, { readonly type: string; readonly within?: string }>> = {
  azurerm_virtual_network: { type: types.virtualNetwork },
  azurerm_subnet: { type: types.subnet, within: 'virtual_network_name' },
  azurerm_route_table: { type: types.routeTable },
  azurerm_kubernetes_cluster: { type: types.cluster },
  azurerm_nat_gateway: { type: types.natGateway },
  azurerm_network_security_group: { type: types.securityGroup },
  azurerm_public_ip_prefix: { type: types.publicIpPrefix },
  azurerm_user_assigned_identity: { type: types.identity },
};

/** All that links of a deployment may mean. A text that is the id of nothing here names something that Azure has. */
export function findTargets(instances: readonly Instance[]): Targets {
  const targets = targetsOf(instances.flatMap(targetsIn));
  return {
    ...targets,
    meant(link, type) {
      const { datum } = link;
      const written = datum.kind === 'atom' && typeof datum.value === 'string' && datum.origin.part?.attribute !== 'id' ? idFromText(datum.value, datum.origin) : undefined;
      if (written) return meantByText(written, datum, type, targets);
      const meant = targets.meant(link, type);
      if (meant || datum.kind !== 'atom' || typeof datum.value !== 'string') return meant;
      return { kind: 'unclear', reason: 'read-from-azure', message: `\`${datum.value}\` is not described here` };
    },
  };
}

/** What a written id names. Which subscription Terraform works in is not written, so that it is assumed to be the one in the id. */
function meantByText(id: PartialId, { origin }: Datum, type: string, targets: Targets): Meant | undefined {
  const { scope } = id;
  const here: PartialId = { ...id, scope: scope.kind === 'resourceGroup' ? { ...scope, subscription: undefined } : scope };
  const meant = targets.meant({ datum: { ...unknown('run-time', 'it is an id', origin), id: here }, part: undefined }, type);
  if (meant?.kind !== 'element' || meant.assumed || scope.kind !== 'resourceGroup' || !scope.subscription) return meant;
  const name = textOf(id.names.at(-1));
  return { ...meant, assumed: { condition: { subject: `\`${name}\``, is: 'the one described here' }, origin: { ...origin, what: `assumed to be \`${meant.id}\``, from: [] } } };
}

function textOf(name: Datum | undefined): string {
  return name?.kind === 'atom' ? String(name.value) : 'the id';
}

/** What an attribute of the resource says; undefined where it is not written. */
export function datumIn({ resource, scope }: Instance, name: string): Datum | undefined {
  return datumAt(resource.block, scope, name);
}

/** The type of an azapi resource in small letters, and the version of the API. */
export function azapiTypeOf(instance: Instance): { readonly type: string; readonly version: string; readonly datum: Datum } | undefined {
  const datum = datumIn(instance, 'type');
  if (datum?.kind !== 'atom' || typeof datum.value !== 'string') return undefined;
  const [type = '', version = ''] = datum.value.split('@');
  return { type: type.toLowerCase(), version, datum };
}

/** What links may mean of a copy: itself, and the subnets that are written in it. */
export function targetsIn(instance: Instance): readonly Target[] {
  const { resource } = instance;
  const azurerm = azurermTypes[resource.type];
  if (resource.type === 'azapi_resource') return azapiTarget(instance);
  if (!azurerm) return [];
  const group = datumIn(instance, 'resource_group_name');
  const above = azurerm.within === undefined ? undefined : datumIn(instance, azurerm.within);
  const own: Target = {
    ...placeOf(instance),
    type: azurerm.type,
    name: datumIn(instance, 'name'),
    parent: above && { kind: 'names', names: [above] },
    scope: (group && scopeOfGroup(undefined, group)) ?? '',
  };
  return resource.type === 'azurerm_virtual_network' ? [own, ...inlineTargets(instance, own)] : [own];
}

function inlineTargets(instance: Instance, network: Target): readonly Target[] {
  const { resource, scope } = instance;
  return blocksWithin(resource.block.body, 'subnet', scope).blocks.map(({ block, scope: inner }, index): Target => {
    const name = datumAt(block, inner, 'name');
    return { ...network, id: inlineSubnetId(instance.id, name, index), type: types.subnet, name, parent: { kind: 'element', id: instance.id }, inline: true };
  });
}

function azapiTarget(instance: Instance): readonly Target[] {
  const found = azapiTypeOf(instance);
  if (!found || !typesRead.has(found.type)) return [];
  const whole = datumIn(instance, 'resource_id');
  const id = whole?.kind === 'atom' && typeof whole.value === 'string' ? idFromText(whole.value, whole.origin) : undefined;
  const above = datumIn(instance, 'parent_id');
  const parent = id ? (id.names.length > 1 ? { kind: 'names', names: id.names.slice(0, -1) } as const : undefined) : above && found.type.split('/').length > 2 ? parentFrom(above) : undefined;
  const group = id ?? (above?.kind === 'atom' && typeof above.value === 'string' ? idFromText(`${above.value}/providers/x/y/z`, above.origin) : undefined);
  const scope = group?.scope.kind === 'resourceGroup' ? scopeOfGroup(undefined, group.scope.resourceGroup) : undefined;
  return [{ ...placeOf(instance), type: found.type, name: id ? id.names.at(-1) : datumIn(instance, 'name'), parent, scope: scope ?? '' }];
}

function parentFrom(datum: Datum): Parent | undefined {
  const { part } = datum.origin;
  if (part?.attribute === 'id') return { kind: 'element', id: part.element };
  if (datum.kind === 'reference') return datum.attribute === 'id' ? { kind: 'element', id: datum.element } : undefined;
  const id = datum.kind === 'unknown' ? datum.id : datum.kind === 'atom' && typeof datum.value === 'string' ? idFromText(datum.value, datum.origin) : undefined;
  return id && id.scope.kind !== 'id' ? { kind: 'names', names: id.names } : undefined;
}

function placeOf({ id, resource, scope, when }: Instance): Pick<Target, 'id' | 'existing' | 'inline' | 'head' | 'when'> {
  const { block, mode } = resource;
  return { id, existing: mode === 'data', inline: false, head: scope.evaluation.call ?? spanAt(scope, { start: block.start, end: block.headEnd }), when };
}

function datumAt(block: Block, scope: Scope, name: string): Datum | undefined {
  const attribute = attributeOf(block.body, name);
  return attribute && evaluate(attribute.value, scope);
}
