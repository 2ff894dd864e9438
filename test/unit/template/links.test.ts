import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trailOf } from '../../../src/model/value';
import { cluster, deployed, linksIn, made, networkType, subnetType, vnet } from './deployed';

const inline = vnet('net', "'vnet'", '10.1.0.0/16', { a: '10.1.0.0/24', b: '10.1.1.0/24' });

test('every spelling of the id of a subnet that is made here leads to it for certain', () => {
  const { network } = deployed(`-- main.bicep --
${inline}
resource own ${subnetType} = { parent: net, name: 'own', properties: { addressPrefix: '10.1.2.0/24' } }
resource path ${subnetType} = { name: 'vnet/path', properties: { addressPrefix: '10.1.3.0/24' } }
resource byName ${subnetType} = { name: '\${net.name}/byname', properties: { addressPrefix: '10.1.4.0/24' } }
var ids = toObject(net.properties.subnets, s => s.name, s => s.id)
${cluster({
    index: 'net.properties.subnets[1].id',
    text: "'${net.id}/subnets/A'",
    group: "resourceId('Microsoft.Network/virtualNetworks/subnets', 'VNET', 'a')",
    filtered: "filter(net.properties.subnets, s => s.name == 'b')[0].id",
    mapped: 'map(net.properties.subnets, s => s.id)[0]',
    byname: 'ids.b',
    state: "reference(net.id, '2024-05-01').subnets[0].id",
    symbol: 'own.id',
    slashes: "resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet', 'path')",
    child: "'${net.id}/subnets/byname'",
  })}`);
  assert.deepEqual(linksIn(network()), {
    index: 'net/subnets/b', text: 'net/subnets/a', group: 'net/subnets/a', filtered: 'net/subnets/b', mapped: 'net/subnets/a', byname: 'net/subnets/b', state: 'net/subnets/a',
    symbol: 'own', slashes: 'path', child: 'byName',
  });
});

test('names that are not known are the same where they are the same parameter, and only there', () => {
  const { network, findings } = deployed(`-- main.bicep --
param name string
param other string
${vnet('net', 'name', '10.1.0.0/16', { a: '10.1.0.0/24' })}
resource child ${subnetType} = { name: '\${name}/child', properties: { addressPrefix: '10.1.1.0/24' } }
resource strange ${subnetType} = { name: '\${other}/strange', properties: { addressPrefix: '10.1.1.0/24' } }
${cluster({
    same: "resourceId('Microsoft.Network/virtualNetworks/subnets', name, 'a')",
    child: 'child.id',
    strange: "resourceId('Microsoft.Network/virtualNetworks/subnets', other, 'a')",
  })}`);
  assert.deepEqual(linksIn(network()), { same: 'net/subnets/a', child: 'child', strange: '? no-value' });
  assert.deepEqual(network().subnets.map(({ id, virtualNetwork }) => [id, virtualNetwork.kind]), [['net/subnets/a', 'known'], ['child', 'known'], ['strange', 'unknown']]);
  assert.deepEqual(findings.map(({ rule }) => rule), []);
});

test('a name is followed into modules and back out of them', () => {
  const { network } = deployed(`-- main.bicep --
param env string
${vnet('net', "'vnet-${env}'", '10.1.0.0/16', { a: '10.1.0.0/24' })}
module k 'k.bicep' = { name: 'k', params: { network: net.name, subnet: net.properties.subnets[0].name, id: net.properties.subnets[0].id } }
-- k.bicep --
param network string
param subnet string
param id string
${cluster({ names: "resourceId('Microsoft.Network/virtualNetworks/subnets', network, subnet)", id: 'id' })}`);
  assert.deepEqual(linksIn(network()), { names: 'net/subnets/a', id: 'net/subnets/a' });
});

test('a subnet that is written inside its network and by itself is one', () => {
  const { network, findings } = deployed(`-- main.bicep --
${inline}
resource own ${subnetType} = { parent: net, name: 'B', properties: { addressPrefix: '10.1.1.0/28' } }
${cluster({ p: 'net.properties.subnets[1].id', q: 'own.id', r: "'${net.id}/subnets/b'" }, { count: '5' })}`);
  assert.deepEqual(made(network().subnets), ['net/subnets/a', 'own']);
  assert.deepEqual(linksIn(network()), { p: 'own', q: 'own', r: 'own' });
  assert.deepEqual(findings.map(({ rule, severity, message }) => [rule, severity, message]), [['subnet-too-small', 'error', 'Azure counts 15 addresses, the subnet has 11']]);
});

test('the id of something else is no subnet, and says what it is', () => {
  const { report } = deployed(`-- main.bicep --
${inline}
${cluster({ p: 'net.id' })}`);
  const [entry] = report().notChecked;
  assert.match(entry?.value.message ?? '', /virtualnetworks/i);
  assert.equal(entry?.value.reason, 'unreadable');
});

test('what is known by its name alone is assumed: one step milder, with the assumption in message and trail', () => {
  const { findings, network } = deployed(`-- main.bicep --
module net 'net.bicep' = { name: 'net' }
module k 'k.bicep' = { name: 'k', dependsOn: [net] }
-- net.bicep --
${vnet('net', "'vnet'", '10.1.0.0/16', { a: '10.1.0.0/28' })}
-- k.bicep --
resource net ${networkType} existing = { name: 'vnet' }
resource a ${subnetType} existing = { parent: net, name: 'a' }
${cluster({ p: 'a.id' }, { count: '30' })}`);
  assert.deepEqual(findings.map(({ rule, severity, message }) => [rule, severity, message]), [
    ['subnet-too-small', 'warning', 'Azure counts 30 addresses, the subnet has 11, if `vnet` is the one in net.bicep'],
  ]);
  const link = network().clusters[0]?.nodePools[0]?.subnet;
  assert.ok(link?.kind === 'oneOf');
  const known = link.options[0]?.value;
  assert.ok(known?.kind === 'known');
  assert.ok(trailOf(known.origin).some(({ what }) => what.startsWith('assumed to be ')), JSON.stringify(trailOf(known.origin).map(({ what }) => what)));
});

test('a subnet of a network with its symbol as parent needs no assumption', () => {
  const { findings } = deployed(`-- main.bicep --
${vnet('net', "'vnet'", '10.1.0.0/16', { a: '10.1.0.0/28' })}
resource a ${subnetType} existing = { parent: net, name: 'a' }
${cluster({ p: 'a.id' }, { count: '30' })}`);
  assert.deepEqual(findings.map(({ rule, severity }) => [rule, severity]), [['subnet-too-small', 'error']]);
});

test('several candidates leave it unknown, and are named', () => {
  const { report, findings } = deployed(`-- main.bicep --
module net 'net.bicep' = [for i in range(0, 2): { name: 'net\${i}', scope: resourceGroup('group\${i}') }]
resource a ${subnetType} existing = { name: 'vnet/a' }
${cluster({ p: 'a.id' }, { count: '30' })}
-- net.bicep --
${vnet('net', "'vnet'", '10.1.0.0/16', { a: '10.1.0.0/28' })}`);
  const [entry] = report().notChecked;
  assert.match(entry?.value.message ?? '', /net\[0\]\.net.*net\[1\]\.net/);
  assert.deepEqual(findings, []);
});
