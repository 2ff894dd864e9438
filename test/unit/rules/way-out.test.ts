import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Association, Cluster, Network, Subnet } from '../../../src/model/network';
import { associationNotAwaited } from '../../../src/rules/association-not-awaited';
import { defaultRouteMissing } from '../../../src/rules/default-route-missing';
import { kubenetRouteTableShared } from '../../../src/rules/kubenet-route-table-shared';
import { kubenetRouteTablesDiffer } from '../../../src/rules/kubenet-route-tables-differ';
import { kubenetRouteTableWithSystemIdentity } from '../../../src/rules/kubenet-route-table-with-system-identity';
import { natGatewayMissing } from '../../../src/rules/nat-gateway-missing';
import { natGatewayWithLoadBalancer } from '../../../src/rules/nat-gateway-with-load-balancer';
import { natGatewayWithoutAddress } from '../../../src/rules/nat-gateway-without-address';
import { routeTableMissing } from '../../../src/rules/route-table-missing';
import type { Rule } from '../../../src/rules/rule';
import { absent, association, client, either, known, natGateway, overlayCluster, pool, route, routeTable, subnet, unknown } from '../model/build';
import { run, told } from './run';

interface Given {
  readonly cluster?: Partial<Cluster>;
  readonly home?: Partial<Subnet>;
  readonly others?: Partial<Network>;
}

/** A cluster in the subnet `nodes`, with that outbound type. */
function found(rule: Rule, outbound: string, { cluster = {}, home = {}, others = {} }: Given = {}): readonly string[] {
  const main = overlayCluster({ outboundType: outbound === '' ? absent('outboundType') : known(outbound), nodePools: [pool({ subnet: known('nodes') })], ...cluster });
  return run(rule, { clusters: [main], subnets: [subnet(home)], ...others }).map(told);
}

/** A rule finds nothing where the way out is another, where a subnet is only named, and where anything is not known. */
function quiet(rule: Rule, outbound: string, property: 'routeTable' | 'natGateway'): void {
  assert.deepEqual(found(rule, 'loadBalancer'), [], 'another way out');
  assert.deepEqual(found(rule, ''), [], 'no way out is written');
  assert.deepEqual(found(rule, outbound, { home: { described: false } }), [], 'the subnet is only named');
  assert.deepEqual(found(rule, outbound, { home: { [property]: unknown() } }), [], 'it is not known');
  assert.deepEqual(found(rule, outbound, { home: { [property]: known('elsewhere') } }), [], 'it is somewhere else');
  assert.deepEqual(found(rule, outbound, { home: { [property]: either('var.a', known('elsewhere'), unknown()) } }), [], 'it may be there');
  assert.deepEqual(found(rule, outbound, { others: { complete: false } }), [], 'not all is seen');
  assert.deepEqual(found(rule, outbound, { cluster: { described: false } }), [], 'the cluster is only named');
  assert.deepEqual(found(rule, outbound, { cluster: { nodePools: [pool({ subnet: unknown() })] } }), [], 'the subnet is not known');
}

describe('a route table for userDefinedRouting', () => {
  test('it is missing where the subnet surely has none', () => {
    assert.deepEqual(found(routeTableMissing, 'userDefinedRouting'), ['the outbound type userDefinedRouting needs a route table, and the subnet `nodes` has none']);
    assert.deepEqual(found(routeTableMissing, 'UserDefinedRouting', { home: { routeTable: either('var.a', known('routes'), absent('routeTable')) } }), [
      'the outbound type userDefinedRouting needs a route table, and the subnet `nodes` has none | var.a is false',
    ]);
    quiet(routeTableMissing, 'userDefinedRouting', 'routeTable');
  });

  test('one subnet is found once, whatever pools are in it, and of a script the first pool alone tells', () => {
    const pools = [pool({ id: 'a', subnet: known('nodes') }), pool({ id: 'b', subnet: known('nodes') })];
    assert.equal(found(routeTableMissing, 'userDefinedRouting', { cluster: { nodePools: pools } }).length, 1);
    const later = [pool({ id: 'a', subnet: known('elsewhere') }), pool({ id: 'b', subnet: known('nodes') })];
    assert.equal(found(routeTableMissing, 'userDefinedRouting', { cluster: { nodePools: later } }).length, 1);
    assert.equal(found(routeTableMissing, 'userDefinedRouting', { cluster: { nodePools: later, client: client('az') } }).length, 0);
  });

  test('its default route is missing where all of its routes are known', () => {
    const without = (given: Parameters<typeof routeTable>[0]): readonly string[] => found(defaultRouteMissing, 'userDefinedRouting', { home: { routeTable: known('routes') }, others: { routeTables: [routeTable(given)] } });
    const message = 'the route table `routes` has no route for 0.0.0.0/0, which `userDefinedRouting` needs';
    assert.deepEqual(without({}), [message]);
    assert.deepEqual(without({ routes: [route({ prefix: known('10.0.0.0/8') })] }), [message]);
    assert.deepEqual(without({ routes: [route()] }), []);
    assert.deepEqual(without({ routes: [route({ exists: 'maybe' })] }), []);
    assert.deepEqual(without({ routes: [route({ prefix: unknown() })] }), []);
    assert.deepEqual(without({ routesComplete: false }), []);
    quiet(defaultRouteMissing, 'userDefinedRouting', 'routeTable');
  });
});

describe('a NAT gateway for userAssignedNATGateway', () => {
  test('it is missing where a subnet of nodes or pods surely has none', () => {
    assert.equal(found(natGatewayMissing, 'userAssignedNATGateway').length, 1);
    const inPods = { cluster: { nodePools: [pool({ subnet: known('elsewhere'), podSubnet: known('nodes') })] } };
    assert.deepEqual(found(natGatewayMissing, 'userAssignedNATGateway', inPods), ['the outbound type userAssignedNATGateway needs a NAT gateway, and the subnet `nodes` of the pods has none']);
    quiet(natGatewayMissing, 'userAssignedNATGateway', 'natGateway');
  });

  test('it needs an address', () => {
    const with_ = (addresses: Parameters<typeof natGateway>[0]): number => found(natGatewayWithoutAddress, 'userAssignedNATGateway', { home: { natGateway: known('nat') }, others: { natGateways: [natGateway(addresses)] } }).length;
    assert.equal(with_({ addresses: known(0) }), 1);
    assert.equal(with_({ addresses: known(1) }), 0);
    assert.equal(with_({ addresses: unknown() }), 0);
    quiet(natGatewayWithoutAddress, 'userAssignedNATGateway', 'natGateway');
  });

  test('beside it the way out cannot be the load balancer', () => {
    const beside = (outbound: string, cluster: Partial<Cluster> = {}): number => found(natGatewayWithLoadBalancer, outbound, { cluster, home: { natGateway: known('nat') } }).length;
    assert.equal(beside('loadBalancer'), 1);
    assert.equal(beside(''), 1);
    assert.equal(beside('userAssignedNATGateway'), 0);
    assert.equal(beside('userDefinedRouting'), 0);
    assert.equal(beside('', { sku: known('Automatic') }), 0);
    assert.equal(beside('', { sku: unknown() }), 0);
    assert.equal(beside('', { outboundType: unknown() }), 0);
    assert.deepEqual(found(natGatewayWithLoadBalancer, 'loadBalancer', { home: { natGateway: unknown() } }), []);
  });

  test('with Terraform it may come later, and then nothing is certain', () => {
    const late = { cluster: { waitsFor: [] }, home: { natGateway: known('nat') }, others: { associations: [association({ of: 'natGateway' })] } };
    const message = 'the subnet `nodes` has a NAT gateway, with which the outbound type has to be userAssignedNATGateway and is loadBalancer';
    assert.deepEqual(found(natGatewayWithLoadBalancer, 'loadBalancer', late), [`${message} | \`association\` is made before the cluster`]);
    assert.deepEqual(found(natGatewayWithLoadBalancer, 'loadBalancer', { ...late, cluster: { waitsFor: ['association'] } }), [message]);
    assert.deepEqual(found(natGatewayWithLoadBalancer, 'loadBalancer', { ...late, cluster: {} }), [`${message} | \`association\` is made before the cluster`], 'a plan of Terraform does not tell the order');
  });
});

describe('what ties a subnet comes before the cluster', () => {
  const waiting = (waitsFor: readonly string[] | undefined, outbound = 'userDefinedRouting', given: Partial<Association> = {}, cluster: Partial<Cluster> = {}): number =>
    found(associationNotAwaited, outbound, { cluster: { ...(waitsFor && { waitsFor }), ...cluster }, home: { routeTable: known('routes') }, others: { associations: [association(given)] } }).length;

  test('only where the client makes things at once, and AKS looks for it', () => {
    assert.equal(waiting([]), 1);
    assert.equal(waiting(['association']), 0);
    assert.equal(waiting(undefined), 0);
    assert.equal(waiting([], 'loadBalancer'), 0);
    assert.equal(waiting([], 'loadBalancer', {}, { networkPlugin: known('kubenet'), networkPluginMode: absent('networkPluginMode') }), 1);
    assert.equal(waiting([], 'userDefinedRouting', { subnet: known('other') }), 0);
    assert.equal(waiting([], 'userDefinedRouting', { of: 'securityGroup' }), 0);
    assert.equal(waiting([], 'userAssignedNATGateway', { of: 'natGateway' }), 1);
    assert.equal(waiting([], 'userDefinedRouting', {}, { nodePools: [pool({ subnet: known('elsewhere') }), pool({ subnet: known('nodes') })] }), 0, 'later pools wait for the cluster');
  });
});

describe('route tables of kubenet', () => {
  const kubenet = (given: Partial<Cluster> = {}): Partial<Cluster> => ({ networkPlugin: known('kubenet'), networkPluginMode: absent('networkPluginMode'), ...given });
  const two = (one: Subnet['routeTable'], other: Subnet['routeTable']): Partial<Network> => ({ subnets: [subnet({ routeTable: one }), subnet({ id: 'more', routeTable: other })] });

  test('a cluster has one', () => {
    const differ = (one: Subnet['routeTable'], other: Subnet['routeTable'], cluster = kubenet()): number =>
      found(kubenetRouteTablesDiffer, 'userDefinedRouting', { cluster: { ...cluster, nodePools: [pool({ id: 'a', subnet: known('nodes') }), pool({ id: 'b', subnet: known('more') })] }, others: two(one, other) }).length;
    assert.equal(differ(known('x'), known('y')), 1);
    assert.equal(differ(known('x'), known('x')), 0);
    assert.equal(differ(known('x'), unknown()), 0);
    assert.equal(differ(known('x'), absent('routeTable')), 0);
    assert.equal(differ(known('x'), known('y'), {}), 0, 'with overlay they may differ');
  });

  test('two clusters have two', () => {
    const shared = (one: Subnet['routeTable'], other: Subnet['routeTable'], plugin: Partial<Cluster>): number => run(kubenetRouteTableShared, {
      clusters: [overlayCluster({ id: 'a', nodePools: [pool({ id: 'a', subnet: known('nodes') })], ...plugin }), overlayCluster({ id: 'b', nodePools: [pool({ id: 'b', subnet: known('more') })] })],
      ...two(one, other),
    }).length;
    assert.equal(shared(known('x'), known('x'), kubenet()), 1);
    assert.equal(shared(known('x'), known('y'), kubenet()), 0);
    assert.equal(shared(known('x'), known('x'), {}), 0);
    assert.equal(shared(known('x'), unknown(), kubenet()), 0);
  });

  test('an identity that comes with the cluster cannot write to one, but where the CLI gives it the role', () => {
    const identity = (kind: string, cluster: Partial<Cluster> = {}): number => {
      const identities = { identityKind: known(kind), identities: absent('identities') };
      return found(kubenetRouteTableWithSystemIdentity, '', { cluster: kubenet({ identity: identities, ...cluster }), home: { routeTable: known('routes') } }).length;
    };
    assert.equal(identity('SystemAssigned'), 1);
    assert.equal(identity('UserAssigned'), 0);
    assert.equal(identity('ServicePrincipal'), 0);
    assert.equal(identity('SystemAssigned', { client: client('az') }), 0);
    assert.equal(identity('SystemAssigned', { networkPlugin: known('azure') }), 0);
  });
});
