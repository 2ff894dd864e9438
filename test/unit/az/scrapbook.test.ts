import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFindings, analyze } from '../../../src/analyze';
import { today } from '../fixture';

function seen(file: string, text: string): readonly string[] {
  const analysis = analyze(undefined, new Map([[`file:///w/${file}`, text]]), { today, settings: { severities: {} } });
  return allFindings(analysis).map(({ severity, rule }) => `${severity} ${rule}`).filter((each) => each.includes('pod-subnets'));
}

const create = `az network vnet create -g g -n v --address-prefixes 10.0.0.0/8
az network vnet subnet create -g g --vnet-name v -n nodes --address-prefixes 10.1.0.0/16
az network vnet subnet create -g g --vnet-name v -n pods --address-prefixes 10.2.0.0/16
az aks create -g g -n aks --network-plugin azure --vnet-subnet-id $(az network vnet subnet show -g g --vnet-name v -n nodes --query id -o tsv)
`;
const pool = `az aks nodepool add -g g --cluster-name aks -n more --vnet-subnet-id $(az network vnet subnet show -g g --vnet-name v -n nodes --query id -o tsv) --pod-subnet-id $(az network vnet subnet show -g g --vnet-name v -n pods --query id -o tsv)
`;
const rule = `
##################
#  Another trial #
##################

`;

test('the sections of a scrapbook need not be about one cluster: what they bring about together is no error', () => {
  assert.deepEqual(seen('a.azcli', `${create}${rule}${pool}`), ['warning pools-mix-pod-subnets']);
});

test('within a section of a scrapbook, and in a script, they are', () => {
  assert.deepEqual(seen('a.azcli', `${create}# one more pool\n${pool}`), ['error pools-mix-pod-subnets']);
  assert.deepEqual(seen('a.sh', `${create}${rule}${pool}`), ['error pools-mix-pod-subnets']);
});
