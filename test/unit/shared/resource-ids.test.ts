import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Datum, PartialScope } from '../../../src/languages/shared/datum';
import { unknown } from '../../../src/languages/shared/datum';
import { array, call, broken, either, gives, originOf, plain, reference, secret, type Written } from './data';

const subnets = 'Microsoft.Network/virtualNetworks/subnets';
const subscription = '2e518a80-f860-4467-a00e-d81aaf1ff42e';

/** What is known of an id that is not known, written shortly: the scope, the type, and the names. */
function partOf(datum: Datum): unknown {
  assert.equal(datum.kind, 'unknown');
  if (datum.kind !== 'unknown' || !datum.id) return undefined;
  return { scope: scopeText(datum.id.scope), type: datum.id.type, names: datum.id.names.map(plain) };
}

function scopeText(scope: PartialScope): string {
  const text = (datum: Datum | undefined): string => (datum ? String(plain(datum)) : 'its own');
  switch (scope.kind) {
    case 'deployment':
      return 'deployment';
    case 'subscription':
      return `subscription ${text(scope.subscription)}`;
    case 'resourceGroup':
      return `group ${text(scope.resourceGroup)} of subscription ${text(scope.subscription)}`;
    case 'managementGroup':
      return `management group ${text(scope.managementGroup)}`;
    case 'id':
      return `${scope.as} of ${text(scope.id)}`;
  }
}

function names(scope: string, type: string, ...given: readonly unknown[]): unknown {
  return { scope, type, names: given };
}

test('an id that is written whole is a string (Bicep: EvaluationTests, ResourceId)', () => {
  gives('resourceId', [subscription, 'customRg', 'My.Rp/parent/child', 'myParent', 'myChild'],
    `/subscriptions/${subscription}/resourceGroups/customRg/providers/My.Rp/parent/myParent/child/myChild`);
  gives('tenantResourceId', ['My.Rp/parent/child', 'myParent', 'myChild'], '/providers/My.Rp/parent/myParent/child/myChild');
  gives('subscriptionResourceId', [subscription, 'My.Rp/parent/child', 'myParent', 'myChild'], `/subscriptions/${subscription}/providers/My.Rp/parent/myParent/child/myChild`);
  gives('managementGroupResourceId', [subscription, 'My.Rp/parent/child', 'myParent', 'myChild'],
    `/providers/Microsoft.Management/managementGroups/${subscription}/providers/My.Rp/parent/myParent/child/myChild`);
  gives('extensionResourceId', ['/providers/My.Rp/parent/myParent/child/myChild', 'My.ExtensionRp/parent/child', 'myParent', 'myChild'],
    '/providers/My.Rp/parent/myParent/child/myChild/providers/My.ExtensionRp/parent/myParent/child/myChild');
});

test('an id in the subscription of the deployment is known by its type and names', () => {
  assert.deepEqual(partOf(call('resourceId', subnets, 'net', 'nodes')), names('deployment', subnets, 'net', 'nodes'));
  assert.deepEqual(partOf(call('resourceId', 'shared', subnets, 'net', 'nodes')), names('group shared of subscription its own', subnets, 'net', 'nodes'));
  assert.deepEqual(partOf(call('resourceId', subscription, 'Microsoft.Resources/tags', 'x')), names(`subscription ${subscription}`, 'Microsoft.Resources/tags', 'x'));
  assert.deepEqual(partOf(call('subscriptionResourceId', 'Microsoft.Authorization/roleDefinitions', 'x')), names('subscription its own', 'Microsoft.Authorization/roleDefinitions', 'x'));
  assert.deepEqual(partOf(call('managementGroupResourceId', 'My.Rp/a', 'x')), names('management group its own', 'My.Rp/a', 'x'));
});

test('what else is not known stays in its place', () => {
  assert.deepEqual(partOf(call('resourceId', subnets, 'net', secret)), names('deployment', subnets, 'net', '<secret>'));
  assert.deepEqual(partOf(call('resourceId', subscription, secret, subnets, 'net', 'nodes')), names(`group <secret> of subscription ${subscription}`, subnets, 'net', 'nodes'));
  assert.deepEqual(partOf(call('resourceId', subnets, reference('net', 'name'), 'nodes')), names('deployment', subnets, '<net.name>', 'nodes'));
  assert.equal(partOf(call('resourceId', secret, 'net', 'nodes')), undefined);
  gives('resourceId', [secret, 'net', 'nodes'], '<secret>');
  gives('resourceId', [subnets, broken, 'nodes'], '<failed>');
});

test('a name that depends on a condition makes one id for each way', () => {
  const made = call('resourceId', subnets, 'net', either('blue', 'green'));
  assert.equal(made.kind, 'choice');
  if (made.kind !== 'choice') return;
  assert.deepEqual(made.options.map(({ datum }) => partOf(datum)), [names('deployment', subnets, 'net', 'blue'), names('deployment', subnets, 'net', 'green')]);
  assert.deepEqual(made.options[0]?.when, [{ subject: 'isProd', is: 'true' }]);
});

test('names keep the literals that decide them', () => {
  const made = call('resourceId', subnets, 'net', 'nodes');
  assert.ok(made.kind === 'unknown' && made.id?.names.every(({ origin }) => origin.literal));
});

test('Azure refuses a type with too few or too many names, and what is no type', () => {
  gives('resourceId', [subnets, 'net'], '<failed>');
  gives('resourceId', [subnets, 'net', 'nodes', 'more'], '<failed>');
  gives('resourceId', ['virtualNetworks', 'net'], '<failed>');
  gives('resourceId', ['a', 'b', 'c', subnets, 'net', 'nodes'], '<failed>');
  gives('resourceId', [subnets, 'net', 5], '<failed>');
  gives('tenantResourceId', ['x', subnets, 'net', 'nodes'], '<failed>');
  gives('extensionResourceId', [subnets, 'net', 'nodes'], '<failed>');
});

test('an extension of what is not known is known by its own type and names', () => {
  const group = unknown('run-time', 'the place of the deployment', originOf('resourceGroup().id'));
  assert.deepEqual(partOf(call('extensionResourceId', group, subnets, 'net', 'nodes')), names('extension of <run-time>', subnets, 'net', 'nodes'));
  assert.deepEqual(partOf(call('extensionResourceId', reference('aks'), 'Microsoft.Insights/diagnosticSettings', 'logs')), names('extension of <aks.id>', 'Microsoft.Insights/diagnosticSettings', 'logs'));
});

test('the child of an id is known when it is written as text', () => {
  const network = call('resourceId', 'Microsoft.Network/virtualNetworks', 'net');
  const expected = names('deployment', subnets, 'net', 'nodes');
  assert.deepEqual(partOf(call('concat', network, '/subnets/nodes')), expected);
  assert.deepEqual(partOf(call('concat', network, '/subnets/', 'nodes')), expected);
  assert.deepEqual(partOf(call('format', '{0}/subnets/{1}', network, 'nodes')), expected);
  assert.deepEqual(partOf(call('format', '{0}/{1}/{2}', network, 'subnets', 'nodes')), expected);
  assert.deepEqual(partOf(call('concat', network, '/subnets/', 'snet-', 'nodes')), names('deployment', subnets, 'net', 'snet-nodes'));
  assert.deepEqual(partOf(call('concat', network, '/subnets/', secret)), names('deployment', subnets, 'net', '<secret>'));
  assert.deepEqual(partOf(call('concat', network, '/subnets/', 'snet-', secret)), names('deployment', subnets, 'net', '<secret>'));
  assert.deepEqual(partOf(call('format', '{0}/subnets/{1}', reference('net'), 'nodes')), names('child of <net.id>', 'subnets', 'nodes'));
});

test('the name within keeps the literal that decides it', () => {
  const made = call('format', '{0}/subnets/{1}', reference('net'), 'nodes');
  assert.ok(made.kind === 'unknown' && made.id?.names[0]?.origin.literal);
});

test('an id that is written as text with parts that are not known is read as well', () => {
  const given = ['/subscriptions/{0}/resourceGroups/{1}/providers/Microsoft.Network/virtualNetworks/{2}/subnets/{3}'];
  assert.deepEqual(partOf(call('format', ...given, secret, 'shared', 'net', 'nodes')), names('group shared of subscription <secret>', subnets, 'net', 'nodes'));
  assert.deepEqual(partOf(call('format', ...given, subscription, secret, 'net', 'nodes')), names(`group <secret> of subscription ${subscription}`, subnets, 'net', 'nodes'));
  assert.deepEqual(partOf(call('concat', '/Subscriptions/', secret, '/resourcegroups/shared/Providers/A.B/c/d')), names('group shared of subscription <secret>', 'A.B/c', 'd'));
  const group = unknown('run-time', 'the place of the deployment', originOf('resourceGroup().id'));
  assert.deepEqual(partOf(call('concat', group, '/providers/Microsoft.Network/virtualNetworks/net')), names('extension of <run-time>', 'Microsoft.Network/virtualNetworks', 'net'));
  gives('format', [...given, subscription, 'shared', 'net', 'nodes'], `/subscriptions/${subscription}/resourceGroups/shared/providers/Microsoft.Network/virtualNetworks/net/subnets/nodes`);
});

test('texts that are no ids stay unknown without one', () => {
  for (const parts of [[secret, '-nodes'], ['aks-', secret], [secret, '/subnets'], [secret, '/', secret, '/x'], ['a/', secret, '/b']] satisfies readonly (readonly (Datum | Written)[])[]) {
    assert.equal(partOf(call('concat', ...parts)), undefined);
  }
});

test('an id that is known in part is a text, neither null nor empty', () => {
  const id = call('resourceId', subnets, 'net', 'nodes');
  gives('empty', [id], false);
  gives('equals', [id, ''], false);
  gives('equals', [id, null], false);
  gives('equals', [id, '/subscriptions/x'], '<run-time>');
  gives('coalesce', [null, id], '<run-time>');
  assert.deepEqual(partOf(call('coalesce', null, id, 'x')), names('deployment', subnets, 'net', 'nodes'));
  assert.deepEqual(partOf(call('if', true, id, null)), names('deployment', subnets, 'net', 'nodes'));
  assert.deepEqual(partOf(call('first', array(id))), names('deployment', subnets, 'net', 'nodes'));
  assert.deepEqual(partOf(call('string', id)), names('deployment', subnets, 'net', 'nodes'));
  assert.equal(partOf(call('toLower', id)), undefined);
  assert.equal(partOf(call('uniqueString', id)), undefined);
});
