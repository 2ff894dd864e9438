import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFindings, allNotChecked, reportsOf } from '../../../src/analyze';
import { trailOf, type Origin } from '../../../src/model/value';
import { fixtureFolder } from '../fixture';
import { deployed } from './deployed';

const text = `-- main.bicep --
param ranges array = ['10.2.0.0/16']
param pods int
param more array
module net 'br/public:avm/res/network/virtual-network:0.7.0' = [for i in range(0, 2): {
  name: 'net\${i}'
  params: { name: 'vnet\${i}', addressPrefixes: ranges, subnets: concat([{ name: 'a', addressPrefix: '10.1.0.0/28' }, { name: 'b', addressPrefix: '10.1.0.0/28' }], i == 0 ? [] : more) }
}]
module child 'br/public:avm/res/network/virtual-network/subnet:0.1.0' = {
  name: 'child'
  params: { name: 'c', virtualNetworkName: 'vnet0', addressPrefix: '10.1.0.8/28' }
}
module aks 'br/public:avm/res/container-service/managed-cluster:0.11.0' = {
  name: 'aks'
  params: {
    name: 'aks'
    primaryAgentPoolProfiles: [{ name: 'system', count: 30, mode: 'System', vnetSubnetResourceId: net[0].outputs.subnetResourceIds[0], maxPods: 5 }]
    agentPools: [{ name: 'win', osType: 'Windows', maxPods: pods, vnetSubnetResourceId: net[1].outputs.subnetResourceIds[1] }, { name: 'more', vnetSubnetResourceId: 'x' }]
    networkPlugin: 'kubenet'
    dnsServiceIP: '10.0.0.1'
    serviceCidr: '10.0.0.0/11'
  }
}
`;

test('of a module of the registry every place lies in the text of the user', () => {
  const { analysis } = deployed(text);
  const places = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('uri' in value && typeof value.uri === 'string') places.add(value.uri);
    for (const [key, each] of Object.entries(value)) {
      if (key !== 'origin' && key !== 'from') look(each);
      else if (key === 'origin' && isOrigin(each)) for (const { span } of trailOf(each)) places.add(span.uri);
    }
  };
  look(allFindings(analysis));
  look(allNotChecked(analysis));
  for (const { design } of reportsOf(analysis)) look([design.network, design.plan]);
  assert.deepEqual([...places], [`${fixtureFolder}/main.bicep`]);
});

function isOrigin(value: unknown): value is Origin {
  return typeof value === 'object' && value !== null && 'from' in value && 'span' in value;
}

test('what is wrong is found there, with the certainty of text of the user\'s own', () => {
  const { findings } = deployed(text);
  const errors = new Set(findings.flatMap((finding) => [finding, ...(finding.follows ?? [])]).filter(({ severity }) => severity === 'error').map(({ rule }) => rule));
  for (const rule of ['subnet-outside-network', 'subnet-too-small', 'subnets-overlap', 'max-pods-out-of-range', 'windows-on-kubenet', 'service-cidr-too-large', 'dns-ip-first-address']) assert.ok(errors.has(rule), `${rule}: ${[...errors].join(' ')}`);
});
